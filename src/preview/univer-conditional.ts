import type { IStyleBase } from "@univerjs/core";
import type {
  ConditionalFormattingRuleModel,
  IConditionFormattingRule,
} from "@univerjs/sheets-conditional-formatting";
import { boxOf, overlap, spanOf, subtract } from "./boxes";
import { GridError } from "./engine";
import type { Box, ConditionalFormat, ConditionalRule } from "./grid-types";
import { columnLetters } from "./sheet-names";
import type { UniverBook } from "./univer-book";
import { patchStyle, readStyle } from "./univer-style";

const ADD = "sheet.mutation.add-conditional-rule";
const SET = "sheet.mutation.set-conditional-rule";
const DELETE = "sheet.mutation.delete-conditional-rule";
const TEXTS = {
  contains: "containsText",
  notContains: "notContainsText",
  beginsWith: "beginsWith",
  endsWith: "endsWith",
} as const;
const SIGNS = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  lessThan: "<",
  greaterThanOrEqual: ">=",
  lessThanOrEqual: "<=",
} as const;

type CellValueRule = Extract<ConditionalRule, { type: "cellValue" }>;
type UniverRule = IConditionFormattingRule["rule"];

const numberOf = (formula: string | undefined): number | undefined => {
  const bare = (formula ?? "").replace(/^=/, "").trim();
  return bare !== "" && Number.isFinite(Number(bare)) ? Number(bare) : undefined;
};

/** Comparisons with a cell or a text are beyond Univer's own rule: they become a formula for the top left cell. */
function comparisonFormula({ operator, formula1, formula2 }: CellValueRule, box: Box): string {
  const cell = `${columnLetters(box.column)}${box.row + 1}`;
  const first = formula1.replace(/^=/, "");
  const second = (formula2 ?? formula1).replace(/^=/, "");
  if (operator === "between") return `=AND(${cell}>=${first},${cell}<=${second})`;
  if (operator === "notBetween") return `=OR(${cell}<${first},${cell}>${second})`;
  return `=${cell}${SIGNS[operator]}${first}`;
}

function comparison(rule: CellValueRule, box: Box, style: IStyleBase): object {
  const first = numberOf(rule.formula1);
  const second = numberOf(rule.formula2);
  const pair = rule.operator === "between" || rule.operator === "notBetween";
  if (first === undefined || (pair && second === undefined))
    return { type: "highlightCell", subType: "formula", value: comparisonFormula(rule, box), style };
  return {
    type: "highlightCell",
    subType: "number",
    operator: rule.operator,
    value: pair ? [first, second] : first,
    style,
  };
}

function toUniver(rule: ConditionalRule, box: Box): UniverRule {
  if (rule.type === "dataBar") {
    const { color, gradient } = rule;
    const config = {
      min: { type: "min" },
      max: { type: "max" },
      isGradient: gradient,
      positiveColor: color,
      nativeColor: "#FF0000",
    };
    return { type: "dataBar", isShowValue: true, config } as unknown as UniverRule;
  }
  const style = patchStyle(undefined, rule.style) ?? {};
  if (rule.type === "custom")
    return { type: "highlightCell", subType: "formula", value: rule.formula, style } as unknown as UniverRule;
  if (rule.type === "cellValue") return comparison(rule, box, style) as UniverRule;
  return {
    type: "highlightCell",
    subType: "text",
    operator: TEXTS[rule.operator],
    value: rule.text,
    style,
  } as unknown as UniverRule;
}

interface Loose {
  type: string;
  subType?: string;
  operator?: string;
  value?: unknown;
  style?: IStyleBase;
  config?: { positiveColor: string; isGradient: boolean };
}

/** A rule a person made in the grid, as far as it has a counterpart here. */
function fromUniver(rule: UniverRule): ConditionalRule | undefined {
  const loose = rule as unknown as Loose;
  if (loose.type === "dataBar" && loose.config)
    return { type: "dataBar", color: loose.config.positiveColor, gradient: loose.config.isGradient };
  const style = readStyle(loose.style);
  if (loose.subType === "formula") return { type: "custom", formula: String(loose.value), style };
  if (loose.subType === "number") {
    const [first, second] = Array.isArray(loose.value) ? (loose.value as number[]) : [loose.value];
    const operator = loose.operator as CellValueRule["operator"];
    return {
      type: "cellValue",
      operator,
      formula1: String(first),
      ...(second === undefined ? {} : { formula2: String(second) }),
      style,
    };
  }
  const text = Object.entries(TEXTS).find(([, name]) => name === loose.operator)?.[0] as
    keyof typeof TEXTS | undefined;
  return text && loose.subType === "text"
    ? { type: "text", operator: text, text: String(loose.value), style }
    : undefined;
}

/** What the side model keeps of a conditional format: the rule as it was asked for, and the caller's note. */
interface Kept {
  rule: ConditionalRule;
  json: string;
  note?: unknown;
}

