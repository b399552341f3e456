import { dayToSerial } from "../base/day";
import type { RecordType } from "../records";
import type { Operation } from "../store/operation";
import { recordTypes } from "../store/schema";
import type { BookCopy } from "../store/store";
import { fieldsOf, valueAt, type Field, type FieldKind, type LineList } from "./fields";
import { headingOf, lineSheetNameOf, sheetNameOf, singleNameOf, tableNameOf } from "./words";

/** How a cell is formatted. */
export type CellStyle = "text" | "number" | "money" | "date" | "moment";
/** A number, a text, yes or no, or "" for nothing. */
export type Cell = string | number | boolean;

/** What cells are made with: names of records by id, and the decimals of the currency. */
export interface CellContext {
  readonly digits: number;
  nameOf(id: string): string;
}

export interface BackupColumn {
  readonly header: string;
  readonly style: CellStyle;
  /** Characters. */
  readonly width: number;
  value(row: unknown, context: CellContext): Cell;
}

/** The columns of a sheet with one table, and what it is called. */
export interface TablePlan {
  readonly sheet: string;
  readonly table: string;
  readonly columns: readonly BackupColumn[];
}

/** A line inside a record, as the rows of its table are made of it. */
export interface LineRow {
  readonly record: unknown;
  readonly line: unknown;
  /** From 1. */
  readonly number: number;
}

/** The sets a backup keeps exactly: every record type, the balances and the operations. */
export type SetName = RecordType | "balances" | "operations";

/** Every set, in the order in which a backup lists them. */
export const setNames: readonly SetName[] = [...recordTypes, "balances", "operations"];

/** The table of a set of records, one row each. */
export function recordPlan(type: RecordType): TablePlan {
  const { fields } = fieldsOf(type);
  const plain = fields.filter(({ path }) => path.join() !== "id");
  const references = plain.filter(({ kind }) => kind === "reference");
  return planned(sheetNameOf(type), [
    ...plain.map((field) => columnOf(field)),
    ...references.map((field) => idColumn(field)),
    { header: "Id", style: "text", width: 14, value: (record) => text(valueAt(record, ["id"])) },
  ]);
}

/** The tables of the lines that stand inside records of a type. */
export const linePlans = (type: RecordType): { list: LineList; plan: TablePlan }[] =>
  fieldsOf(type).lists.map((list) => ({ list, plan: linePlan(type, list) }));

function linePlan(type: RecordType, list: LineList): TablePlan {
  const single = singleNameOf(type);
  const of = (field: string) => (row: unknown) => valueAt((row as LineRow).record, [field]);
  const own = new Set(fieldsOf(type).fields.map(({ path }) => path.join(".")));
  const whose = ["customerId", "partyId", "principalId"].find((field) => own.has(field));
  const ofLine = ({ path, kind, many }: Field): BackupColumn => {
    const column = columnOf({ path, kind, many });
    return { ...column, value: (row, context) => column.value((row as LineRow).line, context) };
  };
  const lineHas = (field: string) => list.fields.some(({ path }) => path.join(".") === field);
  const when: BackupColumn[] =
    own.has("on") && !lineHas("on")
      ? [{ header: "Date", style: "date", width: 12, value: (row) => day(of("on")(row)) }]
      : [];
  const party: BackupColumn[] =
    whose && !lineHas(whose)
      ? [
          {
            header: headingOf([whose]),
            style: "text",
            width: 28,
            value: (row, { nameOf }) => name(of(whose)(row), nameOf),
          },
        ]
      : [];
  return planned(lineSheetNameOf(type, list.path), [
    { header: single, style: "text", width: 18, value: (row) => labelOf((row as LineRow).record) },
    { header: "Line", style: "number", width: 6, value: (row) => (row as LineRow).number },
    ...when,
    ...party,
    ...list.fields.map(ofLine),
  ]);
}

/** The balances: what is open, in stock, next in a series. */
export const balancePlan: TablePlan = planned("Balances", [
  { header: "Key", style: "text", width: 44, value: (row) => text(valueAt(row, ["key"])) },
  { header: "Amount", style: "number", width: 14, value: (row) => Number(valueAt(row, ["amount"])) },
  {
    header: "Parts",
    style: "text",
    width: 44,
    value: (row) => pairs((row as BookCopy["balances"][number]).parts),
  },
]);

