import { boxOf, overlap, sameBox, spanOf } from "./boxes";
import { type CellsPart, GridError } from "./engine";
import type { Box, CellInput, CellValue, Hyperlink, SortKey } from "./grid-types";
import type { EngineParts } from "./univer-engine";
import { ID } from "./univer-ids";

/** Contents of cells: reading, writing, moving; guards what Excel guards. */
export class UniverCells implements CellsPart {
  constructor(private readonly parts: EngineParts) {}

  values(sheetId: string, box: Box): CellValue[][] {
    return this.parts.reader.values(sheetId, box);
  }

  formulas(sheetId: string, box: Box): CellValue[][] {
    return this.parts.reader.formulas(sheetId, box);
  }

  texts(sheetId: string, box: Box): string[][] {
    return this.parts.reader.texts(sheetId, box);
  }

  numberFormats(sheetId: string, box: Box): string[][] {
    return this.parts.reader.numberFormats(sheetId, box);
  }

  write(sheetId: string, box: Box, matrix: readonly (readonly CellInput[])[]): void {
    this.checkUnlocked(sheetId, box);
    this.parts.writer.write(sheetId, box, this.resolved(sheetId, box, matrix));
    this.syncHeaders(sheetId, box);
  }

  setNumberFormats(sheetId: string, box: Box, matrix: readonly (readonly (string | null)[])[]): void {
    this.parts.format.setNumberFormats(sheetId, box, matrix);
  }

  clear(sheetId: string, box: Box, what: "contents" | "formats" | "all"): void {
    this.checkUnlocked(sheetId, box);
    const { book, writer, format } = this.parts;
    book.change(() => {
      if (what !== "formats") writer.clearContents(sheetId, box);
      if (what !== "contents") format.clear(sheetId, box);
      if (what !== "formats") book.emit({ kind: "cells", sheetId, box, change: "edited" });
      if (what === "all") this.dropLinks(sheetId, box);
      this.syncHeaders(sheetId, box);
    });
  }

  used(sheetId: string, valuesOnly: boolean, within?: Box): Box | undefined {
    return this.parts.reader.used(sheetId, valuesOnly, within);
  }

  insert(sheetId: string, box: Box, shift: "down" | "right"): void {
    this.checkUnlocked(sheetId, box);
    this.parts.shifter.insert(sheetId, box, shift);
    this.parts.filters.reapply(sheetId);
  }

  remove(sheetId: string, box: Box, shift: "up" | "left"): void {
    this.checkUnlocked(sheetId, box);
    const { tables, shifter, filters } = this.parts;
    const losingTotals = tables.list(sheetId).filter((table) => {
      const last = table.box.row + table.box.rows - 1;
      return table.showTotals && last >= box.row && last < box.row + box.rows;
    });
    shifter.remove(sheetId, box, shift);
    for (const { id } of losingTotals) if (tables.exists(id)) tables.sideOf(id).showTotals = false;
    filters.reapply(sheetId);
  }

  sort(sheetId: string, box: Box, keys: readonly SortKey[], matchCase = false): void {
    this.checkUnlocked(sheetId, box);
    const bad = keys.some(({ offset }) => !Number.isInteger(offset) || offset < 0 || offset >= box.columns);
    if (bad || !keys.length) throw new GridError("InvalidArgument", "The sort key is outside the range.");
    const clipped = this.parts.book.clip(sheetId, box);
    if (this.merges(sheetId).some((merged) => overlap(merged, clipped)))
      throw new GridError("InvalidOperation", "Merged cells cannot be sorted.");
    this.parts.sorter.sort(sheetId, clipped, keys, matchCase);
  }

  merges(sheetId: string): readonly Box[] {
    return this.parts.book.sheet(sheetId).getMergeData().map(boxOf);
  }

