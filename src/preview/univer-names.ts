import type { IDefinedNamesService, IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import { GridError } from "./engine";
import type { DefinedName } from "./grid-types";
import { checkDefinedName, sameName } from "./sheet-names";
import type { UniverBook } from "./univer-book";
import type { Calculation } from "./univer-calc";
import { ID } from "./univer-ids";

/** Univer's word for "known in the whole workbook". */
const EVERYWHERE = "AllDefaultWorkbook";

/** Names of cells and values, kept where formulas look for them. */
export class UniverNames {
  private created = 0;

  constructor(
    private readonly book: UniverBook,
    private readonly calculation: Calculation,
  ) {}

  list(): readonly DefinedName[] {
    return this.entries().map((entry) => ({
      name: entry.name,
      ...(entry.localSheetId && entry.localSheetId !== EVERYWHERE ? { sheetId: entry.localSheetId } : {}),
      formula: entry.formulaOrRefString.startsWith("=")
        ? entry.formulaOrRefString
        : `=${entry.formulaOrRefString}`,
      visible: !entry.hidden,
      comment: entry.comment ?? "",
    }));
  }

  set({ name, sheetId, formula, visible, comment }: DefinedName): void {
    checkDefinedName(name);
    if (sheetId !== undefined) this.book.sheet(sheetId);
    const known = this.entry(name, sheetId);
    const params = {
      id: known?.id ?? this.freeId(),
      name,
      formulaOrRefString: withoutEquals(formula),
      localSheetId: sheetId ?? EVERYWHERE,
      hidden: !visible,
      comment,
    };
    this.book.change(() => this.book.run(ID.setName, params));
    this.calculation.all();
  }

  remove(name: string, sheetId?: string): void {
    const known = this.entry(name, sheetId);
    if (!known) throw new GridError("ItemNotFound", `There is no name ${name}.`);
    this.book.change(() => this.book.run(ID.removeName, known));
    this.calculation.all();
  }

  private entries(): IDefinedNamesServiceParam[] {
    const service = this.book.service<IDefinedNamesService>(this.book.kit.formula.IDefinedNamesService);
    return Object.values(service.getDefinedNameMap(this.book.unitId) ?? {});
  }

  private entry(name: string, sheetId: string | undefined): IDefinedNamesServiceParam | undefined {
    const scope = sheetId ?? EVERYWHERE;
    return this.entries().find(
      (entry) => sameName(entry.name, name) && (entry.localSheetId ?? EVERYWHERE) === scope,
    );
  }

  private freeId(): string {
    const taken = new Set(this.entries().map((entry) => entry.id));
    let id = "";
    do id = `name${++this.created}`;
    while (taken.has(id));
    return id;
  }
}

/** Univer keeps references bare and everything else with its `=`. */
const withoutEquals = (formula: string): string =>
  /^=('[^']+'|[\w.]+)?!?\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?$/i.test(formula)
    ? formula.slice(1)
    : formula;
