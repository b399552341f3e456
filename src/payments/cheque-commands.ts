import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Cheque, Payment, RecordId } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { allocationProblems, asFarAsOpen, type AllocationRow } from "./allocation";
import { bookPayment } from "./book";
import { chequeProblems, isInHand, sideOfCheque, type ChequeDraft } from "./cheque-model";
import { chequeFor, countInHand, moveCheque, replaceByCheque, replaceByMoney } from "./cheque-moves";
import { fold } from "../records/terms";
import { byId, openItems } from "./open-queries";
import { directionFor, shown } from "./payment-model";

/** Takes a cheque, or gives one to a principal, with the bills it is to settle. It is no money yet: bills stay open. */
export const receiveCheque = command("cheque.receive", async (work, draft: ChequeDraft) => {
  const direction = draft.direction ?? "in";
  await work.get(draft.partyId);
  await refuseCheque(work, { ...draft, direction });
  const { number } = await takeNumber(work, (await seriesOf(work, "cheque")).id, draft.receivedOn);
  const cheque: Cheque = {
    id: newId("cheque"),
    number,
    direction,
    status: "held",
    partyId: draft.partyId,
    chequeNumber: draft.chequeNumber.trim(),
    bank: draft.bank.trim(),
    receivedOn: draft.receivedOn,
    chequeOn: draft.chequeOn,
    amount: draft.amount,
    allocations: draft.allocations.map((row) => ({ ...row })),
    events: [{ on: draft.receivedOn, at: work.at, status: "held", note: "" }],
    note: draft.note ?? "",
  };
  await work.put(cheque);
  await countInHand(work, cheque, 1);
  if (draft.replaces) await replaceByCheque(work, draft.replaces, cheque, draft.receivedOn);
  return { id: cheque.id, number };
});

async function refuseCheque(
  work: Work,
  draft: ChequeDraft & { direction: Cheque["direction"] },
): Promise<void> {
  const company = await work.get("company:main");
  const open = byId(await openItems(work, sideOfCheque(draft), draft.partyId));
  const problems = {
    ...chequeProblems(draft, work.today, company.settings),
    ...allocationProblems(draft.allocations, draft.amount, open, shown(company)),
  };
  const same = await sameCheque(work, draft);
  if (same)
    problems.chequeNumber = msg(
      str`Cheque ${same.chequeNumber} of this bank stands in the register already, as ${same.number}.`,
    );
  if (Object.keys(problems).length) throw new Refusal(msg("This cheque cannot be saved yet."), problems);
}

/** Another cheque of the party with this number and bank that is not void; undefined when there is none. */
export async function sameCheque(
  read: Read,
  draft: Pick<ChequeDraft, "partyId" | "direction" | "chequeNumber" | "bank">,
): Promise<Cheque | undefined> {
  const { partyId, direction = "in", chequeNumber, bank } = draft;
  if (!chequeNumber.trim()) return undefined;
  const numbered = await read.list("cheque", "chequeNumber", { is: fold(chequeNumber.trim()) });
  return numbered.find(
    (one) =>
      one.partyId === partyId &&
      one.direction === direction &&
      fold(one.bank) === fold(bank.trim()) &&
      one.status !== "cancelled" &&
      one.status !== "returned",
  );
}

/** Promises a cheque in hand to other bills; no bill is settled by it before it clears. */
export const promiseCheque = command(
  "cheque.promise",
  async (work, { id, allocations }: { id: Cheque["id"]; allocations: readonly AllocationRow[] }) => {
    const cheque = await work.get(id);
    if (!isInHand(cheque)) throw new Refusal(msg("Only a cheque in hand can be meant for other bills."));
    const company = await work.get("company:main");
    const open = byId(await openItems(work, sideOfCheque(cheque), cheque.partyId));
    const problems = allocationProblems(allocations, cheque.amount, open, shown(company));
    if (Object.keys(problems).length) throw new Refusal(msg("This cheque cannot be meant so."), problems);
    const next: Cheque = { ...cheque, allocations: allocations.map((row) => ({ ...row })) };
    await countInHand(work, cheque, -1);
    await work.put(next);
    await countInHand(work, next, 1);
  },
);

interface Parting {
  readonly id: Cheque["id"];
  readonly on: Day;
  readonly reason: string;
}

/** Gives a cheque back to whom it came from (or gets ours back), unused or after it bounced. */
export const returnCheque = command("cheque.return", (work, { id, on, reason }: Parting) =>
  part(work, id, "return", on, reason, "returned"),
);

/** Strikes out a cheque that should not have been entered. */
export const cancelCheque = command("cheque.cancel", (work, { id, on, reason }: Parting) =>
  part(work, id, "cancel", on, reason, "cancelled"),
);

async function part(
  work: Work,
  id: Cheque["id"],
  move: "return" | "cancel",
  on: Day,
  reason: string,
  status: "returned" | "cancelled",
): Promise<void> {
  const cheque = await chequeFor(work, id, move, on);
  if (!reason.trim()) throw new Refusal(msg("The cheque was not changed."), { reason: msg("Say why.") });
  await moveCheque(work, cheque, { status }, { on, note: reason.trim() });
}

/** Says that another cheque of the party, or a payment, has taken a cheque's place. */
export const replaceCheque = command(
  "cheque.replace",
  async (work, { id, by, on }: { id: Cheque["id"]; by: RecordId<"cheque" | "payment">; on: Day }) => {
    const other = await work.get(by);
    if ("chequeNumber" in other) await replaceByCheque(work, id, other, on);
    else await replaceByMoney(work, id, { ...other, on });
  },
);

/** Gives a bounced cheque up; `bills` also writes off what its bills still leave open, as a loss. */
export const writeOffCheque = command(
  "cheque.writeOff",
  async (work, { id, on, reason, bills }: Parting & { readonly bills: boolean }) => {
    const cheque = await chequeFor(work, id, "write off", on);
    if (!reason.trim()) throw new Refusal(msg("The cheque was not changed."), { reason: msg("Say why.") });
    await moveCheque(work, cheque, { status: "written off" }, { on, note: reason.trim() });
    return bills ? await writeOffBills(work, cheque, on, reason.trim()) : undefined;
  },
);

async function writeOffBills(work: Work, cheque: Cheque, on: Day, reason: string) {
  const side = sideOfCheque(cheque);
  const open = byId(await openItems(work, side, cheque.partyId));
  const rows = asFarAsOpen(cheque.allocations, open, cheque.amount);
  const amount = rows.reduce((sum, row) => sum + row.amount, 0);
  if (!amount) return undefined;
  const document = side === "customer" ? "payment" : "payment-out";
  const { number } = await takeNumber(work, (await seriesOf(work, document)).id, on);
  const payment: Payment = {
    id: newId("payment"),
    number,
    status: "posted",
    side,
    direction: directionFor(side, "settlement"),
    on,
    partyId: cheque.partyId,
    amount: 0,
    mode: "bank",
    reference: cheque.chequeNumber,
    deductions: [{ kind: "write-off", amount, note: reason }],
    allocations: [],
    note: "",
  };
  await bookPayment(work, payment, rows);
  return { id: payment.id, number };
}
