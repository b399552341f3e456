import { applyChanges } from "./excel-apply";
import { clearCopy, measureCopy, readCopy, writeCopy } from "./excel-copy";
import { ExcelEvents } from "./excel-events";
import { inspectTables } from "./excel-inspect";
import { ExcelMemory } from "./excel-memory";
import { writePage } from "./excel-page";
import { writePivot } from "./excel-pivot";
import { adoptRows, discardEmptyRows, disownRows, peekRows, readTable } from "./excel-read";
import { replaceTable, shrinking } from "./excel-replace";
import { ExcelRunner, isNotFound } from "./excel-run";
import { queueIdentity, readIdentity } from "./excel-settings";
import { insertSheet, selectedKey, type ReadSheet, showTable } from "./excel-show";
import { TableFaultError, type TableShape, type WorkbookPort } from "./port";

/** The workbook the pane stands beside, through Office.js (ExcelApi 1.13). `Office.onReady` must have come; `readSheet` serves hosts that cannot insert sheets. */
export function openWorkbook(readSheet?: ReadSheet): WorkbookPort {
  const runner = new ExcelRunner();
  const memory = new ExcelMemory();

  /** A table that is not there is told as a fault, with all that is wrong. */
  const onTables = async <T>(
    shapes: readonly TableShape[],
    batch: (context: Excel.RequestContext) => Promise<T>,
    lean = false,
  ): Promise<T> => {
    try {
      return await shrinking(memory, () => runner.run(batch, { lean }));
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const faults = await runner.run((context) => inspectTables(context, shapes));
      if (faults.length) throw new TableFaultError(faults);
      throw error;
    }
  };

  return {
    readIdentity: () => runner.run(readIdentity),
    writeIdentity: (identity) =>
      runner.run(async (context) => {
        queueIdentity(context, identity);
        await context.sync();
      }),
    inspect: (shapes) => runner.run((context) => inspectTables(context, shapes)),
    apply: (changes, identity) =>
      onTables(
        changes.map(({ shape }) => shape),
        (context) => applyChanges(context, memory, changes, identity),
        true,
      ),
    replace: (shape, rows, progress = {}) =>
      onTables([shape], (context) => replaceTable(context, memory, shape, rows, progress)),
    read: (shape, columns, progress) =>
      onTables([shape], (context) => readTable(context, shape, columns, progress)),
    disown: (shape, rows) => onTables([shape], (context) => disownRows(context, memory, shape, rows)),
    peek: (shape, places) => onTables([shape], (context) => peekRows(context, shape, places)),
    adopt: (shape, rows) => onTables([shape], (context) => adoptRows(context, memory, shape, rows)),
    discardEmpty: (shape, places) =>
      onTables([shape], (context) => discardEmptyRows(context, memory, shape, places)),
    listen: async (shapes, hear) => {
      runner.onWaiting = (waiting) => hear({ kind: "waiting", waiting });
      const events = new ExcelEvents(runner, memory, shapes, hear);
      await events.start();
      return async () => {
        runner.onWaiting = () => undefined;
        await events.stop();
      };
    },
    selectedKey: (shapes) => runner.run((context) => selectedKey(context, shapes)),
    show: (shape, at = {}) => onTables([shape], (context) => showTable(context, memory, shape, at)),
    writePage: (page, progress) =>
      onTables([page.shape], (context) => writePage(context, memory, page, progress)),
    writePivot: (data, pivot, progress) =>
      onTables([data.shape], (context) =>
        writePivot(context, pivot, data.shape.table, () => writePage(context, memory, data, progress)),
      ),
    insertPaper: (bytes, name) => runner.run((context) => insertSheet(context, bytes, name, readSheet)),
    measureCopy: () => runner.run(measureCopy),
    readCopy: (slot, from, count) => runner.run((context) => readCopy(context, slot, from, count)),
    writeCopy: (slot, from, rows) => runner.run((context) => writeCopy(context, slot, from, rows)),
    clearCopy: (slot) => runner.run((context) => clearCopy(context, slot)),
  };
}
