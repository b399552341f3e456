import { addDays, type Day } from "../../src/base/day";
import { ageBuckets, ageing } from "../../src/billing/queries";
import type { RecordId } from "../../src/records";
import { systemClock } from "../../src/store/clock";
import { openStore } from "../../src/store/open";
import type { Balance } from "../../src/store/work";

type Outstanding = Awaited<ReturnType<typeof ageing>>;

interface Row {
  readonly id: number;
  readonly on: Day;
  readonly dueOn: Day;
  readonly party: string;
  readonly sourceId: string;
  readonly text: string;
  readonly debit: number;
  readonly credit: number;
}

/** One ledger, kept twice: as rows in a bare object store, and as the balances the store keeps of the same rows. */
export interface Ledger {
  fromRows(): Promise<Outstanding>;
  fromBalances(): Promise<Outstanding>;
  close(): void;
}

const TODAY = "2026-04-01";

export async function openLedger(parties: number, count: number): Promise<Ledger> {
  const rows = Array.from({ length: count }, (_, i) => row(i, parties));
  const db = await opened(rows);
  const store = await openStore({ name: `ledger ${crypto.randomUUID()}`, clock: systemClock, by: "Bench" });
  await store.replaceAll({ ...(await store.exportAll()), balances: owedBy(rows) });
  return {
    fromRows: async () => grouped(await allRows(db)),
    fromBalances: async () => store.read((read) => ageing(read, TODAY)),
    close: () => {
      store.close();
      db.close();
    },
  };
}

/** Bills and their payments by turns: of ten bills eight are paid, two by half. */
function row(i: number, parties: number): Row {
  const bill = Math.floor(i / 2 / parties);
  const amount = 100_000 + (bill % 7) * 2_550;
  const paid = bill % 10 < 8 ? amount : amount / 2;
  return {
    id: i,
    on: addDays("2025-04-01", bill * 7),
    dueOn: addDays("2025-04-16", bill * 7),
    party: `party:${Math.floor(i / 2) % parties}`,
    sourceId: `invoice:${bill}`,
    text: "Filter cartridge and labour",
    debit: i % 2 === 0 ? amount : 0,
    credit: i % 2 === 0 ? 0 : paid,
  };
}

function owedBy(rows: readonly Row[]): Balance[] {
  const sums = new Map<string, Record<string, number>>();
  for (const { party, dueOn, debit, credit } of rows) {
    const parts = sums.get(party) ?? {};
    parts[dueOn] = (parts[dueOn] ?? 0) + debit - credit;
    sums.set(party, parts);
  }
  return [...sums].map(([party, parts]) => ({
    key: `receivable/${party}`,
    amount: Object.values(parts).reduce((sum, part) => sum + part, 0),
    parts: Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== 0)),
  }));
}

/** The quickest honest way from rows: sums by party and due day, then the same buckets of them. */
function grouped(rows: readonly Row[]): Outstanding {
  return owedBy(rows)
    .map(({ key, amount, parts }) => ({
      partyId: key.slice("receivable/".length) as RecordId<"party">,
      outstanding: amount,
      buckets: ageBuckets(parts, TODAY),
    }))
    .sort((a, b) => (a.partyId < b.partyId ? -1 : 1));
}

function opened(rows: readonly Row[]): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`rows ${crypto.randomUUID()}`, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore("rows", { keyPath: "id" });
      for (const one of rows) store.put(one);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as DOMException);
  });
}

function allRows(db: IDBDatabase): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const request = db.transaction("rows").objectStore("rows").getAll();
    request.onsuccess = () => resolve(request.result as Row[]);
    request.onerror = () => reject(request.error as DOMException);
  });
}
