import { msg, str } from "@lit/localize";

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
  opening: { code: "opening", kind: "equity" },
  stock: { code: "stock", kind: "asset" },
  costGoods: { code: "cost:goods", kind: "expense" },
  costParts: { code: "cost:parts", kind: "expense" },
  stockAdjustment: { code: "stock:adjustment", kind: "expense" },
  received: { code: "received", kind: "liability" },
  claims: { code: "claims", kind: "asset" },
  costWarranty: { code: "cost:warranty", kind: "expense" },
  costVariance: { code: "cost:variance", kind: "expense" },
  chequesContra: { code: "cheques:contra", kind: "liability" },
  advanceTax: { code: "tax:advance", kind: "asset" },
  withheld: { code: "tds", kind: "asset" },
  withholding: { code: "tds:payable", kind: "liability" },
  discountAllowed: { code: "discount:allowed", kind: "expense" },
  discountReceived: { code: "discount:received", kind: "income" },
  writtenOff: { code: "written-off", kind: "expense" },
  bankCharges: { code: "bank:charges", kind: "expense" },
  capital: { code: "capital", kind: "equity" },
  drawings: { code: "drawings", kind: "equity" },
  retained: { code: "retained", kind: "equity" },
  fixedAssets: { code: "fixed", kind: "asset" },
  deposits: { code: "deposits", kind: "asset" },
  loans: { code: "loans", kind: "liability" },
  salaries: { code: "expense:salaries", kind: "expense" },
  interestPaid: { code: "expense:interest", kind: "expense" },
  depreciation: { code: "expense:depreciation", kind: "expense" },
  taxesPaid: { code: "expense:taxes", kind: "expense" },
  interestReceived: { code: "income:interest", kind: "income" },
  otherIncome: { code: "income:other", kind: "income" },
} as const satisfies Record<string, Account>;

/** The account where an output tax is owed: `tax:CGST`. */
export const taxAccount = (name: string): string => `tax:${name}`;

/** The account where a tax paid to principals waits to be deducted: `input:CGST`. */
export const inputAccount = (name: string): string => `input:${name}`;

/** Where a principal's bill for what is no goods is booked. */
export const expenseAccounts: readonly Account[] = [
  "freight",
  "rent",
  "power",
  "phone",
  "office",
  "travel",
  "repairs",
  "fees",
  "other",
].map((name) => ({ code: `expense:${name}`, kind: "expense" }));

/** What an account is called on a sheet. */
export function accountName(code: string): string {
  const names: Record<string, string> = {
    receivable: msg("Receivables"),
    payable: msg("Payables"),
    cash: msg("Cash"),
    bank: msg("Bank"),
    cheques: msg("Cheques in clearing"),
    "sales:goods": msg("Sales of goods"),
    "sales:service": msg("Service income"),
    "sales:charges": msg("Charges billed"),
    rounding: msg("Rounding"),
    opening: msg("Opening balances"),
    stock: msg("Stock"),
    "cost:goods": msg("Cost of goods sold"),
    "cost:parts": msg("Cost of parts used"),
    "stock:adjustment": msg("Stock differences"),
    received: msg("Goods received, not billed"),
    claims: msg("Claims on principals"),
    "cost:warranty": msg("Warranty borne by principals"),
    "cost:variance": msg("Price differences"),
    "expense:freight": msg("Freight"),
    "expense:rent": msg("Rent"),
    "expense:power": msg("Power and water"),
    "expense:phone": msg("Phone and internet"),
    "expense:office": msg("Office supplies"),
    "expense:travel": msg("Travel and fuel"),
    "expense:repairs": msg("Repairs"),
    "expense:fees": msg("Professional fees"),
    "expense:other": msg("Other expenses"),
    "cheques:contra": msg("Cheques in clearing, not yet money"),
    "tax:advance": msg("Tax on advances"),
    tds: msg("Tax withheld by customers"),
    "tds:payable": msg("Tax withheld from principals"),
    "discount:allowed": msg("Discounts allowed"),
    "discount:received": msg("Discounts received"),
    "written-off": msg("Written off"),
    "bank:charges": msg("Bank charges"),
    capital: msg("Owner's capital"),
    drawings: msg("Owner's drawings"),
    retained: msg("Profit carried forward"),
    fixed: msg("Vehicles, tools, furniture"),
    deposits: msg("Deposits given"),
    loans: msg("Loans"),
    "expense:salaries": msg("Salaries and wages"),
    "expense:interest": msg("Interest paid"),
    "expense:depreciation": msg("Depreciation"),
    "expense:taxes": msg("Taxes and fees"),
    "income:interest": msg("Interest received"),
    "income:other": msg("Other income"),
  };
  if (names[code]) return names[code];
  if (code.startsWith("tax:")) return `${code.slice(4)} ${msg("payable")}`;
  return code.startsWith("input:") ? msg(str`${code.slice(6)} to deduct`) : code;
}
