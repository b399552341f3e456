import { msg, str } from "@lit/localize";
import { accountName } from "../company/accounts";
import type { Fault } from "../company/proof";
import type { Read } from "../store/work";
import { trialBalance } from "./queries";

/** What reports add up from their own balances equals what the ledger holds: what is owed both ways, what the stock is worth. */
export async function proveReports(read: Read): Promise<Fault[]> {
  const trial = await trialBalance(read);
  const of = (code: string): number => {
    const row = trial.find(({ account }) => account === code);
    return (row?.debit ?? 0) - (row?.credit ?? 0);
  };
  const [owed, credit, owing, advances, worth] = await Promise.all(
    ["receivable/", "credit/", "payable/", "advance/", "worth/"].map((prefix) => sumOf(read, prefix)),
  );
  const pairs: readonly (readonly [string, number])[] = [
    ["receivable", (owed ?? 0) - (credit ?? 0)],
    ["payable", (advances ?? 0) - (owing ?? 0)],
    ["stock", worth ?? 0],
  ];
  const faults = pairs.flatMap(([code, sum]): Fault[] =>
    of(code) === sum
      ? []
      : [
          {
            invariant: 13,
            id: "company:main",
            text: msg(str`${accountName(code)}: the reports come to ${sum}, the ledger to ${of(code)}.`),
          },
        ],
  );
  const off = trial.reduce((sum, { debit, credit: credited }) => sum + debit - credited, 0);
  if (off)
    faults.push({ invariant: 13, id: "company:main", text: msg(str`The trial balance is off by ${off}.`) });
  return faults;
}

const sumOf = async (read: Read, prefix: string): Promise<number> =>
  (await read.balances(prefix)).reduce((sum, { amount }) => sum + amount, 0);
