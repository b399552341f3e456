// @ts-check
import { allOf, childrenOf, nameOf } from "./xml.mjs";

/** @typedef {import("./xml.mjs").Element} Element */

/** The most characters a resource's id may have. */
const RESOURCE_ID = 32;

/** The most characters a text may have, and what we allow a label so that the ribbon can show it whole. */
const LENGTHS = { name: 125, description: 250, label: 32, ShortStrings: 125, LongStrings: 250 };

/**
 * Which kind of resource an element's resid must name.
 * @type {Record<string, string>}
 */
const KIND_WANTED = {
  Image: "Images",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  Runtime: "Urls",
  LearnMoreUrl: "Urls",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Description: "LongStrings",
};

/** References to resources that are missing or of the wrong kind, and resources nothing refers to. @param {Element} app */
export function resourceProblems(app) {
  const groups = allOf(app, "Resources").flatMap(childrenOf);
  const kinds = new Map(
    groups.flatMap((group) =>
      childrenOf(group).map((one) => [one.getAttribute("id") ?? "", group.localName ?? ""]),
    ),
  );
  const references = Array.from(app.getElementsByTagName("*")).filter((element) =>
    element.hasAttribute("resid"),
  );
  const used = new Set(references.map((element) => element.getAttribute("resid")));
  const dangling = references.flatMap((element) => {
    const resid = element.getAttribute("resid") ?? "";
    const wanted = KIND_WANTED[element.localName ?? ""];
    const found = kinds.get(resid);
    if (found === undefined)
      return [`${element.localName} refers to ${resid}, which is nowhere in Resources.`];
    return wanted && found !== wanted
      ? [`${element.localName} wants one of ${wanted}; ${resid} is of ${found}.`]
      : [];
  });
  const ids = [...kinds.keys()];
  return [
    ...dangling,
    ...ids
      .filter((id) => id.length > RESOURCE_ID)
      .map((id) => `Resource id ${id} is longer than ${RESOURCE_ID} characters.`),
    ...ids.filter((id) => !used.has(id)).map((id) => `Nothing refers to the resource ${id}.`),
  ];
}

/** @param {Element} element @returns {string[]} its text in every language */
function wordings(element) {
  const others = allOf(element, "Override").map((one) => one.getAttribute("Value") ?? "");
  return [element.getAttribute("DefaultValue") ?? element.textContent ?? "", ...others];
}

/** @param {Element} element @param {Set<string | null>} labels @returns {number} */
function limit(element, labels) {
  if (element.localName === "DisplayName" || element.localName === "ProviderName") return LENGTHS.name;
  if (element.localName === "Description") return LENGTHS.description;
  if (labels.has(element.getAttribute("id"))) return LENGTHS.label;
  return element.parentNode?.nodeName === "bt:ShortStrings" ? LENGTHS.ShortStrings : LENGTHS.LongStrings;
}

/** Texts that are empty or longer than Excel or the store takes, in any language. @param {Element} app */
export function textProblems(app) {
  const labels = new Set(allOf(app, "Label").map((label) => label.getAttribute("resid")));
  const own = childrenOf(app).filter(({ localName }) =>
    /^(DisplayName|ProviderName|Description)$/.test(localName ?? ""),
  );
  return [...own, ...allOf(app, "String")].flatMap((element) =>
    wordings(element).flatMap((text) => {
      if (text.trim() === "") return [`${nameOf(element)} has an empty text.`];
      const most = limit(element, labels);
      return text.length > most ? [`“${text}” of ${nameOf(element)} is longer than ${most} characters.`] : [];
    }),
  );
}
