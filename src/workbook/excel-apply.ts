import { askFilter, filterAgain, isFiltered, liftFilter, type FilterAsked } from "./excel-filter";
import { KeyIndex } from "./excel-index";
import type { ExcelMemory } from "./excel-memory";
import { queueIdentity } from "./excel-settings";
import {
  askTable,
  bodyColumn,
  located,
  resizeTable,
  sheetOf,
  type Located,
  type TableAsked,
} from "./excel-table";
import { BodyWriter, type PlacedRow } from "./excel-write";
import { TableFaultError, type Identity, type TableChange, type TableFault } from "./port";

/** Beyond so many touched rows the key column is read again instead of asking each of them. */
const PROBES = 64;

interface Asked {
  readonly change: TableChange;
  readonly asked: TableAsked;
  readonly filter: FilterAsked;
  readonly known: KeyIndex | undefined;
  readonly probes: readonly { readonly key: string; readonly cell: Excel.Range }[];
  readonly used: Excel.Range;
}

interface Plan extends Asked {
  readonly at: Located;
  readonly index: KeyIndex;
  readonly updates: readonly PlacedRow[];
  readonly appends: readonly PlacedRow[];
  /** Places, from the bottom up. */
  readonly removes: readonly number[];
}

/**
 * Writes changed rows of any number of tables and the identity: one request asks where things stand, one writes. More are
 * needed only when the person sorted since, when a filter has to be lifted, or when it is too much for one.
 */
export async function applyChanges(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  changes: readonly TableChange[],
  identity: Identity | undefined,
): Promise<void> {
  const asked = changes.map((change) => ask(context, memory, change));
  if (asked.length) await context.sync();
  const plans = await planAll(context, asked);
  context.runtime.enableEvents = false;
  const restore: ((() => void) | undefined)[] = [];
  try {
    const writer = new BodyWriter(context, memory);
    for (const plan of plans) restore.push(await writeTable(context, memory, plan, writer));
    if (identity) queueIdentity(context, identity);
    context.runtime.enableEvents = true;
    await context.sync();
  } catch (error) {
    for (const { change } of plans) memory.forget(change.shape.table);
    await hearAgain(context);
    throw error;
  }
  for (const plan of plans) remember(memory, plan);
  const filtered = plans.filter(({ filter }) => isFiltered(filter));
  if (filtered.length) await readBack(context, memory, filtered);
  await filterAgain(context, restore);
}

function ask(context: Excel.RequestContext, memory: ExcelMemory, change: TableChange): Asked {
  const asked = askTable(context, change.shape);
  const known = memory.index(change.shape.table);
  const keys = [...change.upsert.map(({ key }) => key), ...change.remove];
  const probed = known && keys.length <= PROBES ? keys : [];
  const probes = probed.flatMap((key) => {
    const place = known?.placeOf(key);
    if (!known || place === undefined) return [];
    const cell = bodyColumn(asked.sheet, known.at, known.at.key, place, 1);
    return { key, cell: cell.load("values") };
  });
  const used = asked.sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,rowCount");
  return { change, asked, filter: askFilter(asked), known, probes, used };
}

async function planAll(context: Excel.RequestContext, asked: readonly Asked[]): Promise<Plan[]> {
  const faults: TableFault[] = [];
  const places = asked.map((one) => {
    try {
      return located(one.asked);
    } catch (error) {
      if (!(error instanceof TableFaultError)) throw error;
      faults.push(...error.faults);
      return undefined;
    }
  });
  if (faults.length) throw new TableFaultError(faults);
  const plans: Plan[] = [];
  for (const [which, one] of asked.entries()) {
    const at = places[which];
    if (at) plans.push(await plan(context, one, at));
  }
  return plans;
}

async function plan(context: Excel.RequestContext, asked: Asked, at: Located): Promise<Plan> {
  const index = trusted(asked, at) ?? (await KeyIndex.read(context, at));
  const { upsert, remove } = asked.change;
  const rows = await rowsInUse(context, at, index);
  const updates: PlacedRow[] = [];
  const appends: PlacedRow[] = [];
  for (const row of upsert) {
    const place = index.placeOf(row.key);
    if (place === undefined) appends.push({ place: rows + appends.length, row });
    else updates.push({ place, row });
  }
  const removes = remove.flatMap((key) => index.placeOf(key) ?? []).sort((a, b) => b - a);
  return { ...asked, at, index, updates, appends, removes };
}

