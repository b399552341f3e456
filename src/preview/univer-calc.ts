import type { ICellData, IObjectMatrixPrimitiveType, Nullable } from "@univerjs/core";
import type {
  FormulaDataModel,
  IActiveDirtyManagerService,
  LexerTreeBuilder,
} from "@univerjs/engine-formula";
import { type Span, spanOf } from "./boxes";
import type { Box } from "./grid-types";
import type { CellMatrix, UniverBook } from "./univer-book";
import { ID } from "./univer-ids";

interface DirtyRange {
  unitId: string;
  sheetId: string;
  range: Span;
}

interface Pending {
  dirtyRanges: DirtyRange[];
  forceCalculation: boolean;
  maps: Record<string, Record<string, Record<string, unknown>>>;
}

const MAPS = [
  "dirtyNameMap",
  "dirtyDefinedNameMap",
  "dirtySuperTableMap",
  "dirtyUnitFeatureMap",
  "dirtyUnitOtherFormulaMap",
  "clearDependencyTreeCache",
] as const;

const nothing = (): Pending => ({
  dirtyRanges: [],
  forceCalculation: false,
  maps: Object.fromEntries(MAPS.map((name) => [name, {}])),
});

/** Wakes the formula engine without its 100 ms of patience, and knows when it is done. */
export class Calculation {
  private pending = nothing();
  private waiting = false;
  private running: Pending | undefined;
  private resolvers: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly model: FormulaDataModel;
  private readonly dirtyManager: IActiveDirtyManagerService;
  private readonly results = new Set<string>();
  /** Whether the workbook has a formula; undefined while nobody has looked. */
  private formulas: boolean | undefined;

  constructor(private readonly book: UniverBook) {
    this.model = book.service(book.kit.formula.FormulaDataModel);
    this.dirtyManager = book.service(book.kit.formula.IActiveDirtyManagerService);
    book.commands.onCommandExecuted((command, options) => this.hear(command.id, command, options));
  }

  get busy(): boolean {
    return this.running !== undefined || this.waiting;
  }

  /** Formulas of a sheet as the engine holds them: by row, then column. */
  formulasOf(
    sheetId: string,
  ): Record<number, Record<number, { f: string; si?: string; x?: number; y?: number } | null>> {
    const unit = (this.model.getFormulaData()[this.book.unitId] ??= {});
    return (unit[sheetId] ??= {}) as ReturnType<Calculation["formulasOf"]>;
  }

  /** Values that formulas spilled into the cells beside them, or undefined when none did. */
  spilled(sheetId: string): CellMatrix | undefined {
    return this.model.getArrayFormulaCellData()[this.book.unitId]?.[sheetId] as CellMatrix | undefined;
  }

  /** A formula with its references moved by columns and rows. */
  moved(formula: string, columns: number, rows: number): string {
    const lexer = this.book.service<LexerTreeBuilder>(this.book.kit.formula.LexerTreeBuilder);
    return lexer.moveFormulaRefOffset(formula, columns, rows);
  }

  /** Writes out the formula in the cells that share it, before the one cell that has it in full goes. */
  unshare(sheetId: string, sharedId: string, row: number, column: number): void {
    const lines = this.formulasOf(sheetId);
    const matrix = this.book.matrix(sheetId);
    for (const [lineKey, line] of Object.entries(lines))
      for (const [key, held] of Object.entries(line)) {
        const at = { row: Number(lineKey), column: Number(key) };
        if (held?.si !== sharedId || (at.row === row && at.column === column)) continue;
        const formula = held.x || held.y ? this.moved(held.f, held.x ?? 0, held.y ?? 0) : held.f;
        line[at.column] = { f: formula };
        const cell = matrix[at.row]?.[at.column];
        if (!cell) continue;
        cell.f = formula;
        delete cell.si;
      }
  }

  /** Formulas changed there: what the old ones had spilled is no longer theirs. */
  dropSpills(sheetId: string, changed: Record<number, Record<number, { f: string } | null>>): void {
    if (!this.spilled(sheetId)) return;
    const cells = changed as IObjectMatrixPrimitiveType<ICellData | null>;
    this.model.updateArrayFormulaCellData(this.book.unitId, sheetId, cells);
    this.model.updateArrayFormulaRange(this.book.unitId, sheetId, cells);
  }

