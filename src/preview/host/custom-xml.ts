import type { GridEngine } from "../engine";
import { invalidArgument, invalidOperation, itemNotFound } from "./errors";
import { HostCollection, HostObject, NullObject } from "./host-object";

interface Part {
  readonly id: string;
  readonly xml: string;
}

/** Parts above this make Excel fail. */
const LIMIT_CHARS = 1_000_000;

class PartStore {
  constructor(private readonly engine: GridEngine) {}
  all(): readonly Part[] {
    return (this.engine.book.readBag("customXml") as readonly Part[] | undefined) ?? [];
  }
  find(id: string): Part | undefined {
    return this.all().find((one) => one.id.toLowerCase() === id.toLowerCase());
  }
  get(id: string): Part {
    const part = this.find(id);
    if (!part) throw itemNotFound();
    return part;
  }
  put(part: Part): void {
    const others = this.all();
    this.write(
      this.find(part.id) ? others.map((one) => (one.id === part.id ? part : one)) : [...others, part],
    );
  }
  remove(id: string): void {
    this.get(id);
    this.write(this.all().filter((one) => one.id !== id));
  }
  private write(parts: readonly Part[]): void {
    this.engine.book.writeBag("customXml", parts);
  }
}

const withoutProlog = (xml: string): string =>
  xml
    .replace(/<\?xml[^>]*\?>/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .trim();

/** Only the shape of a document is checked: one root element, opened and closed by the same name. */
function checkXml(xml: unknown): asserts xml is string {
  if (typeof xml !== "string" || xml.length > LIMIT_CHARS) throw invalidArgument();
  const body = withoutProlog(xml);
  const root = /^<([\w:.-]+)(?=[\s/>])/.exec(body)?.[1];
  const lone = new RegExp(`^<${root}(\\s[^<>]*)?/>$`);
  if (!root || !(lone.test(body) || body.endsWith(`</${root}>`))) throw invalidArgument();
}

function namespaceOf(xml: string): string {
  const root = /^<(?:([\w.-]+):)?[\w.-]+([^>]*)>/.exec(withoutProlog(xml));
  const attribute = root?.[1] ? `xmlns:${root[1].replaceAll(".", "\\.")}` : "xmlns";
  return new RegExp(`\\s${attribute}\\s*=\\s*["']([^"']*)["']`).exec(root?.[2] ?? "")?.[1] ?? "";
}

class CustomXmlPartHost extends HostObject {
  readonly className = "CustomXmlPart";
  constructor(
    private readonly store: PartStore,
    readonly Id: string,
  ) {
    super();
  }
  get NamespaceUri(): string {
    return namespaceOf(this.store.get(this.Id).xml);
  }
  GetXml(): string {
    return this.store.get(this.Id).xml;
  }
  SetXml(xml: unknown): void {
    checkXml(xml);
    this.store.get(this.Id);
    this.store.put({ id: this.Id, xml });
  }
  Delete(): void {
    this.store.remove(this.Id);
  }
}

abstract class Parts extends HostCollection<CustomXmlPartHost> {
  constructor(protected readonly store: PartStore) {
    super();
  }
  protected find(id: unknown): CustomXmlPartHost | undefined {
    return this.list().find((part) => part.Id.toLowerCase() === String(id).toLowerCase());
  }
  GetItem(id: unknown): CustomXmlPartHost {
    const found = this.find(id);
    if (!found) throw itemNotFound();
    return found;
  }
  GetItemOrNullObject(id: unknown): HostObject {
    return this.find(id) ?? NullObject.instance;
  }
  item(id: unknown): CustomXmlPartHost {
    return this.GetItem(id);
  }
}

/** `workbook.customXmlParts`, kept with the workbook. */
export class CustomXmlPartCollectionHost extends Parts {
  readonly className = "CustomXmlPartCollection";
  constructor(engine: GridEngine) {
    super(new PartStore(engine));
  }
  list(): CustomXmlPartHost[] {
    return this.store.all().map(({ id }) => new CustomXmlPartHost(this.store, id));
  }
  Add(xml: unknown): CustomXmlPartHost {
    checkXml(xml);
    const id = `{${crypto.randomUUID().toUpperCase()}}`;
    this.store.put({ id, xml });
    return new CustomXmlPartHost(this.store, id);
  }
  GetByNamespace(uri: unknown): ScopedParts {
    return new ScopedParts(this.store, String(uri));
  }
}

class ScopedParts extends Parts {
  readonly className = "CustomXmlPartScopedCollection";
  constructor(
    store: PartStore,
    private readonly uri: string,
  ) {
    super(store);
  }
  list(): CustomXmlPartHost[] {
    const here = this.store.all().filter(({ xml }) => namespaceOf(xml) === this.uri);
    return here.map(({ id }) => new CustomXmlPartHost(this.store, id));
  }
  GetOnlyItem(): CustomXmlPartHost {
    const [only, ...more] = this.list();
    if (!only) throw itemNotFound();
    if (more.length) throw invalidOperation("The collection contains more than one item.");
    return only;
  }
  GetOnlyItemOrNullObject(): HostObject {
    return this.list().length ? this.GetOnlyItem() : NullObject.instance;
  }
}
