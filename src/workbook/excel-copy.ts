import type { CopySlot } from "./port";

/** The very hidden sheet of the machine copy. */
const SHEET = "Servicebook copy";
/** Rows of 32,000 characters to a response: about 1.6 MB. */
const READ = 48;

const column = (slot: CopySlot): string => (slot === 0 ? "A" : "B");

/** How many rows each slot holds. */
export async function measureCopy(context: Excel.RequestContext): Promise<readonly [number, number]> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(SHEET).load("name");
  await context.sync();
  if (sheet.isNullObject) return [0, 0];
  const used = ([0, 1] as const).map((slot) =>
    sheet
      .getRange(`${column(slot)}:${column(slot)}`)
      .getUsedRangeOrNullObject(true)
      .load("rowIndex,rowCount"),
  );
  await context.sync();
  const [first = 0, second = 0] = used.map((range) =>
    range.isNullObject ? 0 : range.rowIndex + range.rowCount,
  );
  return [first, second];
}

/** Rows of a slot from a row on. */
export async function readCopy(
  context: Excel.RequestContext,
  slot: CopySlot,
  from: number,
  count: number,
): Promise<string[]> {
  const rows: string[] = [];
  const sheet = context.workbook.worksheets.getItem(SHEET);
  for (let at = from; at < from + count; at += READ) {
    const range = sheet.getRangeByIndexes(at, slot, Math.min(READ, from + count - at), 1).load("values");
    await context.sync();
    rows.push(...(range.values as unknown[][]).map(([cell]) => String(cell)));
  }
  return rows;
}

/** Writes rows into a slot, making the sheet where it is missing. */
export async function writeCopy(
  context: Excel.RequestContext,
  slot: CopySlot,
  from: number,
  rows: readonly string[],
): Promise<void> {
  if (!rows.length) return;
  const found = context.workbook.worksheets.getItemOrNullObject(SHEET).load("name");
  await context.sync();
  const sheet = found.isNullObject ? makeSheet(context) : found;
  // Rows begin with a letter that no number, date or formula begins with, and the columns are text.
  sheet.getRangeByIndexes(from, slot, rows.length, 1).values = rows.map((row) => [row]);
  await context.sync();
}

export async function clearCopy(context: Excel.RequestContext, slot: CopySlot): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(SHEET).load("name");
  await context.sync();
  if (sheet.isNullObject) return;
  sheet.getRange(`${column(slot)}:${column(slot)}`).clear("Contents");
  await context.sync();
}

function makeSheet(context: Excel.RequestContext): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(SHEET);
  sheet.getRange("A:B").numberFormat = "@" as never;
  sheet.visibility = "VeryHidden";
  return sheet;
}