/** Conditional formats on Univer's. */
export class UniverConditional {
  private created = 0;

  constructor(private readonly book: UniverBook) {}

  list(sheetId: string): readonly ConditionalFormat[] {
    return this.rules(sheetId).flatMap((one, priority) => {
      const kept = this.book.side.notes.get(one.cfId) as Kept | undefined;
      const rule = kept && kept.json === JSON.stringify(one.rule) ? kept.rule : fromUniver(one.rule);
      if (!rule) return [];
      const format = {
        id: one.cfId,
        boxes: one.ranges.map(boxOf),
        rule,
        stopIfTrue: one.stopIfTrue,
        priority,
      };
      return [kept?.note === undefined ? format : { ...format, note: kept.note }];
    });
  }

  add(
    sheetId: string,
    { boxes, rule, stopIfTrue, note }: Omit<ConditionalFormat, "id" | "priority">,
    id?: string,
  ): string {
    const [first] = boxes;
    if (!first) throw new GridError("InvalidArgument", "A conditional format needs cells.");
    const cfId = id ?? this.freeId(sheetId);
    this.book.change(() => {
      const own = toUniver(rule, first);
      this.keep(cfId, rule, own, note);
      this.book.run(ADD, { rule: { cfId, ranges: boxes.map(spanOf), stopIfTrue, rule: own } }, sheetId);
      this.book.onDirectChange(sheetId, first);
    });
    return cfId;
  }

  update(sheetId: string, id: string, change: Partial<Omit<ConditionalFormat, "id">>): void {
    const before = this.list(sheetId).find((format) => format.id === id);
    if (!before) throw new GridError("ItemNotFound", "The conditional format does not exist.");
    const after = { ...before, ...change };
    const [first] = after.boxes;
    if (!first) return this.remove(sheetId, id);
    this.book.change(() => {
      const own = toUniver(after.rule, first);
      this.keep(id, after.rule, own, after.note);
      const rule = { cfId: id, ranges: after.boxes.map(spanOf), stopIfTrue: after.stopIfTrue, rule: own };
      this.book.run(SET, { cfId: id, rule }, sheetId);
      if (after.priority !== before.priority) this.reorder(sheetId, id, after.priority);
      this.book.onDirectChange(sheetId, first);
    });
  }

  remove(sheetId: string, id: string): void {
    if (!this.rules(sheetId).some((rule) => rule.cfId === id))
      throw new GridError("ItemNotFound", "The conditional format does not exist.");
    this.book.change(() => this.book.run(DELETE, { cfId: id }, sheetId));
    this.book.side.notes.delete(id);
  }

  clear(sheetId: string, box: Box): void {
    for (const { id, boxes } of this.list(sheetId)) {
      if (!boxes.some((one) => overlap(one, box))) continue;
      const rest = boxes.flatMap((one) => subtract(one, box));
      if (rest.length) this.update(sheetId, id, { boxes: rest });
      else this.remove(sheetId, id);
    }
  }

  /** Cells were written past the command system: colours that depend on them are worked out again. */
  touch(sheetId: string, box: Box): void {
    const rules = this.rules(sheetId).filter((rule) =>
      rule.ranges.some((range) => overlap(boxOf(range), box)),
    );
    if (!rules.length) return;
    const { ConditionalFormattingViewModel } = this.book.kit.conditional;
    const view = this.book.service<{ markRuleDirty(unit: string, sheet: string, rule: string): void }>(
      ConditionalFormattingViewModel,
    );
    for (const { cfId } of rules) view.markRuleDirty(this.book.unitId, sheetId, cfId);
  }

  private reorder(sheetId: string, id: string, priority: number): void {
    const order = this.rules(sheetId);
    const own = order.find((rule) => rule.cfId === id);
    const others = order.filter((rule) => rule.cfId !== id);
    if (!own) return;
    others.splice(priority, 0, own);
    // A new rule goes to the front, so the last of the order is added first.
    for (const rule of order) this.book.run(DELETE, { cfId: rule.cfId }, sheetId);
    for (const rule of others.reverse()) this.book.run(ADD, { rule }, sheetId);
  }

  private keep(id: string, rule: ConditionalRule, own: UniverRule, note: unknown): void {
    const kept: Kept = { rule, json: JSON.stringify(own), ...(note === undefined ? {} : { note }) };
    this.book.side.notes.set(id, kept);
  }

  private rules(sheetId: string): readonly IConditionFormattingRule[] {
    this.book.sheet(sheetId);
    const model = this.book.service<ConditionalFormattingRuleModel>(
      this.book.kit.conditional.ConditionalFormattingRuleModel,
    );
    return [...(model.getSubunitRules(this.book.unitId, sheetId) ?? [])];
  }

  private freeId(sheetId: string): string {
    const taken = new Set(this.rules(sheetId).map((rule) => rule.cfId));
    let id = "";
    do id = `{${sheetId}-${++this.created}}`;
    while (taken.has(id));
    return id;
  }
}
