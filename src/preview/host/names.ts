import { parseArea } from "./address";
import { invalidArgument } from "./errors";

/** Refuses what cannot be a defined name: a letter or `_` first, no spaces, not like a cell, ≤ 255 characters. */
export function checkDefinedName(name: unknown): asserts name is string {
  const fine =
    typeof name === "string" &&
    name.length >= 1 &&
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) &&
    !/^[RrCc]$/.test(name) &&
    parseArea(name) === null &&
    !/^R\d*C\d*$/i.test(name);
  if (!fine) throw invalidArgument();
}

/** Sheet, table and defined names are one regardless of case. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
