import type { DefinedName } from "../grid-types";
import { areaName, quotedSheet } from "./address";
import { invalidArgument, itemExists, itemNotFound } from "./errors";
import type { ExcelHost } from "./host";
import { HostCollection, HostObject, NullObject } from "./host-object";
import { checkDefinedName, sameName } from "./names";
import { RangeArea } from "./range-area";
import type { RangeHost } from "./range";
import type { WorksheetHost } from "./worksheet";
import { splitSheet } from "./address";

/** Defined names of the workbook, or of one sheet. */
export class NamedItemCollectionHost extends HostCollection<NamedItemHost> {
  readonly className = "NamedItemCollection";
  constructor(
    private readonly host: ExcelHost,
    private readonly sheet: WorksheetHost | null,
  ) {
    super();
  }
  list(): NamedItemHost[] {
    const mine = this.host.engine.book.names().filter(({ sheetId }) => sheetId === this.sheet?.Id);
    return mine.map(({ name }) => new NamedItemHost(this.host, this.sheet, name));
  }
  Add(name: unknown, reference: unknown, comment: unknown): NamedItemHost {
    checkDefinedName(name);
    const formula = this.formulaOf(reference);
    const table = this.sheet === null && this.host.engine.tables.find(name) !== undefined;
    if (table || this.find(name)) throw itemExists();
    this.host.engine.book.setName({
      name,
      formula,
      visible: true,
      comment: typeof comment === "string" ? comment : "",
      ...(this.sheet ? { sheetId: this.sheet.Id } : {}),
    });
    return new NamedItemHost(this.host, this.sheet, name);
  }
  AddFormulaLocal(name: unknown, formula: unknown, comment: unknown): NamedItemHost {
    return this.Add(name, formula, comment);
  }
  GetItem(name: unknown): NamedItemHost {
    const found = this.find(name);
    if (!found) throw itemNotFound();
    return found;
  }
  GetItemOrNullObject(name: unknown): HostObject {
    return this.find(name) ?? NullObject.instance;
  }
  item(name: unknown): NamedItemHost {
    return this.GetItem(name);
  }

  private find(name: unknown): NamedItemHost | undefined {
    return this.list().find((one) => sameName(one.Name, String(name)));
  }

  private formulaOf(reference: unknown): string {
    if (reference instanceof RangeArea)
      return `=${quotedSheet(reference.sheet.Name)}!${areaName(reference.box, "$")}`;
    if (typeof reference === "number" || typeof reference === "boolean")
      return `=${String(reference).toUpperCase()}`;
    if (typeof reference !== "string" || reference === "") throw invalidArgument();
    return reference.startsWith("=") ? reference : `="${reference.replaceAll('"', '""')}"`;
  }
}

class NamedItemHost extends HostObject {
  readonly className = "NamedItem";
  constructor(
    private readonly host: ExcelHost,
    private readonly sheet: WorksheetHost | null,
    readonly Name: string,
  ) {
    super();
  }
  override identity(): Record<string, unknown> {
    return { ...super.identity(), _Id: this.Name };
  }
  private get item(): DefinedName {
    const all = this.host.engine.book.names();
    const found = all.find(({ name, sheetId }) => sheetId === this.sheet?.Id && sameName(name, this.Name));
    if (!found) throw itemNotFound();
    return found;
  }
  private change(change: Partial<DefinedName>): void {
    this.host.engine.book.setName({ ...this.item, ...change });
  }

  get Formula(): string {
    return this.item.formula;
  }
  set Formula(formula: unknown) {
    if (typeof formula !== "string" || !formula.startsWith("=")) throw invalidArgument();
    this.change({ formula });
  }
  get Comment(): string {
    return this.item.comment;
  }
  set Comment(comment: unknown) {
    this.change({ comment: String(comment) });
  }
  get Visible(): boolean {
    return this.item.visible;
  }
  set Visible(visible: unknown) {
    this.change({ visible: visible === true });
  }
  get Scope(): string {
    return this.sheet ? "Worksheet" : "Workbook";
  }
  get Type(): string {
    if (this.target()) return "Range";
    const formula = this.Formula;
    if (/#REF!/.test(formula)) return "Error";
    if (/^="/.test(formula)) return "String";
    if (/^=(TRUE|FALSE)$/i.test(formula)) return "Boolean";
    return /^=-?\d+$/.test(formula) ? "Integer" : "Double";
  }
  get Value(): unknown {
    const target = this.target();
    if (target) return target.Address;
    const formula = this.Formula;
    const text = /^="([\s\S]*)"$/.exec(formula)?.[1];
    if (text !== undefined) return text.replaceAll('""', '"');
    if (/^=(TRUE|FALSE)$/i.test(formula)) return /true/i.test(formula);
    return Number.isNaN(Number(formula.slice(1))) ? formula : Number(formula.slice(1));
  }
  get Worksheet(): WorksheetHost {
    if (!this.sheet) throw itemNotFound();
    return this.sheet;
  }
  get WorksheetOrNullObject(): HostObject {
    return this.sheet ?? NullObject.instance;
  }
  Delete(): void {
    const { name, sheetId } = this.item;
    this.host.engine.book.removeName(name, sheetId);
  }
  GetRange(): RangeHost {
    const target = this.target();
    if (!target) throw itemNotFound();
    return target;
  }
  GetRangeOrNullObject(): HostObject {
    return this.target() ?? NullObject.instance;
  }

  private target(): RangeHost | null {
    const { sheet, area } = splitSheet(this.Formula);
    const home = sheet === null ? null : this.host.workbook.findSheet(sheet);
    if (!home) return null;
    try {
      return home.GetRange(area);
    } catch {
      return null;
    }
  }
}
