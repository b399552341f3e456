import { setUpCompany } from "../../src/company/commands";
import { command } from "../../src/store/command";
import { systemClock } from "../../src/store/clock";
import { openStore } from "../../src/store/open";
import type { Store } from "../../src/store/store";
import { busyBook } from "./busy";

/** A book of 100,000 records with work waiting in every corner. */
export interface BusyShop {
  readonly store: Store;
  /** Changes an open complaint, a pending visit and the stock of an item. */
  touch(): Promise<void>;
}

export async function openBusyShop(): Promise<BusyShop> {
  const store = await openStore({ name: `busy ${crypto.randomUUID()}`, clock: systemClock, by: "Bench" });
  await store.run(setUpCompany({ name: "Bench Services", country: "IN", stateCode: "27" }));
  const copy = await store.exportAll();
  const { records, balances } = busyBook(systemClock.today(), systemClock.now());
  await store.replaceAll({
    ...copy,
    records: [...copy.records, ...records],
    balances: [...copy.balances, ...balances],
  });
  let n = 0;
  return { store, touch: () => store.run(touchDesk(n++)) };
}

const touchDesk = command("bench.touch", async (work, n: number) => {
  const place = String(n % 400).padStart(6, "0");
  const [complaint, visit] = await Promise.all([
    work.get(`complaint:${place}`),
    work.get(`visit:${place}`),
    work.move(`stock/item:${place}`, -1_000, "store"),
  ]);
  await work.put({ ...complaint, note: `${complaint.note}.` });
  await work.put({ ...visit, technicianId: "technician:000001", status: "assigned" });
});

/** Bare rows in a store of their own, as a measure of this machine. */
export interface Yardstick {
  read(): Promise<unknown>;
  close(): void;
}

export async function yardstick(rows: number): Promise<Yardstick> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(`yard ${crypto.randomUUID()}`, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore("rows", { keyPath: "id" });
      for (let id = 0; id < rows; id++) store.put(row(id));
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as DOMException);
  });
  const read = () =>
    new Promise((resolve, reject) => {
      const request = db.transaction("rows").objectStore("rows").getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error as DOMException);
    });
  return { read, close: () => db.close() };
}

const row = (id: number) => ({
  id,
  on: "2026-04-01",
  dueOn: "2026-04-16",
  party: `party:${id % 1000}`,
  sourceId: `invoice:${id}`,
  text: "Filter cartridge and labour",
  debit: 100_000 + id,
  credit: 0,
});
