import type { Company } from "../records";
import type { Columns } from "./dataset-columns";
import type { Layout } from "./dataset-layout";

/** What a field needs to tell its groups and their names: other records' columns by id, and the company. */
export interface Looks {
  readonly company: Company | undefined;
  /** A column of another record, "" where there is no such record. */
  of(layout: Layout, id: string, column: string): string;
}

/** Something rows can be grouped and filtered by. */
export interface Field {
  /** Letters and hyphens, in no language. */
  readonly name: string;
  readonly label: () => string;
  /** Text is ordered by its words, a choice as `order` says, a day and a period by time. */
  readonly kind: "text" | "choice" | "day" | "period";
  /** The column of codes it is made of. */
  readonly of: string;
  /** Records it looks at. */
  readonly looks?: readonly Layout[];
  /** The group a value of the column belongs to; the value itself when left out. "" is “none”. */
  readonly key?: (value: string, looks: Looks) => string;
  /** What a group is called; its key when left out. */
  readonly word?: (key: string, looks: Looks) => string;
  readonly order?: readonly string[];
  /** Fields of one day stand together under its name. */
  readonly under?: () => string;
}

/** A figure of each row that can be added up. Money in minor units, quantity in thousandths, hours in minutes. */
export interface Measure {
  readonly name: string;
  readonly label: () => string;
  readonly kind: "money" | "quantity" | "number" | "hours";
  /** The column of numbers. */
  readonly of: string;
}

/** What can be sliced: rows of one kind with the fields to group them by and the figures to sum. */
export interface Dataset {
  readonly name: string;
  readonly label: () => string;
  /** What one row is, and what is left out. */
  readonly about: () => string;
  /** Rows, counted: "complaints". */
  readonly rows: () => string;
  readonly layout: Layout;
  readonly fields: readonly Field[];
  readonly measures: readonly Measure[];
  /** Tables and sheets of it are named so; letters only. */
  readonly table: string;
}

/** The layouts a choice of fields needs. */
export const looksOf = (fields: readonly Field[]): Layout[] => [
  ...new Set(fields.flatMap(({ looks = [] }) => looks)),
];

/** Answers what fields look at from columns of the same moment. */
export function looksIn(columns: (layout: Layout) => Columns, company: Company | undefined): Looks {
  return {
    company,
    of: (layout, id, column) => {
      if (!id) return "";
      const held = columns(layout);
      const row = held.rowOf(id);
      const code = held.codes.get(column);
      return row < 0 || !code ? "" : (code.values[code.rows[row] ?? 0] ?? "");
    },
  };
}
