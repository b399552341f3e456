import { currencyDigits } from "../base/money";
import { stateName } from "../company/states";
import type { PaperDocument, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import { commonScalars, logoOf } from "./document";
import { moneyWords } from "./document-words";
import type { VoucherPaper } from "./voucher-queries";

/** What `templates/receipt-voucher.xlsx` prints: an advance for a service with its tax, or its refund. */
export function voucherDocument({ payment, company, party, advance, voucher }: VoucherPaper): PaperDocument {
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const words = moneyWords(company);
  const { placeOfSupply: state, taxes, taxRate, net } = advance;
  const isRefund = payment.kind === "refund";
  return {
    locale: company.locale,
    sheetName: sheetNameFor(payment.number),
    scalars: {
      title: isRefund ? words.refundVoucher : words.receiptVoucher,
      copyLegend: payment.status === "reversed" ? words.reversed : "",
      ...commonScalars({ payment, company, party }),
      reference: payment.reference,
      description: advance.description,
      taxCode: advance.taxCode,
      placeOfSupply: state ? `${state} ${stateName(state) ?? ""}`.trim() : "",
      reverseCharge: words.no,
      "voucher.number": voucher?.number ?? "",
      "voucher.date": voucher ? { day: voucher.on } : null,
      "totals.net": money(net),
      "totals.tax": money(taxes.reduce((sum, { amount }) => sum + amount, 0)),
      "totals.total": money(payment.amount),
      ...words.labels,
      ...(isRefund ? words.paidLabels : {}),
    },
    blocks: {
      tax: taxes.map(({ name, amount }) => ({
        name,
        rate: Number(taxRate) / taxes.length,
        taxable: money(net),
        amount: money(amount),
      })),
    },
    ...logoOf(company),
  };
}
