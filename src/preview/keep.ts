import type { BookSnapshot } from "./book";

const DATABASE = "servicebook-preview";

/** Keeps the open workbook over reloads, as Excel keeps an open file: one slot in a database of the preview's own. */
export async function readKept(): Promise<BookSnapshot | undefined> {
  return (await request((store) => store.get("open"), "readonly")) as BookSnapshot | undefined;
}

/** Keeps a workbook in the slot; undefined empties it. */
export async function keep(snapshot: BookSnapshot | undefined): Promise<void> {
  await request((store) => (snapshot ? store.put(snapshot, "open") : store.delete("open")), "readwrite");
}

function request(ask: (store: IDBObjectStore) => IDBRequest, mode: IDBTransactionMode): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("workbooks");
    opening.onerror = () => reject(opening.error ?? new Error("The preview's own storage cannot be opened."));
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction("workbooks", mode);
      const asked = ask(transaction.objectStore("workbooks"));
      transaction.oncomplete = () => {
        database.close();
        resolve(asked.result);
      };
      transaction.onerror = () => {
        database.close();
        reject(transaction.error ?? new Error("The workbook could not be kept."));
      };
    };
  });
}
