import { msg, str } from "@lit/localize";
import { shortYear } from "../base/fiscal-year";
import type { Series } from "../records";
import { taxScheme, type TaxSchemeId } from "./tax-schemes";

/** Papers numbered by the tax law: their numbers obey its rules. */
export const TAXED: ReadonlySet<Series["document"]> = new Set<Series["document"]>([
  "invoice",
  "bill-of-supply",
  "cash-memo",
  "credit-note",
  "debit-note",
  "challan",
  "receipt-voucher",
  "refund-voucher",
]);

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

/** The first place of a series in a financial year: 1, or where an older program had stopped counting. */
export const firstOrdinal = (
  { startAt = 1, startIn = "" }: Pick<Series, "startAt" | "startIn">,
  year: string,
): number => (startIn === year ? Math.max(1, startAt) : 1);

/** The numbers of a series as they look in a year, without the count: what two series of one document must differ by. */
const stem = ({ prefix }: Pick<Series, "prefix">): string =>
  numberKey(formatNumber({ prefix, padding: 1, next: 0, fiscalYear: "2026-27" })).slice(0, -1);

/** Whether two series could ever give the same number: one begins as the other does, with nothing but figures between. */
export function couldClash(a: Pick<Series, "prefix">, b: Pick<Series, "prefix">): boolean {
  const [short = "", long = ""] = [stem(a), stem(b)].sort((one, two) => one.length - two.length);
  return long.startsWith(short) && /^\d*$/.test(long.slice(short.length));
}

/** Whether two numbers are the same to the law: letter case and blanks around do not tell them apart. */
export const sameNumber = (a: string, b: string): boolean => numberKey(a) === numberKey(b);

/** What numbers are compared by. */
export const numberKey = (number: string): string => number.normalize("NFC").trim().toLowerCase();

/** What a tax scheme has against a document number, as a sentence; undefined when it may be used. */
export function numberProblem(number: string, scheme: TaxSchemeId): string | undefined {
  const { longest, characters } = taxScheme(scheme).number;
  if (!number) return msg("A number cannot be empty.");
  if (number.length > longest)
    return msg(str`${number} has ${number.length} characters; at most ${longest} are allowed.`);
  if (characters.test(number)) return undefined;
  return scheme === "gst" || scheme === "gst-composition"
    ? msg(str`${number} may have only letters, figures, “/” and “-”.`)
    : msg(str`${number} begins or ends with a blank.`);
}

/** What is wrong with the prefix of a series, as a sentence; undefined when even a number of six figures would be allowed. */
export function prefixProblem(
  { prefix, padding, yearly }: Pick<NumberParts, "prefix" | "padding"> & { readonly yearly: boolean },
  scheme: TaxSchemeId,
): string | undefined {
  const unknown = /\{(?!fy\}|FY\})[^}]*\}?/.exec(prefix);
  if (unknown) return msg(str`${unknown[0]} is not known; {FY} and {fy} give the financial year.`);
  if (!yearly && /\{fy\}/i.test(prefix))
    return msg("A series that never starts again cannot show the financial year.");
  // Tried with six figures, lest issuing stop in the middle of a year when the fifth is used up.
  return numberProblem(formatNumber({ prefix, padding, next: 999_999, fiscalYear: "2026-27" }), scheme);
}
