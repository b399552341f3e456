import type { Corner, Widths } from "./widths";
import { child, descendants, setText } from "./xml";

interface Size {
  width: number;
  height: number;
}

/**
 * Shows a picture whole and undistorted within the box its template had. It keeps to the box's upper edge and to
 * whichever side of the sheet the box is nearer to.
 */
export function fitPicture(picture: Element, pixels: Size, widths: Widths): void {
  let anchor = picture;
  while (!/Anchor$/.test(anchor.localName)) anchor = anchor.parentNode as Element;
  const box = boxOf(anchor, picture, widths);
  const scale = Math.min(box.width / pixels.width, box.height / pixels.height);
  const size = { width: Math.round(pixels.width * scale), height: Math.round(pixels.height * scale) };
  for (const extent of descendants(picture))
    if (extent.localName === "ext" && extent.hasAttribute("cx")) setSize(extent, size);
  const crop = descendants(picture).find(({ localName }) => localName === "srcRect");
  crop?.parentNode?.removeChild(crop);
  const from = child(anchor, "from");
  if (from) keepToSide(from, box.width - size.width, box.width, widths);
  const extent = child(anchor, "ext");
  if (extent) setSize(extent, size);
  else if (anchor.localName === "twoCellAnchor") toOneCell(anchor, size);
}

function setSize(extent: Element, { width, height }: Size): void {
  extent.setAttribute("cx", String(width));
  extent.setAttribute("cy", String(height));
}

function boxOf(anchor: Element, picture: Element, widths: Widths): Size {
  const stated = [child(anchor, "ext"), ...descendants(picture)].find(
    (element) => element?.localName === "ext" && Number(element.getAttribute("cx")) > 0,
  );
  if (stated) return { width: Number(stated.getAttribute("cx")), height: Number(stated.getAttribute("cy")) };
  const [from, to] = [cornerOf(child(anchor, "from")), cornerOf(child(anchor, "to"))];
  return { width: widths.across(to) - widths.across(from), height: widths.down(to) - widths.down(from) };
}

function cornerOf(element: Element | undefined): Corner {
  const read = (name: string) => Number((element && child(element, name)?.textContent) ?? 0);
  return { column: read("col"), columnOffset: read("colOff"), row: read("row"), rowOffset: read("rowOff") };
}

function keepToSide(from: Element, spare: number, boxWidth: number, widths: Widths): void {
  const left = widths.across(cornerOf(from));
  const edge = widths.across({ column: widths.lastColumn, columnOffset: 0, row: 0, rowOffset: 0 });
  const onRight = left + boxWidth / 2 > edge / 2;
  // Where columns were hidden the box may reach beyond the page.
  const wanted = Math.min(onRight ? left + spare : left, edge - (boxWidth - spare));
  if (wanted === left) return;
  const place = widths.columnAt(wanted);
  for (const [name, value] of [
    ["col", place.column],
    ["colOff", place.columnOffset],
  ] as const) {
    const element = child(from, name);
    if (element) setText(element, String(value));
  }
}

function toOneCell(anchor: Element, size: Size): void {
  const make = (name: string) =>
    anchor.ownerDocument.createElementNS(anchor.namespaceURI, anchor.nodeName.replace("twoCellAnchor", name));
  const extent = make("ext");
  setSize(extent, size);
  const to = child(anchor, "to");
  if (to) anchor.replaceChild(extent, to);
  const one = make("oneCellAnchor");
  while (anchor.firstChild) one.appendChild(anchor.firstChild);
  anchor.parentNode!.replaceChild(one, anchor);
}