/** The operations: who did what, when and from where. */
export const operationPlan: TablePlan = planned("Changes", [
  { header: "No.", style: "number", width: 8, value: (row) => (row as Operation).seq },
  { header: "Time", style: "moment", width: 17, value: (row) => moment((row as Operation).at) },
  { header: "By", style: "text", width: 14, value: (row) => (row as Operation).by },
  { header: "What", style: "text", width: 24, value: (row) => (row as Operation).command },
  { header: "From", style: "text", width: 9, value: (row) => (row as Operation).origin },
  {
    header: "Records",
    style: "text",
    width: 50,
    value: (row, { nameOf }) => cut((row as Operation).changes.map(({ id }) => nameOf(id)).join(", ")),
  },
]);

/** The table that keeps a set exactly. */
export const planOf = (set: SetName): TablePlan =>
  set === "balances" ? balancePlan : set === "operations" ? operationPlan : recordPlan(set);

/** What a record is known by: its name or number. */
export function labelOf(record: unknown): string {
  for (const field of ["name", "number", "sourceNumber", "serial", "id"]) {
    const value = valueAt(record, [field]);
    if (typeof value === "string" && value !== "") return value;
  }
  return "";
}

const widths: Readonly<Record<FieldKind, number>> = {
  text: 20,
  number: 11,
  thousandths: 11,
  money: 14,
  date: 12,
  moment: 17,
  flag: 9,
  reference: 24,
};

const styles: Readonly<Record<FieldKind, CellStyle>> = {
  text: "text",
  number: "number",
  thousandths: "number",
  money: "money",
  date: "date",
  moment: "moment",
  flag: "text",
  reference: "text",
};

function columnOf({ path, kind, many }: Field): BackupColumn {
  const make = (value: unknown, context: CellContext): Cell => cellOf(value, kind, context);
  return {
    header: headingOf(path),
    style: many ? "text" : styles[kind],
    width: many ? 24 : widths[kind],
    value: (row, context) => {
      const value = valueAt(row, path);
      if (!many) return make(value, context);
      return Array.isArray(value) ? cut(value.map((one) => make(one, context)).join(", ")) : "";
    },
  };
}

const idColumn = ({ path, many }: Field): BackupColumn => ({
  header: `${headingOf(path)} ${many ? "ids" : "id"}`,
  style: "text",
  width: 10,
  value: (row) => {
    const value = valueAt(row, path);
    return Array.isArray(value) ? cut(value.join(", ")) : text(value);
  },
});

function cellOf(value: unknown, kind: FieldKind, { digits, nameOf }: CellContext): Cell {
  if (value === undefined || value === null || value === "") return "";
  switch (kind) {
    case "money":
      return Number(value) / 10 ** digits;
    case "thousandths":
      return Number(value) / 1000;
    case "number":
      return Number.isFinite(Number(value)) ? Number(value) : text(value);
    case "date":
      return day(value);
    case "moment":
      return moment(value);
    case "flag":
      return value === true ? "yes" : "no";
    case "reference":
      return name(value, nameOf);
    default:
      return text(value);
  }
}

const day = (value: unknown): Cell => {
  const serial = typeof value === "string" ? dayToSerial(value) : Number.NaN;
  return Number.isFinite(serial) ? serial : "";
};

/** A UTC instant as the serial number of this machine's wall clock. */
function moment(value: unknown): Cell {
  const at = new Date(String(value));
  if (Number.isNaN(at.getTime())) return "";
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return dayToSerial(local.toISOString().slice(0, 10)) + (local.getTime() % 86_400_000) / 86_400_000;
}

const name = (value: unknown, nameOf: (id: string) => string): string =>
  typeof value === "string" && value !== "" ? nameOf(value) : "";

const pairs = (parts: Readonly<Record<string, number>>): string =>
  cut(
    Object.entries(parts)
      .map(([key, amount]) => `${key} ${amount}`)
      .join(", "),
  );

const text = (value: unknown): string =>
  value === undefined ? "" : cut(typeof value === "string" ? value : JSON.stringify(value));

/** What one cell can hold; a cut is shown by `…`. */
const CELL = 32_767;
const cut = (whole: string): string => (whole.length > CELL ? `${whole.slice(0, CELL - 1)}…` : whole);

/** A plan whose headings differ from one another, as a table's must. */
function planned(sheet: string, columns: readonly BackupColumn[]): TablePlan {
  const seen = new Set<string>();
  const own = columns.map((column) => {
    let { header } = column;
    for (let n = 2; seen.has(header.toLowerCase()); n++) header = `${column.header} ${n}`;
    seen.add(header.toLowerCase());
    return { ...column, header };
  });
  return { sheet, table: tableNameOf(sheet), columns: own };
}
