import type { ConditionalFormattingRule, Worksheet } from "exceljs";
import type { ConditionalFormat, ConditionalRule, ValidationOperator } from "./grid-types";
import { parseReferences, referenceOf } from "./references";
import { columnLetters } from "./sheet-names";
import { colorOf, styleFromFile, styleToFile } from "./xlsx-style";

type TextRule = Extract<ConditionalRule, { type: "text" }>;

/** What the library's types leave out. */
type Loose = ConditionalFormattingRule & {
  operator?: string;
  text?: string;
  formulae?: unknown[];
  stopIfTrue?: boolean;
  color?: { argb?: string };
  gradient?: boolean;
};

function ruleFromFile(rule: Loose): ConditionalRule | undefined {
  const [first, second] = (rule.formulae ?? []).map(String);
  const style = styleFromFile(rule.style);
  switch (rule.type) {
    case "expression":
      return first === undefined ? undefined : { type: "custom", formula: `=${first}`, style };
    case "cellIs":
      return {
        type: "cellValue",
        operator: (rule.operator ?? "equal") as ValidationOperator,
        formula1: operand(first),
        ...(second === undefined ? {} : { formula2: operand(second) }),
        style,
      };
    case "containsText":
      return rule.text === undefined
        ? undefined
        : { type: "text", operator: "contains", text: rule.text, style };
    case "dataBar":
      return { type: "dataBar", color: colorOf(rule.color) ?? "#638EC6", gradient: rule.gradient ?? true };
    default:
      return undefined;
  }
}

const operand = (text: string | undefined): string =>
  text === undefined || /^-?[\d.]+$/.test(text) ? (text ?? "") : `=${text}`;

/** The conditional formats of a sheet in a file that have a counterpart here, first one first. */
export function readConditionals(sheet: Worksheet): ConditionalFormat[] {
  const all = (sheet as unknown as { conditionalFormattings?: { ref: string; rules: Loose[] }[] })
    .conditionalFormattings;
  const found = (all ?? []).flatMap(({ ref, rules }) =>
    rules.flatMap((rule) => {
      const own = ruleFromFile(rule);
      const boxes = parseReferences(ref);
      return own && boxes.length
        ? [{ boxes, rule: own, stopIfTrue: rule.stopIfTrue ?? false, order: rule.priority }]
        : [];
    }),
  );
  return found
    .sort((a, b) => a.order - b.order)
    .map(({ order: _order, ...format }, priority) => ({ ...format, id: "", priority }));
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Tests of texts as formulas: all readers of files know those. */
function textFormula({ operator, text }: TextRule, cell: string): string {
  if (operator === "contains") return `NOT(ISERROR(SEARCH(${quoted(text)},${cell})))`;
  if (operator === "notContains") return `ISERROR(SEARCH(${quoted(text)},${cell}))`;
  return `${operator === "beginsWith" ? "LEFT" : "RIGHT"}(${cell},${text.length})=${quoted(text)}`;
}

const bare = (formula: string): string => formula.replace(/^=/, "");

function ruleToFile(rule: ConditionalRule, cell: string, priority: number): Record<string, unknown> {
  if (rule.type === "dataBar")
    return {
      type: "dataBar",
      priority,
      cfvo: [{ type: "min" }, { type: "max" }],
      color: { argb: `FF${rule.color.slice(1)}` },
      gradient: rule.gradient,
    };
  const style = styleToFile(rule.style, true);
  if (rule.type === "custom") return { type: "expression", formulae: [bare(rule.formula)], style, priority };
  if (rule.type === "text")
    return { type: "expression", formulae: [textFormula(rule, cell)], style, priority };
  const formulae = [bare(rule.formula1), ...(rule.formula2 === undefined ? [] : [bare(rule.formula2)])];
  return { type: "cellIs", operator: rule.operator, formulae, style, priority };
}

/** Writes conditional formats into a sheet of a file. */
export function writeConditionals(sheet: Worksheet, formats: readonly ConditionalFormat[]): void {
  for (const { boxes, rule, stopIfTrue, priority } of formats) {
    const [first] = boxes;
    if (!first) continue;
    const cell = `${columnLetters(first.column)}${first.row + 1}`;
    const written = { ...ruleToFile(rule, cell, priority + 1), ...(stopIfTrue ? { stopIfTrue: true } : {}) };
    sheet.addConditionalFormatting({
      ref: boxes.map(referenceOf).join(" "),
      rules: [written as unknown as ConditionalFormattingRule],
    });
  }
}
