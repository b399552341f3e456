import { Refusal } from "../base/refusal";
import { type Run, runsOf, sheetRows } from "./cells";
import { isPresent, type PaperDocument, type PaperRow } from "./paper-document";
import { type Token, tokensOf } from "./placeholder";
import type { Region } from "./row-plan";
import type { Sheet } from "./workbook-file";
import { children } from "./xml";

/** A text cell of the template, by its place among the row's cells. */
export interface TemplateCell {
  index: number;
  text: string;
  runs: Run[];
}

/** A row of the template with its text cells that print something. */
export interface TemplateRow {
  number: number;
  element: Element;
  cells: TemplateCell[];
}

/** A region together with what is printed in its copies; a hidden one only keeps a place for formulas. */
export interface Block extends Region {
  /** The repeated block; null for rows that print once or not at all. */
  name: string | null;
  data: readonly PaperRow[];
  hidden: boolean;
}

/** A worksheet of the template with what is to be printed on it. */
export interface SheetJob {
  sheet: Sheet;
  data: Element;
  rows: TemplateRow[];
  blocks: Block[];
}

/** The rows of a sheet as far as they have placeholders or marks. */
export function templateRows(sheetData: Element, strings: readonly Element[]): TemplateRow[] {
  return sheetRows(sheetData).map((element) => ({
    number: Number(element.getAttribute("r")),
    element,
    cells: children(element, "c").flatMap((cell, index) => {
      const runs = runsOf(cell, strings);
      const text = runs?.map((run) => run.text).join("") ?? "";
      return runs && text.includes("{{") ? [{ index, text, runs }] : [];
    }),
  }));
}

/** The rows that are repeated, printed on a condition, or left out, in order. */
export function findBlocks(rows: readonly TemplateRow[], { blocks, scalars }: PaperDocument): Block[] {
  const found: (Block & { keep: boolean })[] = [];
  let open: string | null = null;
  for (const row of rows) {
    const tokens = row.cells.flatMap(({ text }) => tokensOf(text));
    const [opens, closes] = [markOf(tokens, "#", blocks), markOf(tokens, "/", blocks)];
    const named: string | null = open ?? opens ?? blockOf(tokens, blocks, row.number);
    const conditions = tokens.filter(({ sign, name }) => sign === "#" && name === "if");
    if (named !== null)
      addBlockRow(found, named, row.number, blocks[named] ?? [], tokens, open === null && opens !== null);
    if (conditions.length && named !== null)
      throw new Refusal(
        `Row ${row.number} of the template is repeated for “${named}” and cannot have {{#if}} as well.`,
      );
    if (conditions.length && !conditions.every(({ argument }) => isPresent(own(scalars, argument))))
      found.push({
        name: null,
        first: row.number,
        last: row.number,
        copies: 0,
        data: [],
        hidden: false,
        keep: false,
      });
    if (opens !== null) open = opens;
    if (closes !== null) open = null;
  }
  if (open !== null)
    throw new Refusal(`The template opens {{#${open}}} and never closes it with {{/${open}}}.`);
  return found.map(({ keep, ...block }) => (block.copies === 0 && keep ? { ...block, copies: 1 } : block));
}

function addBlockRow(
  found: (Block & { keep: boolean })[],
  name: string,
  number: number,
  data: readonly PaperRow[],
  tokens: readonly Token[],
  opening: boolean,
): void {
  const keep = tokens.some((token) => token.sign === "#" && token.name === "keep");
  const last = found.at(-1);
  if (!opening && last && last.name === name && last.last === number - 1) {
    last.last = number;
    last.keep ||= keep;
    return;
  }
  found.push({ name, first: number, last: number, copies: data.length, data, hidden: false, keep });
}

function markOf(tokens: readonly Token[], sign: "#" | "/", blocks: PaperDocument["blocks"]): string | null {
  return tokens.find((token) => token.sign === sign && Object.hasOwn(blocks, token.name))?.name ?? null;
}

function blockOf(tokens: readonly Token[], blocks: PaperDocument["blocks"], row: number): string | null {
  const names = new Set(
    tokens.flatMap(({ sign, name }) => {
      const block = name.slice(0, name.indexOf("."));
      return (sign === "" || sign === "?") && Object.hasOwn(blocks, block) ? [block] : [];
    }),
  );
  if (names.size > 1)
    throw new Refusal(`Row ${row} of the template repeats ${[...names].join(" and ")}: one row, one block.`);
  return [...names][0] ?? null;
}

/** A record's own value, so that names such as `constructor` find nothing. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
