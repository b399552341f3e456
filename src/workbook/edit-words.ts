import { msg, str } from "@lit/localize";
import type { TypedFault } from "./cells";
import type { Cell } from "./port";

/** Why a cell cannot be typed into, where nothing better is declared. */
export const cannotBeTyped = (header: string): string =>
  msg(str`“${header}” follows from other records and cannot be typed here.`);

/** Why what was typed cannot be read as the column's kind. */
export function typedFaultWords(
  fault: TypedFault,
  header: string,
  choices: readonly string[] | undefined,
  typed: Cell,
): string {
  const text = String(typed);
  switch (fault) {
    case "no date":
      return msg(str`“${text}” is not a date; ${header} stays as it was.`);
    case "no choice":
      return msg(str`“${text}” is not one of: ${(choices ?? []).join(", ")}.`);
    case "no amount":
      return msg(str`“${text}” is not an amount; ${header} stays as it was.`);
    case "no number":
      return msg(str`“${text}” is not a number; ${header} stays as it was.`);
  }
}
