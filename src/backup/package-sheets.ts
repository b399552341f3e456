import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { PackedPart } from "../base/zip";
import { textOf } from "./unsqueeze";

/** The parts of a workbook that was opened, still packed. */
export type PackedParts = ReadonlyMap<string, PackedPart>;

/** Where each sheet lies, by its name in the order of the tabs, and the shared texts. */
export interface PackageSheets {
  readonly sheets: ReadonlyMap<string, PackedPart>;
  readonly shared: PackedPart | undefined;
}

/** A list of parts is no larger than that. */
const MOST = 4 << 20;

/** Finds the sheets of a workbook; a Refusal when it is none. */
export async function packageSheets(parts: PackedParts): Promise<PackageSheets> {
  const root = (await relationsOf(parts, "")).find(({ type }) => type === "officeDocument");
  const book = root && parts.get(root.target);
  if (!root || !book)
    throw new Refusal(msg("The file is not an Excel workbook (.xlsx). Nothing was changed."));
  const relations = await relationsOf(parts, root.target);
  const sheets = new Map<string, PackedPart>();
  for (const tag of tags(await xmlOf(book), "sheet")) {
    const relation = relations.find(({ id }) => id === attribute(tag, "(?:\\w+:)?id"));
    const part = relation && parts.get(relation.target);
    const name = attribute(tag, "name");
    if (part && name !== undefined) sheets.set(name, part);
  }
  const shared = relations.find(({ type }) => type === "sharedStrings");
  return { sheets, shared: shared && parts.get(shared.target) };
}

async function relationsOf(
  parts: PackedParts,
  of: string,
): Promise<{ id: string; type: string; target: string }[]> {
  const slash = of.lastIndexOf("/") + 1;
  const part = parts.get(`${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`);
  if (!part) return [];
  return tags(await xmlOf(part), "Relationship").map((tag) => ({
    id: attribute(tag, "Id") ?? "",
    type: attribute(tag, "Type")?.split("/").pop() ?? "",
    target: resolved(of, attribute(tag, "Target") ?? ""),
  }));
}

async function xmlOf(part: PackedPart): Promise<string> {
  const text = await textOf(part, MOST);
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new Refusal(
      msg(
        "The file is not accepted: it declares a document type, which workbooks never do. Nothing was changed.",
      ),
    );
  return text;
}

const tags = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w{1,30}:)?${name}\\s[^<>]*>`, "g")) ?? [];

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found
    ?.replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function resolved(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
