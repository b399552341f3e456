import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { currencyDigits, formatMoney } from "../base/money";
import { allocatedOf, deductionsOf } from "../company/credit";
import { isRateOn } from "../company/tax-schemes";
import type { Company, Deduction, Payment, RecordId } from "../records";
import type { AllocationRow } from "./allocation";

export type Side = NonNullable<Payment["side"]>;
export type Direction = NonNullable<Payment["direction"]>;

/** What an advance for a service is for; its tax is reckoned out of the money received. */
export interface AdvanceWish {
  readonly description: string;
  /** HSN or SAC of the service. */
  readonly taxCode: string;
  /** Whole rate in percent. */
  readonly taxRate: string;
  /** State code; the customer's, else the company's, when left out. */
  readonly placeOfSupply?: string;
}

/** A payment as it is asked for: from a customer unless the side says otherwise. */
export interface PaymentDraft {
  readonly partyId: RecordId<"party">;
  readonly side?: Side;
  readonly on: Day;
  /** Minor units. */
  readonly amount: number;
  readonly mode: Payment["mode"];
  readonly reference?: string;
  readonly deductions?: readonly Deduction[];
  readonly allocations: readonly AllocationRow[];
  readonly note?: string;
  /** Taxed when received (India): money for a service that is not billed yet. */
  readonly advance?: AdvanceWish;
  /** A cheque that is replaced by this money. */
  readonly replaces?: RecordId<"cheque">;
}

export const sideOf = ({ side = "customer" }: Pick<Payment, "side">): Side => side;
export const directionOf = ({ direction = "in" }: Pick<Payment, "direction">): Direction => direction;

/** Which way money goes: a settlement comes from a customer and goes to a principal, a refund the other way round. */
export const directionFor = (side: Side, kind: NonNullable<Payment["kind"]>): Direction =>
  (side === "customer") === (kind !== "refund") ? "in" : "out";

/** Minor units as money of the company, for sentences. */
export const shown =
  ({ currency, locale }: Pick<Company, "currency" | "locale">) =>
  (minor: number): string =>
    formatMoney(minor, { currency, locale, digits: currencyDigits(currency) });

/** What is wrong with a payment by field, its rows left aside. */
export function paymentProblems(draft: PaymentDraft, today: Day, company: Company): Record<string, string> {
  const { amount, deductions = [], mode } = draft;
  const problems: Record<string, string> = { ...dayProblem(draft.on, today) };
  const isMoney = Number.isSafeInteger(amount) && amount >= 0;
  if (!isMoney || (amount === 0 && !deductions.length)) problems.amount = msg("An amount above zero.");
  if (mode === "cheque")
    problems.mode = msg("A cheque is money only once the bank has cleared it; enter it as a cheque.");
  return { ...problems, ...deductionProblems(draft, company), ...advanceProblems(draft, company) };
}

/** What is wrong with the day of money that has moved. */
export function dayProblem(on: Day, today: Day): Record<string, string> {
  if (!isDay(on)) return { on: msg("This is not a day.") };
  return on > today ? { on: msg(str`Money cannot move after today, ${today}.`) } : {};
}

function deductionProblems(
  { deductions = [], allocations }: PaymentDraft,
  company: Company,
): Record<string, string> {
  const problems: Record<string, string> = {};
  const unit = 10 ** currencyDigits(company.currency);
  deductions.forEach(({ kind, amount }, at) => {
    const field = `deductions.${at}`;
    if (!Number.isSafeInteger(amount) || amount === 0 || (amount < 0 && kind !== "round-off"))
      problems[field] = msg("More than zero.");
    else if (kind === "round-off" && Math.abs(amount) > unit)
      problems[field] = msg(
        str`A rounding is at most ${shown(company)(unit)}; call it a write-off or a discount.`,
      );
  });
  const given = deductionsOf(deductions.filter(({ kind }) => kind !== "tds"));
  const settled = allocatedOf(allocations);
  if (given > settled && !Object.keys(problems).length)
    problems[`deductions.${deductions.findIndex(({ kind }) => kind !== "tds")}`] = msg(
      str`Only ${shown(company)(settled)} of bills is settled; what is allowed or written off must settle bills.`,
    );
  return problems;
}

function advanceProblems(draft: PaymentDraft, company: Company): Record<string, string> {
  const { advance, allocations, side = "customer", on } = draft;
  if (!advance) return {};
  const problems: Record<string, string> = {};
  if (side !== "customer" || company.taxScheme !== "gst")
    problems.advance = msg("Only under GST is an advance from a customer taxed when received.");
  if (!advance.description.trim()) problems.description = msg("Say what the advance is for.");
  if (Number(advance.taxRate) <= 0 || !isRateOn("gst", advance.taxRate, on))
    problems.taxRate = msg(str`${advance.taxRate} % is no GST rate on ${on}.`);
  if (allocations.length)
    problems.allocations = msg("An advance settles no bill yet; receive it apart from what settles bills.");
  return problems;
}
