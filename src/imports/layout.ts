import type { Country } from "../company/presets";
import { cellText } from "./cell-text";
import type { Content, Field } from "./field";
import { fieldsOf, readCell } from "./fields";
import type { Cell, Column, ForeignRow, ForeignSheet, Layout, ListKind } from "./model";

/** So many rows may stand above the headings, and so many below are looked at to tell what a column holds. */
const ABOVE = 40;
const SAMPLES = 60;

/** Headings of a running number. */
const running = new Set([
  "",
  "no",
  "sl no",
  "sr no",
  "s no",
  "sno",
  "slno",
  "srno",
  "sl",
  "sr",
  "s n",
  "#",
  "n",
  "п/п",
  "№ п/п",
  "क्रमांक",
  "क्र",
]);

/** A heading as it is compared: lower case, without punctuation and doubled blanks. */
export const headingKey = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[.,:;*()[\]"'’№#_]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Whether a column only counts the rows. */
export const isRunning = (heading: string): boolean => running.has(headingKey(heading));

interface Names {
  readonly field: Field;
  readonly names: readonly string[];
}

const named = new Map<ListKind, readonly Names[]>();
function namesOf(kind: ListKind): readonly Names[] {
  const known = named.get(kind);
  if (known) return known;
  const names = fieldsOf(kind).map((field) => ({
    field,
    names: [...field.called.split("|"), field.name.toLowerCase(), field.label().toLowerCase()].map(
      headingKey,
    ),
  }));
  named.set(kind, names);
  return names;
}

/** Finds the headings of a list and what its columns are likely to be; undefined in a sheet without two rows. */
export function findLayout(kind: ListKind, sheet: ForeignSheet, country: Country): Layout | undefined {
  const header = headerOf(kind, sheet.rows);
  return header && layoutAt(kind, sheet, header.at, country);
}

/** The layout with the headings in a given row. */
export function layoutAt(kind: ListKind, sheet: ForeignSheet, at: number, country: Country): Layout {
  const header = sheet.rows.find((row) => row.at === at);
  const below = sheet.rows.filter((row) => row.at > at).slice(0, SAMPLES);
  const width = Math.max(header?.cells.length ?? 0, ...below.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, column) => cellText(header?.cells[column]));
  const samples = headings.map((_, column) => below.map(({ cells }) => cells[column] ?? null));
  return { headerRow: at, headings, columns: proposed(kind, headings, samples, country) };
}

function headerOf(kind: ListKind, rows: readonly ForeignRow[]): ForeignRow | undefined {
  const first = rows.slice(0, ABOVE);
  let best: { row: ForeignRow; score: number } | undefined;
  for (const row of first) {
    const texts = row.cells.map(cellText).filter(Boolean);
    const found = new Set(texts.flatMap((text) => bestField(kind, text)?.field.name ?? []));
    const score = found.size * 10 + Math.min(texts.length, 9);
    if (found.size >= 2 && score > (best?.score ?? 0)) best = { row, score };
  }
  // Headings nobody knows: the first row of several texts and no figures.
  return (
    best?.row ??
    first.find(({ cells }) => cells.filter((cell) => typeof cell === "string" && cell.trim()).length >= 3) ??
    first[0]
  );
}

interface Match {
  readonly field: Field;
  readonly score: number;
}

function bestField(kind: ListKind, heading: string): Match | undefined {
  if (isRunning(heading)) return undefined;
  const matches = namesOf(kind).map(({ field, names }) => ({ field, score: headingScore(heading, names) }));
  return matches.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)[0];
}

/** 100 for a heading that is one of the names; less for one that holds a name among other words, or begins as one. */
function headingScore(heading: string, names: readonly string[]): number {
  const key = headingKey(heading);
  if (!key) return 0;
  const at = names.indexOf(key);
  if (at >= 0) return 100;
  const padded = ` ${key} `;
  const within = names.filter((name) => name.length > 2 && padded.includes(` ${name} `));
  return within.length ? 40 + Math.min(30, Math.max(...within.map(({ length }) => length))) : 0;
}

/** How telling a content is by itself. */
const telling: Partial<Record<Content, number>> = {
  email: 30,
  taxId: 30,
  phone: 25,
  frequency: 25,
  day: 18,
  taxRate: 8,
  amount: 6,
};

function contentScore(field: Field, cells: readonly Cell[], country: Country): number {
  const filled = cells.filter((cell) => cellText(cell) !== "");
  if (filled.length === 0) return 0;
  const good =
    filled.filter((cell) => "value" in readCell(field.content, cell, country)).length / filled.length;
  if (field.content === "text" || field.content === "serials") {
    const figures = filled.filter((cell) => /^\d{1,4}$/.test(cellText(cell))).length;
    return figures / filled.length > 0.9 ? -10 : 0;
  }
  if (good < 0.5) return -60;
  return good >= 0.8 ? (telling[field.content] ?? 0) : 0;
}

/** Pairs columns and fields, the surest first. */
function proposed(
  kind: ListKind,
  headings: readonly string[],
  samples: readonly (readonly Cell[])[],
  country: Country,
): Column[] {
  const pairs = headings.flatMap((heading, column) =>
    isRunning(heading) && heading
      ? []
      : namesOf(kind).map(({ field, names }) => {
          const byHeading = headingScore(heading, names);
          const byContent = contentScore(field, samples[column] ?? [], country);
          return { field, column, byHeading, score: byHeading + byContent };
        }),
  );
  // By its content alone a column is taken only where that tells enough.
  const sure = pairs.filter(({ byHeading, score }) => (byHeading > 0 ? score > 20 : score >= 18));
  const columns: Column[] = headings.map(() => "");
  const taken = new Set<string>();
  for (const { field, column } of sure.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (columns[column] || taken.has(field.name)) continue;
    columns[column] = field.name;
    taken.add(field.name);
  }
  return withNeeded(kind, columns, headings, samples);
}

/** A needed text nobody named is the first column of different texts. */
function withNeeded(
  kind: ListKind,
  columns: Column[],
  headings: readonly string[],
  samples: readonly (readonly Cell[])[],
): Column[] {
  const missing = fieldsOf(kind).find(
    ({ needed, content, name }) => needed && content === "text" && !columns.includes(name),
  );
  if (!missing) return columns;
  const free = columns.findIndex((field, at) => {
    const texts = (samples[at] ?? [])
      .filter((cell) => typeof cell === "string")
      .map(cellText)
      .filter(Boolean);
    return (
      !field && !isRunning(headings[at] ?? "") && texts.length > 1 && new Set(texts).size > texts.length * 0.7
    );
  });
  return columns.map((field, at) => (at === free ? missing.name : field));
}

/** The columns as the person chose them for the same headings before; headings he never saw keep what is proposed. */
export function asRemembered(
  layout: Layout,
  before: Readonly<Record<string, Column>>,
  kind: ListKind,
): Layout {
  const known = new Set(fieldsOf(kind).map(({ name }) => name));
  const wanted = layout.headings.map((heading) => {
    const key = headingKey(heading);
    const field = key && Object.hasOwn(before, key) ? before[key] : undefined;
    return field === "" || (field !== undefined && known.has(field)) ? field : undefined;
  });
  const chosen = new Set(wanted.filter(Boolean));
  return {
    ...layout,
    columns: layout.columns.map((column, at) => wanted[at] ?? (chosen.has(column) ? "" : column)),
  };
}
