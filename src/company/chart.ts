import { msg } from "@lit/localize";
import type { Journal, OwnAccount } from "../records";
import { accountName, accounts, expenseAccounts, type Account, type AccountKind } from "./accounts";

/** An account as it is shown: the chart's own, one named anew, or one the desk added. */
export interface ChartAccount {
  readonly code: string;
  readonly name: string;
  readonly kind: AccountKind;
  readonly role?: "bank" | "cash";
  /** Closed ones are no longer proposed. */
  readonly active: boolean;
  /** Moved by documents alone; a journal may not touch it. */
  readonly derived: boolean;
}

export const accountKinds: readonly AccountKind[] = ["asset", "liability", "equity", "income", "expense"];

const standard: readonly Account[] = [...Object.values(accounts), ...expenseAccounts];
const kinds = new Map(standard.map(({ code, kind }) => [code, kind]));

/**
 * Accounts that are the sum of documents kept elsewhere (bills, stock, cheques, claims): a voucher that moved them would
 * part them from what they sum up.
 */
const DERIVED: ReadonlySet<string> = new Set<string>([
  accounts.receivable.code,
  accounts.payable.code,
  accounts.stock.code,
  accounts.received.code,
  accounts.claims.code,
  accounts.cheques.code,
  accounts.chequesContra.code,
  accounts.advanceTax.code,
]);

/** The kind of an account of the chart, taxes by name included; one that nobody knows counts as an asset. */
export function accountKind(code: string, own?: Pick<OwnAccount, "kind">): AccountKind {
  if (own) return own.kind;
  const known = kinds.get(code);
  if (known) return known;
  if (code.startsWith("tax:")) return "liability";
  const begin = code.slice(0, code.indexOf(":"));
  if (begin === "sales" || begin === "income") return "income";
  return begin === "cost" || begin === "expense" ? "expense" : "asset";
}

export const isDerived = (code: string): boolean => DERIVED.has(code);

/** The id of the record by which the desk names an account. */
export const accountId = (code: string): OwnAccount["id"] => `account:${code}`;
export const codeOf = (id: OwnAccount["id"]): string => id.slice("account:".length);

/** An account with the name and the kind it goes by here. */
export function chartAccount(code: string, own: OwnAccount | undefined): ChartAccount {
  const role = own?.role ?? (code === "bank" || code === "cash" ? code : undefined);
  return {
    code,
    name: own?.name ?? accountName(code),
    kind: accountKind(code, own),
    ...(role ? { role } : {}),
    active: own?.active ?? true,
    derived: isDerived(code),
  };
}

/** The whole chart: the standard accounts, the desk's own, and others that were used; by kind, then by name. */
export function chartOf(own: readonly OwnAccount[], used: readonly string[] = []): ChartAccount[] {
  const named = new Map(own.map((record) => [codeOf(record.id), record]));
  return [...new Set([...standard.map(({ code }) => code), ...named.keys(), ...used])]
    .map((code) => chartAccount(code, named.get(code)))
    .sort(
      (a, b) => accountKinds.indexOf(a.kind) - accountKinds.indexOf(b.kind) || a.name.localeCompare(b.name),
    );
}

/** What a kind of account is called above its accounts. */
export const kindName = (kind: AccountKind): string =>
  ({
    asset: msg("Assets"),
    liability: msg("Liabilities"),
    equity: msg("Equity"),
    income: msg("Income"),
    expense: msg("Expenses"),
  })[kind];

/** What a voucher is called by its kind. */
export const journalKindName = (kind: Journal["kind"]): string =>
  ({ opening: msg("Opening balances"), voucher: msg("Voucher"), closing: msg("Closing of the year") })[kind];
