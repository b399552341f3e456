import type { RecordType, RecordTypes } from "../records";

/** How records of one type are laid out in columns: each record is as many rows as it has parts. */
export interface Layout {
  /** Lower case letters and hyphens: what it is kept under. */
  readonly name: string;
  readonly of: RecordType;
  /** Changes with the declaration: what was kept under another mark is laid out afresh. */
  readonly mark: string;
  /** Columns of text with few different values: states, days, ids of other records. */
  readonly codes: readonly string[];
  /** Columns of whole numbers: minor units, thousandths, minutes. */
  readonly numbers: readonly string[];
  /** What a record is called in a list, in one line. */
  readonly titleOf: (record: never) => string;
  /** Puts a record's rows in: texts in the order of `codes`, numbers in that of `numbers`; NaN where there is none. */
  readonly layOut: (
    record: never,
    row: (codes: readonly string[], numbers: readonly number[]) => void,
  ) => void;
}

type Cells<P, R, V> = Readonly<Record<string, (part: P, record: R, at: number) => V>>;

interface Declared<T extends RecordType, P> {
  readonly name: string;
  readonly of: T;
  /** Raised when helpers of the declaration compute something else. */
  readonly version: number;
  readonly title: (record: RecordTypes[T]) => string;
  readonly parts: (record: RecordTypes[T]) => readonly P[];
  readonly codes: Cells<P, RecordTypes[T], string | undefined>;
  readonly numbers: Cells<P, RecordTypes[T], number | undefined>;
}

/** Declares the columns of a record type, a row for each of its parts. */
export function layout<T extends RecordType, P>(declared: Declared<T, P>): Layout {
  const { name, of, version, title, parts, codes, numbers } = declared;
  const [texts, figures] = [Object.values(codes), Object.values(numbers)];
  return {
    name,
    of,
    mark: markOf([String(version), parts, title, ...Object.entries({ ...codes, ...numbers }).flat()]),
    codes: Object.keys(codes),
    numbers: Object.keys(numbers),
    titleOf: (record) => title(record),
    layOut: (record: RecordTypes[T], row) =>
      parts(record).forEach((part, at) =>
        row(
          texts.map((text) => text(part, record, at) ?? ""),
          figures.map((figure) => figure(part, record, at) ?? NaN),
        ),
      ),
  };
}

/** Declares the columns of a record type of which each record is one row. */
export const plainLayout = <T extends RecordType>(
  declared: Omit<Declared<T, RecordTypes[T]>, "parts"> & { when?: (record: RecordTypes[T]) => boolean },
): Layout => {
  const { when, ...rest } = declared;
  return layout<T, RecordTypes[T]>({ ...rest, parts: (record) => (!when || when(record) ? [record] : []) });
};

/** The text of the declaration: another rule for a column is another mark, also when nobody thought of the version. */
function markOf(parts: readonly unknown[]): string {
  let hash = 0;
  for (const letter of parts.map(String).join("|")) hash = (hash * 31 + letter.charCodeAt(0)) | 0;
  return (hash >>> 0).toString(36);
}
