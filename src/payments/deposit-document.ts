import { currencyDigits } from "../base/money";
import { amountInWords } from "../base/words";
import { billWordsLanguage } from "../company/words-language";
import type { PaperDocument, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company } from "../records";
import type { DepositPage } from "./cheque-queries";
import { logoOf } from "./document";
import { moneyWords } from "./document-words";

/** What `templates/deposit-slip.xlsx` prints: the cheques with their banks, the cash, and what they come to. */
export function depositDocument({ deposit, cheques, total }: DepositPage, company: Company): PaperDocument {
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const words = moneyWords(company);
  return {
    locale: company.locale,
    sheetName: sheetNameFor(deposit.number),
    scalars: {
      title: words.depositSlip,
      number: deposit.number,
      date: { day: deposit.on },
      currency: company.currency,
      "company.name": company.name,
      "company.address": company.address,
      "company.taxId": "",
      "company.phone": company.phone,
      "company.email": company.email,
      bank: company.bank,
      count: cheques.length,
      notes: deposit.note,
      "totals.cheques": cheques.length ? money(total - deposit.cash) : null,
      "totals.cash": deposit.cash ? money(deposit.cash) : null,
      "totals.total": money(total),
      amountInWords: amountInWords(total, {
        currency: company.currency,
        language: billWordsLanguage(company),
      }),
      ...words.labels,
      "label.number": words.slipNumber,
    },
    blocks: {
      cheque: cheques.map(({ cheque, party }, at) => ({
        no: at + 1,
        number: cheque.chequeNumber,
        date: { day: cheque.chequeOn },
        bank: cheque.bank,
        drawer: party.name,
        amount: money(cheque.amount),
      })),
    },
    ...logoOf(company),
  };
}
