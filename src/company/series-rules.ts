import { shortYear } from "../base/fiscal-year";

/** What a document number is made of. */
export interface NumberParts {
  /** May hold `{FY}` (2026-27) and `{fy}` (26-27). */
  readonly prefix: string;
  /** Least count of figures, filled with zeros from the left. */
  readonly padding: number;
  readonly next: number;
  /** Label of the financial year, empty for a series that never starts again. */
  readonly fiscalYear: string;
}

/** The number of a document: `{prefix: "S/{fy}/", padding: 4, next: 7, fiscalYear: "2026-27"}` → `S/26-27/0007`. */
export const formatNumber = ({ prefix, padding, next, fiscalYear }: NumberParts): string =>
  prefix.replaceAll("{FY}", fiscalYear).replaceAll("{fy}", shortYear(fiscalYear)) +
  String(next).padStart(padding, "0");
