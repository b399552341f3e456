import type { Parts } from "../base/zip";
import type { BookSheet, BookSnapshot } from "./book";
import type { FilterCriterion, Validation } from "./grid-types";
import { quotedSheet, referenceOf } from "./references";
import { SETTINGS_NAMESPACE, sheetParts } from "./xlsx-parts";
import { decode, elements, encode, escapeXml } from "./xlsx-xml";

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const TYPES = {
  wholeNumber: "whole",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
} as const;
const SIGNS = {
  "=": "equal",
  "<>": "notEqual",
  ">": "greaterThan",
  ">=": "greaterThanOrEqual",
  "<": "lessThan",
  "<=": "lessThanOrEqual",
} as const;

/** Adds to a file what the library for .xlsx cannot write: filters' criteria, validation, names, custom XML. */
export function writeExtras(parts: Parts, book: BookSnapshot): Parts {
  const paths = sheetParts(parts);
  for (const sheet of book.sheets) {
    const path = paths.get(sheet.name);
    if (path) parts.set(path, encode(withRules(decode(parts.get(path)), sheet)));
  }
  writeTableFilters(parts, book);
  writeNames(parts, book);
  writeCustomXml(parts, book);
  return parts;
}

/** Puts an element into a worksheet part where the order of its elements wants it: before the first of `before`. */
function insertBefore(xml: string, element: string, before: readonly string[]): string {
  const at = before.map((name) => xml.search(new RegExp(`<${name}[\\s/>]`))).filter((index) => index >= 0);
  const index = at.length ? Math.min(...at) : xml.indexOf("</worksheet>");
  return xml.slice(0, index) + element + xml.slice(index);
}

const AFTER_VALIDATION = [
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "colBreaks",
  "drawing",
  "legacyDrawing",
  "tableParts",
  "extLst",
];
const AFTER_FILTER = [
  "mergeCells",
  "phoneticPr",
  "conditionalFormatting",
  "dataValidations",
  ...AFTER_VALIDATION,
];

function withRules(xml: string, sheet: BookSheet): string {
  let result = xml;
  const rules = (sheet.validations ?? []).filter(({ boxes }) => boxes.length);
  if (rules.length)
    result = insertBefore(
      result,
      `<dataValidations count="${rules.length}">${rules.map(validationXml).join("")}</dataValidations>`,
      AFTER_VALIDATION,
    );
  if (sheet.filter) {
    const { box, criteria } = sheet.filter;
    result = insertBefore(
      result,
      `<autoFilter ref="${referenceOf(box)}">${criteria.map(columnXml).join("")}</autoFilter>`,
      AFTER_FILTER,
    );
  }
  return result;
}

const attribute = (name: string, value: string | boolean | undefined): string =>
  value === undefined || value === "" || value === false
    ? ""
    : ` ${name}="${value === true ? "1" : escapeXml(value)}"`;

function validationXml({
  boxes,
  validation,
}: {
  boxes: NonNullable<BookSheet["merges"]>;
  validation: Validation;
}): string {
  const { check, ignoreBlanks, alert, prompt } = validation;
  const attributes = [
    attribute("type", check.type === "list" || check.type === "custom" ? check.type : TYPES[check.type]),
    attribute("errorStyle", alert.style === "stop" ? undefined : alert.style),
    attribute("operator", "operator" in check && check.operator !== "between" ? check.operator : undefined),
    attribute("allowBlank", ignoreBlanks),
    attribute("showDropDown", check.type === "list" && !check.dropDown),
    attribute("showInputMessage", prompt.show),
    attribute("showErrorMessage", alert.show),
    attribute("errorTitle", alert.title),
    attribute("error", alert.message),
    attribute("promptTitle", prompt.title),
    attribute("prompt", prompt.message),
    attribute("sqref", boxes.map(referenceOf).join(" ")),
  ];
  return `<dataValidation${attributes.join("")}>${formulasXml(check)}</dataValidation>`;
}

const bare = (formula: string): string => escapeXml(formula.replace(/^=/, ""));

function formulasXml(check: Validation["check"]): string {
  if (check.type === "custom") return `<formula1>${bare(check.formula)}</formula1>`;
  if (check.type === "list") {
    const written = check.source.startsWith("=")
      ? bare(check.source)
      : `"${escapeXml(check.source.replaceAll('"', '""'))}"`;
    return `<formula1>${written}</formula1>`;
  }
  const second = check.formula2 === undefined ? "" : `<formula2>${bare(check.formula2)}</formula2>`;
  return `<formula1>${bare(check.formula1)}</formula1>${second}`;
}

function columnXml([offset, criterion]: [number, FilterCriterion]): string {
  return `<filterColumn colId="${offset}">${criterionXml(criterion)}</filterColumn>`;
}

function criterionXml(criterion: FilterCriterion): string {
  if (criterion.on === "values") {
    const values = criterion.values.filter((value) => value !== "");
    const blank = values.length < criterion.values.length ? ' blank="1"' : "";
    return `<filters${blank}>${values.map((value) => `<filter val="${escapeXml(value)}"/>`).join("")}</filters>`;
  }
  const both = [criterion.first, ...(criterion.second === undefined ? [] : [criterion.second])];
  const and = criterion.second !== undefined && criterion.operator !== "or" ? ' and="1"' : "";
  return `<customFilters${and}>${both.map(customXml).join("")}</customFilters>`;
}

