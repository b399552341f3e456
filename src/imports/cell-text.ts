import type { Cell } from "./model";

/** Text in one form (NFC), on one line, with single blanks, trimmed; it stays text, whatever it begins with. */
export const plainText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, " ")
    .trim();

/** A number as a person would write it, without exponent or noise of binary fractions. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return "";
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  const text = String(Number(value.toPrecision(15)));
  return text.includes("e") ? value.toFixed(12).replace(/0+$/, "") : text;
}

/** What a cell says, as one line of text; "" when it says nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return plainText(cell);
  if (typeof cell === "number") return numberText(cell);
  return "day" in cell ? cell.day : `${numberText(Number((cell.percent * 100).toPrecision(12)))}%`;
}

/** A cell as it stands in the file, to be shown beside a fault; null when there is none. */
export function rawText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return numberText(cell);
  return "day" in cell ? cell.day : numberText(cell.percent);
}

/** What codes and numbers of papers are compared by: case and blanks do not matter. */
export const codeKey = (text: string): string => text.toLowerCase().replace(/\s+/g, "");

/** What names are compared by: case, full stops, commas and doubled blanks do not matter. */
export const nameKey = (name: string): string => plainText(name.toLowerCase().replace(/[.,]/g, ""));
