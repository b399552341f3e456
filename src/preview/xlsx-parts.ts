import { Refusal } from "../base/refusal";
import { type Parts, unzip } from "../base/zip";
import type { BookTable } from "./book";
import { GridError } from "./engine";
import type {
  Box,
  DefinedName,
  FilterCriterion,
  Validation,
  ValidationCheck,
  ValidationOperator,
} from "./grid-types";
import { parseReference, parseReferences } from "./references";
import { decode, elements, encode, unescapeXml } from "./xlsx-xml";

const LIMITS = { packed: 64 << 20, part: 256 << 20, total: 512 << 20, parts: 5000, ratio: 400 };
/** More cells than this in one merge or one row number beyond the sheet: a trap, not a workbook. */
const MERGE_LIMIT = 1_000_000;

/** The address of our settings among the custom parts of a file. */
export const SETTINGS_NAMESPACE = "urn:servicebook:workbook-settings";

/** Unpacks an .xlsx. @throws GridError with a sentence when it is none, damaged, or a bomb */
export function openPackage(bytes: Uint8Array): Parts {
  try {
    const parts = unzip(bytes, "The file", LIMITS);
    if (!parts.has("xl/workbook.xml"))
      throw new GridError("InvalidArgument", "The file is not an .xlsx workbook.");
    return parts;
  } catch (error) {
    if (error instanceof Refusal) throw new GridError("InvalidArgument", error.message);
    throw error;
  }
}

/** The parts of the sheets by name of the sheet. */
export function sheetParts(parts: Parts): Map<string, string> {
  const targets = relations(parts, "xl/_rels/workbook.xml.rels");
  const found = new Map<string, string>();
  for (const { attributes } of elements(decode(parts.get("xl/workbook.xml")), "sheet")) {
    const target = targets.get(attributes["r:id"] ?? "");
    if (target) found.set(attributes["name"] ?? "", partName("xl/workbook.xml", target));
  }
  return found;
}

/** Targets of a relationships part by id. */
function relations(parts: Parts, path: string): Map<string, string> {
  const all = elements(decode(parts.get(path)), "Relationship");
  return new Map(all.map(({ attributes }) => [attributes["Id"] ?? "", attributes["Target"] ?? ""]));
}

function partName(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/"))
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  return path.join("/");
}

/** What the library for .xlsx reads wrongly or at ruinous cost is read here and taken out before it sees the file. */
export interface SheetExtras {
  validations: { boxes: Box[]; validation: Validation }[];
  filter?: { box: Box; criteria: [number, FilterCriterion][] };
  tables: Map<string, BookTable["criteria"]>;
}

/** Takes validation rules and filter criteria out of a sheet's part. */
export function takeExtras(parts: Parts, path: string): SheetExtras {
  const xml = decode(parts.get(path));
  checkSheet(xml);
  const filter = readFilter(xml);
  const extras: SheetExtras = {
    validations: elements(xml, "dataValidation").map(readValidation),
    tables: tableCriteria(parts, path),
    ...(filter ? { filter } : {}),
  };
  parts.set(path, encode(xml.replace(/<dataValidations[\s\S]*?<\/dataValidations>/g, "")));
  return extras;
}

function checkSheet(xml: string): void {
  const damaged = new GridError(
    "InvalidArgument",
    "The file is damaged: a worksheet has cells that cannot exist.",
  );
  for (const { attributes } of elements(xml, "mergeCell")) {
    const box = parseReference(attributes["ref"] ?? "");
    if (!box || box.rows * box.columns > MERGE_LIMIT) throw damaged;
  }
  if (/<!DOCTYPE/i.test(xml)) throw damaged;
  for (const [, row = "", column = ""] of xml.matchAll(/<row [^>]*?\br="(\d+)"|<col [^>]*?\bmax="(\d+)"/g))
    if (Number(row) > 1_048_576 || Number(column) > 16_384) throw damaged;
}

/** The filter criteria of an `autoFilter` element. */
function readFilter(xml: string): SheetExtras["filter"] {
  const found = elements(xml, "autoFilter")[0];
  const box = found && parseReference(found.attributes["ref"] ?? "");
  return box && { box, criteria: elements(found.inner, "filterColumn").flatMap(readColumn) };
}

const SIGNS: Record<string, string> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

function readColumn({ attributes, inner }: ReturnType<typeof elements>[number]): [number, FilterCriterion][] {
  const offset = Number(attributes["colId"]);
  const [first, second] = elements(inner, "customFilter").map(
    ({ attributes: one }) => `${SIGNS[one["operator"] ?? "equal"] ?? "="}${one["val"] ?? ""}`,
  );
  if (first !== undefined) {
    const operator = /<customFilters[^>]*\band="(1|true)"/.test(inner) ? "and" : "or";
    return [[offset, { on: "custom", first, ...(second === undefined ? {} : { second, operator }) }]];
  }
  const values = elements(inner, "filter").map(({ attributes: one }) => one["val"] ?? "");
  const blank = /<filters[^>]*\bblank="(1|true)"/.test(inner) ? [""] : [];
  return inner.includes("<filters") ? [[offset, { on: "values", values: [...values, ...blank] }]] : [];
}

