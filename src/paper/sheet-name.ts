import { Refusal } from "../base/refusal";
import { sameSheet } from "./formula";
import type { WorkbookFile } from "./workbook-file";
import { descendants, setText } from "./xml";

const LONGEST_NAME = 31;

/** Makes any text a name Excel accepts for a sheet, free among those `taken`: "INV/26-27/001" → "INV-26-27-001". */
export function sheetNameFor(text: string, taken: readonly string[] = []): string {
  const clean = text

    .replace(/[\u0000-\u001f\ufffe\uffff]+/g, " ")
    .replace(/[:\\/?*[\]]+/g, "-")
    .replace(/^[\s']+|[\s']+$/g, "");
  const base = /^history$/i.test(clean) ? `${clean} 1` : clean || "Paper";
  let name = cut(base, LONGEST_NAME);
  for (let n = 2; taken.some((other) => sameSheet(other, name)); n++)
    name = `${cut(base, LONGEST_NAME - 4)} (${n})`;
  return name;
}

function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/[\s']+$/, "");
}

/** Refuses a sheet name that Excel would not take or that another sheet of the template has. */
export function checkSheetName(name: string, others: readonly string[]): void {
  if (
    !name ||
    name.length > LONGEST_NAME ||
    /[:\\/?*[\]\u0000-\u001f]|^'|'$/.test(name) ||
    /^history$/i.test(name)
  )
    throw new Refusal(`“${name}” cannot be the name of a sheet: 1 to 31 characters, without : \\ / ? * [ ].`);
  if (others.some((other) => sameSheet(other, name)))
    throw new Refusal(`The template already has a sheet called “${name}”.`);
}

/** Renames a sheet in the list of sheets and in the document properties; formulas are carried elsewhere. */
export function renameSheet(file: WorkbookFile, from: string, to: string): void {
  file.edit(file.workbookPath);
  file.sheets.find(({ name }) => name === from)?.element.setAttribute("name", to);
  const properties = file.related("", "extended-properties");
  if (!properties) return;
  for (const title of descendants(file.xml(properties).documentElement).filter(
    ({ localName }) => localName === "lpstr",
  )) {
    const [sheet, name] = splitTitle(title.textContent ?? "");
    if (sameSheet(sheet, from) && setText(title, name === undefined ? to : `${to}!${name}`))
      file.edit(properties);
  }
}

function splitTitle(title: string): [sheet: string, name: string | undefined] {
  const match = /^(?:'((?:[^']|'')+)'|([^!]+))!(.+)$/.exec(title);
  return match ? [(match[1] ?? match[2] ?? "").replaceAll("''", "'"), match[3]] : [title, undefined];
}
