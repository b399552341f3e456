import type { GridEngine } from "../engine";
import { invalidArgument, itemNotFound } from "./errors";
import { HostCollection, HostObject, NullObject } from "./host-object";
import { sameName } from "./names";

type Properties = Record<string, unknown>;
type Custom = Record<string, string | number | boolean>;

/** `workbook.properties`. */
export class DocumentPropertiesHost extends HostObject {
  readonly className = "DocumentProperties";
  constructor(private readonly engine: GridEngine) {
    super();
  }
  get Custom(): CustomPropertiesHost {
    return new CustomPropertiesHost(this.engine);
  }
  get CreationDate(): string {
    return this.text("creationDate");
  }
  get LastAuthor(): string {
    return this.text("lastAuthor");
  }
  get RevisionNumber(): number {
    return Number(this.all()["revisionNumber"] ?? 0);
  }
  set RevisionNumber(value: unknown) {
    this.put("revisionNumber", value);
  }
  private all(): Properties {
    return (this.engine.book.readBag("properties") as Properties | undefined) ?? {};
  }
  protected text(key: string): string {
    return String(this.all()[key] ?? "");
  }
  protected put(key: string, value: unknown): void {
    if (typeof value !== "string" && typeof value !== "number") throw invalidArgument();
    this.engine.book.writeBag("properties", { ...this.all(), [key]: value });
  }
}

// Eight texts that differ by name only.
for (const name of ["Author", "Category", "Comments", "Company", "Keywords", "Manager", "Subject", "Title"]) {
  const key = name.toLowerCase();
  Object.defineProperty(DocumentPropertiesHost.prototype, name, {
    get(this: DocumentPropertiesHost) {
      return this["text"](key);
    },
    set(this: DocumentPropertiesHost, value: unknown) {
      this["put"](key, value);
    },
  });
}

class CustomPropertiesHost extends HostCollection<CustomPropertyHost> {
  readonly className = "CustomPropertyCollection";
  constructor(private readonly engine: GridEngine) {
    super();
  }
  all(): Custom {
    return (this.engine.book.readBag("customProperties") as Custom | undefined) ?? {};
  }
  write(all: Custom): void {
    this.engine.book.writeBag("customProperties", all);
  }
  list(): CustomPropertyHost[] {
    return Object.keys(this.all()).map((key) => new CustomPropertyHost(this, key));
  }
  Add(key: unknown, value: unknown): CustomPropertyHost {
    if (typeof key !== "string" || key === "" || !propertyValue(value)) throw invalidArgument();
    // Excel overwrites an equal key, whatever its case.
    const others = Object.entries(this.all()).filter(([name]) => !sameName(name, key));
    this.write({ ...Object.fromEntries(others), [key]: value });
    return new CustomPropertyHost(this, key);
  }
  DeleteAll(): void {
    this.write({});
  }
  GetItem(key: unknown): CustomPropertyHost {
    const found = this.list().find((one) => sameName(one.Key, String(key)));
    if (!found) throw itemNotFound();
    return found;
  }
  GetItemOrNullObject(key: unknown): HostObject {
    return this.list().find((one) => sameName(one.Key, String(key))) ?? NullObject.instance;
  }
  item(key: unknown): CustomPropertyHost {
    return this.GetItem(key);
  }
}

class CustomPropertyHost extends HostObject {
  readonly className = "CustomProperty";
  constructor(
    private readonly owner: CustomPropertiesHost,
    readonly Key: string,
  ) {
    super();
  }
  get Value(): unknown {
    const value = this.owner.all()[this.Key];
    if (value === undefined) throw itemNotFound();
    return value;
  }
  set Value(value: unknown) {
    if (!propertyValue(value)) throw invalidArgument();
    this.owner.write({ ...this.owner.all(), [this.Key]: value });
  }
  get Type(): string {
    return { string: "String", number: "Number", boolean: "Boolean" }[typeof this.Value as "string"];
  }
  Delete(): void {
    this.owner.write(
      Object.fromEntries(Object.entries(this.owner.all()).filter(([key]) => key !== this.Key)),
    );
  }
}

const propertyValue = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);
