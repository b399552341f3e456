import { valueText } from "./paper-document";
import { applyToRuns, editsOf, type Lookup } from "./placeholder";
import { child, children, descendants, setText } from "./xml";

/** Prints placeholders in the paragraphs of text boxes and chart titles; says whether there were any. */
export function fillDrawingText(root: Element, lookup: Lookup, locale?: string): boolean {
  let changed = false;
  const text: Lookup = (name) => {
    const value = lookup(name);
    return value === undefined ? undefined : cleanXml(valueText(value, locale));
  };
  for (const paragraph of descendants(root).filter(({ localName }) => localName === "p")) {
    const texts = children(paragraph, "r").flatMap((run) => child(run, "t") ?? []);
    const whole = texts.map((element) => element.textContent ?? "");
    const edits = editsOf(whole.join(""), text, locale);
    if (!edits.length) continue;
    applyToRuns(whole, edits).forEach((out, i) => (changed = setText(texts[i]!, out) || changed));
  }
  return changed;
}

function cleanXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
