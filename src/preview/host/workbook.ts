import { ApplicationHost, RuntimeHost } from "./application";
import { CustomXmlPartCollectionHost } from "./custom-xml";
import { DocumentPropertiesHost } from "./document-properties";
import { invalidArgument, itemNotFound } from "./errors";
import type { ExcelHost } from "./host";
import { HostObject, NullObject } from "./host-object";
import { insertWorksheets } from "./insert-worksheets";
import { NamedItemCollectionHost } from "./named-items";
import type { RangeHost } from "./range";
import { SettingCollectionHost, SettingsStore } from "./settings";
import { TableCollectionHost } from "./tables";
import { WorksheetHost } from "./worksheet";
import { WorksheetCollectionHost } from "./worksheets";

/** `context.workbook`: where every request begins. */
export class WorkbookHost extends HostObject {
  readonly className = "Workbook";
  readonly settingsStore: SettingsStore;
  readonly application: ApplicationHost;
  private readonly sheets = new Map<string, WorksheetHost>();

  constructor(readonly host: ExcelHost) {
    super();
    this.settingsStore = new SettingsStore(host.engine);
    this.application = new ApplicationHost(host);
  }

  /** The host object of a sheet, one for its life. @throws ItemNotFound */
  sheet(id: string): WorksheetHost {
    this.host.engine.sheets.get(id);
    const known = this.sheets.get(id) ?? new WorksheetHost(this.host, id);
    this.sheets.set(id, known);
    return known;
  }

  /** By name, regardless of case, or by id. */
  findSheet(key: unknown): WorksheetHost | null {
    if (typeof key !== "string") throw invalidArgument();
    const { sheets } = this.host.engine;
    const found = sheets.find(key) ?? sheets.list().find(({ id }) => id === key);
    return found ? this.sheet(found.id) : null;
  }

  forgetSheets(): void {
    this.sheets.clear();
  }

  get Application(): ApplicationHost {
    return this.application;
  }
  get _Runtime(): RuntimeHost {
    return new RuntimeHost(this.host);
  }
  get Worksheets(): WorksheetCollectionHost {
    return new WorksheetCollectionHost(this.host);
  }
  get Tables(): TableCollectionHost {
    return new TableCollectionHost(this.host, null);
  }
  get Names(): NamedItemCollectionHost {
    return new NamedItemCollectionHost(this.host, null);
  }
  get Settings(): SettingCollectionHost {
    return new SettingCollectionHost(this.settingsStore);
  }
  get CustomXmlParts(): CustomXmlPartCollectionHost {
    return new CustomXmlPartCollectionHost(this.host.engine);
  }
  get Properties(): DocumentPropertiesHost {
    return new DocumentPropertiesHost(this.host.engine);
  }

  get Name(): string {
    return this.host.engine.book.fileName();
  }
  get ReadOnly(): boolean {
    return false;
  }
  get AutoSave(): boolean {
    return false;
  }
  get PreviouslySaved(): boolean {
    return true;
  }

  GetSelectedRange(): RangeHost {
    const { sheetId, boxes } = this.host.engine.sheets.selection();
    const [only, ...more] = boxes;
    if (!only || more.length) throw invalidArgument();
    return this.sheet(sheetId).range(only);
  }
  GetActiveCell(): RangeHost {
    const { sheetId, boxes } = this.host.engine.sheets.selection();
    const last = boxes.at(-1);
    if (!last) throw itemNotFound();
    return this.sheet(sheetId).range({ row: last.row, column: last.column, rows: 1, columns: 1 });
  }
  GetIsActiveCollabSession(): boolean {
    return false;
  }
  async InsertWorksheetsFromBase64(base64: unknown, options: unknown): Promise<string[]> {
    return insertWorksheets(this.host, base64, options);
  }

  _RemoveReference(referenceId: unknown): void {
    this.host.release(String(referenceId));
  }
  _GetRangeForEventByReferenceId(reference: unknown): RangeHost {
    const range = this._GetRangeOrNullObjectForEventByReferenceId(reference);
    if (range instanceof NullObject) throw itemNotFound();
    return range as RangeHost;
  }
  _GetRangeOrNullObjectForEventByReferenceId(reference: unknown): HostObject {
    const [id, row, column, rows, columns] = JSON.parse(String(reference)) as [
      string,
      number,
      number,
      number,
      number,
    ];
    const sheet = this.findSheet(id);
    return sheet ? sheet.range({ row, column, rows, columns }) : NullObject.instance;
  }
}
