import { addDays, type Day } from "../../src/base/day";
import { fiscalYear } from "../../src/base/fiscal-year";
import { ageing } from "../../src/billing/queries";
import { setUpCompany } from "../../src/company/commands";
import { exportJournal } from "../../src/ledger/export-queries";
import { trialBalanceOf } from "../../src/ledger/queries";
import type { AnyRecord, Entry, Invoice, Party, Payment } from "../../src/records";
import { systemClock } from "../../src/store/clock";
import { openStore } from "../../src/store/open";
import type { Store } from "../../src/store/store";
import type { Balance } from "../../src/store/work";

let store: Store;
const today = systemClock.today();

/** Bills of four ledger rows and payments of two by turns over three years; of ten bills eight are paid, two by half. */
export async function fill(rows: number, parties: number): Promise<void> {
  store = await openStore({ name: `ledger ${crypto.randomUUID()}`, clock: systemClock, by: "Bench" });
  await store.run(setUpCompany({ name: "Bench Services", country: "IN", stateCode: "27" }));
  const copy = await store.exportAll();
  const bills = Math.ceil(rows / 6);
  const records: AnyRecord[] = Array.from({ length: parties }, (_, n) => party(n));
  const sums = new Sums();
  for (let n = 0; n < bills; n++) records.push(...bill(n, bills, parties, sums));
  await store.replaceAll({ ...copy, records: [...copy.records, ...records], balances: [...copy.balances, ...sums.all()] });
}

export const journal = async (): Promise<string> => (await store.read((read) => exportJournal(read))).text;

/** Both questions anew, as the pane asks them. */
export async function ask(): Promise<{ milliseconds: number; trial: number; outstanding: number }> {
  const began = performance.now();
  const { trial, owed } = await store.read(async (read) => ({
    trial: await trialBalanceOf(read, { from: fiscalYear(today, 4).from, to: today }),
    owed: await ageing(read, today),
  }));
  const milliseconds = performance.now() - began;
  return {
    milliseconds,
    trial: trial.find(({ code }) => code === "receivable")?.closing ?? 0,
    outstanding: owed.reduce((sum, { outstanding }) => sum + outstanding, 0),
  };
}

function bill(n: number, bills: number, parties: number, sums: Sums): AnyRecord[] {
  const partyId = `party:${n % parties}` as const;
  const on = addDays(today, -Math.floor(((bills - n) / bills) * 1_000));
  const net = 100_000 + (n % 7) * 2_550;
  const tax = Math.round(net * 0.09);
  const total = net + 2 * tax;
  const paid = n % 10 < 8 ? total : Math.round(total / 2);
  const [id, paymentId, number] = [`invoice:${n}` as const, `payment:${n}` as const, `B/${n + 1}`];
  sums.move(`bill/${id}`, total - paid, on);
  sums.move(`receivable/${partyId}`, total - paid, on);
  const booked = [
    entry({ id: `entry:${id}`, on, sourceId: id, sourceNumber: number }, sums, [
      ["receivable", total, partyId],
      ["sales:service", -net],
      ["tax:CGST", -tax],
      ["tax:SGST", -tax],
    ]),
    entry({ id: `entry:${paymentId}`, on, sourceId: paymentId, sourceNumber: `R/${n + 1}` }, sums, [
      ["bank", paid],
      ["receivable", -paid, partyId],
    ]),
  ];
  return [invoice(id, number, on, partyId, n, { net, tax: 2 * tax, total }), payment(paymentId, n, on, partyId, paid, id), ...booked];
}

function entry(
  head: Pick<Entry, "id" | "on" | "sourceId" | "sourceNumber">,
  sums: Sums,
  lines: readonly (readonly [string, number, Party["id"]?])[],
): Entry {
  for (const [account, amount] of lines) sums.move(`account/${account}`, amount, head.on.slice(0, 7));
  return {
    ...head,
    text: "Filter cartridge and labour",
    lines: lines.map(([account, amount, partyId]) => ({
      account,
      ...(partyId ? { partyId } : {}),
      debit: Math.max(amount, 0),
      credit: Math.max(-amount, 0),
    })),
  };
}

const party = (n: number): Party => ({
  id: `party:${n}`,
  code: "",
  name: `Customer ${n}`,
  customer: true,
  principal: false,
  phones: [],
  email: "",
  taxId: "",
  stateCode: "27",
  address: "",
  note: "",
  createdOn: "2024-04-01",
});

const invoice = (
  id: Invoice["id"],
  number: string,
  on: Day,
  customerId: Party["id"],
  n: number,
  { net, tax, total }: { net: number; tax: number; total: number },
): Invoice => ({
  id,
  status: "issued",
  seriesId: "series:invoice",
  number,
  fiscalYear: "2026-27",
  ordinal: n + 1,
  on,
  dueOn: on,
  customerId,
  taxScheme: "gst",
  placeOfSupply: "27",
  reverseCharge: false,
  taxInclusive: false,
  poReference: "",
  lines: [],
  charges: [],
  note: "",
  prepaid: 0,
  figures: { lineNets: [net], net, taxes: [], tax, rounding: 0, total },
});

const payment = (
  id: Payment["id"],
  n: number,
  on: Day,
  partyId: Party["id"],
  amount: number,
  billId: Invoice["id"],
): Payment => ({
  id,
  number: `R/${n + 1}`,
  status: "posted",
  on,
  partyId,
  amount,
  mode: "bank",
  reference: "",
  allocations: [{ billId, amount }],
  note: "",
});

/** Balances as the store keeps them, summed up. */
class Sums {
  readonly #sums = new Map<string, Map<string, number>>();

  move(key: string, by: number, part: string): void {
    if (!by) return;
    const parts = this.#sums.get(key) ?? new Map<string, number>();
    this.#sums.set(key, parts);
    parts.set(part, (parts.get(part) ?? 0) + by);
  }

  all(): (Balance & { parts: Record<string, number> })[] {
    return [...this.#sums].map(([key, parts]) => ({
      key,
      amount: [...parts.values()].reduce((sum, one) => sum + one, 0),
      parts: Object.fromEntries([...parts].filter(([, part]) => part !== 0)),
    }));
  }
}
