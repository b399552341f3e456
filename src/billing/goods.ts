import { msg, str } from "@lit/localize";
import type { Money } from "../base/money";
import { toThousandths } from "../base/quantity";
import { Decimal, roundTo } from "../base/decimal";
import { Refusal } from "../base/refusal";
import type { Invoice, RecordId } from "../records";
import type { Judged } from "./issue-checks";
import { moveStock } from "../stock/move";
import type { Read, Work } from "../store/work";

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

/** Goods of a credit note come back to the location its line names, at the value at which they left on the bill. Gives the
 *  lines with the pieces that came, and by how much the stock's worth moved. @throws Refusal */
export async function takeBack(
  work: Work,
  { draft, original, notes }: Pick<Judged, "draft" | "original" | "notes">,
): Promise<{ lines: Invoice["lines"]; value: Money }> {
  let sum = 0;
  const lines: Invoice["lines"] = [];
  for (const [at, line] of draft.lines.entries()) {
    const { itemId, location } = line;
    const item = itemId && location ? await work.get(itemId) : undefined;
    if (!itemId || !item || item.type === "service" || line.valueOnly) {
      lines.push({ ...line, location: "" });
      continue;
    }
    const quantity = toThousandths(line.quantity);
    if (quantity === undefined)
      throw new Refusal(msg("This bill cannot be issued yet."), {
        [`lines.${at}.quantity`]: msg("At most three decimals for goods in stock."),
      });
    const units = item.type === "serialised" ? piecesBack(line.units ?? [], quantity, at) : undefined;
    if (units && original) await refuseForeign(work, units, original, at);
    const value = units
      ? undefined
      : await valueBack(work, itemId, quantity, original, [draft.id, ...notes.map(({ id }) => id)]);
    const moved = await atLine(at, () =>
      moveStock(work, {
        itemId,
        location,
        on: draft.on,
        quantity,
        reason: "returned",
        sourceId: draft.id,
        ...(units ? { units } : value === undefined ? {} : { value }),
      }),
    );
    sum += moved.value;
    lines.push(moved.units.length ? { ...line, units: [...moved.units] } : line);
  }
  return { lines, value: sum };
}

function piecesBack(
  units: readonly RecordId<"unit">[],
  quantity: number,
  at: number,
): readonly RecordId<"unit">[] {
  if (units.length * 1000 === quantity) return units;
  throw new Refusal(msg("This bill cannot be issued yet."), {
    [`lines.${at}.units`]: msg("Name each piece that comes back."),
  });
}

/** Only pieces that left on the bill come back by its note. @throws Refusal */
async function refuseForeign(
  read: Read,
  units: readonly RecordId<"unit">[],
  original: Invoice,
  at: number,
): Promise<void> {
  for (const id of units) {
    const unit = await read.get(id);
    if (unit.invoiceId === original.id) continue;
    throw new Refusal(msg("This bill cannot be issued yet."), {
      [`lines.${at}.units`]: msg(str`Serial ${unit.serial} was not sold on ${original.number ?? ""}.`),
    });
  }
}

/** What so many of the goods a bill took were worth when they left, the last of them all that is left of it; nothing is said
 *  where the bill took none. */
async function valueBack(
  read: Read,
  itemId: RecordId<"item">,
  quantity: number,
  original: Invoice | undefined,
  noteIds: readonly Invoice["id"][],
): Promise<Money | undefined> {
  const of = async (ids: readonly Invoice["id"][]) => {
    const all = (await Promise.all(ids.map((id) => read.list("movement", "source", { is: id })))).flat();
    return all
      .filter((movement) => movement.itemId === itemId)
      .reduce(
        (sum, one) => ({ quantity: sum.quantity + one.quantity, value: sum.value + (one.value ?? 0) }),
        { quantity: 0, value: 0 },
      );
  };
  const gone = await of(original ? [original.id] : []);
  if (gone.quantity >= 0) return undefined;
  const back = await of(noteIds);
  const due = new Decimal(gone.value).times(back.quantity + quantity).div(gone.quantity);
  return Math.max(0, roundTo(due, 0).toNumber() - back.value);
}

/** Goods that a cancelled credit note had brought back leave again, the same pieces. Gives by how much the stock's worth moved. @throws Refusal */
export async function sendAgain(work: Work, note: Invoice): Promise<Money> {
  let sum = 0;
  for (const [at, { itemId, location, quantity, units }] of note.lines.entries()) {
    if (!itemId || !location) continue;
    const moved = await atLine(at, () =>
      moveStock(work, {
        itemId,
        location,
        on: work.today,
        quantity: -(toThousandths(quantity) ?? 0),
        reason: "sold",
        sourceId: note.id,
        ...(units?.length ? { units } : {}),
      }),
    );
    sum += moved.value;
    for (const id of moved.units)
      if (note.original) await work.put({ ...(await work.get(id)), invoiceId: note.original.id });
  }
  return sum;
}
