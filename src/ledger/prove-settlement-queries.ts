import { msg, str } from "@lit/localize";
import type { Fault } from "../company/proof";
import { billKey, controlAccount, creditKey, partyKey, type Side } from "../company/settlement";
import type { RecordId } from "../records";
import type { Balance, Read } from "../store/work";
import { settledBy, type Credit, type Owed, type Settlements } from "./settlement-model";
import { settlementsIn } from "./settlement-queries";

const sides: readonly Side[] = ["customer", "principal"];

/** Recomputes what bills leave open and what parties have to their credit, on both sides, against what is stored and booked. */
export async function proveSettlements(read: Read): Promise<Fault[]> {
  const all = await settlementsIn(read);
  const bills = new Map(all.owed.map(({ bill }) => [bill.id as string, bill]));
  const ledger = await ledgersOf(read);
  const faults = await Promise.all(sides.map((side) => proveSide(read, side, only(all, side), ledger[side])));
  return [...all.credits.flatMap((credit) => creditFaults(credit, bills)), ...faults.flat()];
}

const only = ({ owed, credits }: Settlements, side: Side): Settlements => ({
  owed: owed.filter(({ bill }) => bill.side === side),
  credits: credits.filter((credit) => credit.side === side),
});

/** Row by row: a credit settles no more than it is worth, and only standing bills of its own party. */
function creditFaults(
  { id, number, worth, side, partyId, allocations }: Credit,
  standing: ReadonlyMap<string, Owed["bill"]>,
): Fault[] {
  const faults: Fault[] = [];
  const sum = allocations.reduce((total, { amount }) => total + amount, 0);
  if (sum > worth) faults.push({ invariant: 2, id, text: msg(str`${number} settles more than it brought.`) });
  if (allocations.some(({ amount }) => amount <= 0))
    faults.push({ invariant: 2, id, text: msg(str`${number} settles a bill by nothing or less.`) });
  const bills = allocations.map(({ billId }) => standing.get(billId));
  if (bills.some((bill) => bill?.partyId !== partyId || bill.side !== side))
    faults.push({
      invariant: 2,
      id,
      text: msg(str`${number} settles what is no standing bill of its party.`),
    });
  return faults;
}

interface Party {
  open: number;
  byDue: Map<string, number>;
  credit: number;
  ledger: number;
}

async function proveSide(
  read: Read,
  side: Side,
  { owed, credits }: Settlements,
  ledger: ReadonlyMap<string, number>,
): Promise<Fault[]> {
  const [stored, parties, free] = await Promise.all([
    byKey(read, billKey(side, "" as never)),
    byKey(read, partyKey(side, "" as never)),
    byKey(read, creditKey(side, "" as never)),
  ]);
  const settled = settledBy(credits);
  const faults: Fault[] = [];
  const sums = new Map<string, Party>();
  const party = (id: string): Party => {
    const known = sums.get(id) ?? { open: 0, byDue: new Map(), credit: 0, ledger: ledger.get(id) ?? 0 };
    sums.set(id, known);
    return known;
  };
  for (const one of owed) {
    const open = one.total - (settled.get(one.bill.id) ?? 0);
    faults.push(...billFaults(one, open, stored.get(one.bill.id)));
    stored.delete(one.bill.id);
    const sum = party(one.bill.partyId);
    sum.open += open;
    sum.byDue.set(one.bill.dueOn, (sum.byDue.get(one.bill.dueOn) ?? 0) + open);
  }
  // Nothing may be left open of what is no standing bill.
  for (const id of stored.keys())
    faults.push({
      invariant: 3,
      id: id as RecordId,
      text: msg("Something is stored as open that is no standing bill."),
    });
  for (const { partyId, worth, allocations } of credits)
    party(partyId).credit += allocations.reduce((left, { amount }) => left - amount, worth);
  for (const id of [...ledger.keys(), ...parties.keys(), ...free.keys()]) party(id);
  for (const [id, sum] of sums)
    faults.push(...partyFaults(id as RecordId<"party">, side, sum, parties.get(id), free.get(id)));
  return faults;
}

function billFaults({ bill: { id, number } }: Owed, open: number, stored: Balance | undefined): Fault[] {
  const faults: Fault[] = [];
  if (open < 0)
    faults.push({ invariant: 2, id, text: msg(str`${number} is settled by more than its total.`) });
  if ((stored?.amount ?? 0) !== open)
    faults.push({ invariant: 3, id, text: msg(str`The stored open amount of ${number} is wrong.`) });
  return faults;
}

function partyFaults(
  id: RecordId<"party">,
  side: Side,
  { open, byDue, credit, ledger }: Party,
  stored: Balance | undefined,
  free: Balance | undefined,
): Fault[] {
  const faults: Fault[] = [];
  const parts = stored?.parts ?? {};
  const sameDays = [...new Set([...byDue.keys(), ...Object.keys(parts)])].every(
    (day) => (byDue.get(day) ?? 0) === (parts[day] ?? 0),
  );
  if ((stored?.amount ?? 0) !== open || !sameDays || (free?.amount ?? 0) !== credit) {
    const text =
      side === "customer"
        ? msg("The stored balance of this customer differs from the bills and payments.")
        : msg("What is stored as owed to this principal differs from his bills and our payments.");
    faults.push({ invariant: 3, id, text });
  }
  // What we owe stands on the credit side of the ledger.
  if ((side === "customer" ? ledger : -ledger) !== open - credit) {
    const text =
      side === "customer"
        ? msg("The ledger of this customer differs from the open bills less credits.")
        : msg("The ledger of this principal differs from his open bills less our credits.");
    faults.push({ invariant: 4, id, text });
  }
  return faults;
}

/** What the entries say of every party, on each side's control account: debits less credits. */
async function ledgersOf(read: Read): Promise<Record<Side, Map<string, number>>> {
  const sums = { customer: new Map<string, number>(), principal: new Map<string, number>() };
  for (const { lines } of await read.list("entry", "id"))
    for (const { partyId, account, debit, credit } of lines)
      for (const side of sides)
        if (partyId && account === controlAccount(side))
          sums[side].set(partyId, (sums[side].get(partyId) ?? 0) + debit - credit);
  return sums;
}

const byKey = async (read: Read, prefix: string): Promise<Map<string, Balance>> =>
  new Map((await read.balances(prefix)).map((balance) => [balance.key.slice(prefix.length), balance]));
