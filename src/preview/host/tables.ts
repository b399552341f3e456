import { splitSheet } from "./address";
import { invalidArgument, itemNotFound } from "./errors";
import type { ExcelHost } from "./host";
import { HostCollection, type HostObject, NullObject } from "./host-object";
import { sameName } from "./names";
import { integer, RangeArea } from "./range-area";
import { TableHost } from "./table";
import type { WorksheetHost } from "./worksheet";

abstract class TableList extends HostCollection<TableHost> {
  protected find(key: unknown): TableHost | undefined {
    return this.list().find((table) => table.Id === String(key) || sameName(table.Name, String(key)));
  }
  GetItem(key: unknown): TableHost {
    const found = this.find(key);
    if (!found) throw itemNotFound();
    return found;
  }
  GetItemOrNullObject(key: unknown): HostObject {
    return this.find(key) ?? NullObject.instance;
  }
  item(key: unknown): TableHost {
    return this.GetItem(key);
  }
}

/** Tables of the workbook, or of one sheet. */
export class TableCollectionHost extends TableList {
  readonly className = "TableCollection";
  constructor(
    private readonly host: ExcelHost,
    private readonly sheet: WorksheetHost | null,
  ) {
    super();
  }
  override get eventTarget(): string {
    return this.sheet?.Id ?? super.eventTarget;
  }
  list(): TableHost[] {
    return this.host.engine.tables.list(this.sheet?.Id).map(({ id }) => new TableHost(this.host, id));
  }
  Add(address: unknown, hasHeaders: unknown): TableHost {
    if (typeof hasHeaders !== "boolean") throw invalidArgument();
    const home = this.home(address);
    home.guard("allowTables");
    const { tables } = this.host.engine;
    return new TableHost(this.host, tables.add(home.Id, home.boxOf(address), hasHeaders));
  }
  GetItemAt(index: unknown): TableHost {
    const found = this.list()[integer(index)];
    if (!found) throw invalidArgument();
    return found;
  }

  private home(address: unknown): WorksheetHost {
    if (address instanceof RangeArea) return address.sheet;
    if (typeof address !== "string") throw invalidArgument();
    const { sheet } = splitSheet(address);
    const named = sheet === null ? null : this.host.workbook.findSheet(sheet);
    if (sheet !== null && !named) throw itemNotFound();
    return named ?? this.sheet ?? this.host.workbook.Worksheets.GetActiveWorksheet();
  }
}

/** The tables that touch a range. */
export class TableScopedCollectionHost extends TableList {
  readonly className = "TableScopedCollection";
  constructor(private readonly found: () => TableHost[]) {
    super();
  }
  list(): TableHost[] {
    return this.found();
  }
  GetFirst(): TableHost {
    const [first] = this.list();
    if (!first) throw itemNotFound();
    return first;
  }
}
