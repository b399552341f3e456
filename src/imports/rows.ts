import type { Country } from "../company/presets";
import { cellText, rawText } from "./cell-text";
import type { Field } from "./field";
import { fieldsOf, readCell } from "./fields";
import { isRunning } from "./layout";
import type { Cell, Fault, ForeignRow, ForeignSheet, Layout, ListKind, ReadList, ReadRow } from "./model";
import { rowRules } from "./row-rules";

const totals =
  /^((grand|sub|net)[ -]?)?(total|totals)$|^(разом|всього|усього|підсумок|итого|कुल|कुल योग|योग|kul|jod)$/i;

/** Reads the rows of a list below its headings: every value in one form, every fault by its cell. Pure. */
export function readRows(kind: ListKind, sheet: ForeignSheet, layout: Layout, country: Country): ReadList {
  const columns = columnsOf(kind, layout);
  const counts = layout.headings.map((heading) => heading !== "" && isRunning(heading));
  const filled = sheet.rows.filter(
    (row) => row.at > layout.headerRow && row.cells.some((cell, at) => !counts[at] && cellText(cell) !== ""),
  );
  const totalRow = filled.findLast((row) => isTotal(row, counts))?.at;
  const said = filled.filter(({ at }) => at !== totalRow);
  const last = filled.at(-1)?.at ?? layout.headerRow;
  return {
    rows: said.map((row) => readRow(kind, row, columns, country)),
    blank: last - layout.headerRow - filled.length,
    ...(totalRow === undefined ? {} : { totalRow }),
  };
}

interface ReadColumn {
  readonly field: Field;
  readonly at: number;
  readonly heading: string;
}

function columnsOf(kind: ListKind, { columns, headings }: Layout): ReadColumn[] {
  return fieldsOf(kind).map((field) => {
    const at = columns.indexOf(field.name);
    return { field, at, heading: at < 0 ? field.label() : (headings[at] ?? "") };
  });
}

/** A row of totals says so in its first text, and holds nothing else but figures. */
function isTotal({ cells }: ForeignRow, counts: readonly boolean[]): boolean {
  const said = cells.filter((cell, at) => !counts[at] && cellText(cell) !== "");
  const [label, ...rest] = said;
  return (
    typeof label === "string" &&
    totals.test(cellText(label).replace(/[\s:.\-–—]+$/, "")) &&
    rest.every((cell) => typeof cell !== "string" || /^[\p{Sc}\d\s.,()-]+$/u.test(cellText(cell)))
  );
}

function readRow(kind: ListKind, row: ForeignRow, columns: readonly ReadColumn[], country: Country): ReadRow {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  const cellOf = ({ at }: ReadColumn): Cell => (at < 0 ? null : (row.cells[at] ?? null));
  const fail = (column: ReadColumn | undefined, reason: string): void => {
    if (!column || faults.some(({ field }) => field === column.field.name)) return;
    faults.push({ field: column.field.name, column: column.heading, raw: rawText(cellOf(column)), reason });
  };
  for (const column of columns) {
    const { field } = column;
    const cell = cellOf(column);
    if (field.needed && cellText(cell) === "") fail(column, "missing");
    else if (field.needed !== true && column.at < 0) values[field.name] = "";
    else {
      const reading = readCell(field.content, cell, country);
      if ("value" in reading) values[field.name] = reading.value;
      else fail(column, reading.reason);
    }
  }
  rowRules[kind]?.(values, (name, reason) =>
    fail(
      columns.find(({ field }) => field.name === name),
      reason,
    ),
  );
  return { at: row.at, values, faults };
}
