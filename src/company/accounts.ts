import { msg } from "@lit/localize";

/** The kinds that decide on which side an account grows. */
export type AccountKind = "asset" | "liability" | "income" | "expense" | "equity";

/** One account of the default chart. Tax accounts are made by name: `tax:CGST`. */
export interface Account {
  readonly code: string;
  readonly kind: AccountKind;
}

/** The chart a service business starts with; the codes are stored in postings and never change. */
export const accounts = {
  receivable: { code: "receivable", kind: "asset" },
  payable: { code: "payable", kind: "liability" },
  cash: { code: "cash", kind: "asset" },
  bank: { code: "bank", kind: "asset" },
  cheques: { code: "cheques", kind: "asset" },
  salesGoods: { code: "sales:goods", kind: "income" },
  salesService: { code: "sales:service", kind: "income" },
  charges: { code: "sales:charges", kind: "income" },
  rounding: { code: "rounding", kind: "expense" },
} as const satisfies Record<string, Account>;

/** The account where an output tax is owed: `tax:CGST`. */
export const taxAccount = (name: string): string => `tax:${name}`;

/** What an account is called on a sheet. */
export function accountName(code: string): string {
  const names: Record<string, string> = {
    receivable: msg("Receivables"),
    payable: msg("Payables"),
    cash: msg("Cash"),
    bank: msg("Bank"),
    cheques: msg("Cheques in hand"),
    "sales:goods": msg("Sales of goods"),
    "sales:service": msg("Service income"),
    "sales:charges": msg("Charges billed"),
    rounding: msg("Rounding"),
  };
  return names[code] ?? (code.startsWith("tax:") ? `${code.slice(4)} ${msg("payable")}` : code);
}
