import { breathing } from "../base/breath";
import { currencyDigits } from "../base/money";
import type { Company, RecordType } from "../records";
import { recordTypes, typeOf } from "../store/schema";
import type { BookCopy } from "../store/store";
import { ABOUT_SHEET, aboutSheet } from "./about-sheet";
import { cellXml, columnName } from "./cell-xml";
import {
  labelOf,
  linePlans,
  planOf,
  setNames,
  type CellContext,
  type LineRow,
  type SetName,
  type TablePlan,
} from "./columns";
import { CopyText, exactText } from "./copy-text";
import { valueAt, type LineList } from "./fields";
import { FORMAT, sealed, type Manifest } from "./manifest";
import { LONG_HEADERS, LONG_SHEET, TableWriter, type LongPiece } from "./table-writer";
import { bookParts, COPY_PART, MANIFEST_PART, sheetHead, sheetTail, type SheetPart } from "./workbook-xml";
import { ZipWriter } from "./zip-writer";

/** How a backup is made. */
export interface ExportOptions {
  /** UTC instant. */
  readonly at: string;
  readonly by: string;
  /** Cancels between two slices; the signal's reason is thrown. */
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/** More rows no worksheet holds; the machine copy holds them all. */
const MOST_ROWS = 1_048_000;

interface SetSheet {
  readonly kind: "set";
  readonly set: SetName;
  readonly plan: TablePlan;
  readonly rows: readonly unknown[];
}
interface LineSheet {
  readonly kind: "lines";
  readonly plan: TablePlan;
  readonly list: LineList;
  readonly records: readonly unknown[];
  readonly count: number;
}

/**
 * Writes a whole book as the bytes of an .xlsx: a sheet that says what it is, every record set as a table with each record's
 * exact text in a hidden column, the lines inside records as tables, and the machine copy. Works in slices.
 */
export async function writeBackup(copy: BookCopy, options: ExportOptions): Promise<Uint8Array> {
  const { signal, progress } = options;
  const pause = breathing(signal);
  const company = copy.records.find((record) => valueAt(record, ["id"]) === "company:main") as
    Company | undefined;
  const digits = company ? currencyDigits(company.currency) : 2;
  const sheets = sheetsOf(copy);
  const total = sheets.reduce(
    (sum, sheet) => sum + (sheet.kind === "set" ? sheet.rows.length : sheet.count),
    0,
  );
  const context: CellContext = { digits, nameOf: namesIn(copy) };

  const zip = new ZipWriter();
  const copyPart = zip.part(COPY_PART);
  const text = new CopyText((bytes) => copyPart.bytes(bytes));
  const long: LongPiece[] = [];
  const parts: SheetPart[] = [{ name: ABOUT_SHEET }];
  let done = 0;
  const step = (): Promise<void> | undefined => {
    done++;
    const waiting = pause();
    if (waiting) progress?.(done, total);
    return waiting;
  };
  for (const sheet of sheets) {
    const part = zip.part(`xl/worksheets/sheet${parts.length + 1}.xml`);
    const exact = sheet.kind === "set" ? { set: sheet.set, long } : undefined;
    const writer = new TableWriter(part, sheet.plan, context, exact);
    if (sheet.kind === "set") await writeSet(sheet, { writer, text, step });
    else await writeLines(sheet, writer, step);
    await writer.end();
    parts.push({ name: sheet.plan.sheet, table: writer.table });
  }
  if (long.length) parts.push(await writeLong(zip, parts.length + 1, long));
  const manifest = await manifestOf(copy, { sheets, text, digits, company: company?.name ?? "", options });
  await copyPart.end();
  await zip.whole(MANIFEST_PART, JSON.stringify(manifest));
  const lines = sheets.flatMap((sheet) =>
    sheet.kind === "lines" ? [{ sheet: sheet.plan.sheet, rows: sheet.count }] : [],
  );
  await zip.whole("xl/worksheets/sheet1.xml", aboutSheet(manifest, lines));
  for (const [name, xml] of bookParts(parts, digits, true)) await zip.whole(name, xml);
  signal?.throwIfAborted();
  progress?.(total, total);
  return zip.finish();
}

/** The sheets a book needs: a set with rows, followed by the lines inside its records. */
function sheetsOf(copy: BookCopy): (SetSheet | LineSheet)[] {
  const byType = new Map<RecordType, unknown[]>(recordTypes.map((type) => [type, []]));
  for (const record of copy.records) byType.get(typeOf((record as { id: string }).id))?.push(record);
  return setNames.flatMap((set): (SetSheet | LineSheet)[] => {
    const rows =
      set === "balances" ? copy.balances : set === "operations" ? copy.operations : byType.get(set);
    if (!rows?.length) return [];
    const own: SetSheet = { kind: "set", set, plan: planOf(set), rows };
    if (set === "balances" || set === "operations") return [own];
    const lines = linePlans(set).flatMap(({ list, plan }): LineSheet[] => {
      const count = rows.reduce<number>((sum, record) => sum + linesIn(record, list).length, 0);
      return count ? [{ kind: "lines", plan, list, records: rows, count }] : [];
    });
    return [own, ...lines];
  });
}

const linesIn = (record: unknown, { path }: LineList): readonly unknown[] => {
  const lines = valueAt(record, path);
  return Array.isArray(lines) ? lines : [];
};

/** Names of records by id, found when they are first asked for. */
function namesIn({ records }: BookCopy): (id: string) => string {
  const byId = new Map(records.map((record) => [(record as { id: string }).id, record]));
  const names = new Map<string, string>();
  return (id) => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const name = byId.has(id) ? labelOf(byId.get(id)) : id;
    names.set(id, name);
    return name;
  };
}

