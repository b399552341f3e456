import { type CellPart, columnName, columnNumber, type Reference, replaceReferences } from "./reference";
import type { RowPlan } from "./row-plan";

/** How the sheets of a workbook change: where their rows go and what they are called afterwards. */
export interface Moves {
  /** The plan of a sheet by the name it has in the template; undefined where no row moves. */
  plan(sheet: string): RowPlan | undefined;
  /** The name a sheet gets. */
  name(sheet: string): string;
}

/** Where a formula stands: its sheet in the template and, for a cell, its row and which copy of it is meant. */
export interface Place {
  sheet: string | null;
  row?: number;
  copy?: number;
  /** For names: relative rows are relative to whoever uses the name, so only fixed ones move. */
  fixedOnly?: boolean;
  /** For names and charts, which cannot write a range of one cell: alone, a cell of a line means all lines. */
  alone?: boolean;
}

// The single cell of a line row inside one of these means the whole column of lines.
const AGGREGATE =
  /(?:(?<![\p{L}\p{N}_.])(?:SUM|COUNT|COUNTA|AVERAGE|MIN|MAX|PRODUCT|SUMPRODUCT)\(|(?<![\p{L}\p{N}_.])(?:SUBTOTAL|AGGREGATE)\(\s*\d+\s*,(?:\s*\d+\s*,)?)\s*$/iu;

/** Rewrites a formula for the places its cells have gone to; a reference to removed rows becomes #REF!. */
export function moveFormula(formula: string, moves: Moves, place: Place): string {
  return replaceReferences(
    formula,
    (reference, { before, after }) => {
      const sheet = reference.sheet ?? place.sheet;
      const plan = sheet === null ? undefined : moves.plan(sheet);
      if (!plan) return null;
      const inside = sameSheet(sheet, place.sheet) ? place : { ...place, row: 0 };
      const summed = AGGREGATE.test(before) && /^\s*\)/.test(after);
      const alone = place.alone === true && after === "" && /^[^(,]*!$/.test(before);
      const whole = !reference.to && (summed || alone);
      return moveReference(reference, plan, inside, whole);
    },
    (sheet) => moves.name(sheet),
  );
}

/** Sheet names are compared as Excel does: without regard to case. */
export function sameSheet(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && a.toLowerCase() === b.toLowerCase());
}

function moveReference(
  reference: Reference,
  plan: RowPlan,
  place: Place,
  whole: boolean,
): Reference | string {
  const { from, to } = reference;
  const grows = to !== null || (whole && outside(from, plan, place));
  const first = moveRow(from, plan, place, "first");
  if (!grows) {
    const gone = plan.region(from.row)?.copies === 0 && !(place.fixedOnly && !from.rowFixed);
    return gone ? "#REF!" : { ...reference, from: { ...from, row: first } };
  }
  const end = to ?? from;
  const last = moveRow(end, plan, place, "last");
  if (last < first && end.row >= from.row) return "#REF!";
  const single = !to && first === last;
  return { ...reference, from: { ...from, row: first }, to: single ? null : { ...end, row: last } };
}

function outside({ row }: CellPart, plan: RowPlan, place: Place): boolean {
  const region = plan.region(row);
  return region !== undefined && region !== (place.row ? plan.region(place.row) : undefined);
}

function moveRow({ row, rowFixed }: CellPart, plan: RowPlan, place: Place, end: "first" | "last"): number {
  if (place.fixedOnly && !rowFixed) return row;
  const region = place.row ? plan.region(place.row) : undefined;
  const copy = place.copy ?? 0;
  if (region && !rowFixed) {
    if (plan.region(row) === region) return plan.copy(row, copy);
    // The row just above the first line: in later lines that is the line before, as a running total means it.
    const height = region.last - region.first + 1;
    if (copy > 0 && row < region.first && row >= region.first - height)
      return plan.copy(row + height, copy - 1);
  }
  return end === "first" ? plan.top(row) : plan.bottom(row);
}

/** The removed regions, by their sheet and first row, without which a formula that stays would lose its reference. */
export function regionsMissed(formula: string, moves: Moves, place: Place): [sheet: string, row: number][] {
  const own = place.sheet === null ? undefined : moves.plan(place.sheet);
  if (place.row !== undefined && own?.region(place.row)?.copies === 0) return [];
  const found: [string, number][] = [];
  replaceReferences(formula, ({ sheet, from, to }) => {
    const on = sheet ?? place.sheet;
    const plan = on === null ? undefined : moves.plan(on);
    const region = plan?.region(from.row);
    if (on !== null && plan && region?.copies === 0 && !plan.stretch(from.row, (to ?? from).row))
      found.push([on, region.first]);
    return null;
  });
  return found;
}

/** A formula as it reads when filled from its cell into one so many rows below and columns to the right. */
export function fillFormula(formula: string, rows: number, columns: number): string {
  const moved = (part: CellPart): CellPart => ({
    ...part,
    row: part.rowFixed ? part.row : part.row + rows,
    column: part.columnFixed || !part.column ? part.column : columnName(columnNumber(part.column) + columns),
  });
  return replaceReferences(formula, (reference) => ({
    ...reference,
    from: moved(reference.from),
    to: reference.to && moved(reference.to),
  }));
}
