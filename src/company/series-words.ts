import { msg } from "@lit/localize";
import type { Series } from "../records";

/** What a series numbers, in words. */
export const documentNames = (): Record<Series["document"], string> => ({
  complaint: msg("complaints"),
  card: msg("cards"),
  invoice: msg("bills"),
  payment: msg("receipts"),
  visit: msg("visits"),
  contract: msg("contracts"),
  "bill-of-supply": msg("bills of supply"),
  "cash-memo": msg("cash memos"),
  "credit-note": msg("credit notes"),
  "debit-note": msg("debit notes"),
  quotation: msg("quotations"),
  challan: msg("delivery challans"),
  "receipt-voucher": msg("receipt vouchers"),
  "refund-voucher": msg("refund vouchers"),
  "payment-out": msg("payments to principals"),
  cheque: msg("cheques"),
  deposit: msg("deposit slips"),
  order: msg("principal orders"),
  receipt: msg("goods receipts"),
  purchase: msg("principals' bills"),
  "purchase-note": msg("debit notes to principals"),
  journal: msg("journal vouchers"),
});

/** The shipped templates that papers of a series may be printed by, the usual one first; none where it prints none by choice. */
export const papersOf = (document: Series["document"]): readonly string[] => PAPERS[document] ?? [];

const PAPERS: Readonly<Partial<Record<Series["document"], readonly string[]>>> = {
  invoice: ["invoice", "bill-of-supply"],
  "bill-of-supply": ["bill-of-supply", "invoice"],
  "cash-memo": ["cash-memo", "invoice"],
  "credit-note": ["credit-note"],
  "debit-note": ["credit-note", "invoice"],
  quotation: ["quotation"],
  challan: ["challan"],
};
