import { msg, str } from "@lit/localize";
import { accountName } from "../company/accounts";
import type { Fault } from "../company/proof";
import type { Entry } from "../records";
import type { Read } from "../store/work";

/** Adds up every entry, and every account from its entries, month by month, against its stored balance. */
export async function proveEntries(read: Read): Promise<Fault[]> {
  const [entries, stored] = await Promise.all([read.list("entry", "id"), read.balances("account/")]);
  const accounts = new Map<string, Map<string, number>>();
  for (const entry of entries) addUp(accounts, entry);
  const held = new Map(
    stored.map(({ key, amount, parts }) => [key.slice("account/".length), { amount, parts }]),
  );
  return [
    ...entries.flatMap(balanceFault),
    ...[...new Set([...accounts.keys(), ...held.keys()])].flatMap((account) => {
      const months = accounts.get(account) ?? new Map<string, number>();
      const { amount, parts } = held.get(account) ?? { amount: 0, parts: {} };
      const sum = [...months.values()].reduce((total, one) => total + one, 0);
      if (amount === sum && sameParts(months, parts)) return [];
      const text = msg(str`The stored balance of ${accountName(account)} differs from its entries.`);
      return [{ invariant: 3, id: "company:main" as const, text }];
    }),
  ];
}

function balanceFault({ id, sourceNumber, lines }: Entry): Fault[] {
  const off = lines.reduce((sum, line) => sum + line.debit - line.credit, 0);
  const isWhole = lines.every(({ debit, credit }) => debit >= 0 && credit >= 0);
  if (off === 0 && isWhole) return [];
  const text = off
    ? msg(str`${sourceNumber} does not balance: off by ${off}.`)
    : msg(str`${sourceNumber} has a negative amount.`);
  return [{ invariant: 1, id, text }];
}

function addUp(accounts: Map<string, Map<string, number>>, { on, lines }: Entry): void {
  const month = on.slice(0, 7);
  for (const { account, debit, credit } of lines) {
    const months = accounts.get(account) ?? new Map<string, number>();
    accounts.set(account, months);
    months.set(month, (months.get(month) ?? 0) + debit - credit);
  }
}

const sameParts = (months: ReadonlyMap<string, number>, parts: Readonly<Record<string, number>>): boolean =>
  [...new Set([...months.keys(), ...Object.keys(parts)])].every(
    (month) => (months.get(month) ?? 0) === (parts[month] ?? 0),
  );
