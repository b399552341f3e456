// @ts-check

/** @typedef {import("@xmldom/xmldom").Element} Element */

/** The child elements, in order. @param {Element} element @returns {Element[]} */
export function childrenOf(element) {
  return Array.from(element.childNodes)
    .filter((node) => node.nodeType === 1)
    .map((node) => /** @type {Element} */ (node));
}

/** All elements below with one of the local names, in document order. @param {Element} element @param {string[]} names */
export function allOf(element, ...names) {
  return Array.from(element.getElementsByTagName("*")).filter((found) =>
    names.includes(found.localName ?? ""),
  );
}

/** The text of the first element below with the name, trimmed; "" without one. @param {Element} element @param {string} name */
export function textOf(element, name) {
  return allOf(element, name)[0]?.textContent?.trim() ?? "";
}

/** The element's kind: its xsi:type, else its name. @param {Element} element */
export function kindOf(element) {
  return element.getAttribute("xsi:type") ?? element.localName ?? "";
}

/** What an element is called in a message, such as "Group Servicebook.Desk". @param {Element} element */
export function nameOf(element) {
  const id = element.getAttribute("id");
  return `${element.localName}${id ? ` ${id}` : ""}`;
}
