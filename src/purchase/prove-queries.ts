import { msg, str } from "@lit/localize";
import { toThousandths } from "../base/quantity";
import { accounts } from "../company/accounts";
import type { Fault } from "../company/proof";
import type { Claim, Order, Purchase, Receipt } from "../records";
import type { Read } from "../store/work";
import { mostReceived } from "./model";

/**
 * Recomputes purchases from their papers: received ≤ ordered within tolerance, billed ≤ received, sent back ≤ billed, value
 * credited ≤ billed, line by line; and that the accounts of goods not billed and of claims are what those papers leave open.
 */
export async function provePurchases(read: Read): Promise<Fault[]> {
  const [orders, receipts, purchases, claims] = await Promise.all([
    read.list("order", "id"),
    read.list("receipt", "id"),
    read.list("purchase", "id"),
    read.list("claim", "id"),
  ]);
  const posted = {
    receipts: receipts.filter(({ status }) => status === "posted"),
    purchases: purchases.filter(({ status }) => status === "posted"),
  };
  const bills = new Map(purchases.map((bill) => [bill.id, bill]));
  return [
    ...orders.flatMap((order) => orderFaults(order, posted.receipts)),
    ...posted.receipts.flatMap((receipt) => receiptFaults(receipt, posted.purchases)),
    ...creditFaults(posted.purchases, bills),
    ...(await accountFaults(read, posted.receipts, claims)),
  ];
}

const thousandths = (text: string): number => toThousandths(text) ?? 0;
const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

function orderFaults({ id, number = "", lines, tolerance }: Order, posted: readonly Receipt[]): Fault[] {
  const faults: Fault[] = [];
  const own = posted.filter(({ orderId }) => orderId === id);
  lines.forEach((line, at) => {
    const received = sum(
      own
        .flatMap((receipt) => receipt.lines)
        .map(({ orderLine, quantity }) => (orderLine === at ? thousandths(quantity) : 0)),
    );
    if (received !== line.received)
      faults.push({
        invariant: 3,
        id,
        text: msg(
          str`Order ${number}, line ${at + 1}: what is stored as received differs from its receipts.`,
        ),
      });
    if (received > mostReceived(line, tolerance))
      faults.push({
        invariant: 8,
        id,
        text: msg(str`Order ${number}, line ${at + 1}: more was received than ordered.`),
      });
  });
  return faults;
}

function receiptFaults({ id, number = "", lines }: Receipt, purchases: readonly Purchase[]): Fault[] {
  const faults: Fault[] = [];
  lines.forEach((line, at) => {
    const own = purchases
      .flatMap(({ kind, lines: billed }) => billed.map((one) => ({ kind, ...one })))
      .filter(({ receipt }) => receipt?.id === id && receipt.line === at);
    const bills = own.filter(({ kind }) => kind === "bill");
    const billed = sum(bills.map(({ quantity }) => thousandths(quantity)));
    const cleared = sum(bills.map(({ goods = 0 }) => goods));
    const back = own.filter(({ kind, location }) => kind === "debit-note" && location);
    const returned = sum(back.map(({ quantity }) => thousandths(quantity)));
    const say = (invariant: 3 | 8, text: string) => faults.push({ invariant, id, text });
    if (billed !== line.billed || cleared !== (line.billedValue ?? 0) || returned !== line.returned)
      say(3, msg(str`Receipt ${number}, line ${at + 1}: what is stored as billed differs from the bills.`));
    if (billed > thousandths(line.quantity))
      say(8, msg(str`Receipt ${number}, line ${at + 1}: more is billed than was received.`));
    if (returned > billed)
      say(8, msg(str`Receipt ${number}, line ${at + 1}: more was sent back than was billed.`));
  });
  return faults;
}

/** Debit notes that credit more of a bill's line than it was billed at. */
function creditFaults(posted: readonly Purchase[], bills: ReadonlyMap<string, Purchase>): Fault[] {
  const credited = new Map<string, number>();
  for (const { original, lines, figures } of posted)
    lines.forEach(({ originalLine }, at) => {
      if (!original || originalLine === undefined) return;
      const key = `${original.id}#${originalLine}`;
      credited.set(key, (credited.get(key) ?? 0) + (figures?.lineNets[at] ?? 0));
    });
  return [...credited].flatMap(([key, value]): Fault[] => {
    const [id = "", at = ""] = key.split("#");
    const bill = bills.get(id);
    if (!bill || value <= (bill.figures?.lineNets[Number(at)] ?? 0)) return [];
    return [
      {
        invariant: 8,
        id: bill.id,
        text: msg(str`${bill.number ?? ""}, line ${Number(at) + 1}: debited by more than it was billed at.`),
      },
    ];
  });
}

async function accountFaults(
  read: Read,
  receipts: readonly Receipt[],
  claims: readonly Claim[],
): Promise<Fault[]> {
  const unbilled = sum(
    receipts
      .flatMap(({ lines }) => lines)
      .map(({ claimId, value = 0, billedValue = 0 }) => (claimId ? 0 : value - billedValue)),
  );
  const open = sum(claims.map(({ status, cost }) => (status === "open" || status === "sent" ? cost : 0)));
  const [received, claimed] = await Promise.all([
    read.balance(`account/${accounts.received.code}`),
    read.balance(`account/${accounts.claims.code}`),
  ]);
  const faults: Fault[] = [];
  if (-received.amount !== unbilled)
    faults.push({
      invariant: 13,
      id: "company:main",
      text: msg("The account of goods received, not billed, differs from the receipts."),
    });
  if (claimed.amount !== open)
    faults.push({
      invariant: 13,
      id: "company:main",
      text: msg("The account of claims on principals differs from the open claims."),
    });
  return faults;
}
