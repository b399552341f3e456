import { currencyDigits } from "../base/money";
import { amountInWords } from "../base/words";
import { allocatedOf, freeOf } from "../company/credit";
import { taxIdLabel } from "../company/tax-id";
import { billWordsLanguage } from "../company/words-language";
import type { PaperDocument, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company, Deduction, Party, Payment } from "../records";
import { moneyWords, paperLabels, paperTitle } from "./document-words";
import type { SettledBill } from "./queries";

/** What the paper of a payment needs beside it: its party and the bills it settles with what each leaves open. */
export interface ReceiptPaper {
  readonly payment: Payment;
  readonly company: Company;
  readonly party: Party;
  readonly bills: readonly SettledBill[];
}

/** What `templates/receipt.xlsx` prints: a receipt, an advice of money paid, or a refund. */
export function receiptDocument({ payment, company, party, bills }: ReceiptPaper): PaperDocument {
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const words = moneyWords(company);
  const free = freeOf(payment);
  const deducted = (kind: Deduction["kind"]) => {
    const sum = (payment.deductions ?? []).reduce(
      (all, one) => all + (one.kind === kind ? one.amount : 0),
      0,
    );
    return sum ? money(sum) : null;
  };
  return {
    locale: company.locale,
    sheetName: sheetNameFor(payment.number),
    scalars: {
      title: paperTitle(payment, words),
      copyLegend: payment.status === "reversed" ? words.reversed : "",
      ...commonScalars({ payment, company, party }),
      reference: payment.chequeId ? words.cheque(payment.reference) : payment.reference,
      "totals.allocated": bills.length ? money(allocatedOf(payment.allocations)) : null,
      "totals.withheld": deducted("tds"),
      "totals.discount": deducted("discount"),
      "totals.writtenOff": deducted("write-off"),
      "totals.rounding": deducted("round-off"),
      "totals.unallocated": free ? money(free) : null,
      ...paperLabels(payment, words),
    },
    blocks: {
      allocation: bills.map(({ number, on, total, amount, outstanding }, at) => ({
        no: at + 1,
        bill: number,
        date: { day: on },
        total: money(total),
        amount: money(amount),
        left: money(outstanding),
      })),
    },
    ...logoOf(company),
  };
}

/** What every paper of a payment says: whose it is, of whom, how much and how. */
export function commonScalars({
  payment,
  company,
  party,
}: Pick<ReceiptPaper, "payment" | "company" | "party">): PaperDocument["scalars"] {
  const digits = currencyDigits(company.currency);
  return {
    number: payment.number,
    date: { day: payment.on },
    currency: company.currency,
    "company.name": company.name,
    "company.address": company.address,
    "company.taxId": company.taxId,
    "company.phone": company.phone,
    "company.email": company.email,
    "customer.name": party.name,
    "customer.address": party.address,
    "customer.taxId": party.taxId,
    mode: moneyWords(company).modes[payment.mode],
    notes: payment.note,
    amountInWords: amountInWords(payment.amount, {
      currency: company.currency,
      language: billWordsLanguage(company),
    }),
    "totals.amount": { money: payment.amount, digits },
    "label.taxId": taxIdLabel(company.country),
    "label.customerTaxId": taxIdLabel(company.country),
  };
}

/** The company's logo as the picture of a paper, where it has one. */
export const logoOf = ({ logo }: Pick<Company, "logo">): Pick<PaperDocument, "images"> =>
  logo ? { images: { logo: { png: Uint8Array.from(atob(logo), (one) => one.charCodeAt(0)) } } } : {};
