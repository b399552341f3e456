import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { parseMoney, readMoney, type Money } from "../base/money";
import { parseDecimal, type DecimalText } from "../base/quantity";
import { TypedField } from "./typed-field";

/** An amount in minor units; accepts `1,25,000` and `12 500,50`. */
@customElement("sb-money")
export class SbMoney extends TypedField<Money> {
  protected override readonly isFigure = true;
  /** Amounts below zero are allowed. */
  @property({ type: Boolean }) signed = false;

  protected override read(text: string): Money | undefined {
    const minor = parseMoney(text, this.app.format);
    return minor !== undefined && minor < 0 && !this.signed ? undefined : minor;
  }

  protected override write(minor: Money): string {
    return this.app.format.money(minor, { bare: true }).replace("−", "-");
  }

  protected override explain(text: string): string {
    const { format } = this.app;
    const example = format.money(125_000_50, { bare: true });
    const read = readMoney(text, format);
    if ("minor" in read) return msg("An amount below zero is not possible here.");
    if (read.fault === "tooLarge") return msg(str`“${text}” is too large an amount.`);
    if (read.fault === "tooManyDecimals")
      return msg(str`An amount has at most ${format.digits} decimals, like ${example}.`);
    return msg(str`“${text}” is not an amount. Write it like ${example}.`);
  }

  protected override leading() {
    return this.bare ? nothing : html`<span class="affix">${this.app.format.symbol}</span>`;
  }
}

/** A number as decimal text (`"1.5"`): quantities, unit prices, rates. `unit` is written behind it. */
@customElement("sb-number")
export class SbNumber extends TypedField<DecimalText> {
  protected override readonly isFigure = true;
  @property({ type: Number }) decimals = 3;
  /** At least so many decimals are written: prices have the currency's. */
  @property({ type: Number }) least = 0;
  @property() unit = "";
  @property({ type: Number }) min = 0;
  @property({ type: Number }) max = Number.MAX_SAFE_INTEGER;

  protected override read(text: string): DecimalText | undefined {
    const value = parseDecimal(text, { locale: this.app.format.locale, decimals: this.decimals });
    return value === undefined || Number(value) < this.min || Number(value) > this.max ? undefined : value;
  }

  protected override write(value: DecimalText): string {
    return this.app.format.quantity(value, this.least);
  }

  protected override explain(text: string): string {
    const { locale, quantity, count } = this.app.format;
    const value = parseDecimal(text, { locale, decimals: 20 });
    if (value === undefined) return msg(str`“${text}” is not a number. Write it like ${quantity("1250.5")}.`);
    if (Number(value) < this.min) return msg(str`It must be at least ${count(this.min)}.`);
    if (Number(value) > this.max) return msg(str`It must be at most ${count(this.max)}.`);
    if (this.decimals === 0) return msg("A whole number is needed here.");
    return msg(str`At most ${this.decimals} decimals are possible here.`);
  }

  protected override trailing() {
    return this.unit ? html`<span class="affix after">${this.unit}</span>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-money": SbMoney;
    "sb-number": SbNumber;
  }
}
