import { invalidArgument, itemNotFound } from "./errors";
import { HostCollection, HostObject, NullObject } from "./host-object";
import { sameName } from "./names";
import type { WorksheetHost } from "./worksheet";

const BAG = "customProperties";

/** `worksheet.customProperties`: texts kept with the sheet. */
export class SheetPropertiesHost extends HostCollection<SheetPropertyHost> {
  readonly className = "WorksheetCustomPropertyCollection";
  constructor(private readonly sheet: WorksheetHost) {
    super();
  }
  all(): Record<string, string> {
    return (
      (this.sheet.host.engine.book.readBag(BAG, this.sheet.Id) as Record<string, string> | undefined) ?? {}
    );
  }
  write(all: Record<string, string>): void {
    this.sheet.host.engine.book.writeBag(BAG, all, this.sheet.Id);
  }
  list(): SheetPropertyHost[] {
    return Object.keys(this.all()).map((key) => new SheetPropertyHost(this, key));
  }
  Add(key: unknown, value: unknown): SheetPropertyHost {
    if (typeof key !== "string" || key === "" || typeof value !== "string") throw invalidArgument();
    const name = this.find(key)?.Key ?? key;
    this.write({ ...this.all(), [name]: value });
    return new SheetPropertyHost(this, name);
  }
  GetItem(key: unknown): SheetPropertyHost {
    const found = this.find(key);
    if (!found) throw itemNotFound();
    return found;
  }
  GetItemOrNullObject(key: unknown): HostObject {
    return this.find(key) ?? NullObject.instance;
  }
  item(key: unknown): SheetPropertyHost {
    return this.GetItem(key);
  }
  private find(key: unknown): SheetPropertyHost | undefined {
    return this.list().find((one) => sameName(one.Key, String(key)));
  }
}

class SheetPropertyHost extends HostObject {
  readonly className = "WorksheetCustomProperty";
  constructor(
    private readonly owner: SheetPropertiesHost,
    readonly Key: string,
  ) {
    super();
  }
  get Value(): string {
    const value = this.owner.all()[this.Key];
    if (value === undefined) throw itemNotFound();
    return value;
  }
  set Value(value: unknown) {
    if (typeof value !== "string") throw invalidArgument();
    this.owner.write({ ...this.owner.all(), [this.Key]: value });
  }
  Delete(): void {
    this.owner.write(
      Object.fromEntries(Object.entries(this.owner.all()).filter(([key]) => key !== this.Key)),
    );
  }
}
