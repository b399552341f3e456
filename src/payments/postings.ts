import { accounts, taxAccount } from "../company/accounts";
import { worthOf } from "../company/credit";
import { posting, type Posting } from "../company/posting";
import type { Deduction, Payment } from "../records";
import { directionOf, sideOf, type Side } from "./payment-model";

type Posted = Pick<
  Payment,
  "mode" | "amount" | "partyId" | "direction" | "side" | "kind" | "deductions" | "advance"
>;

/** The account of money that came or went in a way; a cheque's is the bank's, since only a cleared one is a payment. */
export const moneyAccount = (mode: Payment["mode"]): string =>
  mode === "cash" ? accounts.cash.code : accounts.bank.code;

/** The account that takes a deduction: what was withheld, given up, or gained by paying less. */
export function deductionAccount(kind: Deduction["kind"], side: Side): string {
  const isOurs = side === "customer";
  switch (kind) {
    case "tds":
      return isOurs ? accounts.withheld.code : accounts.withholding.code;
    case "discount":
      return isOurs ? accounts.discountAllowed.code : accounts.discountReceived.code;
    case "write-off":
      return accounts.writtenOff.code;
    case "round-off":
      return accounts.rounding.code;
  }
}

/** Debits and credits of a payment: money and deductions against the party; the tax of an advance is owed at once. */
export function paymentPostings(payment: Posted): Posting[] {
  const { amount, partyId, deductions = [], kind, advance } = payment;
  const side = sideOf(payment);
  const sign = directionOf(payment) === "in" ? 1 : -1;
  const control = side === "customer" ? accounts.receivable.code : accounts.payable.code;
  const money = kind === "opening" ? accounts.opening.code : moneyAccount(payment.mode);
  const taxes = advance?.taxes ?? [];
  return [
    posting(money, sign * amount),
    ...deductions.map((one) => posting(deductionAccount(one.kind, side), sign * one.amount)),
    posting(control, -sign * worthOf(payment), partyId),
    posting(
      accounts.advanceTax.code,
      taxes.reduce((sum, tax) => sum + tax.amount, 0),
    ),
    ...taxes.map((tax) => posting(taxAccount(tax.name), -tax.amount)),
  ];
}
