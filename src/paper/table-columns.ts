import { runsOf } from "./cells";
import { columnName, parseArea } from "./reference";
import { sharedStrings, type Sheet, type WorkbookFile } from "./workbook-file";
import { child, children, elements, setAttribute } from "./xml";

/** Gives table columns the names their header cells now print: where the two differ, Excel calls the file damaged. */
export function nameTableColumns(file: WorkbookFile, sheet: Sheet): void {
  for (const { path, type } of file.relations(sheet.path)) {
    if (type !== "table" || !file.parts.has(path)) continue;
    const table = file.xml(path).documentElement;
    const area = parseArea(table.getAttribute("ref") ?? "");
    const columns = child(table, "tableColumns");
    if (!area || !columns || table.getAttribute("headerRowCount") === "0") continue;
    const texts = rowTexts(file, sheet, area.top);
    children(columns).forEach((column, n) => {
      const text = texts.get(columnName(area.left + n));
      if (text && setAttribute(column, "name", text.replaceAll("\n", "_x000a_"))) file.edit(path);
    });
  }
}

function rowTexts(file: WorkbookFile, sheet: Sheet, number: number): Map<string, string> {
  const strings = sharedStrings(file);
  const row = elements(file.xml(sheet.path), "row").find(
    (element) => element.getAttribute("r") === String(number),
  );
  return new Map(
    (row ? children(row, "c") : []).map((cell) => {
      const text =
        runsOf(cell, strings)
          ?.map((run) => run.text)
          .join("") ?? "";
      return [(cell.getAttribute("r") ?? "").replace(/\d+$/, ""), text];
    }),
  );
}
