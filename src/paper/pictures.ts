import { Refusal } from "../base/refusal";
import { own } from "./blocks";
import { fitPicture } from "./picture-box";
import type { PaperDocument } from "./paper-document";
import type { Styles } from "./styles";
import { Widths } from "./widths";
import type { Sheet, WorkbookFile } from "./workbook-file";
import { descendants, relationId } from "./xml";

const RESERVED = ["logo", "qr", "signature", "stamp"];

/** Puts the document's pictures in place of the template's, fitted into the same box; takes out those it has none for. */
export function placePictures(
  file: WorkbookFile,
  sheet: Sheet,
  document: PaperDocument,
  styles: Styles,
): void {
  const path = file.related(sheet.path, "drawing");
  if (!path) return;
  for (const picture of descendants(file.xml(path).documentElement).filter(
    ({ localName }) => localName === "pic",
  )) {
    const name = pictureName(picture, document);
    if (name === undefined) continue;
    const image = own(document.images ?? {}, name);
    file.edit(path);
    if (!image) removePicture(file, path, picture);
    else {
      const size = pngSize(image.png, name);
      swapPicture(file, path, picture, name, image.png);
      fitPicture(picture, size, new Widths(file.xml(sheet.path).documentElement, styles));
    }
  }
}

function pictureName(picture: Element, { images = {} }: PaperDocument): string | undefined {
  const properties = descendants(picture).find(({ localName }) => localName === "cNvPr");
  for (const attribute of ["descr", "name"]) {
    const word = properties?.getAttribute(attribute)?.trim() ?? "";
    const braced = /^\{\{\s*([\w.-]+)\s*\}\}$/.exec(word)?.[1];
    if (braced) return braced;
    if (RESERVED.includes(word.toLowerCase())) return word.toLowerCase();
    if (Object.hasOwn(images, word)) return word;
  }
  return undefined;
}

/** Reads the width and height of a PNG in pixels; refuses anything else. */
export function pngSize(png: Uint8Array, name: string): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const signed = png.length > 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452;
  const [width, height] = signed ? [view.getUint32(16), view.getUint32(20)] : [0, 0];
  if (!width || !height) throw new Refusal(`The picture “${name}” is not a PNG file.`);
  return { width, height };
}

function blipOf(picture: Element): Element | undefined {
  return descendants(picture).find(({ localName }) => localName === "blip");
}

function removePicture(file: WorkbookFile, path: string, picture: Element): void {
  const blip = blipOf(picture);
  const id = blip && relationId(blip, "embed");
  let held: Node = picture;
  while (!/Anchor$/.test((held as Element).localName)) held = held.parentNode!;
  held.parentNode!.removeChild(held);
  if (id) dropUnused(file, path, id);
}

function swapPicture(
  file: WorkbookFile,
  path: string,
  picture: Element,
  name: string,
  png: Uint8Array,
): void {
  const blip = blipOf(picture);
  if (!blip) return;
  const old = relationId(blip, "embed");
  const part = freePart(file, name);
  file.put(part, png);
  file.declare("png", "image/png");
  const id = file.relate(path, "image", part);
  for (const attribute of Array.from(blip.attributes))
    if (attribute.localName === "embed") attribute.value = id;
  // An SVG twin of the old picture would be shown in place of the PNG.
  for (const extra of descendants(blip))
    if (extra.localName === "extLst") extra.parentNode!.removeChild(extra);
  if (old) dropUnused(file, path, old);
}

function dropUnused(file: WorkbookFile, path: string, id: string): void {
  const used = descendants(file.xml(path).documentElement).some((element) =>
    Array.from(element.attributes).some(
      ({ value, namespaceURI }) => value === id && namespaceURI?.endsWith("/relationships"),
    ),
  );
  if (!used) file.unrelate(path, id);
}

function freePart(file: WorkbookFile, name: string): string {
  const base = `xl/media/paper-${name.replace(/[^\w-]/g, "-")}`;
  let path = `${base}.png`;
  for (let n = 2; file.parts.has(path); n++) path = `${base}-${n}.png`;
  return path;
}
