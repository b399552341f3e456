import { strToU8 } from "fflate";
import { Refusal } from "../base/refusal";

/** The two classes of a DOM that are needed to read and write a part. */
export interface XmlPort {
  DOMParser: new (options?: { onError(level: string, message: string): void }) => {
    parseFromString(text: string, type: "application/xml"): Document;
  };
  XMLSerializer: new () => { serializeToString(node: Node): string };
}

let injected: XmlPort | undefined;

/** Where there is no browser: gives the DOM to use. Browsers need no call. */
export function setXml(port: XmlPort): void {
  injected = port;
}

const DEEPEST = 200;
/** A paper of five thousand lines has fewer. */
const MOST_ELEMENTS = 300_000;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Reads one part. Refuses document types, entities and anything not well formed; `name` goes into the sentence. */
export function parseXml(bytes: Uint8Array, name: string): Document {
  const text = decodeXml(bytes);
  const broken = () => new Refusal(`The template is damaged: “${name}” is not readable XML.`);
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new Refusal(
      `The template is not accepted: “${name}” declares a document type, which workbooks never do.`,
    );
  const absurd = absurdity(text);
  if (absurd) throw new Refusal(`The template is not accepted: “${name}” ${absurd}.`);
  const { DOMParser } = injected ?? globalThis;
  let document: Document;
  try {
    document = new DOMParser({
      onError(level) {
        if (level !== "warning") throw broken();
      },
    }).parseFromString(text, "application/xml");
  } catch {
    throw broken();
  }
  if (!document?.documentElement || document.getElementsByTagName("parsererror").length) throw broken();
  return document;
}

const TAG =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(\/?)[^\s<>"'/!?]+(?:"[^"]*"|'[^']*'|[^"'<>])*>/g;

/** Parsers take time out of proportion, or break, where a file made to do harm nests thousands deep or has rows in the millions. */
function absurdity(text: string): string | undefined {
  let depth = 0;
  let count = 0;
  for (const [tag, closing] of text.matchAll(TAG)) {
    if (closing === "/") depth--;
    else if (closing === "") {
      if (++count > MOST_ELEMENTS) return "holds far more rows and cells than a paper";
      if (!tag.endsWith("/>") && ++depth > DEEPEST) return "is nested too deeply";
    }
  }
  return undefined;
}

/** Writes one part, as UTF-8. */
export function serializeXml(document: Document): Uint8Array {
  const { XMLSerializer } = injected ?? globalThis;
  return strToU8(DECLARATION + new XMLSerializer().serializeToString(document.documentElement));
}

/** The text of a part, whichever Unicode encoding it was saved in. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** The child elements of a node, all or those of one local name, whatever prefix the template's author used. */
export function children(parent: Node, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1 && (name === undefined || (node as Element).localName === name))
      found.push(node as Element);
  return found;
}

/** The first child element of that local name. */
export function child(parent: Node, name: string): Element | undefined {
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1 && (node as Element).localName === name) return node as Element;
  return undefined;
}

/** All elements below a node in document order; `skip` leaves out an element with everything below it. */
export function descendants(parent: Node, skip?: Element): Element[] {
  const found: Element[] = [];
  const open: Element[] = children(parent).reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === skip) continue;
    found.push(node);
    open.push(...children(node).reverse());
  }
  return found;
}

/** The elements of that local name below a node, in document order. */
export function elements(parent: Node, name: string): Element[] {
  return descendants(parent).filter((element) => element.localName === name);
}

/** The value of an `r:id`-like attribute, by its local name and any relationships namespace. */
export function relationId(element: Element, name = "id"): string | null {
  for (const attribute of Array.from(element.attributes))
    if (attribute.localName === name && attribute.namespaceURI?.endsWith("/relationships"))
      return attribute.value;
  return null;
}

/** Sets a text content where it differs, and says whether it did. */
export function setText(element: Element, text: string): boolean {
  if (element.textContent === text) return false;
  element.textContent = text;
  return true;
}

/** Sets an attribute where it differs, and says whether it did. */
export function setAttribute(element: Element, name: string, value: string): boolean {
  if (element.getAttribute(name) === value) return false;
  element.setAttribute(name, value);
  return true;
}

/** Removes an element together with the parents that it leaves without any child element. */
export function removeWithEmptyParents(element: Element): void {
  const parent = element.parentNode;
  parent?.removeChild(element);
  const above = parent as Element | null;
  if (above && above.nodeType === 1 && above.parentNode?.nodeType === 1 && children(above).length === 0)
    removeWithEmptyParents(above);
}