/** The index as remembered, if every key asked about still stands where it stood. */
function trusted({ known, probes, change }: Asked, at: Located): KeyIndex | undefined {
  if (!known || change.upsert.length + change.remove.length > PROBES) return undefined;
  const unmoved =
    known.at.rows === at.rows &&
    known.at.sheetId === at.sheetId &&
    known.at.headerRow === at.headerRow &&
    known.at.firstColumn === at.firstColumn &&
    known.at.headers.join("\n") === at.headers.join("\n") &&
    probes.every(({ key, cell }) => String((cell.values as unknown[][])[0]?.[0]) === key);
  return unmoved ? known : undefined;
}

/** An empty table has one blank row, which the first row to come takes. */
async function rowsInUse(context: Excel.RequestContext, at: Located, index: KeyIndex): Promise<number> {
  if (at.rows !== 1 || index.size > 0) return at.rows;
  const row = sheetOf(context, at).getRangeByIndexes(at.headerRow + 1, at.firstColumn, 1, at.width);
  row.load("values");
  await context.sync();
  return ((row.values as unknown[][])[0] ?? []).every((cell) => cell === "") ? 0 : 1;
}

/** Queues the writing of one table; gives how to filter as before, to be done when all is written. */
async function writeTable(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  plan: Plan,
  writer: BodyWriter,
): Promise<(() => void) | undefined> {
  const { at, asked, filter, updates, appends, removes, used } = plan;
  const sheet = sheetOf(context, at);
  const putBack = liftFilter(asked, filter);
  if (at.showTotals) asked.table.showTotals = false;
  await writer.write(sheet, at, updates);
  const last = appends.at(-1);
  if (last) {
    const rows = last.place + 1;
    // What stands under the table moves down instead of being written over.
    if (!used.isNullObject && used.rowIndex + used.rowCount > at.headerRow + 1 + at.rows && rows > at.rows)
      sheet
        .getRangeByIndexes(at.headerRow + 1 + at.rows, at.firstColumn, rows - at.rows, at.width)
        .insert("Down");
    await writer.write(sheet, at, appends);
    if (rows > at.rows) resizeTable(asked.table, sheet, at, rows);
  }
  const left = Math.max(at.rows, last ? last.place + 1 : 0) - removes.length;
  for (const place of removes)
    removeRow(asked.table, sheet, at, place, left === 0 && place === removes.at(-1));
  showReasons(sheet, memory, plan);
  if (at.showTotals) asked.table.showTotals = true;
  return putBack;
}

/** A table keeps one row: its last one is emptied, not deleted. */
function removeRow(
  table: Excel.Table,
  sheet: Excel.Worksheet,
  at: Located,
  place: number,
  last: boolean,
): void {
  if (last) sheet.getRangeByIndexes(at.headerRow + 1 + place, at.firstColumn, 1, at.width).clear("Contents");
  else table.rows.getItemAt(place).delete();
}

/** Shows the column of reasons while there is one, and hides it with the last. */
function showReasons(sheet: Excel.Worksheet, memory: ExcelMemory, { change, at }: Plan): void {
  const said = memory.said(change.shape.table);
  const shown = said.size > 0;
  for (const { key, says } of change.upsert) {
    if (says) said.add(key);
    else if (says === "") said.delete(key);
  }
  for (const key of change.remove) said.delete(key);
  if (at.says >= 0 && said.size > 0 !== shown)
    sheet.getRangeByIndexes(at.headerRow, at.firstColumn + at.says, 1, 1).getEntireColumn().columnHidden =
      !said.size;
}

function remember(memory: ExcelMemory, { change, at, index, appends, removes }: Plan): void {
  const keys = [...index.keys];
  for (const { place, row } of appends) keys[place] = row.key;
  for (const place of removes) keys.splice(place, 1);
  if (!keys.length) keys.push("");
  memory.keep(change.shape.table, new KeyIndex({ ...at, rows: keys.length }, keys));
}

/** Rows written under a lifted filter are read again: a key that is not where it was written means misplaced values. */
async function readBack(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  plans: readonly Plan[],
): Promise<void> {
  const checks = plans.flatMap(({ change }) => {
    const index = memory.index(change.shape.table);
    if (!index) return [];
    const sheet = sheetOf(context, index.at);
    return change.upsert.slice(0, PROBES).flatMap(({ key }) => {
      const place = index.placeOf(key);
      if (place === undefined) return [];
      return { change, key, cell: bodyColumn(sheet, index.at, index.at.key, place, 1).load("values") };
    });
  });
  await context.sync();
  const wrong = checks.filter(({ key, cell }) => String((cell.values as unknown[][])[0]?.[0]) !== key);
  for (const { change } of wrong) memory.forget(change.shape.table);
  if (wrong.length) throw new Error(`${wrong.length} rows did not land where they were written.`);
}

async function hearAgain(context: Excel.RequestContext): Promise<void> {
  context.runtime.enableEvents = true;
  await context.sync().catch(() => undefined);
}
