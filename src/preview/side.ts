import type { Hyperlink, PageLayout, Picture, Protection, TableInfo } from "./grid-types";
import type { Box } from "./grid-types";

/** What a sheet has that the grid has no notion of. */
export interface SideSheet {
  veryHidden: boolean;
  headings: boolean;
  protection: Protection;
  /** Cells taken out of protection. */
  unlocked: Box[];
  pageLayout: PageLayout;
  hyperlinks: { box: Box; link: Hyperlink }[];
  pictures: Picture[];
  bag: Record<string, unknown>;
}

/** The looks of a table that are kept beside the grid. */
export const SIDE_KEYS = [
  "showHeaders",
  "showTotals",
  "showFilterButton",
  "showBandedRows",
  "showBandedColumns",
  "highlightFirstColumn",
  "highlightLastColumn",
  "style",
] as const satisfies readonly (keyof TableInfo)[];

/** What a table has that the grid has no notion of. */
export type SideTable = { -readonly [Key in (typeof SIDE_KEYS)[number]]: TableInfo[Key] } & {
  /** Numbers of the columns, given once and never again. */
  columnIds: number[];
};

/** The half of the workbook kept beside the grid; it travels with every snapshot. */
export interface Side {
  fileName: string;
  bag: Record<string, unknown>;
  calculation: "automatic" | "manual";
  sheets: Map<string, SideSheet>;
  tables: Map<string, SideTable>;
  /** What callers keep with a conditional format, by its id. */
  notes: Map<string, unknown>;
}

const blankSheet = (): SideSheet => ({
  veryHidden: false,
  headings: true,
  protection: { on: false, options: {} },
  unlocked: [],
  pageLayout: {},
  hyperlinks: [],
  pictures: [],
  bag: {},
});

/** The side of an empty workbook. */
export const blankSide = (fileName: string): Side => ({
  fileName,
  bag: {},
  calculation: "automatic",
  sheets: new Map(),
  tables: new Map(),
  notes: new Map(),
});

/** The side of one sheet, made on first asking. */
export function sideOf(side: Side, sheetId: string): SideSheet {
  const known = side.sheets.get(sheetId) ?? blankSheet();
  side.sheets.set(sheetId, known);
  return known;
}

/** The side of a table nobody has said anything about, as Excel makes new ones. */
export const plainTable = (columns: number): SideTable => ({
  showHeaders: true,
  showTotals: false,
  showFilterButton: true,
  showBandedRows: true,
  showBandedColumns: false,
  highlightFirstColumn: false,
  highlightLastColumn: false,
  style: "TableStyleMedium2",
  columnIds: Array.from({ length: columns }, (_, index) => index + 1),
});
