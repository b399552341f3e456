import { readBody, type KeyIndex } from "./excel-index";
import { sheetOf, type Located } from "./excel-table";
import { toExcel } from "./excel-text";
import type { Cell, TableShape } from "./port";

/** Name of the sheet that keeps what people typed under a table when the table is built afresh. */
export const KEPT_ASIDE = "Kept aside";

/** The person's own columns in a table, to be put back by key: formulas and values by key. */
export interface OwnColumns {
  readonly offsets: readonly number[];
  readonly cells: ReadonlyMap<string, readonly unknown[]>;
}

/** Reads the person's own columns of a table; values stand where there is no formula. */
export async function readOwnColumns(
  context: Excel.RequestContext,
  at: Located,
  index: KeyIndex,
): Promise<OwnColumns> {
  const cells = new Map<string, readonly unknown[]>();
  if (at.others.length) {
    const values = await readBody(context, at, at.others);
    const formulas = await readBody(context, at, at.others, "formulas");
    index.keys.forEach((key, place) => {
      if (key === "" || cells.has(key)) return;
      cells.set(
        key,
        at.others.map((_, column) => ownCell(values[place]?.[column], formulas[place]?.[column])),
      );
    });
  }
  return { offsets: at.others, cells };
}

/** Reading formulas drops the quote of a text like `=x`: only what differs from its value is a formula. */
const ownCell = (value: unknown, formula: unknown): unknown =>
  typeof formula === "string" && formula.startsWith("=") && formula !== value
    ? formula
    : toExcel((value ?? "") as Cell);

/** Moves rows that are none of ours (typed or pasted under the table) to the sheet kept aside; gives how many. */
export async function keepAside(
  context: Excel.RequestContext,
  shape: TableShape,
  at: Located,
  index: KeyIndex,
): Promise<number> {
  const places = index.keys.flatMap((key, place) =>
    key === "" || index.placeOf(key) !== place ? place : [],
  );
  if (!places.length) return 0;
  const sheet = sheetOf(context, at);
  const rows = places.map((place) =>
    sheet.getRangeByIndexes(at.headerRow + 1 + place, at.firstColumn, 1, at.width).load("values"),
  );
  const aside = context.workbook.worksheets.getItemOrNullObject(KEPT_ASIDE);
  const used = aside.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  const silent = new Set([at.key, at.says]);
  const held = rows
    .map((row) => ((row.values as unknown[][])[0] ?? []).filter((_, offset) => !silent.has(offset)))
    .filter((cells) => cells.some((cell) => cell !== ""));
  if (!held.length) return 0;
  const target = aside.isNullObject ? context.workbook.worksheets.add(KEPT_ASIDE) : aside;
  const from = aside.isNullObject || used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  const head = at.headers.filter((_, offset) => !silent.has(offset));
  const matrix = [head, ...held].map((cells, row) => [
    row === 0 ? toExcel(shape.sheet) : "",
    ...cells.map((cell) => toExcel(cell as Cell)),
  ]);
  target.getRangeByIndexes(from, 0, matrix.length, (matrix[0] ?? []).length).values = matrix;
  await context.sync();
  return held.length;
}
