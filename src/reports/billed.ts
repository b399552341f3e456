import { allocateMoney } from "../base/money";
import { rateBorne } from "../company/bill-lines";
import { isOwed, kindOf } from "../billing/kinds";
import type { Invoice, InvoiceLine } from "../records";
import type { Read } from "../store/work";
import type { Span } from "./parameters";

/** An issued bill or note with its frozen figures; `sign` is −1 for credit notes. */
export interface Billed {
  readonly invoice: Invoice & { readonly figures: NonNullable<Invoice["figures"]> };
  readonly sign: 1 | -1;
}

/** What was billed on some days: issued bills and notes, neither cancelled ones nor bills of the time before the book. */
export async function billedIn(read: Read, { from, to }: Span): Promise<Billed[]> {
  const invoices = await read.list("invoice", "on", { from, to });
  return invoices.flatMap((invoice) => {
    const { figures, status } = invoice;
    if (status !== "issued" || !figures || kindOf(invoice) === "opening") return [];
    return [{ invoice: { ...invoice, figures }, sign: isOwed(invoice) ? (1 as const) : (-1 as const) }];
  });
}

/** A line (or a charge on the whole bill) with its net and its share of each tax, minor units, unsigned. */
export interface BilledLine {
  readonly line: InvoiceLine | undefined;
  /** The whole rate it bears, percent. */
  readonly rate: string;
  readonly net: number;
  readonly taxes: Readonly<Record<string, number>>;
}

/** Taxes that are levied in two halves. */
const HALVES: ReadonlySet<string> = new Set(["CGST", "SGST", "UTGST"]);

/** The lines of a bill with the taxes its frozen figures bear, shared so that they sum to these to the last unit. */
export function billedLines({ invoice }: Billed): BilledLine[] {
  const { figures, lines, charges } = invoice;
  const chargeNets = figures.chargeNets ?? charges.map(({ amount }) => amount);
  const parts = [
    ...lines.map((line, at) => ({ line, of: line, net: figures.lineNets[at] ?? 0 })),
    ...charges.map((charge, at) => ({ line: undefined, of: charge, net: chargeNets[at] ?? 0 })),
  ];
  const taxes: Record<string, number>[] = parts.map(() => ({}));
  for (const { name, category, rate, amount } of figures.taxes) {
    const whole = Number(rate) * (HALVES.has(name) ? 2 : 1);
    const bearing = parts.flatMap(({ of }, at) =>
      of.taxCategory === category && Number(rateBorne(of)) === whole ? at : [],
    );
    const nets = bearing.map((at) => Math.abs(parts[at]?.net ?? 0));
    const shares = nets.some(Boolean) ? allocateMoney(amount, nets) : nets.map((_, at) => (at ? 0 : amount));
    bearing.forEach((at, place) => {
      const own = taxes[at];
      if (own) own[name] = (own[name] ?? 0) + (shares[place] ?? 0);
    });
  }
  return parts.map(({ line, of, net }, at) => ({ line, rate: rateBorne(of), net, taxes: taxes[at] ?? {} }));
}

/** What the ledger took of each document, by the document's id: Σ credit − debit on some accounts, minor units. */
export async function postedOf(
  read: Read,
  prefix: "invoice:" | "purchase:",
  isOurs: (account: string) => boolean,
): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const { sourceId, lines } of await read.list("entry", "id")) {
    if (!sourceId.startsWith(prefix)) continue;
    for (const { account, debit, credit } of lines)
      if (isOurs(account)) sums.set(sourceId, (sums.get(sourceId) ?? 0) + credit - debit);
  }
  return sums;
}
