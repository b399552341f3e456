import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { stateChoices } from "../company/choices";
import type { Party, Site } from "../records";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/page";
import "../ui/text-field";
import { addSite, amendSite } from "./commands";

/** An address of a customer where units stand: a new one, or one corrected. */
@customElement("site-form")
export class SiteForm extends SbElement {
  @property() partyId: Party["id"] | undefined;
  @property() siteId: Site["id"] | undefined;
  private readonly around = this.live(
    async (read) => {
      const site = this.siteId ? await read.get(this.siteId) : undefined;
      return { site, party: await read.get(site?.partyId ?? (this.partyId as Party["id"])) };
    },
    () => [this.siteId ?? this.partyId],
  );

  override render() {
    const around = this.around.value;
    if (this.around.error)
      return html`<sb-page back heading=${msg("Site")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!around) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { site, party } = around;
    return html`<sb-page back heading=${site ? msg("Edit site") : msg("New site")}>
      <span slot="beside" class="hint">${msg(str`of ${party.name}`)}</span>
      <sb-form
        draftKey=${`site/${site?.id ?? `new/${party.id}`}`}
        .command=${(values: FormValues) => this.command(values, party, site)}
        .said=${{ done: msg("Saved."), undo: true }}
        @sb-saved=${() => this.app.back()}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-text
          name="name"
          label=${msg("Site")}
          placeholder=${msg("Home, shop, plant…")}
          required
          autofocus
          .value=${site?.name ?? ""}
        ></sb-text>
        <sb-textarea
          name="address"
          label=${msg("Address")}
          .value=${site?.address ?? party.address}
        ></sb-textarea>
        <div class="grid2">
          <sb-text
            name="area"
            label=${msg("Area")}
            hint=${msg("Suggests the technician")}
            .value=${site?.area ?? ""}
          ></sb-text>
          <sb-phone name="phone" label=${msg("Phone")} .value=${site?.phone ?? ""}></sb-phone>
        </div>
        ${
          this.app.company?.country === "IN"
            ? html`<sb-select
                name="stateCode"
                label=${msg("State")}
                hint=${msg("Decides between CGST with SGST, and IGST")}
                .choices=${[{ value: "", label: msg("as the customer") }, ...stateChoices()]}
                .value=${site?.stateCode ?? party.stateCode}
              ></sb-select>`
            : nothing
        }
      </sb-form>
    </sb-page>`;
  }

  private command(values: FormValues, party: Party, site: Site | undefined) {
    const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
    const draft = {
      name: text("name"),
      address: text("address"),
      area: text("area"),
      phone: text("phone"),
      stateCode: text("stateCode"),
    };
    return site ? amendSite({ id: site.id, ...draft }) : addSite({ ...draft, partyId: party.id });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "site-form": SiteForm;
  }
}
