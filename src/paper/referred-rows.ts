import type { SheetJob } from "./blocks";
import { formulasOf } from "./cells";
import { type Moves, regionsMissed, sameSheet } from "./formula";
import type { WorkbookFile } from "./workbook-file";
import { descendants } from "./xml";

/** A row that formulas, names or charts point at is not taken from under them: it stays, empty and hidden. */
export function keepReferredRows(file: WorkbookFile, jobs: readonly SheetJob[], moves: Moves): void {
  if (!jobs.some(({ blocks }) => blocks.some(({ copies }) => copies === 0))) return;
  for (const [sheet, row] of [...fromCells(jobs, moves), ...fromParts(file, moves)]) {
    const job = jobs.find((other) => sameSheet(other.sheet.name, sheet));
    const block = job?.blocks.find(({ first }) => first === row);
    if (block?.copies === 0) Object.assign(block, { copies: 1, hidden: true });
  }
}

type Found = [sheet: string, row: number][];

function fromCells(jobs: readonly SheetJob[], moves: Moves): Found {
  return jobs.flatMap(({ sheet, data }) =>
    formulasOf(data).flatMap(({ formula, row }) =>
      regionsMissed(formula.textContent ?? "", moves, { sheet: sheet.name, row }),
    ),
  );
}

function fromParts(file: WorkbookFile, moves: Moves): Found {
  const charts = [...file.parts.keys()].filter((path) => /\/charts\/chart[^/]*\.xml$/.test(path));
  return [file.workbookPath, ...charts]
    .flatMap((path) => descendants(file.xml(path).documentElement))
    .filter(({ localName }) => localName === "definedName" || localName === "f")
    .flatMap((element) => regionsMissed(element.textContent ?? "", moves, { sheet: null }));
}
