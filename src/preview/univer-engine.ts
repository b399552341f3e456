import type { Univer } from "@univerjs/core";
import type { INumfmtService } from "@univerjs/sheets";
import type { BookSnapshot } from "./book";
import type {
  BookPart,
  FiltersPart,
  FormatPart,
  GridEngine,
  RulesPart,
  SheetsPart,
  TablesPart,
} from "./engine";
import type { GridEvent } from "./grid-events";
import type { Box } from "./grid-types";
import { registerTableThemes } from "./table-themes";
import { UniverBook } from "./univer-book";
import { Calculation } from "./univer-calc";
import { UniverCells } from "./univer-cells";
import { UniverConditional } from "./univer-conditional";
import { UserEvents } from "./univer-events";
import { UniverFilters } from "./univer-filters";
import { UniverFormat } from "./univer-format";
import type { UniverKit } from "./univer-kit";
import { insertSheets, loadBook } from "./univer-load";
import { UniverNames } from "./univer-names";
import { UniverPictures } from "./univer-pictures";
import { guardProtected } from "./univer-protection";
import { CellReader } from "./univer-read";
import { saveBook } from "./univer-save";
import { UniverSheets } from "./univer-sheets";
import { CellShifter } from "./univer-shift";
import { RowSorter } from "./univer-sort";
import { UniverTables } from "./univer-tables";
import { UniverValidation } from "./univer-validation";
import { CellWriter } from "./univer-write";
import { readXlsx } from "./xlsx-read";

/** The pieces an engine is made of; each knows only those before it. */
export interface EngineParts {
  readonly book: UniverBook;
  readonly calculation: Calculation;
  readonly reader: CellReader;
  readonly writer: CellWriter;
  readonly shifter: CellShifter;
  readonly sorter: RowSorter;
  readonly sheets: UniverSheets;
  readonly format: UniverFormat;
  readonly tables: UniverTables;
  readonly filters: UniverFilters;
  readonly validation: UniverValidation;
  readonly conditional: UniverConditional;
  readonly names: UniverNames;
  readonly pictures: UniverPictures;
}

function createParts(kit: UniverKit, univer: Univer): EngineParts {
  const book = new UniverBook(kit, univer);
  const calculation = new Calculation(book);
  const reader = new CellReader(book, calculation);
  const writer = new CellWriter(book, calculation);
  const shifter = new CellShifter(book);
  const tables = new UniverTables(book, reader, writer, shifter);
  return {
    book,
    calculation,
    reader,
    writer,
    shifter,
    tables,
    sorter: new RowSorter(book, calculation, reader),
    sheets: new UniverSheets(book),
    format: new UniverFormat(book),
    filters: new UniverFilters(book, tables, reader, calculation),
    validation: new UniverValidation(book, reader),
    conditional: new UniverConditional(book),
    names: new UniverNames(book, calculation),
    pictures: new UniverPictures(book),
  };
}

/** A workbook with one empty sheet. */
export const emptyBook = (fileName: string): BookSnapshot => ({
  version: 1,
  fileName,
  sheets: [{ id: "sheet1", name: "Sheet1", cells: {} }],
  activeId: "sheet1",
  styles: [],
  names: [],
  bag: {},
});

/** The engine over Univer, in the browser as in Node; `parts` are for the page that paints. */
export class UniverEngine implements GridEngine {
  readonly parts: EngineParts;
  readonly cells: UniverCells;
  readonly sheets: SheetsPart;
  readonly format: FormatPart;
  readonly tables: TablesPart;
  readonly filters: FiltersPart;
  readonly rules: RulesPart;
  readonly book: BookPart;
  /** Where there is a screen: lays out and paints a sheet again. */
  paint: (sheetId: string, box: Box) => void = () => undefined;
  private readonly events: UserEvents;
  private suspended = false;

  constructor(kit: UniverKit, univer: Univer) {
    const parts = createParts(kit, univer);
    this.parts = parts;
    this.cells = new UniverCells(parts);
    ({ sheets: this.sheets, format: this.format, tables: this.tables, filters: this.filters } = parts);
    this.rules = rulesPart(parts);
    this.book = bookPart(parts);
    parts.book.onDirectChange = (sheetId, box) => this.directChange(sheetId, box);
    registerTableThemes(parts.book);
    showLineFormats(parts);
    guardProtected(parts);
    this.events = new UserEvents(parts);
    loadBook(parts, emptyBook("Book1.xlsx"));
  }

