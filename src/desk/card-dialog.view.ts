import { msg, str } from "@lit/localize";
import { html } from "lit";
import type { Card, Invoice } from "../records";
import { amendCard } from "../stock/commands";
import { salesWithoutCard } from "../stock/queries";
import "../ui/choice-fields";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";

/** Asks what is to be corrected on a unit's card; its number stays for life. */
export async function showCardEdit(near: SbElement, card: Card): Promise<void> {
  const bills = await near.app.store.read(async (read) => {
    const own = card.saleId ? [await read.get(card.saleId)] : [];
    return [
      ...own,
      ...(await salesWithoutCard(read, card.owners[0]?.partyId ?? card.partyId, card.itemId)),
    ].filter((bill, at, all) => all.findIndex(({ id }) => id === bill.id) === at);
  });
  const { format } = near.app;
  await showDialog(near, msg(str`Edit card ${card.number}`), (close) => ({
    body: html`<sb-form
      .command=${(values: FormValues) => {
        const saleId = values["saleId"] as Invoice["id"] | "";
        return amendCard({
          id: card.id,
          serial: String(values["serial"]).trim(),
          note: String(values["note"]).trim(),
          ...(saleId ? { saleId } : {}),
        });
      }}
      .said=${{ done: msg("Saved."), undo: true }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-text name="serial" label=${msg("Serial number")} autofocus .value=${card.serial}></sb-text>
      <sb-select
        name="saleId"
        label=${msg("Sold on bill")}
        placeholder=${bills.length ? msg("not known") : msg("no bill has this item")}
        .choices=${bills.map((bill) => ({
          value: bill.id,
          label: `${bill.number ?? ""}, ${format.day(bill.on)}`,
        }))}
        .value=${card.saleId ?? ""}
      ></sb-select>
      <sb-textarea name="note" label=${msg("Note")} .value=${card.note}></sb-textarea>
    </sb-form>`,
  }));
}
