import { Refusal } from "../base/refusal";
import { type Parts, unzip, zip } from "../base/zip";
import { child, children, decodeXml, elements, parseXml, relationId, serializeXml } from "./xml";

/** One relationship of a part: `type` is the last word of its address, `path` the part it leads to. */
export interface Relation {
  id: string;
  type: string;
  path: string;
  external: boolean;
}

/** One sheet of the workbook in tab order; `index` counts chart sheets too, as `localSheetId` does. */
export interface Sheet {
  name: string;
  path: string;
  index: number;
  element: Element;
}

/** An .xlsx package whose parts are parsed when asked for and written again only when edited. */
export class WorkbookFile {
  readonly workbookPath: string;
  readonly sheets: Sheet[];
  readonly #documents = new Map<string, Document>();
  readonly #edited = new Set<string>();

  private constructor(readonly parts: Parts) {
    const root = this.relations("").find(({ type }) => type === "officeDocument");
    if (!root || !parts.has(root.path) || !parts.has("[Content_Types].xml"))
      throw new Refusal("The template is not an Excel workbook (.xlsx).");
    this.workbookPath = root.path;
    this.sheets = this.#readSheets();
  }

  /** Opens a workbook; throws a Refusal with a sentence for anything that is not one. */
  static open(bytes: Uint8Array): WorkbookFile {
    return new WorkbookFile(unzip(bytes, "The template"));
  }

  #readSheets(): Sheet[] {
    const relations = this.relations(this.workbookPath);
    const found = elements(this.xml(this.workbookPath), "sheet").flatMap((element, index) => {
      const relation = relations.find(({ id }) => id === relationId(element));
      if (!relation || !this.parts.has(relation.path))
        throw new Refusal("The template is damaged: a sheet is missing.");
      return relation.type === "worksheet"
        ? [{ name: element.getAttribute("name") ?? "", path: relation.path, index, element }]
        : [];
    });
    if (!found.length) throw new Refusal("The template has no worksheet.");
    return found;
  }

  /** The parsed part, for reading. */
  xml(path: string): Document {
    const known = this.#documents.get(path);
    if (known) return known;
    const bytes = this.parts.get(path);
    if (!bytes) throw new Refusal(`The template is damaged: “${path}” is missing.`);
    const document = parseXml(bytes, path);
    this.#documents.set(path, document);
    return document;
  }

  /** The parsed part, to be written again on saving. */
  edit(path: string): Document {
    const document = this.xml(path);
    this.#edited.add(path);
    return document;
  }

  /** The text of a part as it was stored; "" where there is none. */
  text(path: string): string {
    const bytes = this.parts.get(path);
    return bytes ? decodeXml(bytes) : "";
  }

  /** Stores a part that is not edited as XML. */
  put(path: string, bytes: Uint8Array): void {
    this.parts.set(path, bytes);
  }

  /** The relationships of a part ("" for the package itself). */
  relations(path: string): Relation[] {
    const relationsPath = relationsPathOf(path);
    if (!this.parts.has(relationsPath)) return [];
    return children(this.xml(relationsPath).documentElement, "Relationship").map((element) => {
      const target = element.getAttribute("Target") ?? "";
      const external = element.getAttribute("TargetMode") === "External";
      return {
        id: element.getAttribute("Id") ?? "",
        type: (element.getAttribute("Type") ?? "").split("/").pop() ?? "",
        path: external ? target : resolve(path, target),
        external,
      };
    });
  }

  /** The part a relationship of that type leads to, if there is one. */
  related(path: string, type: string): string | undefined {
    return this.relations(path).find((relation) => relation.type === type && this.parts.has(relation.path))
      ?.path;
  }

  /** Removes a relationship, and the part behind it unless another part leads there too. */
  unrelate(path: string, id: string): void {
    const target = this.relations(path).find((relation) => relation.id === id);
    const document = this.edit(relationsPathOf(path));
    for (const element of children(document.documentElement, "Relationship"))
      if (element.getAttribute("Id") === id) document.documentElement.removeChild(element);
    if (target && !target.external && !this.#isRelatedTo(target.path)) this.#remove(target.path);
  }

  /** Adds a relationship from one part to another and gives its id. */
  relate(path: string, type: string, to: string): string {
    const document = this.edit(relationsPathOf(path));
    const root = document.documentElement;
    const taken = new Set(children(root).map((element) => element.getAttribute("Id")));
    let n = 1;
    while (taken.has(`rId${n}`)) n++;
    const element = document.createElementNS(root.namespaceURI, "Relationship");
    element.setAttribute("Id", `rId${n}`);
    element.setAttribute(
      "Type",
      `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`,
    );
    element.setAttribute("Target", relative(path, to));
    root.appendChild(element);
    return `rId${n}`;
  }

  /** Declares the content type of all parts with that extension. */
  declare(extension: string, contentType: string): void {
    const types = this.xml("[Content_Types].xml").documentElement;
    const known = children(types, "Default").some(
      (e) => e.getAttribute("Extension")?.toLowerCase() === extension,
    );
    if (known) return;
    this.edit("[Content_Types].xml");
    const element = types.ownerDocument.createElementNS(types.namespaceURI, "Default");
    element.setAttribute("Extension", extension);
    element.setAttribute("ContentType", contentType);
    types.insertBefore(element, types.firstChild);
  }

  /** The workbook as bytes: edited parts written anew, all others exactly as they were. */
  save(): Uint8Array {
    for (const path of this.#edited)
      if (this.parts.has(path)) this.parts.set(path, serializeXml(this.xml(path)));
    this.#edited.clear();
    return zip(this.parts);
  }

  #isRelatedTo(path: string): boolean {
    return [...this.parts.keys()].some((part) => {
      const source = /^(.*?)_rels\/([^/]*)\.rels$/.exec(part);
      return source && this.relations(source[1]! + source[2]!).some((r) => !r.external && r.path === path);
    });
  }

  #remove(path: string): void {
    this.parts.delete(path);
    this.parts.delete(relationsPathOf(path));
    const types = this.xml("[Content_Types].xml").documentElement;
    for (const element of children(types, "Override"))
      if (element.getAttribute("PartName") === `/${path}`) {
        this.edit("[Content_Types].xml");
        types.removeChild(element);
      }
  }
}

/** Reads the shared string at each index of a workbook; [] where it has none. */
export function sharedStrings(file: WorkbookFile): Element[] {
  const path = file.related(file.workbookPath, "sharedStrings");
  return path ? children(file.xml(path).documentElement, "si") : [];
}

/** Whether the workbook counts its days from 1904, as old Mac files do. */
export function countsFrom1904(file: WorkbookFile): boolean {
  const properties = child(file.xml(file.workbookPath).documentElement, "workbookPr");
  return /^(1|true)$/.test(properties?.getAttribute("date1904") ?? "");
}

function relationsPathOf(path: string): string {
  const slash = path.lastIndexOf("/") + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

function resolve(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function relative(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  return "../".repeat(here.length - shared) + there.slice(shared).join("/");
}
