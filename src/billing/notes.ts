import { msg, str } from "@lit/localize";
import { Decimal, roundTo } from "../base/decimal";
import { moneyText, type Money } from "../base/money";
import type { DecimalText } from "../base/quantity";
import { lineAmount } from "../company/totals";
import type { Invoice, InvoiceLine } from "../records";
import { kindOf } from "./kinds";

/** What of an original's line is neither taken back nor given up yet. */
export interface LineLeft {
  readonly quantity: DecimalText;
  /** As the line's prices are: with tax where the bill's prices include it; minor units. */
  readonly amount: Money;
}

type Noted = Pick<Invoice, "lines" | "charges">;

/** What is left of each line of a bill after the credit notes that stand against it. */
export function leftOfLines({ lines }: Noted, notes: readonly Noted[], digits: number): readonly LineLeft[] {
  return lines.map((line, at) => {
    const credited = notes.flatMap((note) => note.lines.filter(({ originalLine }) => originalLine === at));
    const quantity = credited
      .filter(({ valueOnly }) => !valueOnly)
      .reduce((left, one) => left.minus(one.quantity), new Decimal(line.quantity));
    const amount = credited.reduce((left, one) => left - lineAmount(one, digits), lineAmount(line, digits));
    return { quantity: quantity.toFixed(), amount };
  });
}

/** Notes that stand: issued credit notes. */
export const standing = (notes: readonly Invoice[]): Invoice[] =>
  notes.filter((note) => note.status === "issued" && kindOf(note) === "credit-note");

/** What so much of a line comes to: its part of the line's amount, all that is left with the last of it; minor units. */
export function amountOf(line: InvoiceLine, quantity: DecimalText, left: LineLeft, digits: number): Money {
  if (new Decimal(quantity).eq(left.quantity)) return left.amount;
  const whole = new Decimal(lineAmount(line, digits));
  const part = roundTo(whole.times(quantity).div(line.quantity), 0).toNumber() + 0;
  return Math.abs(part) > Math.abs(left.amount) ? left.amount : part;
}

/** How much of a line a note takes back. */
export interface NoteRow {
  /** The line of the original, counted from 0. */
  readonly line: number;
  /** Goods or work taken back; nothing where only the price is corrected. */
  readonly quantity?: DecimalText | undefined;
  /** As the original's prices are, minor units; the quantity's part of the line when left out. */
  readonly amount?: Money | undefined;
  /** Where goods come back to; nowhere when empty. */
  readonly location?: string;
  /** The pieces that come back. */
  readonly units?: NonNullable<InvoiceLine["units"]>;
}

/** The line of a note: the original's item, code and tax; its price, or the amount alone where only the price is corrected. */
export function noteLine(
  original: InvoiceLine,
  { line: originalLine, quantity, amount, location = "", units }: NoteRow & { amount: Money },
  digits: number,
): InvoiceLine {
  const { units: _, challan: __, ...kept } = original;
  if (!quantity)
    return {
      ...kept,
      description: msg(str`${original.description}: price corrected`),
      quantity: "1",
      price: moneyText(amount, digits),
      baseQuantity: "1",
      discountPercent: "0",
      discount: 0,
      charge: 0,
      location: "",
      originalLine,
      valueOnly: true,
    };
  const bare: InvoiceLine = {
    ...kept,
    quantity,
    discount: 0,
    charge: 0,
    location,
    originalLine,
    ...(units?.length ? { units } : {}),
  };
  // What the original's own discount or charge makes of this part, so that the amounts add up to the last paisa.
  const off = lineAmount(bare, digits) - amount;
  return { ...bare, discount: Math.max(off, 0), charge: Math.max(-off, 0) };
}

/** The charges of the original that go with a note: all of them with all that is left, of discounts the part of the lines taken. */
export function noteCharges(
  original: Noted,
  notes: readonly Noted[],
  lines: readonly InvoiceLine[],
  digits: number,
): Invoice["charges"] {
  const left = leftOfLines(original, notes, digits).reduce((sum, { amount }) => sum + amount, 0);
  const taken = lines.reduce((sum, line) => sum + lineAmount(line, digits), 0);
  const all = original.lines.reduce((sum, line) => sum + lineAmount(line, digits), 0);
  return original.charges.flatMap((charge) => {
    const rest = leftOfCharge(original, notes, charge);
    const share =
      charge.amount < 0 && all ? new Decimal(charge.amount).times(taken).div(all) : new Decimal(0);
    const amount = taken >= left ? rest : roundTo(share, 0).toNumber() + 0;
    return amount ? [{ ...charge, amount: Math.abs(amount) > Math.abs(rest) ? rest : amount }] : [];
  });
}

