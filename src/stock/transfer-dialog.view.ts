import { msg, str } from "@lit/localize";
import { html } from "lit";
import { fromThousandths } from "../base/quantity";
import { activeTechnicians } from "../parties/queries";
import type { RecordId } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import { STORE } from "./model";
import { searchItems } from "./queries";
import { transferStock } from "./transfer-commands";

/** Asks what goes from where to where; `from` and `to` are proposed. */
export async function showTransfer(
  near: SbElement,
  { from = STORE, to = "", itemId = "" }: { from?: string; to?: string; itemId?: RecordId<"item"> | "" },
): Promise<void> {
  const { app } = near;
  const technicians = await app.store.read(activeTechnicians);
  const places = [
    { value: STORE, label: msg("Store") },
    ...technicians.map(({ id, name }) => ({ value: id, label: msg(str`Van of ${name}`) })),
  ];
  const search = (typed: string) =>
    app.store.read(async (read) => {
      const items = (await searchItems(read, typed)).filter(({ type }) => type !== "service");
      return Promise.all(
        items.map(async ({ id, name, unit }) => {
          const { parts } = await read.balance(`stock/${id}`);
          const held = app.format.quantity(fromThousandths(parts[from] ?? 0));
          return { value: id, label: name, detail: msg(str`${held} ${unit} there`) };
        }),
      );
    });
  const nameOf = async (id: string) => {
    const item = await app.store.read((read) => read.find(id as RecordId<"item">));
    return item && { value: id, label: item.name };
  };
  await showDialog(near, msg("Move goods"), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Move")}
      .command=${(values: FormValues) => {
        const text = (name: string) => (values[name] as string | undefined) ?? "";
        return transferStock({
          itemId: text("itemId") as RecordId<"item">,
          from: text("from"),
          to: text("to"),
          quantity: text("quantity"),
          on: text("on"),
          note: text("note"),
        });
      }}
      .said=${{ done: msg("Moved."), undo: true }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-combobox
        name="itemId"
        label=${msg("Item")}
        required
        ?autofocus=${!itemId}
        .value=${itemId}
        .search=${search}
        .resolve=${nameOf}
      ></sb-combobox>
      <div class="grid2">
        <sb-select name="from" label=${msg("From")} .choices=${places} .value=${from}></sb-select>
        <sb-select name="to" label=${msg("To")} required .choices=${places} .value=${to}></sb-select>
        <sb-number name="quantity" label=${msg("Quantity")} required .value=${"1"}></sb-number>
        <sb-day name="on" label=${msg("Date")} required .value=${app.today()}></sb-day>
      </div>
      <sb-text name="note" label=${msg("Note")}></sb-text>
    </sb-form>`,
  }));
}
