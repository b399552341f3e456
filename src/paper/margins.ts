import { valueText } from "./paper-document";
import { applyEdits, editsOf, type Lookup, tokensOf } from "./placeholder";
import { child, children, setText } from "./xml";

const LONGEST = 255; // Excel repairs a file whose header or footer is longer

/** Prints the placeholders of a sheet's headers and footers; says whether there were any. */
export function fillMargins(worksheet: Element, lookup: Lookup, locale?: string): boolean {
  const margins = child(worksheet, "headerFooter");
  if (!margins) return false;
  return children(margins).reduce((changed, element) => {
    const text = element.textContent ?? "";
    return tokensOf(text).length > 0
      ? setText(element, printMargin(text, lookup, locale)) || changed
      : changed;
  }, false);
}

function printMargin(text: string, lookup: Lookup, locale?: string): string {
  const bare = applyEdits(
    text,
    editsOf(text, () => null, locale),
  ).length;
  let room = LONGEST - bare;
  const fit: Lookup = (name) => {
    const given = lookup(name);
    if (given === undefined) return undefined;
    const value = valueText(given, locale).replace(/[\r\n]+/g, " ");
    const shown = escapeWithin(value, room);
    room -= shown.length;
    return shown;
  };
  const edits = editsOf(text, fit, locale).map((edit) => {
    // A size code such as &10 would swallow a number that follows it.
    const clash = /^\d/.test(edit.text) && /&\d+$/.test(text.slice(0, edit.start));
    return clash ? { ...edit, text: ` ${edit.text}` } : edit;
  });
  return applyEdits(text, edits).slice(0, LONGEST);
}

function escapeWithin(value: string, room: number): string {
  let out = "";
  for (const character of value) {
    const escaped = character === "&" ? "&&" : character;
    if (out.length + escaped.length > room - 1) break;
    out += escaped;
  }
  return out;
}
