import { HostObject } from "./host-object";
import { sortKeys } from "./sort-fields";
import type { TableHost } from "./table";

/** `table.sort`: sorts the rows between header and totals and remembers how. */
export class TableSortHost extends HostObject {
  readonly className = "TableSort";
  constructor(private readonly table: TableHost) {
    super();
  }
  private get remembered(): { fields: unknown[]; matchCase: boolean } | undefined {
    return this.table.host.tableSorts.get(this.table.Id);
  }
  get Fields(): unknown[] {
    return this.remembered?.fields ?? [];
  }
  get MatchCase(): boolean {
    return this.remembered?.matchCase ?? false;
  }
  get Method(): string {
    return "PinYin";
  }
  Apply(fields: unknown, matchCase: unknown): void {
    const { body, sheet, host, Id } = this.table;
    const keys = sortKeys(fields, this.table.info.box.columns);
    if (body) sheet.sort(body, keys, matchCase === true);
    host.tableSorts.set(Id, { fields: fields as unknown[], matchCase: matchCase === true });
  }
  Clear(): void {
    this.table.host.tableSorts.delete(this.table.Id);
  }
  Reapply(): void {
    const { remembered } = this;
    if (remembered) this.Apply(remembered.fields, remembered.matchCase);
  }
}