  /** Cells were written past the command system. */
  touch(sheetId: string, box: Box): void {
    if (!this.anyFormula()) return;
    this.pending.dirtyRanges.push({ unitId: this.book.unitId, sheetId, range: spanOf(box) });
    this.schedule();
  }

  all(): void {
    this.pending.forceCalculation = true;
    this.schedule(true);
  }

  settle(): Promise<void> {
    if (!this.busy) return Promise.resolve();
    const done = new Promise<void>((resolve) => this.resolvers.push(resolve));
    this.start();
    return done;
  }

  forget(): void {
    this.pending = nothing();
    this.waiting = false;
    this.formulas = undefined;
    this.finish();
  }

  /** A formula was entered past the command system. */
  entered(): void {
    this.formulas = true;
  }

  /** Looked for at most once between changes: the formula engine's own list is made anew, cell by cell, at every asking. */
  private anyFormula(): boolean {
    this.formulas ??= this.book.workbook
      .getSheets()
      .some((sheet) =>
        Object.values(this.book.matrix(sheet.getSheetId())).some((line) =>
          Object.values(line ?? {}).some(holdsFormula),
        ),
      );
    return this.formulas;
  }

  private schedule(evenManually = false): void {
    if (this.book.side.calculation === "manual" && !evenManually) return;
    this.waiting = true;
    this.timer ??= setTimeout(() => this.start(), 20);
  }

  private start(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running || !this.waiting) return;
    this.running = this.pending;
    this.pending = nothing();
    this.waiting = false;
    const { dirtyRanges, forceCalculation, maps } = this.running;
    const params = { dirtyRanges, forceCalculation, ...maps };
    this.book.commands.syncExecuteCommand(ID.calculate, params, { onlyLocal: true });
  }

  private hear(
    id: string,
    command: { params?: object; id: string },
    options?: { onlyLocal?: boolean },
  ): void {
    if (id === ID.calculated) return this.notified(command.params as { functionsExecutedState?: number });
    if (id === ID.calculationResult)
      return this.note(command.params as { unitData?: Record<string, object> });
    if (options?.onlyLocal && id === ID.setRangeValues) return;
    const conversion = this.dirtyManager.get(id);
    if (!conversion) return;
    // Whatever wakes the formula engine may have brought the first formula.
    if (!this.formulas) this.formulas = undefined;
    if (this.anyFormula()) this.merge(conversion.getDirtyData(command));
  }

  private merge(dirty: object): void {
    const found = dirty as Record<string, unknown> & {
      dirtyRanges?: DirtyRange[];
      forceCalculation?: boolean;
    };
    this.pending.dirtyRanges.push(...(found.dirtyRanges ?? []));
    this.pending.forceCalculation ||= found.forceCalculation ?? false;
    for (const name of MAPS)
      mergeMap(this.pending.maps[name] ?? {}, (found[name] ?? {}) as Pending["maps"][string]);
    this.schedule();
  }

  private note(result: { unitData?: Record<string, object> }): void {
    for (const sheetId of Object.keys(result.unitData?.[this.book.unitId] ?? {})) this.results.add(sheetId);
  }

  private notified({ functionsExecutedState: state }: { functionsExecutedState?: number }): void {
    if (state === undefined) return;
    // 1: another calculation pushed ours aside before it ended.
    if (state === 1 && this.running) this.requeue(this.running);
    this.running = undefined;
    if (this.waiting) this.start();
    else this.finish();
  }

  private requeue(lost: Pending): void {
    this.pending.dirtyRanges.push(...lost.dirtyRanges);
    this.pending.forceCalculation ||= lost.forceCalculation;
    this.waiting = true;
  }

  private finish(): void {
    this.running = undefined;
    const sheetIds = [...this.results];
    this.results.clear();
    if (sheetIds.length) this.book.emit({ kind: "calculated", sheetIds });
    for (const resolve of this.resolvers.splice(0)) resolve();
  }
}

function mergeMap(
  into: Record<string, Record<string, unknown>>,
  from: Record<string, Record<string, unknown>>,
): void {
  for (const [unit, entries] of Object.entries(from)) into[unit] = { ...into[unit], ...entries };
}

const holdsFormula = (cell: Nullable<ICellData>): boolean => Boolean(cell?.f || cell?.si);
