import type { CellStyle, ConditionalFormat, ConditionalRule, ValidationOperator } from "../grid-types";
import { ConditionalLookHost } from "./conditional-look";
import { DataBarHost } from "./data-bar";
import { invalidArgument, itemNotFound } from "./errors";
import { HostObject, NullObject } from "./host-object";
import { integer } from "./range-area";
import { RangeAreasHost } from "./range-areas";
import type { RangeHost } from "./range";
import type { WorksheetHost } from "./worksheet";

type RuleType = ConditionalRule["type"];
/** The grid's rule of one kind. */
export type RuleOf<Type extends RuleType> = Extract<ConditionalRule, { type: Type }>;

const TYPES: Readonly<Record<RuleType, string>> = {
  custom: "Custom",
  cellValue: "CellValue",
  text: "ContainsText",
  dataBar: "DataBar",
};

/** One conditional format. */
export class ConditionalFormatHost extends HostObject {
  readonly className = "ConditionalFormat";
  constructor(
    readonly sheet: WorksheetHost,
    readonly Id: string,
  ) {
    super();
  }
  private get rules() {
    return this.sheet.host.engine.rules;
  }
  private get format(): ConditionalFormat {
    const found = this.rules.conditionalFormats(this.sheet.Id).find(({ id }) => id === this.Id);
    if (!found) throw itemNotFound();
    return found;
  }

  /** The rule when it is of that kind, else undefined. */
  rule<Type extends RuleType>(type: Type): RuleOf<Type> | undefined {
    const { rule } = this.format;
    return rule.type === type ? (rule as RuleOf<Type>) : undefined;
  }
  change(change: Partial<Omit<ConditionalFormat, "id">>): void {
    this.sheet.guardFormat();
    this.rules.updateConditionalFormat(this.sheet.Id, this.Id, change);
  }

  get Type(): string {
    return TYPES[this.format.rule.type];
  }
  get Priority(): number {
    return this.format.priority;
  }
  set Priority(priority: unknown) {
    this.change({ priority: integer(priority) });
  }
  get StopIfTrue(): boolean {
    return this.format.stopIfTrue;
  }
  set StopIfTrue(stop: unknown) {
    this.change({ stopIfTrue: stop === true });
  }
  Delete(): void {
    this.sheet.guardFormat();
    this.rules.removeConditionalFormat(this.sheet.Id, this.Id);
  }
  GetRange(): RangeHost {
    const [only, ...more] = this.format.boxes;
    if (!only || more.length) throw invalidArgument();
    return this.sheet.range(only);
  }
  GetRangeOrNullObject(): HostObject {
    const { boxes } = this.format;
    return boxes.length === 1 ? this.GetRange() : NullObject.instance;
  }
  GetRanges(): RangeAreasHost {
    return new RangeAreasHost(this.sheet, this.format.boxes);
  }

  get Custom(): HostObject {
    return this.of("custom", () => new CustomHost(this));
  }
  get CustomOrNullObject(): HostObject {
    return this.rule("custom") ? this.Custom : NullObject.instance;
  }
  get CellValue(): HostObject {
    return this.of("cellValue", () => new CellValueHost(this));
  }
  get CellValueOrNullObject(): HostObject {
    return this.rule("cellValue") ? this.CellValue : NullObject.instance;
  }
  get TextComparison(): HostObject {
    return this.of("text", () => new TextHost(this));
  }
  get TextComparisonOrNullObject(): HostObject {
    return this.rule("text") ? this.TextComparison : NullObject.instance;
  }
  get DataBar(): HostObject {
    return this.of("dataBar", () => new DataBarHost(this));
  }
  get DataBarOrNullObject(): HostObject {
    return this.rule("dataBar") ? this.DataBar : NullObject.instance;
  }

  private of(type: RuleType, make: () => HostObject): HostObject {
    if (!this.rule(type)) throw invalidArgument();
    return make();
  }
}

abstract class Kind<Type extends "custom" | "cellValue" | "text"> extends HostObject {
  constructor(
    protected readonly format: ConditionalFormatHost,
    private readonly type: Type,
  ) {
    super();
  }
  protected get current(): RuleOf<Type> {
    const rule = this.format.rule(this.type);
    if (!rule) throw itemNotFound();
    return rule;
  }
  get Format(): ConditionalLookHost {
    return new ConditionalLookHost({
      read: () => (this.current as { style: CellStyle }).style,
      write: (style) => this.format.change({ rule: { ...this.current, style } as ConditionalRule }),
    });
  }
}

class CustomHost extends Kind<"custom"> {
  readonly className = "CustomConditionalFormat";
  constructor(format: ConditionalFormatHost) {
    super(format, "custom");
  }
  get Rule(): HostObject {
    return new FormulaRuleHost(
      () => this.current.formula,
      (formula) => this.format.change({ rule: { ...this.current, formula } }),
    );
  }
}

class FormulaRuleHost extends HostObject {
  readonly className = "ConditionalFormatRule";
  constructor(
    private readonly read: () => string,
    private readonly write: (formula: string) => void,
  ) {
    super();
  }
  get Formula(): string {
    return this.read();
  }
  set Formula(formula: unknown) {
    if (typeof formula !== "string" || !formula.startsWith("=") || formula.length < 2)
      throw invalidArgument();
    this.write(formula);
  }
}

const OPERATORS: Readonly<Record<string, ValidationOperator>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

class CellValueHost extends Kind<"cellValue"> {
  readonly className = "CellValueConditionalFormat";
  constructor(format: ConditionalFormatHost) {
    super(format, "cellValue");
  }
  get Rule(): unknown {
    const { operator, formula1, formula2 } = this.current;
    const name = Object.keys(OPERATORS).find((one) => OPERATORS[one] === operator);
    return { operator: name, formula1, ...(formula2 === undefined ? {} : { formula2 }) };
  }
  set Rule(given: unknown) {
    const { operator, formula1, formula2 } = (given ?? {}) as Record<string, string | undefined>;
    const found = OPERATORS[String(operator)];
    if (!found || typeof formula1 !== "string") throw invalidArgument();
    const two = found === "between" || found === "notBetween";
    if (two && typeof formula2 !== "string") throw invalidArgument();
    const { style } = this.current;
    const second = two && formula2 !== undefined ? { formula2 } : {};
    this.format.change({ rule: { type: "cellValue", operator: found, formula1, ...second, style } });
  }
}

const TEXT: Readonly<Record<string, RuleOf<"text">["operator"]>> = {
  Contains: "contains",
  NotContains: "notContains",
  BeginsWith: "beginsWith",
  EndsWith: "endsWith",
};

class TextHost extends Kind<"text"> {
  readonly className = "TextConditionalFormat";
  constructor(format: ConditionalFormatHost) {
    super(format, "text");
  }
  get Rule(): unknown {
    const { operator, text } = this.current;
    return { operator: Object.keys(TEXT).find((one) => TEXT[one] === operator), text };
  }
  set Rule(given: unknown) {
    const { operator, text } = (given ?? {}) as Record<string, unknown>;
    const found = TEXT[String(operator)];
    if (!found || typeof text !== "string" || text === "") throw invalidArgument();
    this.format.change({ rule: { ...this.current, operator: found, text } });
  }
}
