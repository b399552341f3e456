import type { Day } from "../base/day";
import { chartOf, type ChartAccount } from "../company/chart";
import type { Entry, Journal, RecordId } from "../records";
import type { Read } from "../store/work";

/** A line of a ledger with the balance after it; debit raises it, minor units. */
export interface LedgerLine {
  readonly entry: Entry;
  readonly debit: number;
  readonly credit: number;
  readonly balance: number;
}
export type PartyLedgerLine = LedgerLine;

/** A ledger from one day to another: what it began with, its lines, what it ended with. */
export interface Ledger {
  readonly opening: number;
  readonly lines: readonly LedgerLine[];
  readonly closing: number;
}

/** Days from and to, both included; open where left out. */
export interface Period {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

const PREFIX = "account/";

/** A party's ledger in order of date, with a running balance. */
export async function partyLedger(read: Read, partyId: RecordId<"party">): Promise<LedgerLine[]> {
  return [...(await partyLedgerOf(read, partyId, {})).lines];
}

/** A party's ledger of a period, on both sides alike: debit = he owes us more. */
export async function partyLedgerOf(read: Read, partyId: RecordId<"party">, period: Period): Promise<Ledger> {
  const entries = await read.list("entry", "party", { is: partyId });
  return ledgerOf(entries, (line) => line.partyId === partyId, period);
}

/** The ledger of an account in a period: what it began with comes from its months, so only the period's entries are read. */
export async function accountLedger(read: Read, code: string, { from, to }: Period): Promise<Ledger> {
  const [opening, entries] = await Promise.all([
    from ? accountBefore(read, code, from) : 0,
    entriesOf(read, { from, to }),
  ]);
  const ledger = ledgerOf(entries, ({ account }) => account === code, {});
  return {
    opening,
    lines: ledger.lines.map((line) => ({ ...line, balance: line.balance + opening })),
    closing: ledger.closing + opening,
  };
}

function ledgerOf(
  entries: readonly Entry[],
  isOurs: (line: Entry["lines"][number]) => boolean,
  { from = "", to = "9999-12-31" }: Period,
): Ledger {
  let balance = 0;
  let opening = 0;
  const lines: LedgerLine[] = [];
  for (const entry of [...entries].sort(byDay))
    for (const { debit, credit } of entry.on > to ? [] : entry.lines.filter(isOurs)) {
      balance += debit - credit;
      if (entry.on < from) opening = balance;
      else lines.push({ entry, debit, credit, balance });
    }
  return { opening, lines, closing: balance };
}

const byDay = (a: Entry, b: Entry): number => a.on.localeCompare(b.on) || a.id.localeCompare(b.id);

/** The balance of an account at the end of the day before one. */
async function accountBefore(read: Read, code: string, day: Day): Promise<number> {
  const [{ parts }, begun] = await Promise.all([
    read.balance(PREFIX + code),
    entriesOf(read, { from: `${day.slice(0, 7)}-01`, to: day, toOpen: true }),
  ]);
  const sums = sumsOf(begun);
  return monthsBefore(parts, day) + (sums.get(code)?.sum ?? 0);
}

const monthsBefore = (parts: Readonly<Record<string, number>>, day: Day): number =>
  Object.entries(parts).reduce((sum, [month, part]) => (month < day.slice(0, 7) ? sum + part : sum), 0);

/** An account in a trial balance, minor units: debit balances positive, credit balances negative. */
export interface TrialRow extends ChartAccount {
  readonly opening: number;
  readonly debit: number;
  readonly credit: number;
  readonly closing: number;
}

/** Every account with its debit or credit balance in minor units; the sums of both columns are equal. */
export async function trialBalance(
  read: Read,
): Promise<{ account: string; debit: number; credit: number }[]> {
  return (await read.balances(PREFIX))
    .filter(({ amount }) => amount !== 0)
    .map(({ key, amount }) => ({
      account: key.slice(PREFIX.length),
      debit: Math.max(amount, 0),
      credit: Math.max(-amount, 0),
    }))
    .sort((a, b) => a.account.localeCompare(b.account));
}

/**
 * The trial balance of a period, by kind and name: opening + debit − credit = closing on every row. Whole months before come
 * from the balances; the entries of the period and of the month it begins in are read. Accounts that never moved are left out.
 */
export async function trialBalanceOf(read: Read, { from, to }: Period): Promise<TrialRow[]> {
  const firstOfMonth = from && `${from.slice(0, 7)}-01`;
  const [own, stored, begun, moved] = await Promise.all([
    read.list("account", "id"),
    read.balances(PREFIX),
    from && firstOfMonth !== from ? entriesOf(read, { from: firstOfMonth, to: from, toOpen: true }) : [],
    entriesOf(read, { from, to }),
  ]);
  const [before, within] = [sumsOf(begun), sumsOf(moved)];
  const months = new Map(stored.map(({ key, parts }) => [key.slice(PREFIX.length), parts]));
  const codes = [...new Set([...months.keys(), ...before.keys(), ...within.keys()])];
  return chartOf(own, codes).flatMap((account) => {
    const opening = from
      ? monthsBefore(months.get(account.code) ?? {}, from) + (before.get(account.code)?.sum ?? 0)
      : 0;
    const { debit = 0, credit = 0 } = within.get(account.code) ?? {};
    if (!opening && !debit && !credit) return [];
    return [{ ...account, opening, debit, credit, closing: opening + debit - credit }];
  });
}

/** The balances of all accounts at the end of a day: from the months, and the entries of the month the day is in. */
export async function balancesAt(read: Read, day: Day): Promise<Map<string, number>> {
  const [stored, begun] = await Promise.all([
    read.balances(PREFIX),
    entriesOf(read, { from: `${day.slice(0, 7)}-01`, to: day }),
  ]);
  const sums = new Map(stored.map(({ key, parts }) => [key.slice(PREFIX.length), monthsBefore(parts, day)]));
  for (const [code, { sum }] of sumsOf(begun)) sums.set(code, (sums.get(code) ?? 0) + sum);
  return sums;
}

interface Sum {
  debit: number;
  credit: number;
  sum: number;
}

/** Debits and credits of every account in some entries. */
export function sumsOf(entries: readonly Pick<Entry, "lines">[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { account, debit, credit } of entries.flatMap(({ lines }) => lines)) {
    const sum = sums.get(account) ?? { debit: 0, credit: 0, sum: 0 };
    sums.set(account, {
      debit: sum.debit + debit,
      credit: sum.credit + credit,
      sum: sum.sum + debit - credit,
    });
  }
  return sums;
}

function entriesOf(
  read: Read,
  { from, to, toOpen = false }: Period & { readonly toOpen?: boolean },
): Promise<Entry[]> {
  return read.list("entry", "on", {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    toOpen,
  });
}

/** The chart of accounts with the desk's own names, accounts that were used included. */
export async function chartAccounts(read: Read): Promise<ChartAccount[]> {
  const [own, stored] = await Promise.all([read.list("account", "id"), read.balances(PREFIX)]);
  return chartOf(
    own,
    stored.map(({ key }) => key.slice(PREFIX.length)),
  );
}

/** What accounts are called here, by code. */
export async function accountNames(read: Read): Promise<ReadonlyMap<string, string>> {
  return new Map((await chartAccounts(read)).map(({ code, name }) => [code, name]));
}

/** The newest vouchers. */
export const newestJournals = (read: Read, limit = 300): Promise<Journal[]> =>
  read.list("journal", "on", undefined, { order: "newest", limit });

/** A voucher with the names of its accounts. */
export async function journalPage(
  read: Read,
  id: Journal["id"],
): Promise<{ journal: Journal; names: ReadonlyMap<string, string> }> {
  const [journal, names] = await Promise.all([read.get(id), accountNames(read)]);
  return { journal, names };
}

/** The ids by which the desk's own accounts of money are known: banks and cash boxes. */
export const moneyAccounts = async (read: Read): Promise<ChartAccount[]> =>
  (await chartAccounts(read)).filter(({ role, active }) => role !== undefined && active);
