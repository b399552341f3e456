import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { currencyDigits, toDecimal } from "../base/money";
import { Refusal } from "../base/refusal";
import { issue } from "../billing/issue";
import { freeLine } from "../company/bill-lines";
import { accounts } from "../company/accounts";
import { seriesOf, takeNumber } from "../company/numbering";
import { refuseClosed } from "../company/period";
import { post } from "../company/post";
import { posting } from "../company/posting";
import type { Cheque, Deposit, Invoice, Payment } from "../records";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { asFarAsOpen } from "./allocation";
import { bookPayment, unbookPayment } from "./book";
import { movesOf, presentingProblem, sideOfCheque } from "./cheque-model";
import { chequeFor, moveCheque } from "./cheque-moves";
import { byId, openItems } from "./open-queries";
import { dayProblem, directionFor } from "./payment-model";

/** A deposit slip as it is asked for: the cheques taken to the bank together, and cash with them in minor units. */
export interface DepositDraft {
  readonly on: Day;
  readonly chequeIds: readonly Cheque["id"][];
  readonly cash?: number;
  readonly note?: string;
}

/** Takes cheques and cash to the bank on one slip. What cannot be presented on that day is refused row by row. */
export const depositCheques = command("cheque.deposit", async (work, draft: DepositDraft) => {
  const cheques = await Promise.all(draft.chequeIds.map((id) => work.get(id)));
  const cash = draft.cash ?? 0;
  await refuseDeposit(work, draft, cheques);
  await refuseClosed(work, draft.on);
  const { number } = await takeNumber(work, (await seriesOf(work, "deposit")).id, draft.on);
  const deposit: Deposit = {
    id: newId("deposit"),
    number,
    on: draft.on,
    chequeIds: [...draft.chequeIds],
    cash,
    note: draft.note ?? "",
  };
  await work.put(deposit);
  for (const cheque of cheques)
    await moveCheque(
      work,
      cheque,
      { status: "deposited", depositId: deposit.id },
      { on: draft.on, note: msg(str`Slip ${number}`) },
    );
  if (cash)
    await post(work, {
      id: `entry:${deposit.id}`,
      on: draft.on,
      sourceId: deposit.id,
      sourceNumber: number,
      text: msg("Cash paid in"),
      lines: [posting(accounts.bank.code, cash), posting(accounts.cash.code, -cash)],
    });
  return { id: deposit.id, number };
});

async function refuseDeposit(
  work: Work,
  { on, chequeIds, cash = 0 }: DepositDraft,
  cheques: readonly Cheque[],
): Promise<void> {
  const { settings } = await work.get("company:main");
  const problems: Record<string, string> = dayProblem(on, work.today);
  if (!Number.isSafeInteger(cash) || cash < 0) problems.cash = msg("An amount above zero, or nothing.");
  if (!cheques.length && !cash) problems.cheques = msg("Choose a cheque, or say how much cash is paid in.");
  cheques.forEach((cheque, at) => {
    const why = !movesOf(cheque).includes("deposit")
      ? msg(str`Cheque ${cheque.chequeNumber} does not lie here.`)
      : chequeIds.indexOf(cheque.id) !== at
        ? msg(str`Cheque ${cheque.chequeNumber} stands on the slip twice.`)
        : isDay(on)
          ? presentingProblem(cheque, on, settings)
          : undefined;
    if (why) problems[`cheques.${at}`] = why;
  });
  if (Object.keys(problems).length) throw new Refusal(msg("This slip cannot be saved yet."), problems);
}

/** The bank has cleared a cheque: it becomes a payment that settles the bills it was meant for as far as they are open. */
export const clearCheque = command(
  "cheque.clear",
  async (work, { id, on }: { id: Cheque["id"]; on: Day }) => {
    const cheque = await chequeFor(work, id, "clear", on);
    if (on < cheque.chequeOn)
      throw new Refusal(msg("The cheque was not changed."), {
        on: msg(str`Not before ${cheque.chequeOn}, the date on the cheque.`),
      });
    const side = sideOfCheque(cheque);
    const open = byId(await openItems(work, side, cheque.partyId));
    const document = side === "customer" ? "payment" : "payment-out";
    const { number } = await takeNumber(work, (await seriesOf(work, document)).id, on);
    const payment: Payment = {
      id: newId("payment"),
      number,
      status: "posted",
      ...(side === "principal" ? { side, direction: directionFor(side, "settlement") } : {}),
      on,
      partyId: cheque.partyId,
      amount: cheque.amount,
      mode: "cheque",
      reference: cheque.chequeNumber,
      allocations: [],
      chequeId: id,
      note: "",
    };
    await moveCheque(work, cheque, { status: "cleared", paymentId: payment.id }, { on, note: number });
    await bookPayment(work, payment, asFarAsOpen(cheque.allocations, open, cheque.amount));
    return { id: payment.id, number };
  },
);

