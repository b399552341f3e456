import { unwrap } from "idb";
import type { Row } from "./schema";

/** What browsers with IndexedDB 3.0 can do: a walk backwards in one request. */
interface Backwards {
  getAllRecords?(asked: {
    query: IDBKeyRange | undefined;
    count: number;
    direction: "prev";
  }): IDBRequest<{ value: Row }[]>;
}

/** How to ask a store or an index for its last rows, the last first; undefined where the browser needs a step for each. */
export function newestOf(
  source: object,
  query: IDBKeyRange | undefined,
  count: number,
): (() => Promise<Row[]>) | undefined {
  const bare = unwrap(source as never) as object as Backwards;
  if (!bare.getAllRecords) return undefined;
  return () =>
    new Promise((resolve, reject) => {
      const request = bare.getAllRecords?.({ query, count, direction: "prev" });
      if (!request) return resolve([]);
      request.onsuccess = () => resolve(request.result.map(({ value }) => value));
      request.onerror = () => reject(request.error ?? new DOMException("No answer"));
    });
}
