import { addDays, type Day } from "../base/day";
import { toThousandths } from "../base/quantity";
import { billNow } from "../billing/commands";
import { freeLine, lineForItem } from "../company/bill-lines";
import { creditBill } from "../billing/note-commands";
import { draftFromChallans, draftFromQuotation } from "../billing/sales-draft-queries";
import type { Challan, Quotation, RecordId } from "../records";
import { challanNow, returnChallan } from "../sales/challan-commands";
import { challanLine } from "../sales/model";
import { acceptQuotation, loseQuotation, quoteNow } from "../sales/quotation-commands";
import type { CommandCall } from "../store/command";
import type { Work } from "../store/work";
import { chance } from "./random";
import type { Lent } from "./service";

const SEED = 77_031;
const PARTS = ["SED-10", "CAR-10", "TUB-14"] as const;
const REASONS = ["Too dear", "Bought elsewhere", "Not this year"];
const BACK = ["One too many", "Wrong size", "Packing was damaged"];

interface Customer {
  readonly partyId: RecordId<"party">;
  readonly siteId: RecordId<"site">;
}

/** What the demo company offers, sends ahead and takes back, beside its bills; its chance is its own, so that nothing else of the demo changes with it. */
export class DemoSales {
  private readonly random = chance(SEED);
  private readonly offers: { id: Quotation["id"]; on: Day }[] = [];
  private readonly out: { id: Challan["id"]; on: Day }[] = [];

  constructor(private readonly lent: Pick<Lent, "today" | "id" | "on">) {}

  /** What a day brings: a new offer, an answer to an old one, goods sent, billed or brought back, a credit. */
  *day(day: Day, customers: readonly Customer[]): Generator<CommandCall> {
    if (customers.length < 6) return;
    if (this.random.often(0.12)) yield* this.offer(day, this.random.pick(customers));
    if (this.random.often(0.06)) yield* this.send(day, this.random.pick(customers));
    yield* this.answers(day);
    yield* this.settleChallans(day);
    if (this.random.often(0.03)) yield this.credit(day);
  }

  private *offer(day: Day, { partyId, siteId }: Customer): Generator<CommandCall> {
    const part = this.lent.id(this.random.pick(PARTS));
    const quantity = String(this.random.whole(2, 12));
    const call: CommandCall<{ id: Quotation["id"] }> = {
      command: "quotation.quote",
      input: { partyId },
      apply: async (work) =>
        quoteNow({
          customerId: partyId,
          siteId,
          lines: [
            { ...lineForItem(await work.get(part), quantity), discountPercent: this.random.pick(["0", "5"]) },
            freeLine({ description: "Fitting", quantity: "1", price: "350", taxCode: "9987", taxRate: "18" }),
          ],
        }).apply(work),
    };
    yield this.lent.on(day, call, ({ id }) => this.offers.push({ id, on: day }), 11);
  }

  /** Offers are answered after some days; the newest stay open. */
  private *answers(day: Day): Generator<CommandCall> {
    const due = this.offers.filter(({ on }) => addDays(on, 6) === day);
    for (const { id } of due) {
      const answer = this.random.whole(1, 4);
      if (answer === 1) yield this.lent.on(day, loseQuotation({ id, reason: this.random.pick(REASONS) }));
      if (answer === 2)
        yield this.lent.on(day, acceptQuotation({ id, poReference: `PO-${this.random.whole(100, 999)}` }));
      if (answer === 3)
        yield this.lent.on(
          day,
          this.bill("invoice.bill", (work) => draftFromQuotation(work, id)),
        );
    }
  }

  private *send(day: Day, { partyId, siteId }: Customer): Generator<CommandCall> {
    const part = this.lent.id(this.random.pick(PARTS));
    const quantity = String(this.random.whole(2, 6));
    const call: CommandCall<{ id: Challan["id"] } | undefined> = {
      command: "challan.make",
      input: { partyId },
      apply: async (work) => {
        const line = challanLine(await work.get(part), quantity, "store");
        if (!(await isThere(work, part, quantity))) return undefined;
        const purpose = this.random.pick(["sale", "sale", "approval"] as const);
        return challanNow({ customerId: partyId, siteId, purpose, carrier: "Own van", lines: [line] }).apply(
          work,
        );
      },
    };
    yield this.lent.on(day, call, (sent) => sent && this.out.push({ id: sent.id, on: day }), 12);
  }

  /** Goods are billed, or brought back, a week after they left; those of the last days are out. */
  private *settleChallans(day: Day): Generator<CommandCall> {
    for (const { id } of this.out.filter(({ on }) => addDays(on, 8) === day))
      yield this.lent.on(
        day,
        this.random.often(0.2)
          ? returnChallan({ id, on: day, lines: [{ line: 0, quantity: "1" }] })
          : this.bill("invoice.bill", (work) => draftFromChallans(work, [id])),
        undefined,
        13,
      );
  }

  private bill(command: string, draftOf: (work: Work) => ReturnType<typeof draftFromChallans>): CommandCall {
    return {
      command,
      input: {},
      apply: async (work) => {
        const draft = await draftOf(work);
        for (const { itemId, location, quantity } of draft.lines)
          if (itemId && location === "store" && !(await isThere(work, itemId, quantity))) return undefined;
        return billNow(draft).apply(work);
      },
    };
  }

  /** A piece of the newest counter sale comes back. */
  private credit(day: Day): CommandCall {
    const reason = this.random.pick(BACK);
    const call: CommandCall = {
      command: "invoice.credit",
      input: { reason },
      apply: async (work) => {
        const bills = await work.list("invoice", "on", undefined, { order: "newest", limit: 40 });
        for (const bill of bills) {
          if (
            bill.status !== "issued" ||
            bill.kind ||
            (await work.count("invoice", "original", { is: bill.id }))
          )
            continue;
          const line = bill.lines.findIndex(
            ({ itemId, location, units }) => itemId && location === "store" && !units,
          );
          if (line >= 0)
            return creditBill({
              originalId: bill.id,
              reason,
              rows: [{ line, quantity: "1", location: "store" }],
            }).apply(work);
        }
        return undefined;
      },
    };
    return this.lent.on(day, call, undefined, 20);
  }
}

const isThere = async (work: Work, itemId: RecordId<"item">, quantity: string): Promise<boolean> =>
  ((await work.balance(`stock/${itemId}`)).parts["store"] ?? 0) >= (toThousandths(quantity) ?? 0);
