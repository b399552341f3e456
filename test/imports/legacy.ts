import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Country } from "../../src/company/presets";
import { judge, type Known } from "../../src/imports/judge";
import { findLayout } from "../../src/imports/layout";
import type { ForeignFile } from "../../src/imports/sheet-reader";
import { readForeignFile } from "../../src/imports/sheet-reader";
import type { Layout, ListKind, Outcome, ReadList } from "../../src/imports/model";
import { readRows } from "../../src/imports/rows";

const folder = fileURLToPath(new URL("../fixtures/legacy-lists/", import.meta.url));

/** The bytes of one of the foreign lists. */
export const legacyFile = (name: string): Uint8Array => new Uint8Array(readFileSync(folder + name));

/** What a reader must make of one list; counts and amounts are decimal text. */
export interface LegacyCase {
  readonly files: readonly string[];
  readonly list: ListKind;
  readonly sheet?: string;
  readonly headerRow: string;
  readonly rowsRead: string;
  readonly accepted: string;
  readonly blankRows: string;
  readonly totalRow: string;
  readonly duplicates: readonly { row: string; of: string }[];
  readonly rejected: readonly {
    row: string;
    cells: readonly { column: string; field: string; raw: string | null; reason: string }[];
  }[];
  readonly toAsk: readonly { row: string; like: string; why: string }[];
  readonly notDuplicates: readonly { row: string; like: string; why: string }[];
  readonly sumsOfAccepted: Readonly<Record<string, string>>;
  readonly nonBlankOfAccepted: Readonly<Record<string, string>>;
  readonly columns: readonly { header: string; field: string | null }[];
  readonly samples: readonly { row: string; values: Readonly<Record<string, string>> }[];
}

/** What must be made of each list. */
export const legacyCases: readonly LegacyCase[] = (
  JSON.parse(readFileSync(`${folder}expected.json`, "utf8")) as { cases: LegacyCase[] }
).cases;

/** The country a list comes from. */
export const countryOf = (list: string): Country => (list === "bills" ? "UA" : "IN");

/** The expectations of one kind of list. */
export function legacyCase(list: ListKind): LegacyCase {
  const found = legacyCases.find((one) => one.list === list);
  if (!found) throw new Error(`no case ${list}`);
  return found;
}

/** A foreign file read, its layout found, its rows read and judged. */
export interface Taken {
  readonly file: ForeignFile;
  readonly layout: Layout;
  readonly list: ReadList;
  readonly outcomes: readonly Outcome[];
}

const nothing: Known = { parties: [], codes: [] };

/** Reads a file as a kind of list the way the pane does, against a book that knows `known`. */
export function take(bytes: Uint8Array, kind: ListKind, country: Country, known: Known = nothing): Taken {
  const file = readForeignFile(bytes);
  const [sheet] = file.sheets;
  const layout = sheet && findLayout(kind, sheet, country);
  if (!sheet || !layout) throw new Error("no list in it");
  const list = readRows(kind, sheet, layout, country);
  return { file, layout, list, outcomes: judge(kind, list.rows, known) };
}
