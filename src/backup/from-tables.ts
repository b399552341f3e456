import { msg, str } from "@lit/localize";
import { breathing } from "../base/breath";
import { Refusal } from "../base/refusal";
import type { BookCopy } from "../store/store";
import { isEqual } from "./compare";
import { labelOf, planOf, setNames, type Cell, type SetName } from "./columns";
import { BookMaker, CopyText } from "./copy-text";
import type { Manifest } from "./manifest";
import type { PackageSheets } from "./package-sheets";
import { scanRows, sharedTexts, type ScannedRow } from "./sheet-scan";
import { EXACT_HEADER, exactSum, LONG_SHEET } from "./table-writer";

interface Options {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/** One table while it is read: the exact text of each row by its number, and what was found wrong. */
interface ReadSet {
  readonly set: SetName;
  readonly sheet: string;
  readonly exact: (string | undefined)[];
}

/** What keeps the tables from standing in for the book, and what may be overlooked. */
class Findings {
  readonly faults: string[] = [];
  readonly notes: string[] = [];
}

/** So many of a kind are told; of the rest only how many. */
const TOLD = 12;
/** A person may add rows to a table; nobody adds so many. */
const ADDED = 10_000;
const MOST_TEXT = 640 << 20;
const HEADER_ROWS = 30;

/**
 * Reads a book from the tables of its backup alone, by the exact text in the hidden column of each row; proven by the same
 * sum as the machine copy. A Refusal names what is missing or damaged by sheet and row; `notes` name what was only edited.
 */
export async function readTables(
  book: PackageSheets,
  manifest: Manifest,
  options: Options,
): Promise<{ book: BookCopy; notes: string[] }> {
  const pause = breathing(options.signal);
  const shared = await sharedTexts(book.shared, MOST_TEXT);
  const found = new Findings();
  const long = await longTexts(book, shared);
  const total = manifest.sets.reduce((sum, { rows }) => sum + rows, 0) * 2;
  const sets: ReadSet[] = [];
  let done = 0;
  const step = async (): Promise<void> => {
    done++;
    const waiting = pause();
    if (!waiting) return;
    options.progress?.(done, total);
    await waiting;
  };
  for (const { set, sheet, rows } of known(manifest)) {
    const read: ReadSet = { set, sheet, exact: Array.from({ length: rows }) };
    for await (const row of tableRows(book, shared, { sheet, rows, found })) {
      takeExact(read, row, { long, found });
      await step();
    }
    sets.push(read);
  }
  for (const read of sets) tellMissing(read, found);
  refuse(found);
  const made = await proven(sets, manifest);
  await compareReadable(book, shared, { sets, made, manifest, found, step });
  return { book: made, notes: told(found.notes) };
}

/** The sets of a manifest this program knows; a Refusal for one it does not. */
function known({ sets }: Manifest): { set: SetName; sheet: string; rows: number }[] {
  return sets.map(({ set, sheet, rows }) => {
    const name = setNames.find((one) => one === set);
    if (!name) throw new Refusal(msg(str`it holds records of a kind this version does not know (${set}).`));
    return { set: name, sheet, rows };
  });
}

interface TableRow extends ScannedRow {
  /** Columns of the headings. */
  readonly columns: ReadonlyMap<string, number>;
}

/** The rows under a table's header; a fault where there is no such sheet or header. */
async function* tableRows(
  { sheets }: PackageSheets,
  shared: readonly string[],
  { sheet, rows, found }: { sheet: string; rows: number; found: Findings },
): AsyncGenerator<TableRow, void, undefined> {
  const part = sheets.get(sheet);
  if (!part) return void found.faults.push(msg(str`The sheet ${sheet} is missing.`));
  let columns: Map<string, number> | undefined;
  for await (const row of scanRows(part, shared, rows * 2 + ADDED)) {
    if (columns) yield { ...row, columns };
    else if ([...row.cells.values()].includes(EXACT_HEADER))
      columns = new Map([...row.cells].map(([column, header]) => [String(header), column]));
    else if (row.number > HEADER_ROWS) break;
  }
  if (!columns) found.faults.push(msg(str`The sheet ${sheet} has lost its hidden column “${EXACT_HEADER}”.`));
}

const EXACT = /^(\d{1,9}) ([0-9a-f]{8}) ([\s\S]+)$/;

function takeExact(
  { set, sheet, exact }: ReadSet,
  { number, cells, columns }: TableRow,
  { long, found }: { long: ReadonlyMap<string, string>; found: Findings },
): void {
  const cell = cells.get(columns.get(EXACT_HEADER) ?? -1);
  if (cell === undefined) {
    if (cells.size)
      found.notes.push(
        msg(str`${sheet}, row ${number} was added by hand and is left out: it is no record of the book.`),
      );
    return;
  }
  const [, ordinal, sum, written = ""] = EXACT.exec(String(cell)) ?? [];
  const at = Number(ordinal) - 1;
  const text = /^\+\d+$/.test(written) ? long.get(`${set} ${at + 1}`) : written;
  if (!sum || text === undefined || at >= exact.length || exactSum(text) !== sum)
    return void found.faults.push(msg(str`${sheet}, row ${number}: its exact record was changed.`));
  if (exact[at] !== undefined)
    return void found.notes.push(msg(str`${sheet}, row ${number} stands there twice; it is taken once.`));
  exact[at] = text;
}

/** The texts of records too long for one cell, by set and number. */
async function longTexts({ sheets }: PackageSheets, shared: readonly string[]): Promise<Map<string, string>> {
  const part = sheets.get(LONG_SHEET);
  const pieces = new Map<string, string[]>();
  if (!part) return new Map();
  for await (const { cells } of scanRows(part, shared, 100_000)) {
    const key = `${String(cells.get(0))} ${String(cells.get(1))}`;
    const piece = Number(cells.get(2));
    const list = pieces.get(key) ?? [];
    if (piece > 0 && piece < 10_000) list[piece - 1] = String(cells.get(3) ?? "");
    pieces.set(key, list);
  }
  return new Map([...pieces].map(([key, list]) => [key, list.join("")]));
}

function tellMissing({ sheet, exact }: ReadSet, found: Findings): void {
  const missing = exact.flatMap((text, at) => (text === undefined ? [at] : []));
  const [first] = missing;
  if (first === undefined) return;
  const before = first > 0 ? exact[first - 1] : undefined;
  const after = before === undefined ? "" : labelOf(JSON.parse(before));
  found.faults.push(
    missing.length === 1
      ? msg(str`${sheet}: row ${first + 2} is missing${after ? msg(str` (it came after ${after})`) : ""}.`)
      : msg(str`${sheet}: ${missing.length} rows are missing, the first was row ${first + 2}.`),
  );
}

function refuse({ faults }: Findings): void {
  if (faults.length) throw new Refusal(told(faults).join(" "));
}

const told = (all: readonly string[]): string[] =>
  all.length <= TOLD ? [...all] : [...all.slice(0, TOLD), msg(str`And ${all.length - TOLD} more.`)];

/** The book of the exact texts, when their sum is that of the machine copy. */
async function proven(sets: readonly ReadSet[], manifest: Manifest): Promise<BookCopy> {
  const maker = new BookMaker();
  const text = new CopyText();
  for (const { set, exact } of sets)
    for (const one of exact) {
      if (one === undefined) continue;
      try {
        maker.add(set, one);
      } catch {
        throw new Refusal(msg(str`A record on ${set} cannot be read.`));
      }
      const waiting = text.line(set, one);
      if (waiting) await waiting;
    }
  if (!isEqual(await text.end(), manifest.blocks))
    throw new Refusal(msg("together they are not what was written: their sum does not agree."));
  return maker.book(manifest);
}

/** Notes every readable cell that says something else than the record it stands beside. */
async function compareReadable(
  book: PackageSheets,
  shared: readonly string[],
  {
    sets,
    made,
    manifest,
    found,
    step,
  }: {
    sets: readonly ReadSet[];
    made: BookCopy;
    manifest: Manifest;
    found: Findings;
    step: () => Promise<void>;
  },
): Promise<void> {
  const byId = new Map(made.records.map((record) => [(record as { id: string }).id, record]));
  const context = {
    digits: manifest.digits,
    nameOf: (id: string) => (byId.has(id) ? labelOf(byId.get(id)) : id),
  };
  for (const { set, sheet, exact } of sets) {
    // Moments are shown in the time of the machine that wrote them.
    const compared = planOf(set).columns.filter(({ style }) => style !== "moment");
    for await (const { number, cells, columns } of tableRows(book, shared, {
      sheet,
      rows: exact.length,
      found,
    })) {
      const ordinal = Number(/^\d+/.exec(String(cells.get(columns.get(EXACT_HEADER) ?? -1)))?.[0]);
      const text = exact[ordinal - 1];
      await step();
      if (text === undefined) continue;
      const record: unknown = JSON.parse(text);
      for (const { header, value } of compared) {
        const column = columns.get(header);
        if (column === undefined) continue;
        const [says, is] = [cells.get(column) ?? "", value(record, context)];
        if (isSame(says, is)) continue;
        found.notes.push(
          msg(
            str`${sheet}, row ${number}: “${header}” was changed to “${brief(says)}”; the book says “${brief(is)}”, and that is taken.`,
          ),
        );
      }
    }
  }
}

const brief = (cell: Cell): string => String(cell).slice(0, 40);

/** Programs write numbers to 15 digits and line breaks in their own way. */
function isSame(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= Math.abs(b) * 1e-13;
  const bare = (cell: Cell) => String(cell).replace(/\r\n?/g, "\n").trim();
  return bare(a) === bare(b);
}
