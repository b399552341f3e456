import type * as v from "valibot";
import type { RecordType } from "../records";
import * as s from "../records/shape";
import { kindOf } from "../store/schema";

/** What a field holds, as far as a cell shows it. */
export type FieldKind =
  "text" | "number" | "thousandths" | "money" | "date" | "moment" | "flag" | "reference";

/** One plain field of a record or of a line in it, with the way to it. */
export interface Field {
  readonly path: readonly string[];
  readonly kind: FieldKind;
  /** Several of them in one cell. */
  readonly many: boolean;
}

/** A list of lines inside a record: the way to it, and the plain fields of a line. */
export interface LineList {
  readonly path: readonly string[];
  readonly fields: readonly Field[];
}

/** What records of a type are made of. */
export interface RecordFields {
  readonly fields: readonly Field[];
  readonly lists: readonly LineList[];
}

/** A valibot schema as far as it is looked into. */
interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly options?: readonly unknown[];
}

/** Whole numbers that count thousandths of a unit; every other whole number is a plain count. */
const THOUSANDTHS = /^(quantity|received|billed|returned|invoiced|book|counted)$/;

const known = new Map<RecordType, RecordFields>();

/** The plain fields and the lists of lines of a record type, read from its shape in the data dictionary. */
export function fieldsOf(type: RecordType): RecordFields {
  const found = known.get(type) ?? look(kindOf(type).shape as v.GenericSchema & Schema);
  known.set(type, found);
  return found;
}

function look(shape: Schema): RecordFields {
  const fields: Field[] = [];
  const lists: LineList[] = [];
  const walk = (schema: Schema, path: readonly string[], isTop: boolean): void => {
    const bare = unwrapped(schema);
    if (bare.entries) {
      for (const [name, entry] of Object.entries(bare.entries)) walk(entry, [...path, name], isTop);
      return;
    }
    const item = bare.item && unwrapped(bare.item);
    if (item?.entries && isTop) lists.push({ path, fields: look(item).fields });
    else if (!item?.entries)
      fields.push({ path, kind: kindAt(item ?? bare, path), many: item !== undefined });
  };
  walk(shape, [], true);
  return { fields, lists };
}

function unwrapped(schema: Schema): Schema {
  return schema.wrapped && /optional/.test(schema.type) ? unwrapped(schema.wrapped) : schema;
}

function kindAt(schema: Schema, path: readonly string[]): FieldKind {
  const same = (other: unknown): boolean => schema === other;
  if (same(s.money)) return "money";
  if (same(s.day)) return "date";
  if (same(s.instant)) return "moment";
  if (same(s.decimal)) return "number";
  switch (schema.type) {
    case "boolean":
      return "flag";
    case "custom":
    case "union":
      return "reference";
    case "number":
      return !same(s.count) && THOUSANDTHS.test(path.at(-1) ?? "") ? "thousandths" : "number";
    default:
      return "text";
  }
}

/** The value at the end of a path; undefined where a step of it is missing. */
export function valueAt(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}
