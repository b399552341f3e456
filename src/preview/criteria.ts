import type { CellValue, FilterCriterion } from "./grid-types";

interface Comparison {
  operator: "=" | "<>" | ">" | ">=" | "<" | "<=";
  operand: string;
}

function parse(text: string): Comparison {
  const found = /^(<>|>=|<=|=|>|<)?([\s\S]*)$/.exec(text);
  return { operator: (found?.[1] ?? "=") as Comparison["operator"], operand: found?.[2] ?? "" };
}

/** A pattern with Excel's `*`, `?` and `~` as a regular expression over a whole text, whatever the case. */
export function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/~[*?~]|[*?]|[.+^${}()|[\]\\]/g, (sign) => {
    if (sign === "*") return ".*";
    if (sign === "?") return ".";
    return sign.startsWith("~") ? `\\${sign.charAt(1)}` : `\\${sign}`;
  });
  return new RegExp(`^${source}$`, "is");
}

function compare(operator: Comparison["operator"], order: number): boolean {
  if (operator === ">") return order > 0;
  if (operator === ">=") return order >= 0;
  return operator === "<" ? order < 0 : order <= 0;
}

function test({ operator, operand }: Comparison): (value: CellValue, text: string) => boolean {
  const number = operand.trim() === "" ? NaN : Number(operand);
  if (operator === "=" || operator === "<>") {
    const pattern = wildcard(operand);
    const same = (value: CellValue, text: string): boolean =>
      typeof value === "number" && !Number.isNaN(number) ? value === number : pattern.test(text);
    return operator === "=" ? same : (value, text) => !same(value, text);
  }
  if (!Number.isNaN(number)) return (value) => typeof value === "number" && compare(operator, value - number);
  const letters = new Intl.Collator("en", { sensitivity: "accent" });
  return (value, text) =>
    typeof value === "string" && text !== "" && compare(operator, letters.compare(text, operand));
}

/** Whether a cell passes a filter, by its raw value and the text it shows. */
export function criterionTest(criterion: FilterCriterion): (value: CellValue, text: string) => boolean {
  if (criterion.on === "values") {
    const chosen = new Set(criterion.values.map((value) => value.toLowerCase()));
    return (_value, text) => chosen.has(text.toLowerCase());
  }
  const first = test(parse(criterion.first));
  if (criterion.second === undefined) return first;
  const second = test(parse(criterion.second));
  return criterion.operator === "or"
    ? (value, text) => first(value, text) || second(value, text)
    : (value, text) => first(value, text) && second(value, text);
}
