import fc from "fast-check";
import { expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { freeLine } from "../../src/company/bill-lines";
import { creditBill } from "../../src/billing/note-commands";
import { trialBalance } from "../../src/ledger/queries";
import {
  receiveCheque,
  replaceCheque,
  returnCheque,
  writeOffCheque,
} from "../../src/payments/cheque-commands";
import {
  bounceCheque,
  clearCheque,
  depositCheques,
  representCheque,
} from "../../src/payments/clearing-commands";
import { payPrincipal, receivePayment, reversePayment } from "../../src/payments/commands";
import { allocateCredit, refundCredit, unallocateCredit } from "../../src/payments/credit-commands";
import { movesOf, type ChequeMove } from "../../src/payments/cheque-model";
import { openBill, openCredit } from "../../src/payments/opening-commands";
import type { Cheque, Deduction, Invoice, Payment, Purchase, RecordId } from "../../src/records";
import type { CommandCall } from "../../src/store/command";
import { openBook, type Book } from "../book";
import { handsOn } from "./hands";

const kinds = [
  ...["bill", "bill", "pay", "pay", "deducted", "advance", "use", "use", "take off", "refund", "reverse"],
  ...["cancel", "credit", "cheque", "cheque", "deposit", "deposit", "clear", "bounce", "present", "replace"],
  ...["return", "write off", "their bill", "their bill", "pay them", "our advance"],
] as const;
type Kind = (typeof kinds)[number];
interface Step {
  readonly kind: Kind;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const MOVES: Partial<Record<Kind, ChequeMove>> = {
  deposit: "deposit",
  clear: "clear",
  bounce: "bounce",
  present: "re-present",
  replace: "replace",
  return: "return",
  "write off": "write off",
};

interface Held {
  readonly invoices: readonly Invoice[];
  readonly purchases: readonly Purchase[];
  readonly payments: readonly Payment[];
  readonly cheques: readonly Cheque[];
}

/** The command a step stands for, on what is there; undefined where there is nothing to do it to. */
function callOf({ kind, a, b, c }: Step, held: Held, book: Book, principal: RecordId<"party">) {
  const at = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];
  const [on, partyId] = [book.clock.today(), book.customer];
  const [invoice, other] = [at(held.invoices, a), at(held.invoices, c)];
  const [payment, purchase] = [at(held.payments, c), at(held.purchases, a)];
  const rows = invoice ? [{ billId: invoice.id, amount: Math.max(1, b - (c % 50)) }] : [];
  const money = { partyId, on, amount: b, mode: c % 2 ? "cash" : "upi" } as const;
  const deductions: Deduction[] = [
    { kind: "tds", amount: 1 + (c % 90) },
    { kind: "discount", amount: 1 + (a % 40) },
  ];
  const advance = { description: "Service", taxCode: "998719", taxRate: a % 2 ? "18" : "5" };
  // Mostly a cheque with which the move can be made, now and then one with which it cannot.
  const move = MOVES[kind];
  const fit = held.cheques.filter((each) => move && c % 5 && movesOf(each).includes(move));
  const cheque = at(fit.length ? fit : held.cheques, c);
  const one = cheque && { id: cheque.id, on, reason: "test" };
  const calls: Record<Kind, () => CommandCall | undefined> = {
    bill: () =>
      billNow({
        customerId: partyId,
        lines: [freeLine({ description: "Work", quantity: "1", price: String(b / 100), taxRate: "18" })],
        ...(c % 3 === 0 ? { prepaid: c } : {}),
      }),
    pay: () => receivePayment({ ...money, allocations: rows }),
    deducted: () => receivePayment({ ...money, deductions, allocations: rows }),
    advance: () => receivePayment({ ...money, allocations: [], advance }),
    use: () =>
      payment && invoice && allocateCredit({ id: payment.id, rows: [{ billId: invoice.id, amount: b }] }),
    "take off": () => {
      const row = payment?.allocations[0];
      return (
        payment &&
        row &&
        unallocateCredit({
          id: payment.id,
          billId: row.billId,
          ...(a % 2 ? { amount: 1 + (b % row.amount) } : {}),
        })
      );
    },
    refund: () =>
      payment &&
      refundCredit({
        side: payment.side ?? "customer",
        partyId: payment.partyId,
        on,
        mode: "cash",
        credits: [{ id: payment.id, amount: 1 + (b % 900) }],
      }),
    reverse: () => payment && reversePayment({ id: payment.id, reason: "test" }),
    cancel: () => other && cancelInvoice({ id: other.id, reason: "test" }),
    credit: () =>
      other &&
      creditBill({ originalId: other.id, reason: "test", rows: [{ line: 0, amount: 1 + (b % 5_000) }] }),
    cheque: () =>
      receiveCheque({
        partyId,
        chequeNumber: String(a),
        bank: "SBI",
        receivedOn: on,
        chequeOn: on,
        amount: b,
        allocations: rows,
      }),
    deposit: () => one && depositCheques({ on, chequeIds: [one.id], cash: a % 40 }),
    clear: () => one && clearCheque(one),
    bounce: () => one && bounceCheque({ ...one, bankCharge: a % 300, charge: c % 2 ? 50_000 : 0 }),
    present: () => one && representCheque(one),
    replace: () => {
      const by = at<Cheque | Payment>(a % 2 ? held.cheques : held.payments, a + 1);
      return one && by && replaceCheque({ ...one, by: by.id });
    },
    return: () => one && returnCheque(one),
    "write off": () => one && writeOffCheque({ ...one, bills: a % 2 === 0 }),
    "their bill": () => openBill({ side: "principal", partyId: principal, number: `T${a}`, on, amount: b }),
    "pay them": () =>
      payPrincipal({
        ...money,
        partyId: principal,
        allocations: purchase ? [{ billId: purchase.id, amount: Math.max(1, b - (c % 50)) }] : [],
      }),
    "our advance": () =>
      openCredit({ side: "principal", partyId: principal, number: `A${a}`, on, amount: b }),
  };
  return calls[kind]();
}

async function play(step: Step, book: Book, principal: RecordId<"party">): Promise<boolean> {
  const held = await book.store.read(async (read) => ({
    invoices: await read.list("invoice", "id"),
    purchases: await read.list("purchase", "id"),
    payments: await read.list("payment", "id"),
    cheques: await read.list("cheque", "id"),
  }));
  const call = callOf(step, held, book, principal);
  if (!call) return false;
  // A refusal is a fine answer; anything else is a bug.
  return book.store.run(call).then(
    () => true,
    (error: Error) => {
      if (error.name !== "Refusal") throw error;
      return false;
    },
  );
}

/** The seldom turns of a cheque, which a round of random histories may miss. */
const rare: Step[] = (
  [
    ...["bill", "pay", "cheque", "deposit", "bounce", "present", "clear"],
    ...["cheque", "return", "cheque", "deposit", "bounce", "write off"],
    ...["cheque", "deposit", "bounce", "pay", "replace"],
  ] as Kind[]
).map((kind, at) => ({ kind, a: 2 * at, b: kind === "bill" ? 30_000 : 100, c: 1 }));

it("[M8] any history of bills, payments, credits, refunds and cheques of both sides leaves the book whole", async () => {
  const step = fc.record({
    kind: fc.constantFrom<Kind>(...kinds),
    a: fc.nat(1_000),
    b: fc.integer({ min: 1, max: 30_000 }),
    c: fc.nat(1_000),
  });
  const done = new Map<Kind, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const book = await openBook();
      const principal = await handsOn(book).principal();
      for (const one of steps)
        if (await play(one, book, principal)) done.set(one.kind, (done.get(one.kind) ?? 0) + 1);
      expect(await book.faults()).toEqual([]);
      const trial = await book.store.read(trialBalance);
      expect(trial.reduce((sum, row) => sum + row.debit - row.credit, 0)).toBe(0);
      book.store.close();
    }),
    { numRuns: 40, examples: [[rare]] },
  );
  // The histories are worth something only when every kind of step was carried out now and then.
  expect([...new Set(kinds)].filter((kind) => !done.has(kind))).toEqual([]);
}, 240_000);
