import type { Box } from "../grid-types";
import { apiNotFound } from "./errors";
import { valueType } from "./range-cells";
import type { WorksheetHost } from "./worksheet";

/** Runs of consecutive numbers as `[first, count]`. */
function runs(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[0] + last[1] === number) last[1] += 1;
    else found.push([number, 1]);
  }
  return found;
}

/** The boxes in which given rows and columns meet. */
export function boxesOf(rows: readonly number[], columns: readonly number[]): Box[] {
  return runs(rows).flatMap(([row, height]) =>
    runs(columns).map(([column, width]) => ({ row, column, rows: height, columns: width })),
  );
}

const TYPES: Readonly<Record<string, readonly string[]>> = {
  All: ["Double", "String", "Boolean", "Error"],
  Numbers: ["Double"],
  Text: ["String"],
  Logical: ["Boolean"],
  Errors: ["Error"],
  NumbersText: ["Double", "String"],
  LogicalNumbers: ["Double", "Boolean"],
  LogicalText: ["String", "Boolean"],
  LogicalNumbersText: ["Double", "String", "Boolean"],
};

/** Blank, constant or formula cells of an area, joined into boxes downwards. */
export function cellsOf(
  sheet: WorksheetHost,
  area: Box,
  type: "Blanks" | "Constants" | "Formulas",
  wanted: unknown,
): Box[] {
  const types = TYPES[String(wanted ?? "All")];
  if (!types) throw apiNotFound(`SpecialCellValueType.${String(wanted)}`);
  const { cells } = sheet.host.engine;
  const values = cells.values(sheet.Id, area);
  const formulas = cells.formulas(sheet.Id, area);
  const fits = (row: number, column: number): boolean => {
    const value = values[row]?.[column] ?? "";
    const isFormula = formulas[row]?.[column] !== value;
    if (type === "Blanks") return value === "" && !isFormula;
    return isFormula === (type === "Formulas") && types.includes(valueType(value));
  };
  const columns = Array.from({ length: area.columns }, (_, column) => column);
  const rows = Array.from({ length: area.rows }, (_, row) => row);
  return columns.flatMap((column) =>
    runs(rows.filter((row) => fits(row, column))).map(([row, count]) => ({
      row: area.row + row,
      column: area.column + column,
      rows: count,
      columns: 1,
    })),
  );
}
