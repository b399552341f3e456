import { fold } from "../records/terms";

/** A range is a mistake rather than a delivery when it names more pieces than this. */
const LONGEST_RANGE = 500;

/**
 * The serial numbers in a text typed, pasted or scanned: between line ends, tabs, commas and semicolons stands one number,
 * or a range of them: `A001..A010`, `A001-A010`. What only looks like a range (`RO12-7007`) is a number.
 */
export function serialsIn(text: string): string[] {
  return text
    .split(/[\n\r\t,;]+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part) => rangeOf(part) ?? [part]);
}

/** The numbers of a range, both ends included; undefined where the text is none. */
export function rangeOf(text: string): string[] | undefined {
  const dots = /^(.+?)\s*(?:\.\.+|…)\s*(.+)$/.exec(text);
  if (dots?.[1] && dots[2]) return between(dots[1], dots[2]);
  for (let at = text.indexOf("-"); at >= 0; at = text.indexOf("-", at + 1)) {
    const numbers = between(text.slice(0, at).trim(), text.slice(at + 1).trim());
    if (numbers) return numbers;
  }
  return undefined;
}

/** Both ends are alike but for a running number of as many figures, and a last part that stays. */
function between(first: string, last: string): string[] | undefined {
  const [from, to] = [runningNumber(first), runningNumber(last)];
  if (!from || !to || fold(from.before) !== fold(to.before) || fold(from.after) !== fold(to.after))
    return undefined;
  const [low, high] = [Number(from.figures), Number(to.figures)];
  const count = high - low + 1;
  const isRange = from.figures.length === to.figures.length && count >= 2 && count <= LONGEST_RANGE;
  return isRange
    ? Array.from(
        { length: count },
        (_, at) => from.before + String(low + at).padStart(from.figures.length, "0") + from.after,
      )
    : undefined;
}

function runningNumber(text: string): { before: string; figures: string; after: string } | undefined {
  const [, before, figures, after] = /^(.*?)(\d{1,15})(\D*)$/.exec(text) ?? [];
  return before === undefined || figures === undefined || after === undefined
    ? undefined
    : { before, figures, after };
}

/** The numbers that stand in a list more than once, whatever their case, each once as first written. */
export function repeatedSerials(serials: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const serial of serials) count.set(fold(serial), (count.get(fold(serial)) ?? 0) + 1);
  const first = new Map<string, string>();
  for (const serial of serials)
    if ((count.get(fold(serial)) ?? 0) > 1 && !first.has(fold(serial))) first.set(fold(serial), serial);
  return [...first.values()];
}
