import { msg, str } from "@lit/localize";

/** What was gone through, with its count written by `count`: `1,204 entries`. */
export function checkedWords(what: string, written: string): string {
  if (what.startsWith("sheet ")) return msg(str`${written} rows of ${what.slice("sheet ".length)}`);
  return `${written} ${names()[what] ?? what}`;
}

const names = (): Record<string, string> => ({
  entry: msg("entries"),
  invoice: msg("bills and notes"),
  purchase: msg("principals' bills and notes"),
  payment: msg("payments"),
  cheque: msg("cheques"),
  deposit: msg("deposit slips"),
  journal: msg("vouchers"),
  complaint: msg("complaints"),
  card: msg("cards"),
  visit: msg("visits"),
  contract: msg("contracts"),
  cover: msg("covered units"),
  quotation: msg("quotations"),
  challan: msg("challans"),
  order: msg("orders"),
  receipt: msg("goods receipts"),
  claim: msg("claims"),
  item: msg("items"),
  movement: msg("movements of goods"),
  unit: msg("pieces"),
  operation: msg("operations"),
});
