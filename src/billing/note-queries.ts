import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { currencyDigits } from "../base/money";
import { Refusal } from "../base/refusal";
import type { Contract, Invoice, Item, Party, Series, Technician, Unit } from "../records";
import { STORE } from "../stock/model";
import type { Read } from "../store/work";
import { completed, type InvoiceDraft } from "./draft-queries";
import { amountOf, leftOfLines, noteCharges, noteLine, standing, type LineLeft, type NoteRow } from "./notes";

/** A line of a bill with what may still be credited of it. */
export interface CreditableLine {
  readonly line: Invoice["lines"][number];
  readonly left: LineLeft;
  readonly item: Item | undefined;
  /** Pieces that are still the customer's. */
  readonly pieces: readonly Unit[];
}

/** A bill as it may be credited. */
export interface Creditable {
  readonly original: Invoice;
  readonly customer: Party;
  readonly lines: readonly CreditableLine[];
  /** What the bill leaves open, minor units. */
  readonly open: number;
  readonly series: readonly Series[];
  readonly technicians: readonly Technician[];
}

/** A bill with what is left of each of its lines. @throws Refusal where it does not stand */
export async function creditable(read: Read, id: Invoice["id"]): Promise<Creditable> {
  const original = await read.get(id);
  if (original.status !== "issued")
    throw new Refusal(msg(str`Bill ${original.number ?? ""} does not stand; there is nothing to credit.`));
  const [company, customer, notes, { amount: open }, series, technicians] = await Promise.all([
    read.get("company:main"),
    read.get(original.customerId),
    read.list("invoice", "original", { is: id }),
    read.balance(`bill/${id}`),
    read.list("series", "document", { is: "credit-note" }),
    read.list("technician", "name"),
  ]);
  const left = leftOfLines(original, standing(notes), currencyDigits(company.currency));
  const lines = await Promise.all(
    original.lines.map(async (line, at): Promise<CreditableLine> => {
      const units = await Promise.all((line.units ?? []).map((unit) => read.find(unit)));
      return {
        line,
        left: left[at] ?? { quantity: "0", amount: 0 },
        item: line.itemId ? await read.find(line.itemId) : undefined,
        pieces: units.flatMap((unit) => (unit?.invoiceId === id ? [unit] : [])),
      };
    }),
  );
  return {
    original,
    customer,
    lines,
    open,
    series: series.filter(({ active }) => active),
    technicians: technicians.filter(({ active }) => active),
  };
}

/** What a credit note is asked for: rows of the bill it credits, and why. */
export interface NoteWish {
  readonly originalId: Invoice["id"];
  readonly rows: readonly NoteRow[];
  readonly reason: string;
  readonly on?: Day;
  readonly seriesId?: Series["id"];
  readonly note?: string;
  /** Bills of the customer that it settles; its own as far as that is open when left out. */
  readonly allocations?: NonNullable<Invoice["allocations"]>;
  /** What a contract gives back, by the day since which it does. */
  readonly contract?: NonNullable<Invoice["contract"]>;
}

/** The credit note of a wish as a draft: each row at the original's price and tax, charges of the bill in their part. */
export async function noteDraft(read: Read, wish: NoteWish, today: Day): Promise<Invoice> {
  const [original, company, corrections] = await Promise.all([
    read.get(wish.originalId),
    read.get("company:main"),
    read.list("invoice", "original", { is: wish.originalId }),
  ]);
  const digits = currencyDigits(company.currency);
  const notes = standing(corrections);
  const left = leftOfLines(original, notes, digits);
  const lines = wish.rows.flatMap((row) => {
    const line = original.lines[row.line];
    const rest = left[row.line];
    if (!line || !rest) throw new Refusal(msg("This is no line of the bill."));
    const amount = row.amount ?? (row.quantity ? amountOf(line, row.quantity, rest, digits) : 0);
    return amount || row.quantity ? [noteLine(line, { ...row, amount }, digits)] : [];
  });
  const draft: InvoiceDraft = {
    kind: "credit-note",
    customerId: original.customerId,
    original: { id: original.id, number: original.number ?? "–", on: original.on },
    reason: wish.reason.trim(),
    ...(wish.on ? { on: wish.on } : {}),
    ...(wish.seriesId ? { seriesId: wish.seriesId } : {}),
    ...(wish.allocations ? { allocations: wish.allocations } : {}),
    ...(wish.contract ? { contract: wish.contract } : {}),
    ...(wish.note ? { note: wish.note } : {}),
    lines,
    charges: wish.contract ? [] : noteCharges(original, notes, lines, digits),
  };
  return completed(read, draft, today);
}

/** What a contract gives back, as a credit note on its latest bill that has so much left, or on the one that has most. @throws Refusal */
export async function wishOfContract(read: Read, id: Contract["id"], on: Day): Promise<NoteWish> {
  const contract = await read.get(id);
  const credit = contract.credits?.find((one) => one.on === on && !one.invoiceId);
  if (!credit)
    throw new Refusal(msg(str`Contract ${contract.number ?? ""} has nothing to give back since ${on}.`));
  const company = await read.get("company:main");
  const digits = currencyDigits(company.currency);
  const bills = await Promise.all(
    contract.installments.flatMap(({ invoiceId }) =>
      invoiceId
        ? [
            (async () => {
              const [bill, notes] = await Promise.all([
                read.get(invoiceId),
                read.list("invoice", "original", { is: invoiceId }),
              ]);
              return { bill, left: leftOfLines(bill, standing(notes), digits)[0]?.amount ?? 0 };
            })(),
          ]
        : [],
    ),
  );
  const standingBills = bills.filter(({ bill }) => bill.status === "issued").reverse();
  const best =
    standingBills.find(({ left }) => left >= credit.amount) ??
    standingBills.sort((a, b) => b.left - a.left)[0];
  if (!best?.left)
    throw new Refusal(msg(str`No bill of contract ${contract.number ?? ""} has anything left to credit.`));
  return {
    originalId: best.bill.id,
    reason: credit.reason,
    contract: { id, dueOn: on },
    rows: [{ line: 0, amount: Math.min(credit.amount, best.left) }],
  };
}

/** Where goods of a line come back to unless said otherwise: the store, for what the bill took from anywhere. */
export const usualPlace = ({ line, item }: Pick<CreditableLine, "line" | "item">): string =>
  item && item.type !== "service" && line.location ? STORE : "";