  merge(sheetId: string, box: Box, across = false): void {
    const { book, tables, writer } = this.parts;
    if (tables.list(sheetId).some((table) => overlap(table.box, box)))
      throw new GridError("InvalidOperation", "Cells of a table cannot be merged.");
    const parts = across
      ? Array.from({ length: box.rows }, (_, down) => ({ ...box, row: box.row + down, rows: 1 }))
      : [box];
    book.change(() => {
      this.unmerge(sheetId, box);
      book.reach(sheetId, box);
      const wanted = parts.filter((part) => part.rows > 1 || part.columns > 1);
      // Only the top left cell keeps its contents.
      for (const part of wanted) for (const rest of others(part)) writer.clearContents(sheetId, rest);
      if (wanted.length) book.run(ID.addMerge, { ranges: wanted.map(spanOf) }, sheetId);
    });
  }

  unmerge(sheetId: string, box: Box): void {
    const { book } = this.parts;
    const ranges = this.merges(sheetId)
      .filter((merged) => overlap(merged, box))
      .map(spanOf);
    if (ranges.length) book.change(() => book.run(ID.removeMerge, { ranges }, sheetId));
  }

  hyperlinks(sheetId: string, box: Box): readonly { box: Box; link: Hyperlink }[] {
    this.parts.book.sheet(sheetId);
    return this.parts.book.sideOf(sheetId).hyperlinks.filter((entry) => overlap(entry.box, box));
  }

  setHyperlink(sheetId: string, box: Box, link: Hyperlink | null): void {
    const side = this.parts.book.sideOf(this.parts.book.sheet(sheetId).getSheetId());
    side.hyperlinks = side.hyperlinks.filter((entry) => !sameBox(entry.box, box));
    if (link) side.hyperlinks.push({ box, link });
  }

  private dropLinks(sheetId: string, box: Box): void {
    const side = this.parts.book.sideOf(sheetId);
    side.hyperlinks = side.hyperlinks.filter((entry) => !overlap(entry.box, box));
  }

  private checkUnlocked(sheetId: string, box: Box): void {
    const { sheets, format } = this.parts;
    if (sheets.protection(sheetId).on && format.lockedParts(sheetId, box).length)
      throw new GridError("AccessDenied", "The cells are locked and the worksheet is protected.");
  }

  /** A header cell names its column, whoever wrote it. */
  private syncHeaders(sheetId: string, box: Box): void {
    const { book, tables } = this.parts;
    const named = tables
      .list(sheetId)
      .filter((table) => table.showHeaders && overlap({ ...table.box, rows: 1 }, box));
    if (named.length) book.change(() => named.forEach(({ id }) => tables.syncHeaders(id)));
  }

  /** Inside a table a formula may say `[Column]` and `[@Column]`; Univer wants the table's name before it. */
  private resolved(
    sheetId: string,
    box: Box,
    matrix: readonly (readonly CellInput[])[],
  ): readonly (readonly CellInput[])[] {
    const own = this.parts.tables.list(sheetId).find((table) => overlap(table.box, box));
    const speaks = (input: CellInput): boolean =>
      typeof input === "string" && input.startsWith("=") && input.includes("[");
    if (!matrix.some((line) => line.some(speaks))) return matrix;
    return matrix.map((line) =>
      line.map((input) => (speaks(input) ? structured(String(input), own?.name) : input)),
    );
  }
}

/** `[Amount]` → `Orders[Amount]`, `[@Amount]` and `Orders[@Amount]` → `Orders[[#This Row],[Amount]]`. */
export function structured(formula: string, table: string | undefined): string {
  const named =
    table === undefined
      ? formula
      : formula.replace(/(^|[^\p{L}\p{N}_\].'[,])\[(?=@|[^\]#[])/gu, `$1${table}[`);
  return named.replace(
    /\[@(?:\[([^\]]+)\]|([^\][]+))\]/g,
    (_, inner: string | undefined, plain: string | undefined) => {
      return `[[#This Row],[${inner ?? plain ?? ""}]]`;
    },
  );
}

const others = (box: Box): Box[] =>
  [
    { ...box, rows: 1, column: box.column + 1, columns: box.columns - 1 },
    { ...box, row: box.row + 1, rows: box.rows - 1 },
  ].filter((part) => part.rows > 0 && part.columns > 0);
