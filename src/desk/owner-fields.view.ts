import { msg, str } from "@lit/localize";
import { css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { mainPhone, siteLine } from "../parties/model";
import { searchParties } from "../parties/queries";
import type { Card, Party, Site } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";

/** Who owns a unit from now on, and at which of his sites: fields `partyId` and `siteId` (empty: where it stands). */
@customElement("owner-fields")
export class OwnerFields extends SbElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 10px;
    }
  `;
  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) site!: Site;
  @state() private partyId: Party["id"] | undefined;
  private readonly sites = this.live(
    (read) => read.list("site", "party", { is: this.partyId as Party["id"] }),
    () => [this.partyId],
  );

  override render() {
    return html`<sb-combobox
        name="partyId"
        label=${msg("New owner")}
        placeholder=${msg("Name or phone")}
        required
        autofocus
        .search=${this.search}
        .resolve=${this.nameOf}
        @sb-change=${this.follow}
      ></sb-combobox>
      <sb-select
        name="siteId"
        label=${msg("Where it stands")}
        .choices=${[
          { value: "", label: msg(str`Where it is: ${this.site.address || this.site.name}`) },
          ...(this.sites.value ?? []).map((site) => ({ value: site.id, label: siteLine(site) })),
        ]}
        .value=${""}
      ></sb-select>`;
  }

  private readonly follow = ({ detail }: CustomEvent<FieldChange>): void => {
    this.partyId = (detail.value as Party["id"] | "") || undefined;
  };

  private readonly search = async (typed: string) =>
    (await this.app.store.read((read) => searchParties(read, typed)))
      .filter(({ id, customer }) => customer && id !== this.card.partyId)
      .map((party) => ({ value: party.id, label: party.name, detail: mainPhone(party) }));

  private readonly nameOf = async (id: string) => {
    const party = await this.app.store.read((read) => read.find(id as Party["id"]));
    return party && { value: id, label: party.name };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "owner-fields": OwnerFields;
  }
}
