import { itemNotFound } from "./errors";
import type { ExcelHost } from "./host";
import { HostCollection, type HostObject, NullObject } from "./host-object";
import type { WorksheetHost } from "./worksheet";

/** `workbook.worksheets`, in tab order. */
export class WorksheetCollectionHost extends HostCollection<WorksheetHost> {
  readonly className = "WorksheetCollection";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  list(): WorksheetHost[] {
    return this.host.engine.sheets.list().map(({ id }) => this.host.workbook.sheet(id));
  }
  private visible(only: unknown): WorksheetHost[] {
    return this.list().filter((sheet) => only !== true || sheet.Visibility === "Visible");
  }

  Add(name: unknown): WorksheetHost {
    const { sheets } = this.host.engine;
    // Excel Online inserts at the end, whatever is active.
    return this.host.workbook.sheet(name == null ? sheets.add() : sheets.add(String(name)));
  }
  override GetCount(visibleOnly?: unknown): number {
    return this.visible(visibleOnly).length;
  }
  GetActiveWorksheet(): WorksheetHost {
    return this.host.workbook.sheet(this.host.engine.sheets.activeId());
  }
  GetFirst(visibleOnly: unknown): WorksheetHost {
    const [first] = this.visible(visibleOnly);
    if (!first) throw itemNotFound();
    return first;
  }
  GetLast(visibleOnly: unknown): WorksheetHost {
    const last = this.visible(visibleOnly).at(-1);
    if (!last) throw itemNotFound();
    return last;
  }
  GetItem(key: unknown): WorksheetHost {
    const sheet = this.host.workbook.findSheet(key);
    if (!sheet) throw itemNotFound();
    return sheet;
  }
  GetItemOrNullObject(key: unknown): HostObject {
    return this.host.workbook.findSheet(key) ?? NullObject.instance;
  }
  item(key: unknown): WorksheetHost {
    return this.GetItem(key);
  }
}
