import { msg, str } from "@lit/localize";
import { html } from "lit";
import { fromThousandths } from "../base/quantity";
import type { Challan, Unit } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import { returnChallan, type ReturnedLine } from "./challan-commands";
import { leftOf } from "./model";
import { piecesAt } from "./queries";

interface OutLine {
  readonly at: number;
  readonly name: string;
  readonly left: number;
  readonly pieces: readonly Unit[];
}

/** Asks how much of each line came back, piece by piece where they have serial numbers. */
export async function showReturn(near: SbElement, challan: Challan): Promise<void> {
  const lines = await near.app.store.read((read) =>
    Promise.all(
      challan.lines.map(async (line, at): Promise<OutLine> => {
        const here = line.units?.length ? await piecesAt(read, line.itemId, challan.id) : [];
        const pieces = here.filter(({ id, cardId }) => line.units?.includes(id) && !cardId);
        return { at, name: line.description, left: leftOf(line), pieces };
      }),
    ),
  );
  const out = lines.filter(({ left }) => left > 0);
  await showDialog(near, msg(str`Goods of ${challan.number ?? ""} came back`), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Came back")}
      .command=${(values: FormValues) =>
        returnChallan({
          id: challan.id,
          on: (values["on"] as string | undefined) ?? "",
          lines: out.map((line) => returned(line, values)),
        })}
      .said=${{ done: msg("The goods are back.") }}
      @sb-saved=${() => close(undefined)}
      @sb-cancel=${() => close(undefined)}
    >
      <sb-day name="on" label=${msg("Date")} required .value=${near.app.today()}></sb-day>
      ${out.map((line) =>
        line.pieces.length
          ? html`<div class="stack" role="group" aria-label=${line.name}>
              <span class="hint">${line.name}</span>
              ${line.pieces.map(
                ({ id, serial }) =>
                  html`<sb-check
                    name=${`unit:${id}`}
                    label=${serial || msg("serial not known yet")}
                  ></sb-check>`,
              )}
            </div>`
          : html`<sb-number
              name=${`lines.${line.at}.quantity`}
              label=${line.name}
              hint=${msg(str`${near.app.format.quantity(fromThousandths(line.left))} are out`)}
            ></sb-number>`,
      )}
    </sb-form>`,
  }));
}

function returned({ at, pieces }: OutLine, values: FormValues): ReturnedLine {
  if (!pieces.length)
    return { line: at, quantity: (values[`lines.${at}.quantity`] as string | undefined) ?? "" };
  const units = pieces.filter(({ id }) => values[`unit:${id}`] === true).map(({ id }) => id);
  return { line: at, quantity: String(units.length), units };
}
