import type { Day } from "../base/day";
import { billNow } from "../billing/commands";
import { draftFromComplaint } from "../billing/draft-queries";
import type { lineForItem } from "../company/bill-lines";
import { receivePayment } from "../payments/commands";
import type { RecordId } from "../records";
import type { CommandCall } from "../store/command";
import type { Work } from "../store/work";
import { DemoMoney } from "./money";
import type { Lent } from "./service";

/** The office side of the demo company: bills and what is paid on them. */
export class DemoBills {
  private readonly money: DemoMoney;
  private paid = 0;

  constructor(private readonly lent: Lent) {
    this.money = new DemoMoney(lent);
  }

  /** The day's way to the bank. */
  day(day: Day): Generator<CommandCall> {
    return this.money.day(day);
  }

  /** The bill of a complaint, unless everything was free. */
  *billOf(
    day: Day,
    unit: { partyId: RecordId<"party"> },
    complaintId: RecordId<"complaint">,
  ): Generator<CommandCall> {
    let billed: { id: RecordId<"invoice"> } | undefined;
    const call: CommandCall<{ id: RecordId<"invoice"> } | undefined> = {
      command: "invoice.bill",
      input: { complaintId },
      apply: async (work) => {
        const draft = await draftFromComplaint(work, complaintId);
        return draft.lines.some((line) => line.discountPercent !== "100")
          ? billNow(draft).apply(work)
          : undefined;
      },
    };
    yield this.lent.on(day, call, (bill) => (billed = bill), 18);
    if (billed) yield* this.pay(day, unit.partyId, billed.id);
  }

  /** A bill over the counter or for a unit sold. */
  *bill(
    day: Day,
    customer: { partyId: RecordId<"party">; siteId: RecordId<"site"> },
    lines: ReturnType<typeof lineForItem>[],
    sold?: (id: RecordId<"invoice">) => void,
  ): Generator<CommandCall> {
    let billed: { id: RecordId<"invoice"> } | undefined;
    yield this.lent.on(
      day,
      billNow({ customerId: customer.partyId, siteId: customer.siteId, lines }),
      (bill) => {
        billed = bill;
        sold?.(bill.id);
      },
    );
    if (billed) yield* this.pay(day, customer.partyId, billed.id);
  }

  private *pay(day: Day, partyId: RecordId<"party">, invoiceId: RecordId<"invoice">): Generator<CommandCall> {
    const { random } = this.lent;
    const age = (Date.parse(this.lent.today) - Date.parse(day)) / 86_400_000;
    if (!random.often(age > 120 ? 0.95 : 0.72)) return;
    const share = random.often(0.12) ? 0.5 : 1;
    const mode = random.pick(["cash", "upi", "upi", "bank", "cheque"] as const);
    yield* this.money.begin(day, partyId);
    if (mode === "cheque") return yield* this.money.cheque(day, partyId, invoiceId, share);
    if (++this.paid % 90 === 0) yield* this.money.advance(day, partyId);
    // Firms withhold tax on what they pay by transfer, and small rests are let go.
    const isWithheld = mode === "bank" && this.paid % 3 === 0;
    yield this.lent.on(
      day,
      {
        command: "payment.receive",
        input: { partyId, invoiceId },
        apply: async (work: Work) => {
          const open = (await work.balance(`bill/${invoiceId}`)).amount;
          const worth = Math.round(open * share);
          if (worth <= 0) return undefined;
          const tds = isWithheld ? Math.round(worth * 0.02) : 0;
          return receivePayment({
            partyId,
            on: work.today,
            amount: worth - tds,
            mode,
            ...(tds ? { deductions: [{ kind: "tds", amount: tds }] } : {}),
            allocations: [{ billId: invoiceId, amount: worth }],
          }).apply(work);
        },
      },
      undefined,
      19,
    );
  }
}
