import type { IndexKey } from "../records/shape";
import type { Range } from "./work";

type Part = string | number;

/** Orders index keys as IndexedDB does: numbers before texts (by code unit) before lists (element by element). */
export function compareKeys(a: IndexKey, b: IndexKey): number {
  if (typeof a === "object" || typeof b === "object") {
    if (typeof a !== "object") return -1;
    if (typeof b !== "object") return 1;
    return compareLists(a, b);
  }
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareLists(a: readonly Part[], b: readonly Part[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareKeys(a[i] as Part, b[i] as Part);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** The IndexedDB range of a range of ours; undefined = everything. */
export function keyRange(range: Range | undefined): IDBKeyRange | undefined {
  if (!range) return undefined;
  if ("is" in range) return IDBKeyRange.only(range.is);
  if ("prefix" in range) {
    const { prefix } = range;
    // A list sorts after every text, so an empty list closes a compound key's prefix from above.
    if (typeof prefix !== "string") return IDBKeyRange.bound(prefix, [...prefix, []]);
    return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  }
  const { from, to, fromOpen = false, toOpen = false } = range;
  if (from !== undefined && to !== undefined) {
    if (compareKeys(from, to) > 0 || ((fromOpen || toOpen) && compareKeys(from, to) === 0)) return nothing();
    return IDBKeyRange.bound(from, to, fromOpen, toOpen);
  }
  if (from !== undefined) return IDBKeyRange.lowerBound(from, fromOpen);
  if (to !== undefined) return IDBKeyRange.upperBound(to, toOpen);
  return undefined;
}

// No key of ours is infinite, and IndexedDB refuses a range that runs backwards.
const nothing = (): IDBKeyRange => IDBKeyRange.only(-Infinity);

/** Whether a key lies in a range, as the same range asked of IndexedDB would say. */
export function inRange(key: IndexKey, range: Range | undefined): boolean {
  if (!range) return true;
  if ("is" in range) return compareKeys(key, range.is) === 0;
  if ("prefix" in range) return hasPrefix(key, range.prefix);
  const { from, to, fromOpen, toOpen } = range;
  const low = from === undefined ? 1 : compareKeys(key, from);
  const high = to === undefined ? -1 : compareKeys(key, to);
  return (fromOpen ? low > 0 : low >= 0) && (toOpen ? high < 0 : high <= 0);
}

function hasPrefix(key: IndexKey, prefix: string | readonly Part[]): boolean {
  if (typeof prefix === "string") return typeof key === "string" && key.startsWith(prefix);
  return typeof key === "object" && prefix.every((part, i) => key[i] === part);
}
