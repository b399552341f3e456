import { runsOf } from "./cells";
import { Colours } from "./colours";
import { readLook, type CellLook } from "./look";
import { parseArea } from "./reference";
import { Styles } from "./styles";
import { sharedStrings, type Sheet, WorkbookFile } from "./workbook-file";
import { child, children, elements } from "./xml";

/** A cell that holds or looks like something. Text is text: whoever writes it must keep it from becoming a formula. */
export interface PaperCell {
  /** Counted from 0, as Office.js counts. */
  row: number;
  column: number;
  value: string | number | boolean | null;
  /** With its equals sign. */
  formula?: string;
  look: CellLook;
}

/** A printed sheet as a host needs it that must build it cell by cell. */
export interface PaperSheet {
  name: string;
  cells: PaperCell[];
  /** "A1:C2" each. */
  merges: string[];
  /** Widths in points by column, counted from 0; 0 is hidden. */
  widths: { first: number; last: number; points: number }[];
  /** Heights in points by row, counted from 0; 0 is hidden. */
  heights: { row: number; points: number }[];
  page: PaperPage;
}

/** How the sheet prints. */
export interface PaperPage {
  printArea: string | undefined;
  titleRows: string | undefined;
  landscape: boolean;
  fitToWidth: boolean;
  gridlines: boolean;
  /** Margins in points. */
  margins: Record<"left" | "right" | "top" | "bottom" | "header" | "footer", number>;
}

const PIXELS_PER_DIGIT = 7;
const POINTS_PER_PIXEL = 0.75;
const POINTS_PER_INCH = 72;

/** Reads the first sheet of a printed paper: cells, looks, merges, sizes and page setup; pictures and rules are not read. */
export function paperCells(bytes: Uint8Array): PaperSheet {
  const file = WorkbookFile.open(bytes);
  const sheet = file.sheets[0]!;
  const worksheet = file.xml(sheet.path).documentElement;
  const merges = child(worksheet, "mergeCells");
  return {
    name: sheet.name,
    cells: readCells(file, worksheet),
    merges: (merges ? children(merges) : []).map((merge) => merge.getAttribute("ref") ?? ""),
    widths: readWidths(worksheet),
    heights: elements(worksheet, "row").flatMap((row) => readHeight(row)),
    page: readPage(file, sheet, worksheet),
  };
}

function readCells(file: WorkbookFile, worksheet: Element): PaperCell[] {
  const strings = sharedStrings(file);
  const styles = new Styles(file);
  const colours = new Colours(file);
  const looks = new Map<string, CellLook>();
  return elements(worksheet, "c").flatMap((cell) => {
    const area = parseArea(cell.getAttribute("r") ?? "");
    const style = cell.getAttribute("s") ?? "0";
    const look = looks.get(style) ?? readLook(styles, colours, style);
    looks.set(style, look);
    if (!area) return [];
    const formula = child(cell, "f")?.textContent;
    const read = { row: area.top - 1, column: area.left - 1, value: readValue(cell, strings), look };
    return [formula ? { ...read, formula: `=${formula}` } : read];
  });
}

function readValue(cell: Element, strings: readonly Element[]): PaperCell["value"] {
  const runs = runsOf(cell, strings);
  if (runs) return runs.map(({ text }) => text).join("");
  const value = child(cell, "v")?.textContent;
  if (!value) return null;
  const type = cell.getAttribute("t");
  if (type === "b") return value === "1";
  return type === null || type === "n" ? Number(value) : value;
}

function readWidths(worksheet: Element): PaperSheet["widths"] {
  const list = child(worksheet, "cols");
  return (list ? children(list) : []).map((column) => {
    const hidden = isTrue(column.getAttribute("hidden"));
    const pixels = Math.round(Number(column.getAttribute("width") ?? 9.14) * PIXELS_PER_DIGIT);
    return {
      first: Number(column.getAttribute("min")) - 1,
      last: Number(column.getAttribute("max")) - 1,
      points: hidden ? 0 : pixels * POINTS_PER_PIXEL,
    };
  });
}

function readHeight(row: Element): PaperSheet["heights"] {
  const points = isTrue(row.getAttribute("hidden")) ? 0 : Number(row.getAttribute("ht") ?? -1);
  return points < 0 ? [] : [{ row: Number(row.getAttribute("r")) - 1, points }];
}

function readPage(file: WorkbookFile, sheet: Sheet, worksheet: Element): PaperPage {
  const names = elements(file.xml(file.workbookPath), "definedName").filter(
    (name) => name.getAttribute("localSheetId") === String(sheet.index),
  );
  const area = (name: string) =>
    names
      .find((element) => element.getAttribute("name") === name)
      ?.textContent?.split(",")[0]
      ?.replace(/^.*!/, "")
      .replaceAll("$", "");
  const margins = child(worksheet, "pageMargins");
  const inch = (name: string) => Number(margins?.getAttribute(name) ?? 0.7) * POINTS_PER_INCH;
  const view = elements(worksheet, "sheetView")[0];
  return {
    printArea: area("_xlnm.Print_Area"),
    titleRows: area("_xlnm.Print_Titles"),
    landscape: child(worksheet, "pageSetup")?.getAttribute("orientation") === "landscape",
    fitToWidth: isTrue(elements(worksheet, "pageSetUpPr")[0]?.getAttribute("fitToPage") ?? null),
    gridlines: !/^(0|false)$/.test(view?.getAttribute("showGridLines") ?? "1"),
    margins: {
      left: inch("left"),
      right: inch("right"),
      top: inch("top"),
      bottom: inch("bottom"),
      header: inch("header"),
      footer: inch("footer"),
    },
  };
}

function isTrue(value: string | null): boolean {
  return value === "1" || value === "true";
}