function tableCriteria(parts: Parts, path: string): SheetExtras["tables"] {
  const relationsPath = path.replace(/([^/]+)$/, "_rels/$1.rels");
  const criteria: SheetExtras["tables"] = new Map();
  for (const target of relations(parts, relationsPath).values()) {
    if (!target.includes("table")) continue;
    const xml = decode(parts.get(partName(path, target)));
    const name = /\bdisplayName="([^"]*)"/.exec(xml)?.[1];
    if (name !== undefined) criteria.set(unescapeXml(name), readFilter(xml)?.criteria ?? []);
  }
  return criteria;
}

const yes = (value: string | undefined): boolean => value === "1" || value === "true";

function readValidation({
  attributes,
  inner,
}: ReturnType<typeof elements>[number]): SheetExtras["validations"][number] {
  const text = (name: string): string | undefined => {
    const found = elements(inner, name)[0];
    return found && unescapeXml(found.inner);
  };
  const styles = { warning: "warning", information: "information" } as const;
  return {
    boxes: parseReferences(attributes["sqref"] ?? ""),
    validation: {
      check: readCheck(attributes, text("formula1") ?? "", text("formula2")),
      ignoreBlanks: yes(attributes["allowBlank"]),
      alert: {
        show: yes(attributes["showErrorMessage"]),
        style: styles[attributes["errorStyle"] as keyof typeof styles] ?? "stop",
        title: attributes["errorTitle"] ?? "",
        message: attributes["error"] ?? "",
      },
      prompt: {
        show: yes(attributes["showInputMessage"]),
        title: attributes["promptTitle"] ?? "",
        message: attributes["prompt"] ?? "",
      },
    },
  };
}

const asFormula = (text: string): string => (/^-?[\d.]+$/.test(text) || text === "" ? text : `=${text}`);

function readCheck(
  attributes: Readonly<Record<string, string>>,
  first: string,
  second: string | undefined,
): ValidationCheck {
  const type = attributes["type"];
  if (type === "list") {
    const written = /^"([\s\S]*)"$/.exec(first)?.[1];
    const source = written === undefined ? `=${first}` : written.replaceAll('""', '"');
    // In files this flag is the other way round: it hides the arrow.
    return { type: "list", source, dropDown: !yes(attributes["showDropDown"]) };
  }
  const named = {
    whole: "wholeNumber",
    decimal: "decimal",
    date: "date",
    time: "time",
    textLength: "textLength",
  } as const;
  const kind = named[type as keyof typeof named];
  if (!kind) return { type: "custom", formula: `=${first}` };
  return {
    type: kind,
    operator: (attributes["operator"] ?? "between") as ValidationOperator,
    formula1: asFormula(first),
    ...(second === undefined ? {} : { formula2: asFormula(second) }),
  };
}

/** Names, print areas and print titles as the workbook part lists them; the scope is the sheet's position. */
export function readNames(
  parts: Parts,
): { name: string; position?: number; formula: string; hidden: boolean; comment: string }[] {
  return elements(decode(parts.get("xl/workbook.xml")), "definedName").map(({ attributes, inner }) => ({
    name: attributes["name"] ?? "",
    ...(attributes["localSheetId"] === undefined ? {} : { position: Number(attributes["localSheetId"]) }),
    formula: `=${unescapeXml(inner)}`,
    hidden: yes(attributes["hidden"]),
    comment: attributes["comment"] ?? "",
  }));
}

/** The custom XML parts of a file: ours with the settings, and everyone's. */
export function readCustomXml(parts: Parts): {
  settings?: Record<string, string>;
  parts: { id: string; xml: string }[];
} {
  const all: { id: string; xml: string }[] = [];
  let settings: Record<string, string> | undefined;
  for (const [path, bytes] of parts) {
    const number = /^customXml\/item(\d+)\.xml$/.exec(path)?.[1];
    if (number === undefined) continue;
    const xml = decode(bytes);
    if (xml.includes(SETTINGS_NAMESPACE)) settings = readSettings(xml);
    else {
      const id = /ds:itemID="([^"]*)"/.exec(decode(parts.get(`customXml/itemProps${number}.xml`)))?.[1];
      all.push({ id: id ?? `{${number}}`, xml });
    }
  }
  return { ...(settings ? { settings } : {}), parts: all };
}

function readSettings(xml: string): Record<string, string> {
  const entries = elements(xml, "setting").map(
    ({ attributes, inner }) => [attributes["name"] ?? "", unescapeXml(inner)] as const,
  );
  return Object.fromEntries(entries.filter(([name]) => name !== "" && name !== "__proto__"));
}

/** A defined name in the engine's form. */
export const asDefinedName = (
  { name, formula, hidden, comment }: ReturnType<typeof readNames>[number],
  sheetId: string | undefined,
): DefinedName => ({
  name,
  formula,
  visible: !hidden,
  comment,
  ...(sheetId === undefined ? {} : { sheetId }),
});
