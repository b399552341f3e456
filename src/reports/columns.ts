import type { ReportColumn, ReportKind, ReportRow, ReportValue } from "./report";

type More = Omit<ReportColumn, "key" | "header" | "kind">;

/** A column; widths by its kind when none is given. */
export const column = (
  key: string,
  header: () => string,
  kind: ReportKind = "text",
  more: More = {},
): ReportColumn => ({ key, header, kind, width: WIDTHS[kind], ...more });

/** A column of money with its total. */
export const sumColumn = (key: string, header: () => string, more: More = {}): ReportColumn =>
  column(key, header, "money", { total: true, ...more });

const WIDTHS: Readonly<Record<ReportKind, number>> = {
  text: 22,
  day: 12,
  money: 15,
  quantity: 11,
  number: 10,
  percent: 10,
  hours: 10,
};

/** The sum of a column of numbers; what is empty counts nothing. */
export function sumOf(
  { columns, rows }: { readonly columns: readonly ReportColumn[]; readonly rows: readonly ReportRow[] },
  key: string,
): number {
  const at = columns.findIndex((one) => one.key === key);
  return rows.reduce((sum, { cells }) => sum + numberOf(cells[at]), 0);
}

/** A cell's number; 0 where it is empty. */
export const numberOf = (value: ReportValue): number =>
  value === undefined || value === "" ? 0 : Number(value);

/** Where one figure differs from the other, the sentence that says so; both in minor units. */
export const unequal = (
  figure: number,
  expected: number,
  say: (figure: number, expected: number) => string,
): string[] => (figure === expected ? [] : [say(figure, expected)]);
