import type {
  Box,
  CellStyle,
  ConditionalFormat,
  DefinedName,
  FilterCriterion,
  Hyperlink,
  PageLayout,
  Picture,
  Protection,
  SheetVisibility,
  TableInfo,
  Validation,
} from "./grid-types";

/** One cell at rest: `v` value (of a formula its last result), `f` formula with `=`, `s` index into the book's styles, `e` 1 when `v` is an error. */
export interface BookCell {
  v?: string | number | boolean;
  f?: string;
  s?: number;
  e?: 1;
}

/** Column or row at rest: size in points, hidden by hand, default style. */
export interface BookLine {
  size?: number;
  hidden?: true;
  s?: number;
}

export interface BookFilter {
  box: Box;
  /** Pairs of column offset and criterion. */
  criteria: [number, FilterCriterion][];
}

export interface BookTable extends Omit<TableInfo, "sheetId"> {
  criteria: [number, FilterCriterion][];
}

/** One worksheet at rest; everything but id, name and cells may be absent. */
export interface BookSheet {
  id: string;
  name: string;
  /** By row, then column. */
  cells: Record<number, Record<number, BookCell>>;
  visibility?: SheetVisibility;
  tabColor?: string;
  gridlines?: boolean;
  headings?: boolean;
  columns?: Record<number, BookLine>;
  rows?: Record<number, BookLine>;
  /** Points. */
  defaultWidth?: number;
  defaultHeight?: number;
  merges?: Box[];
  freeze?: { rows: number; columns: number };
  tables?: BookTable[];
  filter?: BookFilter;
  validations?: { boxes: Box[]; validation: Validation }[];
  conditionals?: ConditionalFormat[];
  hyperlinks?: { box: Box; link: Hyperlink }[];
  pictures?: Picture[];
  protection?: Protection;
  unlocked?: Box[];
  pageLayout?: PageLayout;
  bag?: Record<string, unknown>;
}

/** A whole workbook as plain data, the one form between grid, file and IndexedDB. */
export interface BookSnapshot {
  version: 1;
  fileName: string;
  sheets: BookSheet[];
  activeId: string;
  styles: CellStyle[];
  names: DefinedName[];
  bag: Record<string, unknown>;
  calculation?: "automatic" | "manual";
}
