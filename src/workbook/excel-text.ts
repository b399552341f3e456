import { capped } from "./cells";
import type { Cell } from "./port";

/** Text that Excel would take for a number, date, formula, error or truth value, or whose first sign it would swallow. */
const TAKEN_FOR_ELSE = /\d|^[=+\-@'#\s]|^(true|false)$/i;

/** A cell as it is handed to Excel: text that Excel would understand as something else is quoted, so it stays text. */
export function toExcel(cell: Cell): Cell {
  if (typeof cell !== "string" || cell === "") return cell;
  const text = capped(cell);
  // The quote itself does not count towards the limit of 32,767, but a cut text must not be cut again.
  return TAKEN_FOR_ELSE.test(text) ? `'${text}` : text;
}

/** About how many bytes a row takes in a request. */
export function weight(cells: readonly (Cell | null)[]): number {
  let bytes = 2;
  for (const cell of cells) bytes += typeof cell === "string" ? 4 + textBytes(cell) : 10;
  return bytes;
}

/** Up to three bytes a character where any is beyond ASCII; exact counts would cost more than they save. */
const textBytes = (text: string): number => (/^[ -~]*$/.test(text) ? text.length : text.length * 3);

/** The letters of a column, counted from 0: 0 = A, 27 = AB. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** The areas of an address such as `Sheet1!A1:B2,D:D` or `$5:$7`, counted from 0. */
export function parseAddress(address: string): Area[] {
  return address.split(",").flatMap((part) => {
    const [, fromColumn, fromRow, toColumn, toRow] =
      /^\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?$/i.exec(
        part.slice(part.lastIndexOf("!") + 1),
      ) ?? [];
    if (!fromColumn && !fromRow) return [];
    const left = fromColumn ? columnNumber(fromColumn) : 0;
    const top = fromRow ? Number(fromRow) - 1 : 0;
    const right = toColumn ? columnNumber(toColumn) : fromColumn ? left : MAX_COLUMNS - 1;
    const bottom = toRow ? Number(toRow) - 1 : fromRow ? top : MAX_ROWS - 1;
    return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  });
}

const columnNumber = (name: string): number =>
  [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
