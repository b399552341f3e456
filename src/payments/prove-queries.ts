import { msg, str } from "@lit/localize";
import { accounts } from "../company/accounts";
import { advanceUsed } from "../company/credit";
import type { Fault } from "../company/proof";
import type { Cheque, Entry, Payment } from "../records";
import type { Read } from "../store/work";
import { inHandKey, isAtBank, isInHand, promisedKey, sideOfCheque } from "./cheque-model";

/** Cheques move money once: a bounced one leaves nothing but its charges, a cleared one exactly one payment; what is in
 *  hand is what the cheques say. */
export async function proveCheques(read: Read): Promise<Fault[]> {
  const [cheques, payments] = await Promise.all([read.list("cheque", "id"), read.list("payment", "cheque")]);
  const faults = await Promise.all(
    cheques.map(async (cheque) => {
      const entries = await read.list("entry", "source", { is: cheque.id });
      return [
        ...entryFaults(cheque, entries),
        ...paymentFaults(
          cheque,
          payments.filter(({ chequeId }) => chequeId === cheque.id),
        ),
      ];
    }),
  );
  return [...faults.flat(), ...(await inHandFaults(read, cheques))];
}

/** Of a cheque's own entries only what lies at the bank may be left, and what the bank took for bounces. */
function entryFaults({ id, chequeNumber, amount, ...cheque }: Cheque, entries: readonly Entry[]): Fault[] {
  const sum = (account: string) =>
    entries
      .flatMap(({ lines }) => lines)
      .reduce((all, line) => all + (line.account === account ? line.debit - line.credit : 0), 0);
  const atBank = isAtBank(cheque) ? amount : 0;
  const charges = cheque.events.reduce((all, { bankCharge = 0 }) => all + bankCharge, 0);
  const isRight =
    sum(accounts.cheques.code) === atBank &&
    sum(accounts.chequesContra.code) === -atBank &&
    sum(accounts.bankCharges.code) === charges &&
    sum(accounts.bank.code) === -charges;
  return isRight
    ? []
    : [
        {
          invariant: 9,
          id,
          text: msg(str`The entries of cheque ${chequeNumber} do not fit where it stands.`),
        },
      ];
}

function paymentFaults(cheque: Cheque, payments: readonly Payment[]): Fault[] {
  const posted = payments.filter(({ status }) => status === "posted");
  const [only] = posted;
  const isRight =
    cheque.status === "cleared"
      ? posted.length === 1 && only?.id === cheque.paymentId && only?.amount === cheque.amount
      : posted.length === 0;
  return isRight
    ? []
    : [
        {
          invariant: 9,
          id: cheque.id,
          text: msg(str`Cheque ${cheque.chequeNumber} has moved money that does not fit where it stands.`),
        },
      ];
}

async function inHandFaults(read: Read, cheques: readonly Cheque[]): Promise<Fault[]> {
  const sums = new Map<string, number>();
  const add = (key: string, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount);
  for (const cheque of cheques.filter(isInHand)) {
    add(inHandKey(sideOfCheque(cheque), cheque.partyId), cheque.amount);
    for (const { billId, amount } of cheque.allocations) add(promisedKey(billId), amount);
  }
  const stored = (
    await Promise.all(["in-hand/", "given/", "promised/"].map((prefix) => read.balances(prefix)))
  ).flat();
  const faults: Fault[] = [];
  for (const key of new Set([...sums.keys(), ...stored.map((one) => one.key)])) {
    const amount = stored.find((one) => one.key === key)?.amount ?? 0;
    if (amount !== (sums.get(key) ?? 0))
      faults.push({
        invariant: 3,
        id: key.slice(key.indexOf("/") + 1) as Fault["id"],
        text: msg("The cheques in hand differ from what is stored of them."),
      });
  }
  return faults;
}

/** The tax of every advance is owed exactly as far as no bill bears it yet. */
export async function proveAdvances(read: Read): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const payment of await read.list("payment", "id")) {
    if (!payment.advance) continue;
    const entries = await read.list("entry", "source", { is: payment.id });
    const owed = entries
      .flatMap(({ lines }) => lines)
      .reduce(
        (all, line) => all + (line.account === accounts.advanceTax.code ? line.debit - line.credit : 0),
        0,
      );
    const { taxes } = advanceUsed(payment, payment.allocations);
    const left = payment.advance.taxes.reduce(
      (all, { name, amount }) => all + amount - (taxes[name] ?? 0),
      0,
    );
    if (owed !== (payment.status === "posted" ? left : 0))
      faults.push({
        invariant: 3,
        id: payment.id,
        text: msg(str`The tax of the advance ${payment.number} is not what is left of it.`),
      });
  }
  return faults;
}
