import type { Box } from "../grid-types";
import { invalidArgument } from "./errors";
import type { WorksheetHost } from "./worksheet";

/** What is looked for, from a `SearchCriteria`. */
export interface Search {
  readonly matches: (text: string) => boolean;
  readonly backwards: boolean;
}

/** A search for a text: anywhere in the cell and regardless of case, unless told otherwise. */
export function searchOf(text: unknown, criteria: unknown): Search {
  if (typeof text !== "string" || text === "") throw invalidArgument();
  const { completeMatch, matchCase, searchDirection } = (criteria ?? {}) as Record<string, unknown>;
  const fold = (word: string): string => (matchCase === true ? word : word.toLowerCase());
  const wanted = fold(text);
  return {
    matches: (cell) => (completeMatch === true ? fold(cell) === wanted : fold(cell).includes(wanted)),
    backwards: searchDirection === "Backwards",
  };
}

/** The cells of an area whose displayed text matches, row by row. */
export function findCells(sheet: WorksheetHost, area: Box, { matches }: Search): Box[] {
  const texts = sheet.host.engine.cells.texts(sheet.Id, area);
  return texts.flatMap((line, row) =>
    line.flatMap((text, column) =>
      text !== "" && matches(text)
        ? [{ row: area.row + row, column: area.column + column, rows: 1, columns: 1 }]
        : [],
    ),
  );
}
