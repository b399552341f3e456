import { html, type TemplateResult } from "lit";
import { fold } from "../records/terms";

/** A text with the part that was searched for marked; the first place counts. */
export function marked(text: string, typed: string): TemplateResult | string {
  const wanted = fold(typed.trim());
  const folded = fold(text);
  // Folding may shorten a text; then the places no longer agree and nothing is marked.
  const at = wanted && folded.length === text.length ? folded.indexOf(wanted) : -1;
  if (at < 0) return text;
  const end = at + wanted.length;
  return html`${text.slice(0, at)}<mark>${text.slice(at, end)}</mark>${text.slice(end)}`;
}