async function writeSet(
  { set, rows }: SetSheet,
  { writer, text, step }: { writer: TableWriter; text: CopyText; step: () => Promise<void> | undefined },
): Promise<void> {
  let at = 0;
  for (const row of rows) {
    const exact = exactText(row);
    const waiting = [text.line(set, exact), at++ < MOST_ROWS ? writer.row(row, exact) : undefined, step()];
    for (const one of waiting) if (one) await one;
  }
}

async function writeLines(
  { records, list, count }: LineSheet,
  writer: TableWriter,
  step: () => Promise<void> | undefined,
): Promise<void> {
  let left = Math.min(count, MOST_ROWS);
  for (const record of records)
    for (const [at, line] of linesIn(record, list).entries()) {
      if (left-- <= 0) return;
      const row: LineRow = { record, line, number: at + 1 };
      for (const one of [writer.row(row), step()]) if (one) await one;
    }
}

/** The sheet of records that are too long for one cell. */
async function writeLong(zip: ZipWriter, at: number, long: readonly LongPiece[]): Promise<SheetPart> {
  const part = zip.part(`xl/worksheets/sheet${at}.xml`);
  const row = (cells: readonly (string | number)[], place: number): string =>
    `<row r="${place}">${cells.map((cell, n) => cellXml(cell, `${columnName(n)}${place}`, 0)).join("")}</row>`;
  await part.write(sheetHead([14, 8, 8, 40], 0, 1) + row(LONG_HEADERS, 1));
  for (const [n, { set, number, piece, text }] of long.entries())
    await part.write(row([set, number, piece, text], n + 2));
  await part.write(sheetTail(true));
  await part.end();
  return { name: LONG_SHEET, table: { name: "LongRecords", headers: LONG_HEADERS, rows: long.length } };
}

async function manifestOf(
  { version, bookId, lastSeq, operations }: BookCopy,
  {
    sheets,
    text,
    digits,
    company,
    options: { at, by },
  }: {
    sheets: readonly (SetSheet | LineSheet)[];
    text: CopyText;
    digits: number;
    company: string;
    options: ExportOptions;
  },
): Promise<Manifest> {
  return sealed({
    servicebook: "backup",
    format: FORMAT,
    version,
    bookId,
    company,
    at,
    by,
    seq: lastSeq,
    lastAt: operations.at(-1)?.at ?? "",
    digits,
    sets: sheets.flatMap((sheet) =>
      sheet.kind === "set" ? [{ set: sheet.set, sheet: sheet.plan.sheet, rows: sheet.rows.length }] : [],
    ),
    blocks: await text.end(),
  });
}
