import { KEY_HEADER, askTable, located, type TableAsked } from "./excel-table";
import { TableFaultError, type TableFault, type TableShape } from "./port";

/** What keeps tables from being written, asked in two requests for all of them. */
export async function inspectTables(
  context: Excel.RequestContext,
  shapes: readonly TableShape[],
): Promise<TableFault[]> {
  const found = shapes.map((shape) => ({
    shape,
    table: context.workbook.tables.getItemOrNullObject(shape.table).load("name"),
    sheet: context.workbook.worksheets.getItemOrNullObject(shape.sheet).load("name"),
  }));
  await context.sync();
  const there = found.filter(({ table }) => !table.isNullObject);
  const asked = there.map(({ shape }) => askTable(context, shape));
  if (asked.length) await context.sync();
  const faults = asked.flatMap((one) => faultsOf(one));
  for (const { shape, table, sheet } of found) {
    if (!table.isNullObject) continue;
    const renamed = sheet.isNullObject ? undefined : await renamedTable(context, shape);
    const fault = renamed ? "renamed" : sheet.isNullObject ? "sheet missing" : "table missing";
    faults.push({ table: shape.table, sheet: shape.sheet, fault, detail: renamed ?? "" });
  }
  return faults;
}

/** The name under which our table now stands on its sheet; undefined when no table there has our key column. */
export async function renamedTable(
  context: Excel.RequestContext,
  shape: TableShape,
): Promise<string | undefined> {
  const tables = context.workbook.worksheets.getItem(shape.sheet).tables.load("items/name");
  await context.sync();
  const headers = tables.items.map((table) => ({
    name: table.name,
    header: table.getHeaderRowRange().load("values"),
  }));
  if (headers.length) await context.sync();
  const own = headers.find(({ header }) => ((header.values as unknown[][])[0] ?? []).includes(KEY_HEADER));
  return own?.name;
}

function faultsOf(asked: TableAsked): readonly TableFault[] {
  try {
    located(asked);
    return [];
  } catch (error) {
    if (error instanceof TableFaultError) return error.faults;
    throw error;
  }
}
