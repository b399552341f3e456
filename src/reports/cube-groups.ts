import type { Company } from "../records";
import type { Field, Looks } from "./dataset";
import type { Columns } from "./dataset-columns";
import type { Layout } from "./dataset-layout";
import type { SliceFilter } from "./slice";

/** The groups a field makes of a column: which each of its codes belongs to. */
export interface FieldGroups {
  readonly field: Field;
  readonly rows: Int32Array;
  /** By code. */
  readonly groupOf: Int32Array;
  /** By group. */
  readonly keys: readonly string[];
}

interface Cached extends FieldGroups {
  readonly stamps: string;
}
const cached = new WeakMap<Columns, Map<string, Cached>>();

/** Groups of a field in columns of one moment; computed anew only after a change of what they are made of. */
export function groupsOf(field: Field, columns: Columns, looks: Looks, stamps: string): FieldGroups {
  const column = columns.codes.get(field.of);
  if (!column) throw new Error(`${columns.layout.name} has no column ${field.of}`);
  const known = cached.get(columns) ?? new Map<string, Cached>();
  cached.set(columns, known);
  const found = known.get(field.name);
  // Rows may have moved into wider arrays without a new value.
  if (found?.stamps === stamps && found.rows === column.rows && found.groupOf.length === column.values.length)
    return found;
  const groups = { stamps, field, rows: column.rows, ...grouped(field, column.values, looks) };
  known.set(field.name, groups);
  return groups;
}

function grouped(
  { key }: Field,
  values: readonly string[],
  looks: Looks,
): { groupOf: Int32Array; keys: string[] } {
  if (!key) return { groupOf: Int32Array.from(values.keys()), keys: [...values] };
  const groupOf = new Int32Array(values.length);
  const places = new Map<string, number>();
  values.forEach((value, code) => {
    const one = key(value, looks);
    const place = places.get(one) ?? places.size;
    places.set(one, place);
    groupOf[code] = place;
  });
  return { groupOf, keys: [...places.keys()] };
}

/** What groups of a field hang on, as one text: the columns they are made of and the company's year. */
export const stampsOf = (
  { looks = [] }: Field,
  dataset: Layout,
  columnsOf: (layout: Layout) => Columns,
  company: Company | undefined,
): string =>
  [company?.fiscalYearStart ?? 0, ...[dataset, ...looks].map((layout) => columnsOf(layout).stamp)].join(" ");

/** Which codes of a column pass a filter. */
export function passing({ groupOf, keys }: FieldGroups, { only, from, to }: SliceFilter): Uint8Array {
  const allowed = only && new Set(only);
  const passes = keys.map(
    (key) =>
      (!allowed || allowed.has(key)) &&
      // What has no day lies in no stretch of days.
      (from === undefined || (key !== "" && key >= from)) &&
      (to === undefined || (key !== "" && key <= to)),
  );
  return Uint8Array.from(groupOf, (group) => (passes[group] ? 1 : 0));
}

/** What a group is called. */
export const labelOf = ({ word }: Pick<Field, "word">, group: string, looks: Looks, none: string): string =>
  (word ? word(group, looks) : group) || none;

/** How groups of a field follow on one another: as declared, in time, or by their words. */
export function compareGroups(
  field: Field,
  collator: Intl.Collator,
): (a: { key: string; label: string }, b: { key: string; label: string }) => number {
  const { kind, order } = field;
  // What has no value stands last.
  const blank = (a: { key: string }, b: { key: string }) => Number(a.key === "") - Number(b.key === "");
  if (kind === "choice" && order) {
    const rank = new Map(order.map((key, at) => [key, at]));
    const place = (key: string) => rank.get(key) ?? order.length;
    return (a, b) => place(a.key) - place(b.key) || collator.compare(a.label, b.label);
  }
  if (kind === "day" || kind === "period")
    return (a, b) => blank(a, b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  return (a, b) => blank(a, b) || collator.compare(a.label, b.label) || (a.key < b.key ? -1 : 1);
}