function customXml(comparison: string): string {
  const [, sign = "=", operand = ""] = /^(<>|>=|<=|=|>|<)?([\s\S]*)$/.exec(comparison) ?? [];
  const operator = SIGNS[sign as keyof typeof SIGNS];
  return `<customFilter${operator === "equal" ? "" : ` operator="${operator}"`} val="${escapeXml(operand)}"/>`;
}

/** Tables are parts of their own; each says its own name. */
function writeTableFilters(parts: Parts, book: BookSnapshot): void {
  const tables = book.sheets.flatMap((sheet) => sheet.tables ?? []);
  for (const [path, bytes] of parts) {
    if (!/^xl\/tables\/[^/]+\.xml$/.test(path)) continue;
    const xml = decode(bytes);
    const name = elements(xml.replace(/<\/?tableColumns[\s\S]*$/, "</table>"), "table")[0]?.attributes[
      "displayName"
    ];
    const table = tables.find((one) => one.name === name);
    if (!table) continue;
    const { row, column, rows, columns } = table.box;
    const ref = referenceOf({ row, column, rows: table.showTotals ? rows - 1 : rows, columns });
    const filter =
      table.showHeaders && table.showFilterButton
        ? `<autoFilter ref="${ref}">${table.criteria.map(columnXml).join("")}</autoFilter>`
        : "";
    const without = xml.replace(/<autoFilter[^>]*\/>|<autoFilter[\s\S]*?<\/autoFilter>/, "");
    parts.set(path, encode(without.replace("<tableColumns", () => `${filter}<tableColumns`)));
  }
}

function writeNames(parts: Parts, book: BookSnapshot): void {
  const own = book.names.map(({ name, sheetId, formula, visible, comment }) => {
    const position =
      sheetId === undefined ? undefined : String(book.sheets.findIndex((sheet) => sheet.id === sheetId));
    const attributes =
      attribute("name", name) +
      attribute("comment", comment) +
      attribute("localSheetId", position) +
      attribute("hidden", !visible);
    return `<definedName${attributes}>${bare(formula)}</definedName>`;
  });
  const filters = book.sheets.flatMap(({ name, filter }, index) => {
    if (!filter) return [];
    const area = referenceOf(filter.box).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${escapeXml(`${quotedSheet(name)}!${area}`)}</definedName>`,
    ];
  });
  const added = [...own, ...filters].join("");
  if (!added) return;
  const xml = decode(parts.get("xl/workbook.xml"));
  const changed = xml.includes("</definedNames>")
    ? xml.replace("</definedNames>", () => `${added}</definedNames>`)
    : xml.replace("</sheets>", () => `</sheets><definedNames>${added}</definedNames>`);
  parts.set("xl/workbook.xml", encode(changed));
}

function writeCustomXml(parts: Parts, book: BookSnapshot): void {
  const settings = book.bag["settings"] as Record<string, string> | undefined;
  const customParts = (book.bag["customXml"] as { id: string; xml: string }[] | undefined) ?? [];
  const items = [...(settings ? [{ id: SETTINGS_ID, xml: settingsXml(settings) }] : []), ...customParts];
  items.forEach(({ id, xml }, index) => addItem(parts, index + 1, id, xml));
}

const SETTINGS_ID = "{5E0B7A51-8C1D-4B7B-9B0E-6B1F3D5A7C21}";

const settingsXml = (settings: Record<string, string>): string =>
  `<settings xmlns="${SETTINGS_NAMESPACE}">${Object.entries(settings)
    .map(([name, json]) => `<setting name="${escapeXml(name)}">${escapeXml(json)}</setting>`)
    .join("")}</settings>`;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function addItem(parts: Parts, number: number, id: string, xml: string): void {
  const declared = xml.startsWith("<?xml") ? xml : DECLARATION + xml;
  parts.set(`customXml/item${number}.xml`, encode(declared));
  const store = `<ds:datastoreItem ds:itemID="${escapeXml(id)}" xmlns:ds="${CUSTOM}"><ds:schemaRefs/></ds:datastoreItem>`;
  parts.set(`customXml/itemProps${number}.xml`, encode(DECLARATION + store));
  const relation = `<Relationship Id="rId1" Type="${RELATIONS}/customXmlProps" Target="itemProps${number}.xml"/>`;
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`;
  parts.set(`customXml/_rels/item${number}.xml.rels`, encode(DECLARATION + relations));
  append(
    parts,
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    `<Relationship Id="rIdCustom${number}" Type="${RELATIONS}/customXml" Target="../customXml/item${number}.xml"/>`,
  );
  append(
    parts,
    "[Content_Types].xml",
    "</Types>",
    `<Override PartName="/customXml/itemProps${number}.xml" ContentType="${PROPERTIES_TYPE}"/>`,
  );
}

function append(parts: Parts, path: string, end: string, element: string): void {
  parts.set(path, encode(decode(parts.get(path)).replace(end, () => element + end)));
}
