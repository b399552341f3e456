import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import { refuseClosed } from "../company/period";
import { post } from "../company/post";
import { posting, reversed } from "../company/posting";
import type { Cheque, Payment, RecordId } from "../records";
import type { Work } from "../store/work";
import {
  inHandKey,
  isAtBank,
  isInHand,
  movesOf,
  promisedKey,
  sideOfCheque,
  type ChequeMove,
} from "./cheque-model";
import { statusWord } from "./words";

type ChequeEvent = Cheque["events"][number];

/** A cheque with which a move may be made on a day. @throws Refusal in words otherwise */
export async function chequeFor(work: Work, id: Cheque["id"], move: ChequeMove, on: Day): Promise<Cheque> {
  const cheque = await work.get(id);
  if (!movesOf(cheque).includes(move))
    throw new Refusal(
      msg(str`Cheque ${cheque.chequeNumber} is ${statusWord(cheque.status)}; nothing was changed.`),
    );
  const last = cheque.events.at(-1)?.on ?? cheque.receivedOn;
  if (!isDay(on)) throw refusedDay(msg("This is not a day."));
  if (on > work.today) throw refusedDay(msg(str`Not after today, ${work.today}.`));
  if (on < last) throw refusedDay(msg(str`Not before ${last}, when it was last moved.`));
  await refuseClosed(work, on);
  return cheque;
}

const refusedDay = (why: string): Refusal => new Refusal(msg("The cheque was not changed."), { on: why });

/** Moves a cheque on: its state with the event, what is in hand, and the memo of what lies at the bank. */
export async function moveCheque(
  work: Work,
  cheque: Cheque,
  changes: Partial<Cheque> & Pick<Cheque, "status">,
  event: Omit<ChequeEvent, "at" | "status">,
): Promise<Cheque> {
  const next: Cheque = {
    ...cheque,
    ...changes,
    events: [...cheque.events, { ...event, at: work.at, status: changes.status }],
  };
  await work.put(next);
  await countInHand(work, cheque, -1);
  await countInHand(work, next, 1);
  await memo(work, cheque, next, event.on);
  return next;
}

/** Counts a cheque among those in hand, or no longer. */
export async function countInHand(work: Work, cheque: Cheque, sign: 1 | -1): Promise<void> {
  if (!isInHand(cheque)) return;
  await work.move(inHandKey(sideOfCheque(cheque), cheque.partyId), sign * cheque.amount, cheque.chequeOn);
  for (const { billId, amount } of cheque.allocations) await work.move(promisedKey(billId), sign * amount);
}

/** The memo entry of a cheque at the bank: made when it goes there, exactly reversed when the bank has answered. */
async function memo(work: Work, before: Cheque, after: Cheque, on: Day): Promise<void> {
  if (isAtBank(before) === isAtBank(after)) return;
  const lines = [
    posting(accounts.cheques.code, after.amount),
    posting(accounts.chequesContra.code, -after.amount),
  ];
  await post(work, {
    id: `entry:${after.id}/${after.events.length}`,
    on,
    sourceId: after.id,
    sourceNumber: after.number,
    text: msg(str`Cheque ${after.chequeNumber}: ${statusWord(after.status)}`),
    lines: isAtBank(after) ? lines : reversed(lines),
  });
}

/** A cheque whose place another one takes. */
export async function replaceByCheque(
  work: Work,
  id: RecordId<"cheque">,
  by: Cheque,
  on: Day,
): Promise<void> {
  const cheque = await chequeFor(work, id, "replace", on);
  if (by.id === id || by.partyId !== cheque.partyId || by.direction !== cheque.direction)
    throw new Refusal(msg("A cheque is replaced by another one of the same party."));
  await moveCheque(
    work,
    cheque,
    { status: "replaced", replacedBy: by.id },
    { on, note: msg(str`By cheque ${by.chequeNumber}`) },
  );
  await work.put({ ...by, replaces: id });
}

/** A cheque whose place other money takes. */
export async function replaceByMoney(work: Work, id: RecordId<"cheque">, by: Payment): Promise<void> {
  const cheque = await chequeFor(work, id, "replace", by.on);
  if (
    by.partyId !== cheque.partyId ||
    by.status !== "posted" ||
    (by.side ?? "customer") !== sideOfCheque(cheque)
  )
    throw new Refusal(msg("A cheque is replaced by money of the same party."));
  await moveCheque(
    work,
    cheque,
    { status: "replaced", replacedBy: by.id },
    { on: by.on, note: msg(str`By ${by.number}`) },
  );
}
