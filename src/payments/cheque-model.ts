import { msg, str } from "@lit/localize";
import { addMonths, isDay, type Day } from "../base/day";
import type { Cheque, Company, RecordId } from "../records";
import type { AllocationRow, OpenBill } from "./allocation";
import type { Side } from "./payment-model";

export type ChequeStatus = Cheque["status"];

/** A cheque as it is asked for: from a customer unless it goes out to a principal. */
export interface ChequeDraft {
  readonly partyId: RecordId<"party">;
  readonly direction?: Cheque["direction"];
  readonly chequeNumber: string;
  readonly bank: string;
  readonly receivedOn: Day;
  /** The date written on it. */
  readonly chequeOn: Day;
  /** Minor units. */
  readonly amount: number;
  /** The bills it is to settle once cleared. */
  readonly allocations: readonly AllocationRow[];
  readonly note?: string;
  /** The cheque it is given for. */
  readonly replaces?: RecordId<"cheque">;
}

/** What can be done with a cheque from where it stands. */
export type ChequeMove =
  "deposit" | "clear" | "bounce" | "re-present" | "replace" | "return" | "cancel" | "write off";

/** Whose account a cheque moves once it clears. */
export const sideOfCheque = ({ direction }: Pick<Cheque, "direction">): Side =>
  direction === "in" ? "customer" : "principal";

/** Taken to the bank and not answered yet; a cheque of ours is with the principal, never here. */
export const isAtBank = ({ direction, status }: Pick<Cheque, "direction" | "status">): boolean =>
  direction === "in" && (status === "deposited" || status === "re-presented");

/** Given and neither money nor void: held, at the bank, or presented again. */
export const isInHand = ({ status }: Pick<Cheque, "status">): boolean =>
  status === "held" || status === "deposited" || status === "re-presented";

/** The balance that says what cheques in hand (or given to a principal) promise to settle of a bill. */
export const promisedKey = (id: OpenBill["id"]): string => `promised/${id}`;
/** The balance of a party's cheques that are in hand or in clearing, with its parts by the day written on them. */
export const inHandKey = (side: Side, partyId: RecordId<"party">): string =>
  `${side === "customer" ? "in-hand/" : "given/"}${partyId}`;

/** The moves open to a cheque. What the bank cleared can still come back; nothing else is ever taken back from its end. */
export function movesOf({ direction, status }: Pick<Cheque, "direction" | "status">): readonly ChequeMove[] {
  const isOurs = direction === "out";
  switch (status) {
    case "held":
      return isOurs
        ? ["clear", "bounce", "replace", "return", "cancel"]
        : ["deposit", "replace", "return", "cancel"];
    case "deposited":
    case "re-presented":
      return ["clear", "bounce"];
    case "bounced":
      return ["re-present", "replace", "write off", "return"];
    case "cleared":
      return ["bounce"];
    default:
      return [];
  }
}

/** The last day on which a bank takes a cheque. */
export const goodUntil = (
  { chequeOn }: Pick<Cheque, "chequeOn">,
  { chequeMonths = 3 }: Company["settings"],
): Day => addMonths(chequeOn, chequeMonths);

/** Whether it may and must go to the bank: its day has come, and it still lies here. */
export const isDueToDeposit = ({ direction, status, chequeOn }: Cheque, today: Day): boolean =>
  direction === "in" && status === "held" && chequeOn <= today;

/** What is wrong with a cheque by field, its rows left aside. */
export function chequeProblems(
  draft: ChequeDraft,
  today: Day,
  settings: Company["settings"],
): Record<string, string> {
  const { chequeOn, receivedOn, amount } = draft;
  const problems: Record<string, string> = {};
  if (!draft.chequeNumber.trim()) problems.chequeNumber = msg("The number printed on the cheque is needed.");
  if (!Number.isSafeInteger(amount) || amount <= 0) problems.amount = msg("An amount above zero.");
  if (!isDay(receivedOn)) problems.receivedOn = msg("This is not a day.");
  else if (receivedOn > today)
    problems.receivedOn = msg(str`A cheque cannot have changed hands after today, ${today}.`);
  if (!isDay(chequeOn)) problems.chequeOn = msg("This is not a day.");
  else if (!problems.receivedOn && goodUntil(draft, settings) < receivedOn)
    problems.chequeOn = msg(
      str`A cheque of ${chequeOn} was good until ${goodUntil(draft, settings)}; no bank takes it now. Ask for another.`,
    );
  return problems;
}

/** Why a cheque cannot go to the bank on a day, in words; undefined when it can. */
export function presentingProblem(
  cheque: Cheque,
  on: Day,
  settings: Company["settings"],
): string | undefined {
  const { chequeOn, chequeNumber, receivedOn } = cheque;
  if (on < chequeOn)
    return msg(str`Cheque ${chequeNumber} is dated ${chequeOn}; it cannot be presented before that day.`);
  if (on < receivedOn)
    return msg(str`Cheque ${chequeNumber} was received on ${receivedOn}; it cannot be presented before.`);
  if (goodUntil(cheque, settings) < on)
    return msg(
      str`Cheque ${chequeNumber} of ${chequeOn} went stale after ${goodUntil(cheque, settings)}; ask for another one.`,
    );
  return undefined;
}
