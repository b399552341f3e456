import type { Box, CellValue, SheetVisibility } from "./grid-types";

export type Origin = "user" | "program";

/** What happened in the workbook; `origin` tells whether an engine call or a person at the grid did it. */
export type GridEvent = { readonly origin: Origin } & (
  | {
      readonly kind: "cells";
      readonly sheetId: string;
      readonly box: Box;
      readonly change:
        | "edited"
        | "rowInserted"
        | "rowDeleted"
        | "columnInserted"
        | "columnDeleted"
        | "cellInserted"
        | "cellDeleted";
      /** Only of a single edited cell. */
      readonly before?: CellValue;
      readonly after?: CellValue;
    }
  | { readonly kind: "format"; readonly sheetId: string; readonly box: Box }
  | { readonly kind: "selection"; readonly sheetId: string; readonly boxes: readonly Box[] }
  | { readonly kind: "activated"; readonly sheetId: string; readonly previousId?: string }
  | { readonly kind: "sheetAdded" | "sheetRemoved"; readonly sheetId: string; readonly name: string }
  | {
      readonly kind: "sheetRenamed";
      readonly sheetId: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "sheetMoved"; readonly sheetId: string; readonly before: number; readonly after: number }
  | {
      readonly kind: "visibility";
      readonly sheetId: string;
      readonly before: SheetVisibility;
      readonly after: SheetVisibility;
    }
  | {
      readonly kind: "tableAdded" | "tableRemoved" | "tableChanged";
      readonly sheetId: string;
      readonly tableId: string;
      readonly name: string;
    }
  | { readonly kind: "filtered"; readonly sheetId: string; readonly tableId?: string }
  | { readonly kind: "sorted"; readonly sheetId: string; readonly box: Box }
  | { readonly kind: "rowsHidden"; readonly sheetId: string; readonly box: Box; readonly hidden: boolean }
  | { readonly kind: "protection"; readonly sheetId: string; readonly on: boolean }
  /** What a person was about to do was refused, with the sentence Excel says then. */
  | { readonly kind: "refused"; readonly sheetId: string; readonly reason: string }
  | { readonly kind: "calculated"; readonly sheetIds: readonly string[] }
  | { readonly kind: "editMode"; readonly editing: boolean }
  /** Something that is not cells has changed and wants saving: a drawer, the file name, a print setting. */
  | { readonly kind: "bag" }
  /** The whole workbook was replaced by `load`. */
  | { readonly kind: "loaded" }
);
