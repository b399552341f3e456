import { Refusal } from "../base/refusal";
import { findBlocks, own, type SheetJob, templateRows } from "./blocks";
import { dropCalculationOrder, recalculate } from "./calculation";
import { hideEmptyColumns } from "./columns";
import { fillDrawingText } from "./drawing-text";
import { type Moves, sameSheet } from "./formula";
import { fitHeights } from "./heights";
import { mentions, moveSheetParts, moveWorkbookParts } from "./linked-parts";
import { fillMargins } from "./margins";
import type { PaperDocument } from "./paper-document";
import { placePictures } from "./pictures";
import { LAST_ROW } from "./reference";
import { keepReferredRows } from "./referred-rows";
import { RowPlan } from "./row-plan";
import { fillRows } from "./rows";
import { moveFeatures } from "./sheet-features";
import { checkSheetName, renameSheet } from "./sheet-name";
import { unshareFormulas } from "./shared-formula";
import { Styles } from "./styles";
import { nameTableColumns } from "./table-columns";
import type { Writing } from "./values";
import { countsFrom1904, sharedStrings, type Sheet, WorkbookFile } from "./workbook-file";
import { child } from "./xml";

/**
 * Prints a document on an .xlsx template and gives the workbook's bytes. Only parts that must change are written anew;
 * throws a Refusal, with a sentence, for a template that is not a sound workbook or marks its rows wrongly.
 */
export function fillTemplate(bytes: Uint8Array, document: PaperDocument): Uint8Array {
  try {
    const file = WorkbookFile.open(bytes);
    print(file, document);
    return file.save();
  } catch (error) {
    // Only a file made to do harm nests so deeply.
    if (error instanceof RangeError && /call stack/i.test(error.message))
      throw new Refusal("The template is too deeply nested to be read.");
    throw error;
  }
}

function print(file: WorkbookFile, document: PaperDocument): void {
  const paper = file.sheets[0]!;
  const newName = document.sheetName ?? paper.name;
  const others = file.sheets.slice(1).map(({ name }) => name);
  if (document.sheetName !== undefined) checkSheetName(newName, others);
  const strings = sharedStrings(file);
  const jobs = file.sheets.map((sheet) => readJob(file, sheet, strings, document));
  keepReferredRows(file, jobs, movesOf(jobs));
  for (const job of jobs) checkLength(job);
  const moves = movesOf(jobs, paper.name, newName);
  const printer = new Printer(file, document, moves);
  for (const job of jobs) printer.print(job);
  printer.finish(jobs);
  if (newName !== paper.name) renameSheet(file, paper.name, newName);
}

function readJob(
  file: WorkbookFile,
  sheet: Sheet,
  strings: readonly Element[],
  document: PaperDocument,
): SheetJob {
  const data = child(file.xml(sheet.path).documentElement, "sheetData");
  if (!data) throw new Refusal(`The template is damaged: the sheet “${sheet.name}” has no cells.`);
  const rows = templateRows(data, strings);
  return { sheet, data, rows, blocks: findBlocks(rows, document) };
}

function checkLength({ sheet, blocks, rows }: SheetJob): void {
  const grown = blocks.reduce((sum, { first, last, copies }) => sum + (copies - 1) * (last - first + 1), 0);
  if ((rows.at(-1)?.number ?? 0) + grown > LAST_ROW)
    throw new Refusal(`There are more lines than the sheet “${sheet.name}” can hold.`);
}

function movesOf(jobs: readonly SheetJob[], paper = "", newName = ""): Moves {
  const plans = new Map(jobs.map(({ sheet, blocks }) => [sheet.name.toLowerCase(), new RowPlan(blocks)]));
  return {
    plan: (sheet) => {
      const plan = plans.get(sheet.toLowerCase());
      return plan?.still ? undefined : plan;
    },
    name: (sheet) => (paper && sameSheet(sheet, paper) ? newName : sheet),
  };
}

class Printer {
  readonly #writing: Writing;
  readonly #scalar = (name: string) => own(this.document.scalars, name);

  constructor(
    private readonly file: WorkbookFile,
    private readonly document: PaperDocument,
    private readonly moves: Moves,
  ) {
    this.#writing = { styles: new Styles(file), from1904: countsFrom1904(file), locale: document.locale };
  }

  #changes({ sheet }: SheetJob | { sheet: Sheet }): boolean {
    return this.moves.plan(sheet.name) !== undefined || this.moves.name(sheet.name) !== sheet.name;
  }

  #isFilled({ sheet, rows }: SheetJob): boolean {
    return this.moves.plan(sheet.name) !== undefined || rows.some(({ cells }) => cells.length > 0);
  }

  #pointsAtChange(job: SheetJob): boolean {
    const text = this.file.text(job.sheet.path);
    return this.file.sheets.some(
      (sheet) => this.#changes({ sheet }) && (sheet === job.sheet || mentions(text, sheet.name)),
    );
  }

  /** Prints one sheet, and carries its references where this or another sheet's rows or name change. */
  print(job: SheetJob): void {
    const { file, document, moves } = this;
    const { sheet, data, rows, blocks } = job;
    const worksheet = file.xml(sheet.path).documentElement;
    const pointing = this.#pointsAtChange(job);
    if (fillMargins(worksheet, this.#scalar, document.locale)) file.edit(sheet.path);
    if (!pointing && !this.#isFilled(job)) return;
    if (pointing && unshareFormulas(data)) file.edit(sheet.path);
    if (hideEmptyColumns(worksheet, rows, document)) file.edit(sheet.path);
    const printed = fillRows(rows, blocks, sheet.name, moves, document, this.#writing);
    if (printed.changed) file.edit(sheet.path);
    if (pointing && moveFeatures(worksheet, sheet.name, moves)) file.edit(sheet.path);
    if (printed.texts.size) fitHeights(worksheet, this.#writing.styles, printed.texts);
  }

  /** Carries and prints what hangs on the sheets, and forgets results that may be wrong by now. */
  finish(jobs: readonly SheetJob[]): void {
    const { file, document, moves } = this;
    for (const { sheet } of jobs) moveSheetParts(file, sheet, moves);
    moveWorkbookParts(file, moves);
    for (const { sheet } of jobs) placePictures(file, sheet, document, this.#writing.styles);
    for (const job of jobs) if (this.#isFilled(job)) nameTableColumns(file, job.sheet);
    this.#fillDrawings();
    recalculate(
      file,
      jobs.filter((job) => this.#isFilled(job)).map(({ sheet }) => sheet),
    );
    if (jobs.some((job) => moves.plan(job.sheet.name))) dropCalculationOrder(file);
  }

  #fillDrawings(): void {
    for (const path of [...this.file.parts.keys()]) {
      if (!/^xl\/(drawings|charts)\/[^/]+\.xml$/.test(path) || !this.file.text(path).includes("{{")) continue;
      if (fillDrawingText(this.file.xml(path).documentElement, this.#scalar, this.document.locale))
        this.file.edit(path);
    }
  }
}
