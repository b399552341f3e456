import { msg, str } from "@lit/localize";
import { fromThousandths, toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import type { Challan, Invoice, Quotation, RecordId } from "../records";
import { fold } from "../records/terms";
import { moveBetween } from "../stock/move";
import type { Read, Work } from "../store/work";
import { leftOf, type ChallanLine } from "./model";

/** The goods of a challan leave their places for the challan's own, inside the running transaction. Gives the lines with
 *  the pieces that left; what is not there is refused at its line. @throws Refusal */
export async function sendGoods(work: Work, challan: Challan): Promise<ChallanLine[]> {
  const lines: ChallanLine[] = [];
  for (const [at, line] of challan.lines.entries()) {
    const { units } = await atLine(at, () =>
      moveBetween(work, {
        itemId: line.itemId,
        from: line.location,
        to: challan.id,
        on: challan.on,
        quantity: toThousandths(line.quantity) ?? 0,
        reason: "challan",
        sourceId: challan.id,
        ...(line.units?.length ? { units: line.units } : {}),
      }),
    );
    lines.push(units.length ? { ...line, units: [...units] } : line);
  }
  return lines;
}

/** Says what is refused about a line's goods at that line: `quantity` becomes `lines.2.quantity`. */
export async function atLine<R>(at: number, move: () => Promise<R>): Promise<R> {
  try {
    return await move();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { on, ...others } = error.problems;
    const problems = Object.entries(others).map(([field, says]) => [`lines.${at}.${field}`, says]);
    throw new Refusal(error.message, { ...Object.fromEntries(problems), ...(on ? { on } : {}) });
  }
}

/** Counts what a bill takes from challans (1), or gives back when it is cancelled (−1), line by line; and says on the
 *  quotation behind it what it became. @throws Refusal */
export async function billChallans(work: Work, invoice: Invoice, sign: 1 | -1): Promise<void> {
  const quotations = new Set<RecordId<"quotation">>(invoice.quotationId ? [invoice.quotationId] : []);
  for (const [at, { challan: source, quantity, itemId }] of invoice.lines.entries()) {
    if (!source) continue;
    const challan = await work.get(source.id);
    const line = challan.lines[source.line];
    const says = line ? challanFault(challan, line, invoice, itemId) : msg("The challan has no such line.");
    if (says && sign > 0)
      throw new Refusal(msg("This bill cannot be issued yet."), { [`lines.${at}.quantity`]: says });
    const amount = toThousandths(quantity) ?? 0;
    const left = line ? leftOf(line) : 0;
    if (sign > 0 && (amount <= 0 || amount > left))
      throw new Refusal(msg("This bill cannot be issued yet."), {
        [`lines.${at}.quantity`]: msg(
          str`Challan ${challan.number ?? ""} has only ${fromThousandths(left)} left to be billed.`,
        ),
      });
    const lines = challan.lines.map((one, index) =>
      index === source.line ? { ...one, invoiced: one.invoiced + sign * amount } : one,
    );
    await work.put({ ...challan, lines });
    if (challan.quotationId) quotations.add(challan.quotationId);
  }
  for (const id of quotations) await markQuotation(work, id, { invoiceId: invoice.id }, sign);
}

/** Cards of pieces that were installed before they were billed learn the bill they were sold on. */
export async function nameSale(work: Work, invoice: Invoice): Promise<void> {
  for (const id of invoice.lines.flatMap((line) => line.units ?? [])) {
    const { cardId } = await work.get(id);
    const card = cardId ? await work.get(cardId) : undefined;
    if (card && !card.saleId) await work.put({ ...card, saleId: invoice.id });
  }
}

function challanFault(
  challan: Challan,
  line: ChallanLine,
  invoice: Invoice,
  itemId: Invoice["lines"][number]["itemId"],
): string | undefined {
  const { number = "", status } = challan;
  if (status !== "issued") return msg(str`Challan ${number} is not out.`);
  if (challan.customerId !== invoice.customerId) return msg(str`Challan ${number} is of another customer.`);
  return line.itemId === itemId ? undefined : msg(str`This is not what left on challan ${number}.`);
}

/** Says on a quotation what it became, or no longer became: it counts as accepted as long as anything came of it. */
export async function markQuotation(
  work: Work,
  id: Quotation["id"],
  became: Partial<Pick<Quotation, "challanId" | "invoiceId">>,
  sign: 1 | -1,
): Promise<void> {
  const quotation = await work.get(id);
  if (sign > 0) {
    const { reason: _, ...open } = quotation;
    return work.put({ ...open, ...became, status: "accepted" });
  }
  const kept = Object.fromEntries(
    Object.entries(quotation).filter(([field, value]) => became[field as "challanId"] !== value),
  ) as Quotation;
  await work.put(kept);
}

/** Refuses a number that another paper of the kind already has, letter case aside: two series could have grown together. @throws Refusal */
export async function refuseTwin(read: Read, type: "quotation" | "challan", number: string): Promise<void> {
  if (!(await read.count(type, "number", { is: fold(number) }))) return;
  throw new Refusal(msg(str`The number ${number} is already given; choose another series.`), {
    seriesId: msg(str`It would give ${number} a second time.`),
  });
}
