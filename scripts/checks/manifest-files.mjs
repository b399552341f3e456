// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { allOf, childrenOf } from "./xml.mjs";

/** @typedef {import("./xml.mjs").Element} Element */

const ADDRESSED = ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Image", "Url"];
const RIBBON_SIZES = [16, 32, 80];

/** @param {Element} element @returns {string} */
const address = (element) => element.getAttribute("DefaultValue") ?? "";

/** The file in src that an address serves. @param {string} url @param {string} root */
const sourceOf = (url, root) => path.join(root, "src", decodeURIComponent(new URL(url).pathname));

/** Addresses that are not https, lie outside the named domains, or lead to nothing. @param {Element} app @param {string} root */
export function addressProblems(app, root) {
  const domains = allOf(app, "AppDomain").map((domain) => domain.textContent?.trim() ?? "");
  return allOf(app, ...ADDRESSED).flatMap((element) => {
    const url = address(element);
    if (element.hasAttribute("resid")) return [];
    if (!URL.canParse(url)) return [`${element.localName} “${url}” is no address.`];
    const { protocol, origin } = new URL(url);
    if (protocol !== "https:") return [`${url} must begin with https.`];
    if (!domains.includes(origin)) return [`${origin} is not among the AppDomains.`];
    return existsSync(sourceOf(url, root)) ? [] : [`${url} leads to nothing in src.`];
  });
}

/** Width and height of a PNG, from its header; undefined for anything else. @param {string} file */
function pngSize(file) {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  if (bytes.length < 24 || bytes.toString("latin1", 1, 4) !== "PNG") return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** @param {string} url @param {number} size @param {string} root @returns {string[]} */
function sizeProblems(url, size, root) {
  if (!URL.canParse(url)) return [];
  const found = pngSize(sourceOf(url, root));
  if (!found) return [`${url} is no PNG.`];
  if (found.width === size && found.height === size) return [];
  return [`${url} is ${found.width} × ${found.height}, not ${size} × ${size}.`];
}

/** @param {Element} icon @param {Map<string | null, string>} pictures @param {string} root @returns {string[]} */
function ribbonIconProblems(icon, pictures, root) {
  const sizes = childrenOf(icon).map((image) => Number(image.getAttribute("size")));
  const missing = RIBBON_SIZES.filter((size) => !sizes.includes(size));
  const wrong = childrenOf(icon).flatMap((image) => {
    const url = pictures.get(image.getAttribute("resid"));
    return url === undefined ? [] : sizeProblems(url, Number(image.getAttribute("size")), root);
  });
  return [...missing.map((size) => `An Icon lacks size ${size}.`), ...wrong];
}

/** Icons that lack a size asked for, or whose picture is not of the size they claim. @param {Element} app @param {string} root */
export function iconProblems(app, root) {
  const images = allOf(app, "Images").flatMap(childrenOf);
  const pictures = new Map(images.map((image) => [image.getAttribute("id"), address(image)]));
  const problems = [
    ...allOf(app, "Icon").flatMap((icon) => ribbonIconProblems(icon, pictures, root)),
    ...allOf(app, "IconUrl").flatMap((icon) => sizeProblems(address(icon), 32, root)),
    ...allOf(app, "HighResolutionIconUrl").flatMap((icon) => sizeProblems(address(icon), 64, root)),
  ];
  return [...new Set(problems)];
}
