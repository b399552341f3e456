import type { Day } from "../base/day";
import { asBill } from "../company/settlement";
import type { Allocation, Cheque, Deposit, Party, Payment, RecordId } from "../records";
import type { Read } from "../store/work";
import { goodUntil, isDueToDeposit, isInHand } from "./cheque-model";

/** What a cheque is meant to settle: the bill, by how much, and what the bill leaves open now; minor units. */
export interface PromisedBill {
  readonly id: Allocation["billId"];
  readonly number: string;
  readonly amount: number;
}

export interface ChequePage {
  readonly cheque: Cheque;
  readonly party: Party;
  readonly promised: readonly PromisedBill[];
  readonly deposit: Deposit | undefined;
  readonly payment: Payment | undefined;
  readonly replaces: Cheque | undefined;
  readonly replacedBy: Cheque | Payment | undefined;
  /** The last day a bank takes it. */
  readonly goodUntil: Day;
  /** What the settings propose to bill for a bounce, minor units. */
  readonly bounceCharge: number;
}

/** A cheque with whom it is from, what it is to settle, and what it became. */
export async function chequePage(read: Read, id: Cheque["id"]): Promise<ChequePage> {
  const cheque = await read.get(id);
  const [party, { settings }, promised, deposit, payment, replaces, replacedBy] = await Promise.all([
    read.get(cheque.partyId),
    read.get("company:main"),
    Promise.all(cheque.allocations.map((row) => promisedBill(read, row))),
    cheque.depositId ? read.find(cheque.depositId) : undefined,
    cheque.paymentId ? read.find(cheque.paymentId) : undefined,
    cheque.replaces ? read.find(cheque.replaces) : undefined,
    cheque.replacedBy ? read.find(cheque.replacedBy) : undefined,
  ]);
  const bounceCharge = settings.bounceCharge ?? 0;
  return {
    cheque,
    party,
    promised,
    deposit,
    payment,
    replaces,
    replacedBy,
    goodUntil: goodUntil(cheque, settings),
    bounceCharge,
  };
}

async function promisedBill(read: Read, { billId: id, amount }: Allocation): Promise<PromisedBill> {
  const record = await read.find(id);
  return { id, amount, number: record ? asBill(record).number : "" };
}

/** A cheque as a list shows it. */
export interface ChequeRow {
  readonly id: Cheque["id"];
  readonly cheque: Cheque;
  readonly party: Party;
}

/** What the register of cheques is filtered by. */
export type ChequeFilter = "in hand" | "due" | "clearing" | "bounced" | "given" | "all";

/** Cheques of the register: by due day where they wait for something, the newest first otherwise. */
export async function chequeList(
  read: Read,
  filter: ChequeFilter,
  today: Day,
  limit = 300,
): Promise<ChequeRow[]> {
  const cheques = await chequesOf(read, filter, today, limit);
  return Promise.all(
    cheques.map(async (cheque) => ({ id: cheque.id, cheque, party: await read.get(cheque.partyId) })),
  );
}

async function chequesOf(read: Read, filter: ChequeFilter, today: Day, limit: number): Promise<Cheque[]> {
  const by = (status: Cheque["status"]) => read.list("cheque", "status", { prefix: [status] });
  const mine = (cheques: readonly Cheque[]) => cheques.filter(({ direction }) => direction === "in");
  switch (filter) {
    case "in hand":
      return mine(await by("held"));
    case "due":
      return dueToDeposit(read, today);
    case "clearing":
      return mine([...(await by("deposited")), ...(await by("re-presented"))]);
    case "bounced":
      return by("bounced");
    case "given":
      return [...(await by("held")), ...(await by("re-presented"))].filter(
        ({ direction }) => direction === "out",
      );
    case "all":
      return read.list("cheque", "id", undefined, { order: "newest", limit });
  }
}

/** Cheques that may and should go to the bank by a day, the oldest first. */
export const dueToDeposit = async (read: Read, today: Day): Promise<Cheque[]> =>
  (await read.list("cheque", "status", { from: ["held"], to: ["held", today] })).filter((cheque) =>
    isDueToDeposit(cheque, today),
  );

/** Cheques that came back and that nothing has been done about yet, the oldest first. */
export const bouncedCheques = (read: Read): Promise<Cheque[]> =>
  read.list("cheque", "status", { prefix: ["bounced"] });

/** The cheques in hand (and given) whose day falls between two days, for the calendar. */
export async function chequesBetween(read: Read, from: Day, to: Day): Promise<ChequeRow[]> {
  const cheques = (await read.list("cheque", "chequeOn", { from, to })).filter(isInHand);
  return Promise.all(
    cheques.map(async (cheque) => ({ id: cheque.id, cheque, party: await read.get(cheque.partyId) })),
  );
}

/** Cheques of a party, the newest first. */
export const chequesOfParty = (read: Read, partyId: RecordId<"party">, limit?: number): Promise<Cheque[]> =>
  read.list("cheque", "party", { prefix: [partyId] }, { order: "newest", ...(limit ? { limit } : {}) });

/** Cheques in hand that are meant for a bill. */
export const chequesForBill = async (read: Read, id: Allocation["billId"]): Promise<Cheque[]> =>
  (await read.list("cheque", "bill", { is: id })).filter(isInHand);

export interface DepositPage {
  readonly deposit: Deposit;
  readonly cheques: readonly ChequeRow[];
  /** Cheques and cash, minor units. */
  readonly total: number;
}

/** A deposit slip with its cheques. */
export async function depositPage(read: Read, id: Deposit["id"]): Promise<DepositPage> {
  const deposit = await read.get(id);
  const cheques = await Promise.all(
    deposit.chequeIds.map(async (one) => {
      const cheque = await read.get(one);
      return { id: one, cheque, party: await read.get(cheque.partyId) };
    }),
  );
  const total = cheques.reduce((sum, { cheque }) => sum + cheque.amount, deposit.cash);
  return { deposit, cheques, total };
}

/** The newest deposit slips. */
export const newestDeposits = (read: Read, limit = 50): Promise<Deposit[]> =>
  read.list("deposit", "on", undefined, { order: "newest", limit });