  get calculating(): boolean {
    return this.parts.calculation.busy;
  }
  settle(): Promise<void> {
    return this.parts.calculation.settle();
  }
  calculationMode(): "automatic" | "manual" {
    return this.parts.book.side.calculation;
  }
  setCalculationMode(mode: "automatic" | "manual"): void {
    this.parts.book.side.calculation = mode;
    if (mode === "automatic") this.recalculate();
  }
  recalculate(): void {
    this.parts.calculation.all();
  }

  onEvent(listener: (event: GridEvent) => void): () => void {
    return this.parts.book.listen(listener);
  }
  get editing(): boolean {
    return this.events.editing;
  }
  suspendPainting(suspended: boolean): void {
    this.suspended = suspended;
    if (!suspended) this.paint(this.sheets.activeId(), { row: 0, column: 0, rows: 1, columns: 1 });
  }

  snapshot(): BookSnapshot {
    return saveBook(this.parts);
  }
  async load(snapshot: BookSnapshot): Promise<void> {
    loadBook(this.parts, snapshot);
    await this.settle();
  }
  insertSheets(snapshot: BookSnapshot, names?: readonly string[], position?: number): string[] {
    return insertSheets(this.parts, snapshot, names, position);
  }
  readXlsx(bytes: Uint8Array): Promise<BookSnapshot> {
    return readXlsx(bytes);
  }
  dispose(): void {
    const { book, calculation } = this.parts;
    calculation.forget();
    // A timer of Univer's outlives it and asks for the words of its progress bar.
    const words = book.service<object>(book.kit.core.LocaleService);
    Object.defineProperty(words, "t", { value: () => "" });
    book.univer.dispose();
  }

  private directChange(sheetId: string, box: Box): void {
    this.parts.conditional.touch(sheetId, box);
    if (!this.suspended) this.paint(sheetId, box);
  }
}

/** Univer shows a cell by its own number format only: for cells without one, that of their row or column is told. */
function showLineFormats({ book, reader }: EngineParts): void {
  const service = book.service<INumfmtService>(book.kit.sheets.INumfmtService);
  const own = service.getValue.bind(service);
  service.getValue = (unitId, sheetId, row, column) => {
    const found = own(unitId, sheetId, row, column);
    if (found || unitId !== book.unitId) return found;
    const pattern = reader.patternReader(sheetId)(row, column);
    return pattern === "General" ? found : { pattern };
  };
}

function rulesPart({ validation, conditional }: EngineParts): RulesPart {
  return {
    validation: (sheetId, box) => validation.at(sheetId, box),
    setValidation: (sheetId, box, rule) => validation.set(sheetId, box, rule),
    invalidCells: (sheetId, box) => validation.invalid(sheetId, box),
    conditionalFormats: (sheetId) => conditional.list(sheetId),
    addConditionalFormat: (sheetId, format) => conditional.add(sheetId, format),
    updateConditionalFormat: (sheetId, id, change) => conditional.update(sheetId, id, change),
    removeConditionalFormat: (sheetId, id) => conditional.remove(sheetId, id),
    clearConditionalFormats: (sheetId, box) => conditional.clear(sheetId, box),
  };
}

function bookPart({ book, names, pictures }: EngineParts): BookPart {
  const bag = (sheetId: string | undefined): Record<string, unknown> => {
    if (sheetId === undefined) return book.side.bag;
    book.sheet(sheetId);
    return book.sideOf(sheetId).bag;
  };
  return {
    names: () => names.list(),
    setName: (name) => names.set(name),
    removeName: (name, sheetId) => names.remove(name, sheetId),
    pictures: (sheetId) => pictures.list(sheetId),
    addPicture: (sheetId, picture) => pictures.add(sheetId, picture),
    changePicture: (sheetId, id, change) => pictures.change(sheetId, id, change),
    removePicture: (sheetId, id) => pictures.remove(sheetId, id),
    readBag: (key, sheetId) => {
      const values = bag(sheetId);
      return Object.hasOwn(values, key) ? structuredClone(values[key]) : undefined;
    },
    writeBag: (key, value, sheetId) => {
      const values = bag(sheetId);
      if (value === undefined) Reflect.deleteProperty(values, key);
      else
        Object.defineProperty(values, key, {
          value: structuredClone(value),
          configurable: true,
          enumerable: true,
          writable: true,
        });
      book.emit({ kind: "bag" });
    },
    fileName: () => book.side.fileName,
    setFileName: (name) => {
      book.side.fileName = name;
      book.emit({ kind: "bag" });
    },
  };
}
