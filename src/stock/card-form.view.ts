import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { nextNumber, seriesOf } from "../company/numbering";
import { siteLine } from "../parties/model";
import { partyWithSites } from "../parties/queries";
import type { Invoice, Item, Party, RecordId } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/icon";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { addCard } from "./commands";
import { isStocked } from "./model";
import { salesWithoutCard, searchItems } from "./queries";

/** A unit that stands at a customer's site: what it is, its serial number and its card. */
@customElement("card-form")
export class CardForm extends SbElement {
  @property() partyId: Party["id"] | undefined;
  @state() private item: Item | undefined;
  /** Bills it may have been sold on. */
  private readonly sales = this.live(
    (read) => salesWithoutCard(read, this.partyId as Party["id"], this.item?.id as Item["id"]),
    () => [this.partyId, this.item?.id],
  );
  private readonly around = this.live(
    async (read) => {
      const [own, series] = await Promise.all([
        partyWithSites(read, this.partyId as Party["id"]),
        seriesOf(read, "card"),
      ]);
      return { ...own, next: await nextNumber(read, series.id, this.app.today()) };
    },
    () => [this.partyId],
  );

  override render() {
    const around = this.around.value;
    if (this.around.error)
      return html`<sb-page back heading=${msg("New unit")}
        ><sb-empty text=${this.around.error instanceof Error ? this.around.error.message : ""}></sb-empty
      ></sb-page>`;
    if (!around) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { party, sites, next } = around;
    return html`<sb-page back heading=${msg("New unit")}>
      <span slot="beside" class="hint">${msg(str`of ${party.name}`)}</span>
      <sb-form
        draftKey=${`card/${party.id}`}
        .command=${this.command}
        .said=${{ done: (made: { number: string }) => msg(str`Card ${made.number} is in the book.`) }}
        @sb-change=${this.follow}
        @sb-saved=${({ detail }: CustomEvent<Saved<{ id: RecordId<"card"> }>>) =>
          this.app.router.replace("card", { id: detail.result.id })}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-combobox
          name="itemId"
          label=${msg("Item")}
          placeholder=${msg("Name or code")}
          required
          autofocus
          .search=${this.search}
          .resolve=${this.nameOf}
        ></sb-combobox>
        <div class="grid2">
          <sb-text name="serial" label=${msg("Serial number")}></sb-text>
          <sb-text
            name="number"
            label=${msg("Card number")}
            placeholder=${next}
            hint=${msg(str`Empty: the next one, ${next}`)}
          ></sb-text>
        </div>
        <sb-select
          name="siteId"
          label=${msg("Site")}
          required
          placeholder=${msg("where it stands")}
          .choices=${sites.map((site) => ({ value: site.id, label: siteLine(site) }))}
          .value=${sites.length === 1 ? (sites[0]?.id ?? "") : ""}
        ></sb-select>
        ${
          sites.length
            ? nothing
            : html`<button
                type="button"
                class="quiet"
                @click=${() => this.app.navigate("site-form", { party: party.id })}
              >
                <sb-icon name="add"></sb-icon>${msg("Add a site first")}
              </button>`
        }
        <div class="grid2">
          <sb-day
            name="installedOn"
            label=${msg("Installed on")}
            required
            .value=${this.app.today()}
          ></sb-day>
          <sb-number
            name="warrantyMonths"
            label=${msg("Warranty")}
            unit=${msg("months")}
            decimals="0"
            .value=${String(this.item?.warrantyMonths ?? 0)}
          ></sb-number>
        </div>
        ${this.sales.value?.length ? this.saleChoice(this.sales.value) : nothing}
        <sb-text name="note" label=${msg("Note")}></sb-text>
      </sb-form>
    </sb-page>`;
  }

  private saleChoice(bills: readonly Invoice[]) {
    const { format } = this.app;
    return html`<sb-select
      name="saleId"
      label=${msg("Sold on bill")}
      .choices=${[
        ...bills.map(({ id, number, on }) => ({ value: id, label: `${number ?? ""}, ${format.day(on)}` })),
        { value: "", label: msg("on none of these") },
      ]}
      .value=${bills[0]?.id ?? ""}
    ></sb-select>`;
  }

  private readonly command = (values: FormValues) => {
    const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
    return addCard({
      partyId: this.partyId as Party["id"],
      siteId: text("siteId") as RecordId<"site">,
      itemId: text("itemId") as Item["id"],
      serial: text("serial"),
      installedOn: text("installedOn"),
      warrantyMonths: Number(text("warrantyMonths") || "0"),
      note: text("note"),
      ...(text("saleId") ? { saleId: text("saleId") as Invoice["id"] } : {}),
      ...(text("number") ? { number: text("number") } : {}),
    });
  };

  /** The warranty proposed is the one the item is sold with. */
  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name !== "itemId") return;
    void this.app.store
      .read(async (read) => (value ? read.find(value as Item["id"]) : undefined))
      .then(
        (item) => (this.item = item),
        (error: unknown) => this.app.report(error),
      );
  };

  private readonly search = async (typed: string) =>
    (await this.app.store.read((read) => searchItems(read, typed)))
      .filter(isStocked)
      .map(({ id, name, code }) => ({ value: id, label: name, detail: code }));

  private readonly nameOf = async (id: string) => {
    const item = await this.app.store.read((read) => read.find(id as Item["id"]));
    return item && { value: id, label: item.name };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "card-form": CardForm;
  }
}
