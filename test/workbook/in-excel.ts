import { sheets } from "../../src/sheets";
import type { GridEngine } from "../../src/preview/engine";
import { createOfficeInNode, type NodeOffice } from "../../src/preview/host/node";
import type { UniverEngine } from "../../src/preview/univer-engine";
import { openWorkbook } from "../../src/workbook/excel";
import { KEY_HEADER, SAYS_HEADER } from "../../src/workbook/excel-table";
import { startMirrors } from "../../src/workbook/mirror-engine";
import type { MirrorOptions, Mirrors } from "../../src/workbook/mirrors";
import type { MirrorState } from "../../src/workbook/mirror-state";
import type { WorkbookPort } from "../../src/workbook/port";
import { openBook, type Book } from "../book";
import { typeInto } from "../preview/host/user";
import { until } from "../store/test-store";

/** Office.js on our host in Node, with the library's requirement-set gate on. */
export const startOffice = (): Promise<NodeOffice> => createOfficeInNode({ gate: true });

/** A small company's book shown in a workbook, and what a person may do to the sheets. */
export interface Desk {
  readonly office: NodeOffice;
  readonly book: Book;
  readonly port: WorkbookPort;
  readonly mirrors: Mirrors;
  readonly states: MirrorState[];
  readonly refused: string[];
  readonly bugs: unknown[];
  /** The cells of a table by header, in the order they stand in. */
  rows(table: string): Record<string, unknown>[];
  row(table: string, key: string): Record<string, unknown> | undefined;
  type(table: string, key: string, header: string, value: string | number): Promise<void>;
  /** Types into a cell of the row under the table. */
  typeBelow(table: string, header: string, value: string): Promise<void>;
  /** Waits until a row shows something. */
  shows(table: string, key: string, cells: Record<string, unknown>): Promise<void>;
  /** Place of a table's column on its sheet. */
  column(table: string, header: string): number;
}

export async function openDesk(
  office: NodeOffice,
  options: Partial<MirrorOptions> & { claim?: boolean; book?: Book } = {},
): Promise<Desk> {
  const book = options.book ?? (await openBook());
  const port = openWorkbook();
  const states: MirrorState[] = [];
  const refused: string[] = [];
  const bugs: unknown[] = [];
  const mirrors = await startMirrors({
    store: book.store,
    port,
    mirrors: sheets,
    clock: book.clock,
    copy: false,
    onState: (state) => states.push(state),
    onRefused: ({ says }) => refused.push(says),
    onBug: (error) => bugs.push(error),
    ...options,
  });
  if (options.claim !== false && mirrors.state.phase === "unclaimed") await mirrors.claim();
  const { engine } = office;
  const find = (table: string) => {
    const info = engine.tables.find(table);
    if (!info) throw new Error(`no table ${table}`);
    return info;
  };
  const rows = (table: string) => {
    const { sheetId, box, columns } = find(table);
    const values = engine.cells.values(sheetId, box).slice(1);
    return values.map((cells) => Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]])));
  };
  const row = (table: string, key: string) => rows(table).find((one) => one[KEY_HEADER] === key);
  const column = (table: string, header: string) => {
    const { box, columns } = find(table);
    return box.column + columns.findIndex(({ name }) => name === header);
  };
  const sheetName = (table: string) => engine.sheets.get(find(table).sheetId).name;
  return {
    office,
    book,
    port,
    mirrors,
    states,
    refused,
    bugs,
    rows,
    row,
    column,
    type: (table, key, header, value) => {
      const at = rows(table).findIndex((one) => one[KEY_HEADER] === key);
      return typeInto(engine, sheetName(table), find(table).box.row + 1 + at, column(table, header), value);
    },
    typeBelow: (table, header, value) => {
      const { box } = find(table);
      return typeInto(engine, sheetName(table), box.row + box.rows, column(table, header), value);
    },
    shows: (table, key, cells) =>
      until(async () => {
        await mirrors.settled();
        const shown = row(table, key);
        return !!shown && Object.entries(cells).every(([header, value]) => shown[header] === value);
      }),
  };
}

export { KEY_HEADER, SAYS_HEADER };

/** A person chooses a sheet's tab. */
export async function activate(engine: GridEngine, sheetName: string): Promise<void> {
  const { book } = (engine as UniverEngine).parts;
  const subUnitId = engine.sheets.find(sheetName)?.id;
  await book.commands.executeCommand("sheet.command.set-worksheet-activate", {
    unitId: book.unitId,
    subUnitId,
  });
}

/** A person deletes whole rows of a sheet, from 0. */
export async function deleteRows(
  engine: GridEngine,
  sheetName: string,
  row: number,
  count = 1,
): Promise<void> {
  const { book } = (engine as UniverEngine).parts;
  const subUnitId = engine.sheets.find(sheetName)?.id;
  const range = { startRow: row, endRow: row + count - 1, startColumn: 0, endColumn: 25 };
  await book.commands.executeCommand("sheet.command.remove-row", {
    unitId: book.unitId,
    subUnitId,
    range,
  });
}
