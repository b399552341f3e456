import { isPresent, type PaperValue, valueText } from "./paper-document";

/** Gives the value of a placeholder by its name; undefined where the document has no such name. */
export type Lookup = (name: string) => PaperValue | undefined;

/** A stretch of a template's text and what is printed instead of it. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** One pair of braces: `sign` is "" for a value, "?" and "/?" around optional text, "#" and "/" for row marks. */
export interface Token {
  sign: "" | "?" | "/?" | "#" | "/";
  name: string;
  /** What follows the name, as in `{{#if totals.paid}}`. */
  argument: string;
  /** What is printed where the document has no such name: `{{label.date|Date}}`. */
  otherwise: string | undefined;
  start: number;
  end: number;
}

const TOKEN = /\{\{\s*(\/\?|[#?/]?)\s*([\p{L}\p{N}_.-]*)(?:\s+([\p{L}\p{N}_.-]+))?\s*(?:\|([^{}]*))?\}\}/gu;

/** All placeholders and marks of a text, in order. */
export function tokensOf(text: string): Token[] {
  if (!text.includes("{{")) return [];
  return [...text.matchAll(TOKEN)].map((match) => ({
    sign: (match[1] ?? "") as Token["sign"],
    name: match[2] ?? "",
    argument: match[3] ?? "",
    otherwise: match[4],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The placeholder that a text consists of, row marks apart, so that its value can keep its type. */
export function soleToken(text: string): Token | undefined {
  const tokens = tokensOf(text);
  const printing = tokens.filter(({ sign }) => sign !== "#" && sign !== "/");
  const [token] = printing;
  if (printing.length !== 1 || token?.sign !== "") return undefined;
  const beside = applyEdits(
    text,
    tokens.map(({ start, end }) => ({ start, end, text: "" })),
  );
  return beside.trim() === "" ? token : undefined;
}

/** What must change in a text to print it. Optional text whose value is absent goes; row marks always go. */
export function editsOf(text: string, lookup: Lookup, locale?: string): Edit[] {
  const edits: Edit[] = [];
  const tokens = tokensOf(text);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { sign, name, start, end } = token;
    if (sign === "?" && !isPresent(lookup(name))) {
      const close = tokens.findIndex((other, k) => k > i && other.sign === "/?");
      edits.push({ start, end: close < 0 ? text.length : tokens[close]!.end, text: "" });
      if (close < 0) break;
      i = close;
    } else {
      edits.push({ start, end, text: sign === "" ? printed(token, lookup, locale) : "" });
    }
  }
  return edits;
}

function printed({ name, otherwise }: Token, lookup: Lookup, locale?: string): string {
  const value = lookup(name);
  return value === undefined ? (otherwise ?? "") : valueText(value, locale);
}

/** A text with its edits applied. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return applyToRuns([text], edits)[0] ?? "";
}

/** Applies edits to a text that is cut into runs; what is printed takes the look of the run its placeholder begins in. */
export function applyToRuns(runs: readonly string[], edits: readonly Edit[]): string[] {
  let offset = 0;
  return runs.map((run) => {
    const [from, to] = [offset, offset + run.length];
    offset = to;
    let out = "";
    let at = from;
    for (const { start, end, text } of edits) {
      if (end <= from || start >= to) continue;
      if (start > at) out += run.slice(at - from, start - from);
      if (start >= from) out += text;
      at = Math.min(Math.max(at, end), to);
    }
    return out + run.slice(at - from);
  });
}
