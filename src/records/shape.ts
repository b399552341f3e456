import * as v from "valibot";

/** An id of one record type: `party:…`. Ids never change and are never reused. */
export const idOf = <T extends string>(type: T) =>
  v.custom<`${T}:${string}`>(
    (value) => typeof value === "string" && value.startsWith(`${type}:`) && value.length > type.length + 1,
    `not the id of a ${type}`,
  );

/** A calendar day, `2026-04-01`. */
export const day = v.pipe(v.string(), v.isoDate("not a day"));
/** A moment in UTC, `2026-04-01T09:30:00.000Z`. */
export const instant = v.pipe(v.string(), v.isoTimestamp("not a moment"));
/** An amount in integer minor units (paise, kopiykas, cents). */
export const money = v.pipe(v.number(), v.safeInteger("not a whole number of minor units"));
/** A plain decimal number as text, for quantities, unit prices and rates: `1.5`, `-2`. */
export const decimal = v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/, "not a decimal number"));
/** Text that may be empty, capped at what one worksheet cell can hold. */
export const text = v.pipe(v.string(), v.maxLength(32_000, "longer than a cell can hold"));
/** Text that must say something. */
export const label = v.pipe(
  text,
  v.check((value) => value.trim() !== "", "is empty"),
);
export const flag = v.boolean();
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const optional = v.exactOptional;
export const list = v.array;
export const choice = v.picklist;
export const object = v.strictObject;
export const anyOf = v.union;

/** What one record type is: its shape, and the computed keys by which it is found (undefined = not in that index). */
export interface RecordKind<T> {
  readonly shape: v.GenericSchema<unknown, T>;
  readonly indexes: Readonly<Record<string, KeyOf<T> | ManyKeysOf<T>>>;
}
/** A list as a key is one compound key, compared element by element. */
export type IndexKey = string | number | readonly (string | number)[];
/** The one key of a record in an index. */
export type KeyOf<T> = (record: T) => IndexKey | undefined;
/** The keys of a record that is found by each of several (words, phones); made by `many`. */
export interface ManyKeysOf<T> {
  (record: T): readonly (string | number)[];
  readonly many: true;
}

/** Marks an index under which a record stands several times, once for each key of the list. */
export const many = <T>(keys: (record: T) => readonly (string | number)[]): ManyKeysOf<T> =>
  Object.assign((record: T) => keys(record), { many: true as const });

/** Declares a record type; `terms` is the index that Find searches by prefix. */
export const kind = <
  const S extends v.GenericSchema<unknown, unknown>,
  I extends RecordKind<v.InferOutput<S>>["indexes"],
>(
  shape: S,
  indexes: I,
) => ({ shape, indexes });
