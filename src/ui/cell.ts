/** How a value of a list is written, as in the sheets. */
export type CellKind = "text" | "number" | "quantity" | "money" | "date" | "moment" | "choice";
/** Raw value: money in minor units, date as Day, moment as instant, quantity as decimal text. */
export type CellValue = string | number | boolean | undefined;

/** Orders raw values of one kind: figures by size, text as people of that locale do (`C-9` before `C-10`), blanks last. */
export function compareCells(
  locale: string,
  kind: CellKind = "text",
): (a: CellValue, b: CellValue) => number {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const isFigure = kind === "money" || kind === "number" || kind === "quantity";
  const isBlank = (value: CellValue) => value === undefined || value === "";
  return (a, b) => {
    if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
    return isFigure ? Number(a) - Number(b) : collator.compare(String(a), String(b));
  };
}
