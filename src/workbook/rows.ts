import { currencyDigits } from "../base/money";
import type { AnyRecord, Company, RecordId } from "../records";
import { toCell } from "./cells";
import { LookCache } from "./look";
import type { Look, Mirror } from "./mirror";
import type { Cell, TableRow } from "./port";

/** What every row needs to know of the company. */
export interface RowContext {
  readonly digits: number;
}
export const rowContext = (company: Company): RowContext => ({ digits: currencyDigits(company.currency) });

/** The keys of a record's rows: its id, or `id#1` … where one record stands in several rows; none when it is not shown. */
export function keysOf(mirror: Mirror, record: AnyRecord): string[] {
  return linesOf(mirror, record).map((_, at) => keyOf(mirror, record, at));
}

/** The record a row's key belongs to. */
export const recordOfKey = (key: string): RecordId => key.replace(/#\d+$/, "") as RecordId;

/** The rows of a record; what its columns look for and is not there leaves the cell empty. */
export function rowsOf(mirror: Mirror, record: AnyRecord, look: Look, context: RowContext): TableRow[] {
  return linesOf(mirror, record).map((line, at) => ({
    key: keyOf(mirror, record, at),
    cells: mirror.columns.map((column) => cellOf(column, line, record, look, context)),
  }));
}

/** The rows of each of many records, in their order; looks up what they show from elsewhere in as few reads as it takes. */
export async function rowsFor(
  mirror: Mirror,
  records: readonly AnyRecord[],
  cache: LookCache,
  context: RowContext,
): Promise<TableRow[][]> {
  const done: TableRow[][] = [];
  let open = records.map((_, at) => at);
  while (open.length) {
    const again: number[] = [];
    for (const at of open) {
      const record = records[at];
      if (!record) continue;
      const unanswered = cache.unanswered;
      done[at] = rowsOf(mirror, record, cache.look, context);
      if (cache.unanswered > unanswered) again.push(at);
    }
    if (again.length) await cache.fetch();
    open = again;
  }
  return done;
}

function cellOf(
  column: Mirror["columns"][number],
  line: unknown,
  record: AnyRecord,
  look: Look,
  context: RowContext,
): Cell {
  try {
    return toCell(column.value(line as never, look, record as never), column.kind ?? "text", context);
  } catch (error) {
    if (LookCache.isAbsent(error)) return "";
    throw error;
  }
}

function linesOf(mirror: Mirror, record: AnyRecord): readonly unknown[] {
  if (mirror.where && !mirror.where(record as never)) return [];
  return mirror.rows ? mirror.rows(record as never) : [record];
}

const keyOf = (mirror: Mirror, record: AnyRecord, at: number): string =>
  mirror.rows ? `${record.id}#${at + 1}` : record.id;
