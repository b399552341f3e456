import type { Day } from "../base/day";
import { accountId, chartAccount, type ChartAccount } from "../company/chart";
import type { Read } from "../store/work";
import { balancesAt, sumsOf, trialBalanceOf, type Period } from "./queries";

/** An account with its figure in a statement, on the side it grows on; minor units. */
export interface StatementRow extends ChartAccount {
  readonly amount: number;
}

/** Income less expenses of a period, before it is carried forward; minor units. */
export interface ProfitAndLoss {
  readonly income: readonly StatementRow[];
  readonly expenses: readonly StatementRow[];
  readonly totalIncome: number;
  readonly totalExpenses: number;
  readonly profit: number;
}

/** What the business has, and who has a claim to it, at the end of a day: both sums are equal. Minor units. */
export interface BalanceSheet {
  readonly assets: readonly StatementRow[];
  readonly liabilities: readonly StatementRow[];
  readonly equity: readonly StatementRow[];
  /** Earned and not yet carried forward. */
  readonly profit: number;
  readonly totalAssets: number;
  readonly totalClaims: number;
}

/** The profit and loss of a period. Vouchers that close a year are left out: they only carry its result forward. */
export async function profitAndLoss(read: Read, period: Period): Promise<ProfitAndLoss> {
  const [rows, closing] = await Promise.all([trialBalanceOf(read, period), closingSums(read, period)]);
  const of = (kind: "income" | "expense", sign: 1 | -1): StatementRow[] =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ opening: _opening, closing: _closing, debit, credit, ...account }) => ({
        ...account,
        amount: sign * (debit - credit - (closing.get(account.code) ?? 0)),
      }))
      .filter(({ amount }) => amount !== 0);
  const [income, expenses] = [of("income", -1), of("expense", 1)];
  const [totalIncome, totalExpenses] = [total(income), total(expenses)];
  return { income, expenses, totalIncome, totalExpenses, profit: totalIncome - totalExpenses };
}

/** What vouchers that close a year did to each account in a period, what was taken back of them included. */
async function closingSums(
  read: Read,
  { from = "", to = "9999-12-31" }: Period,
): Promise<Map<string, number>> {
  const closings = (await read.list("journal", "id")).filter(({ kind }) => kind === "closing");
  const entries = await Promise.all(closings.map(({ id }) => read.list("entry", "source", { is: id })));
  const within = entries.flat().filter(({ on }) => on >= from && on <= to);
  return new Map([...sumsOf(within)].map(([code, { sum }]) => [code, sum]));
}

/** The balance sheet at the end of a day. */
export async function balanceSheet(read: Read, day: Day): Promise<BalanceSheet> {
  const [balances, own] = await Promise.all([balancesAt(read, day), read.list("account", "id")]);
  const named = new Map(own.map((record) => [record.id, record]));
  const rows = [...balances].flatMap(([code, sum]) =>
    sum ? [{ ...chartAccount(code, named.get(accountId(code))), sum }] : [],
  );
  const of = (kind: string, sign: 1 | -1): StatementRow[] =>
    rows.filter((row) => row.kind === kind).map(({ sum, ...row }) => ({ ...row, amount: sign * sum }));
  const [assets, liabilities, equity] = [of("asset", 1), of("liability", -1), of("equity", -1)];
  const profit = -rows
    .filter(({ kind }) => kind === "income" || kind === "expense")
    .reduce((sum, row) => sum + row.sum, 0);
  return {
    assets,
    liabilities,
    equity,
    profit: profit || 0,
    totalAssets: total(assets),
    totalClaims: total(liabilities) + total(equity) + profit,
  };
}

const total = (rows: readonly StatementRow[]): number => rows.reduce((sum, { amount }) => sum + amount, 0);
