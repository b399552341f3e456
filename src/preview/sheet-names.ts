import { GridError } from "./engine";
import { MAX_COLUMNS, MAX_ROWS } from "./grid-types";

const invalid = (message: string): GridError => new GridError("InvalidArgument", message);

/** Refuses what Excel refuses as a sheet name. @throws GridError InvalidArgument */
export function checkSheetName(name: string): void {
  if (name.length < 1 || name.length > 31) throw invalid("A sheet name has 1 to 31 characters.");
  if (/[:\\/?*[\]]/.test(name)) throw invalid("A sheet name cannot contain : \\ / ? * [ ].");
  if (name.startsWith("'") || name.endsWith("'")) throw invalid("A sheet name cannot begin or end with '.");
  if (name.toLowerCase() === "history") throw invalid("History is a reserved sheet name.");
}

function looksLikeCell(name: string): boolean {
  const cell = /^([A-Z]{1,3})(\d{1,7})$/i.exec(name);
  if (!cell) return /^(R\d*C?\d*|C\d*)$/i.test(name);
  let column = 0;
  for (const letter of (cell[1] ?? "").toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= MAX_COLUMNS && Number(cell[2]) <= MAX_ROWS;
}

/** Refuses what cannot be the name of a table or a range. @throws GridError InvalidArgument */
export function checkDefinedName(name: string): void {
  const shape = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255;
  if (!shape || looksLikeCell(name)) throw invalid(`“${name}” cannot be a name.`);
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** `wanted`, or the first free of `stem (2)`, `stem (3)` … cut to 31 characters, as Excel numbers copied sheets. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  if (!taken.some((name) => sameName(name, wanted))) return wanted;
  for (let number = 2; ; number++) {
    const suffix = ` (${number})`;
    const name = wanted.slice(0, 31 - suffix.length) + suffix;
    if (!taken.some((other) => sameName(other, name))) return name;
  }
}

/** The first of `stem1`, `stem2` … that is not taken. */
export function numberedName(stem: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number}`;
    if (!taken.some((other) => sameName(other, name))) return name;
  }
}

/** Column letters of a zero-based index: 0 → A, 27 → AB. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
