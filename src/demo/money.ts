import { addDays, type Day } from "../base/day";
import { allocateCredit } from "../payments/credit-commands";
import { receiveCheque } from "../payments/cheque-commands";
import { bounceCheque, clearCheque, depositCheques, representCheque } from "../payments/clearing-commands";
import { receivePayment } from "../payments/commands";
import { openItems } from "../payments/open-queries";
import { openBill, openCredit } from "../payments/opening-commands";
import type { RecordId } from "../records";
import type { CommandCall } from "../store/command";
import type { Work } from "../store/work";
import { chance } from "./random";
import type { Lent } from "./service";

interface HeldCheque {
  readonly id: RecordId<"cheque">;
  readonly partyId: RecordId<"party">;
  readonly chequeOn: Day;
  /** When the bank answers; set once it lies there. */
  answerOn?: Day;
  bounces: number;
}

const BANKS = ["HDFC Bank, Kothrud", "SBI, Karve Road", "ICICI Bank, Baner", "Bank of Maharashtra, Deccan"];

/** The money side of the demo company beyond plain receipts: cheques with their deposits and bounces, balances of the time
 *  before, a taxed advance. Its chance is its own, so that the rest of the history stays as it is. */
export class DemoMoney {
  private readonly random = chance(7_031);
  private held: HeldCheque[] = [];
  private begun = 0;

  constructor(private readonly lent: Lent) {}

  /** A cheque for a bill, often written ahead. */
  *cheque(
    day: Day,
    partyId: RecordId<"party">,
    billId: RecordId<"invoice">,
    share: number,
  ): Generator<CommandCall> {
    const { random } = this;
    const chequeOn = addDays(day, random.pick([0, 0, 1, 3, 7, 15, 30]));
    const chequeNumber = String(random.whole(100_000, 999_999));
    const bank = random.pick(BANKS);
    const call: CommandCall<{ id: RecordId<"cheque"> } | undefined> = {
      command: "cheque.receive",
      input: { partyId, billId },
      apply: async (work) => {
        const amount = Math.round((await work.balance(`bill/${billId}`)).amount * share);
        if (amount <= 0) return undefined;
        const allocations = [{ billId, amount }];
        const dates = { receivedOn: work.today, chequeOn };
        return receiveCheque({ partyId, chequeNumber, bank, ...dates, amount, allocations }).apply(work);
      },
    };
    yield this.lent.on(
      day,
      call,
      (made) => made && this.held.push({ id: made.id, partyId, chequeOn, bounces: 0 }),
      19,
    );
  }

  /** What a customer brought along from the time before the book, for the first ones. */
  *begin(day: Day, partyId: RecordId<"party">): Generator<CommandCall> {
    const at = this.begun++;
    if (at > 2) return;
    const old = {
      side: "customer",
      partyId,
      on: addDays(day, -40 - at),
      number: `OLD/${1_180 + at}`,
    } as const;
    if (at === 2) yield this.lent.on(day, openCredit({ ...old, amount: 150_000 }), undefined, 9);
    else
      yield this.lent.on(
        day,
        openBill({ ...old, dueOn: addDays(day, -10), amount: 412_500 + at }),
        undefined,
        9,
      );
  }

  /** The day's way to the bank: what is due is deposited on one slip, and what the bank has answered is entered. */
  *day(day: Day): Generator<CommandCall> {
    yield* this.answers(day);
    if (new Date(day).getUTCDay() === 0 || day === this.lent.today) return;
    const due = this.held.filter(({ chequeOn, answerOn }) => !answerOn && chequeOn <= day);
    if (due.length) yield* this.deposit(day, due);
  }

  private *deposit(day: Day, due: readonly HeldCheque[]): Generator<CommandCall> {
    const fresh = due.filter(({ bounces }) => !bounces);
    for (const one of due) one.answerOn = addDays(day, 2);
    if (fresh.length)
      yield this.lent.on(
        day,
        depositCheques({ on: day, chequeIds: fresh.map(({ id }) => id) }),
        undefined,
        11,
      );
    for (const one of due.filter(({ bounces }) => bounces))
      yield this.lent.on(day, representCheque({ id: one.id, on: day }), undefined, 11);
  }

  private *answers(day: Day): Generator<CommandCall> {
    for (const one of this.held.filter(({ answerOn }) => answerOn === day)) {
      const isBad = this.random.often(one.bounces ? 0.3 : 0.12);
      if (!isBad) {
        this.held = this.held.filter(({ id }) => id !== one.id);
        yield this.lent.on(day, clearCheque({ id: one.id, on: day }), undefined, 12);
        continue;
      }
      one.bounces++;
      const bounce = {
        id: one.id,
        on: day,
        reason: "Funds insufficient",
        bankCharge: 11_800,
        charge: 50_000,
      };
      yield this.lent.on(day, bounceCheque(bounce), undefined, 12);
      if (one.bounces > 1) this.held = this.held.filter(({ id }) => id !== one.id);
      else delete one.answerOn;
    }
  }

  /** Money for a contract before its bill, taxed when received, used on the customer's oldest bill some days later. */
  *advance(day: Day, partyId: RecordId<"party">): Generator<CommandCall> {
    let id: RecordId<"payment"> | undefined;
    const advance = { description: "Advance for annual service", taxCode: "998719", taxRate: "18" };
    const draft = { partyId, on: day, amount: 590_000, mode: "upi", allocations: [], advance } as const;
    yield this.lent.on(day, receivePayment(draft), (made) => (id = made.id), 16);
    if (!id) return;
    const credit = id;
    const use: CommandCall<unknown> = {
      command: "credit.allocate",
      input: { id: credit },
      apply: async (work: Work) => {
        const [bill] = await openItems(work, "customer", partyId);
        if (!bill) return;
        const rows = [{ billId: bill.id, amount: Math.min(bill.outstanding, 236_000) }];
        await allocateCredit({ id: credit, rows }).apply(work);
      },
    };
    yield this.lent.on(day, use, undefined, 18);
  }
}