/** A bounce as it is told: what the bank took, and what the customer is billed for it, minor units. */
export interface Bounce {
  readonly id: Cheque["id"];
  readonly on: Day;
  readonly reason: string;
  readonly bankCharge?: number;
  readonly charge?: number;
}

/** The bank has sent a cheque back: everything it had done is exactly undone, the bank's charge is booked, and the customer
 *  gets a debit note due the same day, all at once. */
export const bounceCheque = command("cheque.bounce", async (work, bounce: Bounce) => {
  const { id, on, bankCharge = 0, charge = 0 } = bounce;
  const cheque = await chequeFor(work, id, "bounce", on);
  refuseBounce(bounce, cheque);
  if (cheque.paymentId && cheque.status === "cleared")
    await unbookPayment(work, await work.get(cheque.paymentId), bounce.reason.trim());
  const bill = charge ? await billCharge(work, cheque, on, charge) : undefined;
  const moved = await moveCheque(
    work,
    withoutPayment(cheque),
    { status: "bounced" },
    {
      on,
      note: bounce.reason.trim(),
      ...(bankCharge ? { bankCharge } : {}),
      ...(bill ? { billId: bill.id } : {}),
    },
  );
  if (bankCharge)
    await post(work, {
      id: `entry:${id}/${moved.events.length}-charge`,
      on,
      sourceId: id,
      sourceNumber: cheque.number,
      text: msg(str`Charge of the bank for cheque ${cheque.chequeNumber}`),
      lines: [posting(accounts.bankCharges.code, bankCharge), posting(accounts.bank.code, -bankCharge)],
    });
  return { bill };
});

function refuseBounce({ reason, bankCharge = 0, charge = 0 }: Bounce, { direction }: Cheque): void {
  const problems: Record<string, string> = {};
  const isAmount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (!reason.trim()) problems.reason = msg("What the bank says: no funds, signature, stopped …");
  if (!isAmount(bankCharge)) problems.bankCharge = msg("An amount above zero, or nothing.");
  if (!isAmount(charge)) problems.charge = msg("An amount above zero, or nothing.");
  else if (charge && direction === "out")
    problems.charge = msg("It is our cheque that bounced; nobody is billed for it.");
  if (Object.keys(problems).length) throw new Refusal(msg("The cheque was not changed."), problems);
}

const withoutPayment = ({ paymentId: _, ...cheque }: Cheque): Cheque => cheque;

/** The debit note for a bounce: due the day it is written, without tax. */
async function billCharge(work: Work, cheque: Cheque, on: Day, amount: number) {
  const company = await work.get("company:main");
  const series = await seriesOf(work, "debit-note", company.taxScheme);
  const draft: Invoice = {
    id: newId("invoice"),
    status: "draft",
    kind: "debit-note",
    seriesId: series.id,
    on,
    dueOn: on,
    customerId: cheque.partyId,
    taxScheme: series.taxScheme ?? company.taxScheme,
    placeOfSupply: "",
    reverseCharge: false,
    taxInclusive: false,
    poReference: "",
    lines: [
      freeLine({
        description: msg(str`Charge for cheque ${cheque.chequeNumber}, returned by the bank`),
        quantity: "1",
        price: toDecimal(amount, currencyDigits(company.currency)).toString(),
        taxCategory: "outside",
      }),
    ],
    charges: [],
    reason: msg("Cheque returned unpaid"),
    note: "",
    prepaid: 0,
  };
  return issue(work, draft);
}

/** Takes a bounced cheque to the bank once more. */
export const representCheque = command(
  "cheque.represent",
  async (work, { id, on }: { id: Cheque["id"]; on: Day }) => {
    const cheque = await chequeFor(work, id, "re-present", on);
    const { settings } = await work.get("company:main");
    const why = presentingProblem(cheque, on, settings);
    if (why) throw new Refusal(msg("The cheque was not changed."), { on: why });
    await moveCheque(work, cheque, { status: "re-presented" }, { on, note: "" });
  },
);
