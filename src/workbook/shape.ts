import { currencyDigits } from "../base/money";
import type { Company } from "../records";
import { dateParts } from "./cells";
import type { CellKind } from "./mirror";
import type { Mark, ShapeColumn, TableShape } from "./port";

/** What a table's shape follows from: a mirror or a computed sheet. */
interface Declared {
  readonly sheet: string;
  readonly table: string;
  readonly columns: readonly {
    readonly header: string;
    readonly kind?: CellKind;
    readonly width?: number;
    readonly choices?: readonly string[];
    readonly edit?: unknown;
  }[];
  readonly totals?: readonly string[];
  readonly marks?: readonly Mark[];
}

/** The table a declared sheet asks for, with the number formats of the company's currency and locale. */
export function shapeOf(mirror: Declared, company: Pick<Company, "currency" | "locale">): TableShape {
  const totals = new Set(mirror.totals);
  return {
    sheet: mirror.sheet,
    table: mirror.table,
    ...(mirror.marks ? { marks: mirror.marks } : {}),
    columns: mirror.columns.map(({ header, kind = "text", width = 14, choices, edit }): ShapeColumn => {
      const format = formatOf(kind, company);
      return {
        header,
        format,
        width,
        // A drop-down in a column that cannot be typed into would only lead to a refusal.
        ...(choices && edit ? { choices } : {}),
        ...(totals.has(header) ? { total: true } : {}),
      };
    }),
  };
}

/** The en-US number format of a kind of column. */
export function formatOf(kind: CellKind, { currency, locale }: Pick<Company, "currency" | "locale">): string {
  switch (kind) {
    case "money":
      return moneyFormat(currencyDigits(currency), locale);
    case "date":
      return dateFormat(locale);
    case "moment":
      return `${dateFormat(locale)} hh:mm`;
    case "number":
    case "quantity":
      return "General";
    default:
      return "@";
  }
}

/** Amounts grouped as the locale groups them; in India by lakh and crore, which a number format needs conditions for. */
function moneyFormat(digits: number, locale: string): string {
  const decimals = digits > 0 ? `.${"0".repeat(digits)}` : "";
  const lakh = new Intl.NumberFormat(locale).format(1_000_000) === "10,00,000";
  if (!lakh) return `#,##0${decimals}`;
  return `[>=10000000]##\\,##\\,##\\,##0${decimals};[>=100000]##\\,##\\,##0${decimals};##,##0${decimals}`;
}

function dateFormat(locale: string): string {
  const codes: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {
    day: "dd",
    month: "mm",
    year: "yyyy",
  };
  return dateParts(locale)
    .map(
      ({ type, value }) =>
        codes[type] ?? [...value.trim()].map((mark) => (/[-. ]/.test(mark) ? mark : `\\${mark}`)).join(""),
    )
    .join("")
    .replace(/(\\[^\d\w])$/, "");
}

/** A fingerprint of the declared sheets: when it differs from the workbook's, the sheets are built afresh. */
export function layoutOf(shapes: readonly TableShape[]): string {
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(shapes)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
