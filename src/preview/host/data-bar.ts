import { colorOf } from "./color";
import type { ConditionalFormatHost, RuleOf } from "./conditional-format";
import { itemNotFound } from "./errors";
import { HostObject } from "./host-object";

/** `conditionalFormat.dataBar`: colour and gradient; bounds and axis stay automatic and cannot be set. */
export class DataBarHost extends HostObject {
  readonly className = "DataBarConditionalFormat";
  constructor(private readonly format: ConditionalFormatHost) {
    super();
  }
  get PositiveFormat(): HostObject {
    return new PositiveHost(this.format);
  }
}

class PositiveHost extends HostObject {
  readonly className = "ConditionalDataBarPositiveFormat";
  constructor(private readonly format: ConditionalFormatHost) {
    super();
  }
  private get rule(): RuleOf<"dataBar"> {
    const rule = this.format.rule("dataBar");
    if (!rule) throw itemNotFound();
    return rule;
  }
  get FillColor(): string {
    return this.rule.color;
  }
  set FillColor(color: unknown) {
    this.format.change({ rule: { ...this.rule, color: colorOf(color) } });
  }
  get GradientFill(): boolean {
    return this.rule.gradient;
  }
  set GradientFill(gradient: unknown) {
    this.format.change({ rule: { ...this.rule, gradient: gradient === true } });
  }
}
