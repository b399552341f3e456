import type { AnyRecord, RecordId, RecordType } from "../records";

/** Where a record's name stands, best first; numbers are what people know documents by. */
const FIELDS = ["number", "name", "code", "sourceNumber", "serial", "reference", "text", "problem", "work"];

/** What a person knows a record by: its number, else its name; undefined where it has none of its own. */
export function nameOf(record: AnyRecord | undefined): string | undefined {
  const fields = record as unknown as Readonly<Record<string, unknown>> | undefined;
  for (const field of FIELDS) {
    const value = fields?.[field];
    if (typeof value === "string" && value.trim()) return value;
  }
  return undefined;
}

export const typeOfId = (id: RecordId): RecordType => id.slice(0, id.indexOf(":")) as RecordType;

/** Types whose records follow from others by rule. */
const DERIVED: ReadonlySet<RecordType> = new Set(["entry", "movement", "valuation"]);

export const isDerived = (id: RecordId): boolean => DERIVED.has(typeOfId(id));
