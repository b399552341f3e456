/** The least that posting a bill takes, without any product around it: one strict IndexedDB transaction that takes a
 *  serial number, reads and writes six balances and puts a five-line bill and seven ledger and stock rows. */
export interface Prototype {
  post(): Promise<void>;
}

export async function openPrototype(): Promise<Prototype> {
  const db = await opened(`prototype ${crypto.randomUUID()}`);
  let n = 0;
  return { post: () => post(db, ++n) };
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("bills", { keyPath: "id" });
      request.result.createObjectStore("rows", { keyPath: "id" });
      request.result.createObjectStore("balances", { keyPath: "key" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as DOMException);
  });
}

const accounts = ["receivable", "goods", "services", "cgst", "sgst", "stock"];

function post(db: IDBDatabase, n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(["bills", "rows", "balances"], "readwrite", { durability: "strict" });
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error as DOMException);
    const balances = tx.objectStore("balances");
    const serial = balances.get("serial");
    serial.onsuccess = () => {
      const number = ((serial.result as { amount: number } | undefined)?.amount ?? 0) + 1;
      balances.put({ key: "serial", amount: number });
      tx.objectStore("bills").put(bill(n, number));
      for (let row = 0; row < 7; row++) {
        tx.objectStore("rows").put({ id: `${n}/${row}`, bill: n, on: "2026-04-01", account: "x", amount: 10_050 });
      }
      for (const key of accounts) {
        const balance = balances.get(key);
        balance.onsuccess = () => {
          const amount = ((balance.result as { amount: number } | undefined)?.amount ?? 0) + 10_050;
          balances.put({ key, amount });
        };
      }
    };
  });
}

const bill = (n: number, number: number) => ({
  id: n,
  number,
  on: "2026-04-01",
  customer: "Sunita Deshpande",
  lines: Array.from({ length: 5 }, (_, line) => ({
    item: `item ${line}`,
    description: "Filter cartridge 10 inch",
    quantity: "2",
    price: "100.50",
    taxRate: "18",
    net: 20_100,
  })),
  net: 100_500,
  tax: 18_090,
  total: 118_590,
});
