import { Refusal } from "../base/refusal";
import type { NoteRow } from "./notes";

/** What is refused of a note's line is said at the line of the bill that it takes back. */
export function atBillLines(
  { message, problems }: Refusal,
  { rows }: { readonly rows: readonly NoteRow[] },
): Refusal {
  const moved = Object.entries(problems).map(([field, says]) => {
    const [, at = "", rest = ""] = /^lines\.(\d+)\.(.+)$/.exec(field) ?? [];
    const row = rows[Number(at)];
    return [at && row ? `lines.${row.line}.${rest}` : field, says];
  });
  return new Refusal(message, Object.fromEntries(moved) as Record<string, string>);
}
