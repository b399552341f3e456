import type { Company } from "../records";
import type { Store } from "../store/store";
import { sameCell } from "./cells";
import { pagesOf, type MirrorSheet } from "./changes";
import { LookCache } from "./look";
import type { TableRow, TypedRow, WorkbookPort } from "./port";
import { keysOf, recordOfKey, rowContext, rowsFor } from "./rows";

interface Parts {
  readonly store: Store;
  readonly port: WorkbookPort;
}

/** Compares a table's keys with the book: rows that are missing, and places of rows without a key or with a second one. */
export async function compareKeysOnly(
  { store, port }: Parts,
  { mirror, shape }: MirrorSheet,
  company: Company,
): Promise<{ missing: TableRow[]; strangers: number[] }> {
  const found = new Set<string>();
  const strangers: number[] = [];
  for (const { key, at } of await port.read(shape, [])) {
    if (key === "" || found.has(key)) strangers.push(at);
    else found.add(key);
  }
  const missing: TableRow[] = [];
  const cache = new LookCache(store, company);
  for await (const page of pagesOf(store, mirror)) {
    const keys = page.map((record) => keysOf(mirror, record));
    const incomplete = page.filter((_, at) => keys[at]?.some((key) => !found.has(key)));
    const rows = (await rowsFor(mirror, incomplete, cache, rowContext(company))).flat();
    missing.push(...rows.filter(({ key }) => !found.has(key)));
  }
  return { missing, strangers };
}

/** Differences in drop-down columns between a table and the book, as if they had been typed: Excel on the web raises no
 *  event when a drop-down is used. */
export const compareChoices = (parts: Parts, sheet: MirrorSheet, company: Company): Promise<TypedRow[]> =>
  compareColumns(
    parts,
    sheet,
    company,
    sheet.shape.columns.flatMap(({ choices }, at) => (choices ? at : [])),
  );

/** Differences in all columns that may be typed into: what was typed while nobody heard it. */
export const compareTyped = (parts: Parts, sheet: MirrorSheet, company: Company): Promise<TypedRow[]> =>
  compareColumns(
    parts,
    sheet,
    company,
    sheet.mirror.columns.flatMap(({ edit }, at) => (edit ? at : [])),
  );

async function compareColumns(
  { store, port }: Parts,
  { mirror, shape }: MirrorSheet,
  company: Company,
  columns: readonly number[],
): Promise<TypedRow[]> {
  if (!columns.length) return [];
  const found = (await port.read(shape, columns)).filter(({ key }) => key !== "");
  const cache = new LookCache(store, company);
  const typed: TypedRow[] = [];
  for (let from = 0; from < found.length; from += 1_000) {
    const page = found.slice(from, from + 1_000);
    const ids = [...new Set(page.map(({ key }) => recordOfKey(key)))];
    const records = await store.read((read) => Promise.all(ids.map((id) => read.find(id))));
    const there = records.filter((record) => record !== undefined);
    const rows = (await rowsFor(mirror, there, cache, rowContext(company))).flat();
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const { key, at, cells } of page) {
      const row = byKey.get(key);
      const changed = columns.filter(
        (column) => row && !sameCell(row.cells[column] ?? "", cells[column] ?? ""),
      );
      if (changed.length)
        typed.push({ key, at, cells: changed.map((column) => ({ column, typed: cells[column] ?? "" })) });
    }
  }
  return typed;
}
