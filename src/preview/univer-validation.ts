import type { IDataValidationRuleOptions, ISheetDataValidationRule } from "@univerjs/core";
import type { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import { boxOf, intersection, overlap, spanOf, subtract, within } from "./boxes";
import type { Box, CellValue, Validation, ValidationCheck, ValidationOperator } from "./grid-types";
import type { UniverBook } from "./univer-book";
import type { CellReader } from "./univer-read";

const ADD = "data-validation.mutation.addRule";
const REMOVE = "data-validation.mutation.removeRule";
const TYPES = {
  wholeNumber: "whole",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
} as const;
const ALERTS = ["information", "stop", "warning"] as const;

type RuleBody = Omit<ISheetDataValidationRule, "uid" | "ranges">;

/** A bare number where Univer wants a formula or a date. */
const asOperand = (type: string, formula: string): string =>
  (type === "date" || type === "time") && /^-?[\d.]+$/.test(formula) ? `=${formula}` : formula;
const fromOperand = (formula: string | undefined): string => (formula ?? "").replace(/^=(-?[\d.]+)$/, "$1");

function checkBody(check: ValidationCheck): RuleBody {
  if (check.type === "list")
    return {
      type: "list",
      formula1: check.source,
      renderMode: check.dropDown ? 1 : 0,
      showDropDown: check.dropDown,
    };
  if (check.type === "custom") return { type: "custom", formula1: check.formula };
  const type = TYPES[check.type];
  return {
    type,
    operator: check.operator as NonNullable<RuleBody["operator"]>,
    formula1: asOperand(type, check.formula1),
    ...(check.formula2 === undefined ? {} : { formula2: asOperand(type, check.formula2) }),
  };
}

function bodyOf({ check, ignoreBlanks, alert, prompt }: Validation): RuleBody {
  return {
    ...checkBody(check),
    allowBlank: ignoreBlanks,
    showErrorMessage: alert.show,
    errorStyle: ALERTS.indexOf(alert.style) as NonNullable<IDataValidationRuleOptions["errorStyle"]>,
    errorTitle: alert.title,
    error: alert.message,
    showInputMessage: prompt.show,
    promptTitle: prompt.title,
    prompt: prompt.message,
  };
}

function checkOf(rule: ISheetDataValidationRule): ValidationCheck {
  const { type, formula1 = "", formula2 } = rule;
  if (type === "list" || type === "listMultiple")
    return { type: "list", source: formula1, dropDown: rule.renderMode !== 0 };
  const named = Object.entries(TYPES).find(([, name]) => name === type)?.[0] as
    keyof typeof TYPES | undefined;
  if (!named) return { type: "custom", formula: formula1 };
  return {
    type: named,
    operator: (rule.operator ?? "between") as ValidationOperator,
    formula1: fromOperand(formula1),
    ...(formula2 ? { formula2: fromOperand(formula2) } : {}),
  };
}

function validationOf(rule: ISheetDataValidationRule): Validation {
  return {
    check: checkOf(rule),
    ignoreBlanks: rule.allowBlank ?? true,
    alert: {
      show: rule.showErrorMessage ?? true,
      style: ALERTS[rule.errorStyle ?? 1] ?? "stop",
      title: rule.errorTitle ?? "",
      message: rule.error ?? "",
    },
    prompt: {
      show: rule.showInputMessage ?? true,
      title: rule.promptTitle ?? "",
      message: rule.prompt ?? "",
    },
  };
}

/** Data validation: one rule per cell, so that setting one cuts its cells out of the others. */
export class UniverValidation {
  private created = 0;

  constructor(
    private readonly book: UniverBook,
    private readonly reader: CellReader,
  ) {}

  at(sheetId: string, box: Box): Validation | null | undefined {
    const touching = this.rules(sheetId).filter((rule) =>
      rule.ranges.some((range) => overlap(boxOf(range), box)),
    );
    const [first] = touching;
    if (!first) return undefined;
    const covered = touching.length === 1 && first.ranges.some((range) => within(box, boxOf(range)));
    return covered ? validationOf(first) : null;
  }

  set(sheetId: string, box: Box, validation: Validation | null): void {
    this.book.change(() => {
      for (const rule of this.rules(sheetId)) this.cutOut(sheetId, rule, box);
      if (validation) this.add(sheetId, [box], validation);
      this.book.onDirectChange(sheetId, box);
    });
  }

  /** All rules of a sheet with their cells. */
  all(sheetId: string): { boxes: Box[]; validation: Validation }[] {
    return this.rules(sheetId).map((rule) => ({
      boxes: rule.ranges.map(boxOf),
      validation: validationOf(rule),
    }));
  }

  add(sheetId: string, boxes: readonly Box[], validation: Validation): void {
    for (const box of boxes) this.book.reach(sheetId, { ...box, rows: Math.min(box.rows, 1) });
    const rule = {
      uid: `rule${++this.created}-${sheetId}`,
      ranges: boxes.map(spanOf),
      ...bodyOf(validation),
    };
    this.book.run(ADD, { rule }, sheetId);
  }

  invalid(sheetId: string, box: Box): readonly Box[] {
    return this.rules(sheetId).flatMap((rule) =>
      rule.ranges.flatMap((range) => {
        const part = intersection(this.book.clip(sheetId, boxOf(range)), box);
        return part ? this.invalidIn(sheetId, part, validationOf(rule)) : [];
      }),
    );
  }

  private invalidIn(sheetId: string, box: Box, { check, ignoreBlanks }: Validation): Box[] {
    const choices = check.type === "list" ? this.choices(sheetId, check.source) : undefined;
    const found: Box[] = [];
    this.reader.values(sheetId, box).forEach((line, down) =>
      line.forEach((value, right) => {
        if (value === "" && ignoreBlanks) return;
        if (!passes(value, check, choices))
          found.push({ row: box.row + down, column: box.column + right, rows: 1, columns: 1 });
      }),
    );
    return found;
  }

  /** The values of a drop-down: written out, or read from the cells its formula names. */
  choices(sheetId: string, source: string): string[] | undefined {
    if (!source.startsWith("=")) return source.split(",").map((choice) => choice.trim());
    const { deserializeRangeWithSheet } = this.book.kit.formula;
    const { range, sheetName } = deserializeRangeWithSheet(source.slice(1));
    const sheet = sheetName ? this.book.workbook.getSheetBySheetName(sheetName) : this.book.sheet(sheetId);
    if (!sheet || Number.isNaN(range.startRow) || Number.isNaN(range.startColumn) || range.startRow < 0)
      return undefined;
    const box = this.book.clip(sheet.getSheetId(), boxOf(range));
    return this.reader.texts(sheet.getSheetId(), box).flat();
  }

  private rules(sheetId: string): ISheetDataValidationRule[] {
    this.book.sheet(sheetId);
    const model = this.book.service<SheetDataValidationModel>(
      this.book.kit.validation.SheetDataValidationModel,
    );
    return [...model.getRules(this.book.unitId, sheetId)];
  }

  private cutOut(sheetId: string, rule: ISheetDataValidationRule, box: Box): void {
    const boxes = rule.ranges.map(boxOf);
    if (!boxes.some((one) => overlap(one, box))) return;
    const rest = boxes.flatMap((one) => subtract(one, box));
    this.book.run(REMOVE, { ruleId: rule.uid }, sheetId);
    if (rest.length) this.book.run(ADD, { rule: { ...rule, ranges: rest.map(spanOf) } }, sheetId);
  }
}

function inOrder(operator: ValidationOperator, value: number, first: number, second: number): boolean {
  const results: Record<ValidationOperator, boolean> = {
    between: value >= first && value <= second,
    notBetween: value < first || value > second,
    equal: value === first,
    notEqual: value !== first,
    greaterThan: value > first,
    lessThan: value < first,
    greaterThanOrEqual: value >= first,
    lessThanOrEqual: value <= first,
  };
  return results[operator];
}

/** Rules that need a formula to be judged are taken as kept. */
function passes(value: CellValue, check: ValidationCheck, choices: readonly string[] | undefined): boolean {
  if (check.type === "list") return choices?.includes(String(value)) ?? true;
  if (check.type === "custom") return true;
  const measured = check.type === "textLength" ? String(value).length : value;
  if (typeof measured !== "number" || (check.type === "wholeNumber" && !Number.isInteger(measured)))
    return false;
  const [first, second] = [Number(check.formula1), Number(check.formula2 ?? check.formula1)];
  return Number.isNaN(first) || Number.isNaN(second) || inOrder(check.operator, measured, first, second);
}
