import { spawnSync } from "node:child_process";
import type { JournalText } from "../../src/ledger/journal-text";
import { billKey, creditKey } from "../../src/company/settlement";
import { settlementsIn } from "../../src/ledger/settlement-queries";
import type { Read } from "../../src/store/work";

const probe = spawnSync("hledger", ["--version"], { encoding: "utf8" });
/** The version of hledger on this machine; undefined where there is none. */
export const hledgerVersion: string | undefined = probe.status === 0 ? probe.stdout.trim() : undefined;

/** Runs hledger over a journal and gives what it wrote; what it complains of is thrown. */
export function hledger(journal: string, args: readonly string[]): string {
  const env = { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
  const ran = spawnSync("hledger", ["-f", "-", ...args], {
    input: journal,
    encoding: "utf8",
    env,
    maxBuffer: 2 ** 28,
  });
  if (ran.status !== 0) throw new Error(ran.stderr || String(ran.error));
  return ran.stdout;
}

/** The balance of every account hledger finds in a journal, in minor units of a currency with two decimals. */
export function hledgerBalances(journal: string): Map<string, number> {
  const rows = hledger(journal, ["balance", "--flat", "--no-total", "-O", "csv", "--strict"]);
  const balances = new Map<string, number>();
  for (const row of rows.split("\n").slice(1)) {
    const [, name, amount] = /^"(.*)","([^"]*)"$/.exec(row) ?? [];
    if (name && amount) balances.set(name.replaceAll('""', '"'), minorOf(amount));
  }
  return balances;
}

const minorOf = (amount: string): number => {
  const [, sign = "", whole = "0", part = ""] = /^(-?)(\d+)(?:\.(\d+))?/.exec(amount) ?? [];
  return Number(`${sign}${whole}${part.padEnd(2, "0")}`) || 0;
};

/** What the book says hledger must find: every account, every standing bill, every party's credit; zero ones left out. */
export async function ourBalances(read: Read, journal: JournalText): Promise<Map<string, number>> {
  const { owed, credits } = await settlementsIn(read);
  const ours = new Map<string, number>();
  const add = (name: string | undefined, amount: number) => {
    if (name !== undefined && amount !== 0) ours.set(name, (ours.get(name) ?? 0) + amount);
  };
  for (const { key, amount } of await read.balances("account/")) {
    const code = key.slice("account/".length);
    if (code !== "receivable" && code !== "payable") add(journal.accountOf(code), amount);
  }
  const sign = { customer: 1, principal: -1 } as const;
  for (const { bill } of owed) {
    const { amount } = await read.balance(billKey(bill.side, bill.id));
    // A bill for nothing has no line in the ledger, so hledger does not know it either.
    add(journal.billAccount(bill.id), sign[bill.side] * amount);
  }
  for (const key of new Set(credits.map(({ side, partyId }) => `${side} ${partyId}`))) {
    const [side, partyId] = key.split(" ") as ["customer" | "principal", `party:${string}`];
    const { amount } = await read.balance(creditKey(side, partyId));
    add(journal.creditAccount(side, partyId), -sign[side] * amount);
  }
  return ours;
}
