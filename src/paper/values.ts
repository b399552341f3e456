import type { TemplateCell } from "./blocks";
import { clearCell, writeNumber, writeRuns } from "./cells";
import { daySerial, moneyNumeral, type PaperValue } from "./paper-document";
import { applyToRuns, editsOf, type Lookup, soleToken } from "./placeholder";
import { decimalsShown, isDateFormat, isOpenFormat, type Styles, withDecimals } from "./styles";

const MOST_DECIMALS = 6; // a price of 0.0045 is shown whole, a third is not
const SHORT_DATE = 14; // the built-in format that follows the reader's own settings

/** How values are written into a workbook's cells. */
export interface Writing {
  styles: Styles;
  from1904: boolean;
  locale: string | undefined;
}

/** Prints one cell of the template; says whether it now holds text. */
export function fillCell(cell: Element, template: TemplateCell, lookup: Lookup, writing: Writing): boolean {
  const sole = soleToken(template.text);
  const value = sole && (lookup(sole.name) ?? (sole.otherwise === undefined ? null : undefined));
  if (value !== undefined && typeof value !== "string") {
    if (writeValue(cell, value, writing)) return false;
  }
  const edits = editsOf(template.text, lookup, writing.locale);
  const texts = applyToRuns(
    template.runs.map(({ text }) => text),
    edits,
  );
  writeRuns(
    cell,
    template.runs.map(({ look }, i) => ({ text: texts[i] ?? "", look })),
  );
  return true;
}

/** Writes anything but text with its type kept; false where it can only be printed as text. */
function writeValue(cell: Element, value: Exclude<PaperValue, string>, writing: Writing): boolean {
  if (value === null) clearCell(cell);
  else if (typeof value === "boolean") writeNumber(cell, value ? "1" : "0", "b");
  else if (typeof value === "number") return writeIfFinite(cell, value, writing);
  else if ("day" in value) return writeDay(cell, value.day, writing);
  else return writeMoney(cell, value, writing);
  return true;
}

function writeIfFinite(cell: Element, value: number, { styles }: Writing): boolean {
  if (!Number.isFinite(value)) {
    clearCell(cell);
    return true;
  }
  writeNumber(cell, String(value));
  const style = cell.getAttribute("s");
  const code = styles.formatCode(style);
  const [has, shown] = [decimalsOf(value), decimalsShown(code)];
  if (shown !== undefined && has > shown && has <= MOST_DECIMALS)
    setStyle(cell, styles.withFormat(style, withDecimals(code, has)));
  return true;
}

function decimalsOf(value: number): number {
  const text = String(value);
  return text.includes("e") ? 0 : (text.split(".")[1] ?? "").length;
}

function writeDay(cell: Element, day: string, { styles, from1904 }: Writing): boolean {
  const serial = daySerial(day, from1904);
  if (serial === undefined) return false;
  writeNumber(cell, String(serial));
  const style = cell.getAttribute("s");
  if (!isDateFormat(styles.formatCode(style))) setStyle(cell, styles.withFormat(style, SHORT_DATE));
  return true;
}

function writeMoney(cell: Element, value: { money: number; digits: number }, { styles }: Writing): boolean {
  if (!Number.isSafeInteger(value.money)) return false;
  writeNumber(cell, moneyNumeral(value));
  const style = cell.getAttribute("s");
  const code = styles.formatCode(style);
  const fitting = withDecimals(isOpenFormat(code) ? "#,##0" : code, value.digits);
  if (fitting !== code) setStyle(cell, styles.withFormat(style, fitting));
  return true;
}

function setStyle(cell: Element, style: string | null): void {
  if (style !== null) cell.setAttribute("s", style);
}