const sameCharge = (a: Invoice["charges"][number], b: Invoice["charges"][number]): boolean =>
  a.label === b.label && a.taxCategory === b.taxCategory && a.taxRate === b.taxRate;

/** What of a charge is not credited yet; charges that read alike are one. */
function leftOfCharge(original: Noted, notes: readonly Noted[], charge: Invoice["charges"][number]): Money {
  const sum = (of: Noted) =>
    of.charges.reduce((all, one) => (sameCharge(one, charge) ? all + one.amount : all), 0);
  return notes.reduce((rest, note) => rest - sum(note), sum(original));
}

/** What is wrong with a credit note against its original: beyond what is left of a line or charge, or of what the bill never had. */
export function noteProblems(
  note: Noted & Pick<Invoice, "on">,
  original: Invoice,
  notes: readonly Noted[],
  digits: number,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (note.on < original.on)
    problems.on = msg(
      str`Bill ${original.number ?? ""} is dated ${original.on}; a note cannot be before it.`,
    );
  const left = leftOfLines(original, notes, digits).map((one) => ({ ...one }));
  note.lines.forEach((line, at) => {
    const rest = line.originalLine === undefined ? undefined : left[line.originalLine];
    const before = line.originalLine === undefined ? undefined : original.lines[line.originalLine];
    if (!rest || !before) {
      problems[`lines.${at}.description`] = msg("This is no line of the bill.");
      return;
    }
    if (!line.valueOnly) {
      const after = new Decimal(rest.quantity).minus(line.quantity);
      if (isBeyond(after, line.quantity))
        problems[`lines.${at}.quantity`] = msg(str`Only ${rest.quantity} are left of this line.`);
      rest.quantity = after.toFixed();
    }
    const amount = lineAmount(line, digits);
    if (isBeyond(new Decimal(rest.amount - amount), lineAmount(before, digits)))
      problems[`lines.${at}.amount`] = msg(
        str`Only ${moneyText(rest.amount, digits)} are left of this line.`,
      );
    if (sameTax(line, before)) rest.amount -= amount;
    else problems[`lines.${at}.taxRate`] = msg(str`The bill bore ${before.taxRate} % here.`);
  });
  note.charges.forEach((charge, at) => {
    const rest = leftOfCharge(original, notes, charge);
    if (isBeyond(new Decimal(rest - charge.amount), rest || charge.amount))
      problems[`charges.${at}.amount`] = msg(str`Only ${moneyText(rest, digits)} are left of this charge.`);
  });
  return problems;
}

/** Whether more was taken than there was: what is left has the other sign than what was there. */
const isBeyond = (left: Decimal, whole: Decimal | string | number): boolean =>
  !left.isZero() && left.isNegative() !== new Decimal(whole).isNegative();

const sameTax = (a: InvoiceLine, b: InvoiceLine): boolean =>
  a.taxCategory === b.taxCategory && new Decimal(a.taxRate).eq(b.taxRate);

type Figures = NonNullable<Invoice["figures"]>;

/** Figures of a credit note held to what is left of the bill: its rounding is the rest, so that notes over all of a bill
 *  come to exactly the bill. */
export function withinBill(
  figures: Figures,
  original: Invoice,
  notes: readonly Invoice[],
  note: Noted,
  digits: number,
): Figures {
  const left = notes.reduce((rest, one) => rest - (one.figures?.total ?? 0), original.figures?.total ?? 0);
  const closes =
    leftOfLines(original, [...notes, note], digits).every(({ amount }) => amount === 0) &&
    original.charges.every((charge) => leftOfCharge(original, [...notes, note], charge) === 0);
  const total = closes ? left : Math.min(figures.total, left);
  return { ...figures, rounding: figures.rounding + total - figures.total, total };
}
