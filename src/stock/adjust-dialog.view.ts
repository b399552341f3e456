import { msg, str } from "@lit/localize";
import { html } from "lit";
import { fromThousandths } from "../base/quantity";
import type { Item } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import { adjustStock } from "./commands";
import { STORE } from "./model";
import { serialsIn } from "./serials";

/** Asks what was counted in a location; `held` in thousandths by location, `people` names by technician's id. */
export function showAdjust(
  near: SbElement,
  item: Item,
  held: Readonly<Record<string, number>>,
  people: ReadonlyMap<string, string>,
): void {
  const book = (at: string) => near.app.format.quantity(fromThousandths(held[at] ?? 0));
  const choices = [
    { value: STORE, label: msg(str`Store, ${book(STORE)} in the book`) },
    ...[...people].map(([id, name]) => ({ value: id, label: msg(str`${name}, ${book(id)} in the book`) })),
  ];
  void showDialog(near, msg(str`Adjust ${item.name}`), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Adjust")}
      .command=${(values: FormValues) =>
        adjustStock({
          itemId: item.id,
          location: String(values["location"]),
          counted: String(values["counted"] ?? ""),
          on: String(values["on"]),
          note: String(values["note"] ?? ""),
          serials: serialsIn(String(values["serials"] ?? "")),
        })}
      .said=${{ done: msg("The book says what was counted.") }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-select name="location" label=${msg("Where")} .choices=${choices} .value=${STORE}></sb-select>
      <div class="grid2">
        <sb-number name="counted" label=${msg("Counted")} unit=${item.unit} required autofocus></sb-number>
        <sb-day name="on" label=${msg("Date")} required .value=${near.app.today()}></sb-day>
      </div>
      ${
        item.type === "serialised"
          ? html`<sb-textarea
              name="serials"
              label=${msg("Serial numbers")}
              hint=${msg("Of the pieces found or missing, one a line; the oldest go where none is named.")}
              rows="2"
            ></sb-textarea>`
          : ""
      }
      <sb-text name="note" label=${msg("Reason")} placeholder=${msg("counted, broken, lost…")}></sb-text>
    </sb-form>`,
  }));
}
