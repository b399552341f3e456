import { msg } from "@lit/localize";
import type { Money } from "../base/money";
import { toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import type { Invoice } from "../records";
import { moveStock } from "../stock/move";
import type { Work } from "../store/work";

/** Goods leave for every line that names a location. Gives the lines with the pieces that left, and by how much the stock's
 *  worth moved; what is not there is refused at its line. @throws Refusal */
export async function sellGoods(
  work: Work,
  invoice: Invoice,
): Promise<{ lines: Invoice["lines"]; value: Money }> {
  let sum = 0;
  const lines: Invoice["lines"] = [];
  for (const [at, line] of invoice.lines.entries()) {
    const moved = await atLine(at, () => sellLine(work, invoice, line));
    sum += moved?.value ?? 0;
    lines.push(moved?.units.length ? { ...line, units: [...moved.units] } : line);
  }
  return { lines, value: sum };
}

async function sellLine(work: Work, invoice: Invoice, line: Invoice["lines"][number]) {
  const { itemId, location, units } = line;
  if (!itemId || !location) return undefined;
  const amount = toThousandths(line.quantity);
  if (amount === undefined)
    throw new Refusal(msg("This bill cannot be issued yet."), {
      quantity: msg("At most three decimals for goods in stock."),
    });
  return moveStock(work, {
    itemId,
    location,
    on: invoice.on,
    quantity: -amount,
    reason: "sold",
    sourceId: invoice.id,
    ...(units?.length ? { units } : {}),
  });
}

/** Says what is refused about a line's goods at that line: `quantity` becomes `lines.2.quantity`. */
async function atLine<R>(at: number, move: () => Promise<R>): Promise<R> {
  try {
    return await move();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { on, ...others } = error.problems;
    const problems = Object.entries(others).map(([field, says]) => [`lines.${at}.${field}`, says]);
    throw new Refusal(error.message, { ...Object.fromEntries(problems), ...(on ? { on } : {}) });
  }
}
