import type { AnyRecord, Company, RecordId, RecordType } from "../records";
import { typeOf } from "../base/id";
import { records } from "../records";
import type { IndexKey, KeyOf } from "../records/shape";
import type { Operation } from "../store/operation";
import { compareKeys } from "../store/range";
import type { Store } from "../store/store";
import { affectedBy, before } from "./affected";
import { sameCell } from "./cells";
import { LookCache } from "./look";
import { balancesOf, typesOf, type Mirror } from "./mirror";
import type { TableChange, TableRow, TableShape } from "./port";
import { rowContext, rowsFor, rowsOf, type RowContext } from "./rows";

/** A declared mirror with the table it asks for. */
export interface MirrorSheet {
  readonly mirror: Mirror;
  readonly shape: TableShape;
}

const PAGE = 2_000;

/** The rows a stretch of operations changes, sheet by sheet; sheets it does not touch are left out. */
export async function changesFor(
  store: Store,
  sheets: readonly MirrorSheet[],
  operations: readonly Operation[],
  company: Company,
): Promise<TableChange[]> {
  const cache = new LookCache(store, company);
  const changes: TableChange[] = [];
  for (const { mirror, shape } of sheets) {
    const affected = await store.read((read) => affectedBy(operations, mirror, read));
    const own = await present(store, affected.ids, cache);
    const rows = (await rowsFor(mirror, own, cache, rowContext(company))).flat();
    const joined = await present(store, affected.joined, cache);
    rows.push(...(await differing(mirror, joined, cache, before(operations), rowContext(company))));
    const kept = new Set(rows.map(({ key }) => key));
    const remove = [...affected.keysBefore].filter((key) => !kept.has(key));
    if (rows.length || remove.length) changes.push({ shape, upsert: rows, remove });
  }
  return changes;
}

/** Every row of a mirror in its declared order; reads page by page and tells how many records were read. */
export async function allRows(
  store: Store,
  mirror: Mirror,
  company: Company,
  onRead: (count: number) => void = () => undefined,
): Promise<TableRow[]> {
  const cache = new LookCache(store, company);
  for (const prefix of balancesOf(mirror)) await cache.fetchBalances(prefix);
  const ordered: { order: IndexKey | undefined; rows: readonly TableRow[] }[] = [];
  const order = orderOf(mirror);
  for await (const page of pagesOf(store, mirror)) {
    const rows = await rowsFor(mirror, page, cache, rowContext(company));
    page.forEach((record, at) => ordered.push({ order: order(record), rows: rows[at] ?? [] }));
    onRead(ordered.length);
  }
  ordered.sort((a, b) => compareOrder(a.order, b.order));
  return ordered.flatMap(({ rows }) => rows);
}

/** All records of a mirror's types, type by type in the order of their making, page by page. */
export async function* pagesOf(store: Store, mirror: Mirror): AsyncGenerator<readonly AnyRecord[]> {
  for (const type of typesOf(mirror)) {
    if (mirror.onlyOrdered) yield await store.read((read) => read.list(type, mirror.orderBy as "id"));
    else yield* pagesOfType(store, type);
  }
}

async function* pagesOfType(store: Store, of: RecordType): AsyncGenerator<readonly AnyRecord[]> {
  let last: string | undefined;
  for (;;) {
    const range = last === undefined ? undefined : { from: last, fromOpen: true };
    const page: readonly AnyRecord[] = await store.read((read) =>
      read.list(of, "id", range, { limit: PAGE }),
    );
    if (page.length) yield page;
    if (page.length < PAGE) return;
    last = page.at(-1)?.id;
  }
}

async function present(store: Store, ids: ReadonlySet<RecordId>, cache: LookCache): Promise<AnyRecord[]> {
  if (!ids.size) return [];
  const found = await store.read((read) => Promise.all([...ids].map((id) => read.find(id))));
  const there = found.filter((record): record is AnyRecord => record !== undefined);
  cache.add(there);
  return there;
}

/** Rows of records of which only something looked up changed, where that shows in a cell. */
async function differing(
  mirror: Mirror,
  joined: readonly AnyRecord[],
  cache: LookCache,
  past: ReadonlyMap<string, AnyRecord | undefined>,
  context: RowContext,
): Promise<TableRow[]> {
  const now = await rowsFor(mirror, joined, cache, context);
  const look = cache.asOf(past);
  return joined.flatMap((record, at) => {
    const then = rowsOf(mirror, record, look, context);
    return (now[at] ?? []).filter((row, line) =>
      row.cells.some((cell, column) => !sameCell(cell, then[line]?.cells[column] ?? "")),
    );
  });
}

function orderOf(mirror: Mirror): (record: AnyRecord) => IndexKey | undefined {
  const { orderBy } = mirror;
  if (orderBy === "id") return ({ id }) => id;
  const keys = new Map(
    typesOf(mirror).map((type) => {
      const key = (records[type].indexes as Record<string, KeyOf<never>>)[orderBy];
      if (!key) throw new TypeError(`${type} has no index ${orderBy}.`);
      return [type as string, key];
    }),
  );
  return (record) => keys.get(typeOf(record.id))?.(record as never);
}

/** Records that are not in the index come last, in the order of their making. */
function compareOrder(a: IndexKey | undefined, b: IndexKey | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareKeys(a, b);
}
