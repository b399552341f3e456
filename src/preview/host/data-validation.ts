import type { Box, Validation, ValidationCheck, ValidationOperator } from "../grid-types";
import { readTyped } from "./cell-input";
import { apiNotFound, invalidArgument, invalidOperation, itemNotFound } from "./errors";
import { HostObject, NullObject } from "./host-object";
import { RangeAreasHost } from "./range-areas";
import type { WorksheetHost } from "./worksheet";

const PLAIN: Pick<Validation, "ignoreBlanks" | "alert" | "prompt"> = {
  ignoreBlanks: true,
  alert: { show: true, style: "stop", title: "", message: "" },
  prompt: { show: true, title: "", message: "" },
};

const OPERATORS: Readonly<Record<string, ValidationOperator>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
};
const COMPARED = ["wholeNumber", "decimal", "date", "time", "textLength"] as const;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `range.dataValidation`. */
export class DataValidationHost extends HostObject {
  readonly className = "DataValidation";
  constructor(
    private readonly sheet: WorksheetHost,
    private readonly box: () => Box,
  ) {
    super();
  }
  private get rules() {
    return this.sheet.host.engine.rules;
  }
  private get found(): Validation | null | undefined {
    return this.rules.validation(this.sheet.Id, this.box());
  }

  get Type(): string {
    const { found } = this;
    if (found === null) return "Inconsistent";
    return found ? capital(found.check.type) : "None";
  }
  get Rule(): unknown {
    const { found } = this;
    return found ? ruleOf(found.check) : null;
  }
  set Rule(rule: unknown) {
    this.sheet.guard("");
    const kept = this.found ?? PLAIN;
    this.rules.setValidation(this.sheet.Id, this.box(), { ...kept, check: checkOf(rule) });
  }
  get IgnoreBlanks(): boolean | null {
    return (this.found ?? PLAIN).ignoreBlanks;
  }
  set IgnoreBlanks(ignore: unknown) {
    this.change({ ignoreBlanks: ignore === true });
  }
  get ErrorAlert(): unknown {
    const { show, style, title, message } = (this.found ?? PLAIN).alert;
    return { showAlert: show, style: capital(style), title, message };
  }
  set ErrorAlert(given: unknown) {
    const { showAlert, style, title, message } = (given ?? {}) as Record<string, unknown>;
    const styled = String(style ?? "Stop").toLowerCase();
    if (styled !== "stop" && styled !== "warning" && styled !== "information") throw invalidArgument();
    const words = { title: short(title, 32), message: short(message, 255) };
    this.change({ alert: { show: showAlert !== false, style: styled, ...words } });
  }
  get Prompt(): unknown {
    const { show, title, message } = (this.found ?? PLAIN).prompt;
    return { showPrompt: show, title, message };
  }
  set Prompt(given: unknown) {
    const { showPrompt, title, message } = (given ?? {}) as Record<string, unknown>;
    this.change({
      prompt: { show: showPrompt !== false, title: short(title, 32), message: short(message, 255) },
    });
  }
  get Valid(): boolean | null {
    const broken = this.rules.invalidCells(this.sheet.Id, this.box());
    const cells = broken.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    const { rows, columns } = this.box();
    return cells === 0 ? true : cells === rows * columns ? false : null;
  }

  Clear(): void {
    this.sheet.guard("");
    this.rules.setValidation(this.sheet.Id, this.box(), null);
  }
  GetInvalidCells(): RangeAreasHost {
    const broken = this.rules.invalidCells(this.sheet.Id, this.box());
    if (broken.length === 0) throw itemNotFound();
    return new RangeAreasHost(this.sheet, broken);
  }
  GetInvalidCellsOrNullObject(): HostObject {
    const broken = this.rules.invalidCells(this.sheet.Id, this.box());
    return broken.length ? new RangeAreasHost(this.sheet, broken) : NullObject.instance;
  }

  /** Excel would keep a message without a rule; no part of ours needs one, so the order is insisted on. */
  private change(change: Partial<Validation>): void {
    const { found } = this;
    if (!found) throw invalidOperation("Set the data validation's rule before its messages.");
    this.sheet.guard("");
    this.rules.setValidation(this.sheet.Id, this.box(), { ...found, ...change });
  }
}

/** Titles end at 32 characters and messages at 255; Excel refuses longer ones. */
function short(text: unknown, limit: number): string {
  if (text == null) return "";
  if (typeof text !== "string" || text.length > limit) throw invalidArgument();
  return text;
}

function checkOf(given: unknown): ValidationCheck {
  const rule = (given ?? {}) as Record<string, Record<string, unknown> | undefined>;
  if (rule["list"]) {
    const { source, inCellDropDown } = rule["list"];
    if (typeof source !== "string") throw apiNotFound("DataValidationRule.list.source as a Range");
    // A list written out may hold 255 characters, as in the dialog.
    if (source === "" || (!source.startsWith("=") && source.length > 255)) throw invalidArgument();
    return { type: "list", source, dropDown: inCellDropDown !== false };
  }
  if (rule["custom"]) {
    const { formula } = rule["custom"];
    if (typeof formula !== "string" || !formula.startsWith("=")) throw invalidArgument();
    return { type: "custom", formula };
  }
  const type = COMPARED.find((name) => rule[name]);
  const compared = type && rule[type];
  if (!type || !compared) throw invalidArgument();
  const operator = OPERATORS[String(compared["operator"])];
  if (!operator) throw invalidArgument();
  const formula1 = formulaText(compared["formula1"]);
  const second = operator === "between" || operator === "notBetween";
  return { type, operator, formula1, ...(second ? { formula2: formulaText(compared["formula2"]) } : {}) };
}

/** A number, formula or date text as the dialog would hold it; dates become serial numbers. */
function formulaText(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") throw invalidArgument();
  if (value.startsWith("=")) return value;
  const { input } = readTyped(value.replace(/T.*$/, ""));
  if (typeof input !== "number") throw invalidArgument();
  return String(input);
}

function ruleOf(check: ValidationCheck): unknown {
  if (check.type === "list") return { list: { source: check.source, inCellDropDown: check.dropDown } };
  if (check.type === "custom") return { custom: { formula: check.formula } };
  const operator = Object.keys(OPERATORS).find((name) => OPERATORS[name] === check.operator);
  const { formula1, formula2 } = check;
  return { [check.type]: { operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) } };
}
