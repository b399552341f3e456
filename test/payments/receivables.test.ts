import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { fromDecimal } from "../../src/base/money";
import { ageBuckets } from "../../src/billing/queries";
import { cancelInvoice } from "../../src/billing/issue";
import { freeOf, type Credit } from "../../src/company/credit";
import { partyBalance } from "../../src/parties/queries";
import { addParty } from "../../src/parties/commands";
import { oldestFirst } from "../../src/payments/allocation";
import { receiveCheque, replaceCheque, returnCheque } from "../../src/payments/cheque-commands";
import {
  bounceCheque,
  clearCheque,
  depositCheques,
  representCheque,
} from "../../src/payments/clearing-commands";
import { receivePayment, reversePayment } from "../../src/payments/commands";
import {
  allocateCredit,
  refundCredit,
  unallocateCredit,
  type CreditId,
} from "../../src/payments/credit-commands";
import { inHandKey } from "../../src/payments/cheque-model";
import { openItems } from "../../src/payments/open-queries";
import { openBill, openCredit } from "../../src/payments/opening-commands";
import type { RecordId } from "../../src/records";
import { openBook, type Book } from "../book";

interface Event {
  type: string;
  date: string;
  id: string;
  party: string;
  due: string;
  amount: string;
  allocate?: { to: string; amount: string }[];
  auto?: string;
  from: string;
  to: string;
  by: string;
  chequeDate: string;
  charges: string;
  chargeBill?: string;
}
type Figures = Record<string, string>;
interface Expected {
  bills: Figures;
  unallocated: Figures;
  parties: Record<string, Figures>;
  cheques?: Record<string, string>;
  allocated?: { to: string; amount: string }[];
}
interface Case {
  id: string;
  steps: { event: Event; expected: Expected }[];
  ageing: { asOf: string; parties: Record<string, Figures & { buckets: Figures }> }[];
}
const { cases } = JSON.parse(
  readFileSync(new URL("../fixtures/receivables.json", import.meta.url), "utf8"),
) as { cases: Case[] };

const minor = (text: string) => fromDecimal(text, 2);
const figures = (all: Figures) =>
  Object.fromEntries(Object.entries(all).map(([key, value]) => [key, minor(value)]));

/** Plays the events of a case on a book of its own; ids are those of the case. */
class Player {
  private readonly ids = new Map<string, RecordId>();
  private readonly parties = new Map<string, RecordId<"party">>();
  private allocated: { to: string; amount: number }[] = [];
  private cheque = 100_000;
  constructor(readonly book: Book) {}

  private id<T extends RecordId>(name: string): T {
    const id = this.ids.get(name);
    if (!id) throw new Error(`there is no ${name}`);
    return id as T;
  }

  private async party(name: string): Promise<RecordId<"party">> {
    const known = this.parties.get(name);
    if (known) return known;
    const { partyId } = await this.book.run(
      addParty({
        name: `Party ${name}`,
        phones: [],
        customer: true,
        principal: false,
        stateCode: "27",
        address: "",
      }),
    );
    this.parties.set(name, partyId);
    return partyId;
  }

  private async rows({ allocate, auto, amount }: Event, partyId: RecordId<"party">) {
    if (!auto)
      return (allocate ?? []).map((row) => ({
        billId: this.id<CreditId>(row.to),
        amount: minor(row.amount),
      }));
    const rows = oldestFirst(
      await this.book.store.read((read) => openItems(read, "customer", partyId)),
      minor(amount),
    );
    this.allocated = rows.map((row) => ({ to: this.nameOf(row.billId), amount: row.amount }));
    return rows;
  }

  private nameOf = (id: RecordId) => [...this.ids].find(([, known]) => known === id)?.[0] ?? "";

  async play(event: Event): Promise<void> {
    const { book } = this;
    if (event.date > book.clock.today()) book.goTo(event.date);
    const on = event.date;
    switch (event.type) {
      case "bill":
      case "creditNote":
      case "payment":
      case "chequeReceived":
        return this.paper(event);
      case "cancel": {
        const id = this.id<RecordId<"invoice" | "payment">>(event.id);
        if (id.startsWith("invoice:"))
          await book.run(cancelInvoice({ id: id as RecordId<"invoice">, reason: "test" }));
        else await book.run(reversePayment({ id: id as RecordId<"payment">, reason: "test" }));
        return;
      }
      case "allocate": {
        const rows = [{ billId: this.id<CreditId>(event.to), amount: minor(event.amount) }];
        return void (await book.run(allocateCredit({ id: this.id<CreditId>(event.from), rows, on })));
      }
      case "unallocate":
        return book.run(unallocateCredit({ id: this.id(event.from), billId: this.id(event.to) }));
      case "refund": {
        const id = this.id<RecordId<"payment">>(event.from);
        const { partyId } = await book.store.read((read) => read.get(id));
        const credits = [{ id, amount: minor(event.amount) }];
        return void (await book.run(refundCredit({ partyId, on, mode: "cash", credits })));
      }
      default:
        return this.chequeEvent(event);
    }
  }

  private async paper(event: Event): Promise<void> {
    const { book } = this;
    const partyId = await this.party(event.party);
    const { date: on, id } = event;
    const amount = minor(event.amount);
    if (event.type === "bill") {
      const draft = { side: "customer", partyId, number: id, on, dueOn: event.due, amount } as const;
      this.ids.set(id, (await book.run(openBill(draft))).id);
      return;
    }
    const allocations = await this.rows(event, partyId);
    if (event.type === "creditNote") {
      const credit = await book.run(openCredit({ side: "customer", partyId, number: id, on, amount }));
      this.ids.set(id, credit.id);
      if (allocations.length) await book.run(allocateCredit({ id: credit.id, rows: allocations }));
    } else if (event.type === "payment") {
      const draft = { partyId, on, amount, mode: "cash", allocations } as const;
      this.ids.set(id, (await book.run(receivePayment(draft))).id);
    } else {
      const chequeNumber = String(++this.cheque);
      const dates = { receivedOn: on, chequeOn: event.chequeDate };
      const call = receiveCheque({ partyId, chequeNumber, bank: "SBI", ...dates, amount, allocations });
      this.ids.set(id, (await book.run(call)).id);
    }
  }

  private async chequeEvent(event: Event): Promise<void> {
    const { book } = this;
    const [id, on] = [this.id<RecordId<"cheque">>(event.id), event.date];
    switch (event.type) {
      case "chequeDeposited":
        return void (await book.run(depositCheques({ on, chequeIds: [id] })));
      case "chequeCleared":
        return void (await book.run(clearCheque({ id, on })));
      case "chequeRepresented":
        return book.run(representCheque({ id, on }));
      case "chequeReturned":
        return book.run(returnCheque({ id, on, reason: "test" }));
      case "chequeReplaced":
        return book.run(replaceCheque({ id, by: this.id(event.by), on }));
      case "chequeBounced": {
        const charge = minor(event.charges);
        const { bill } = await book.run(
          bounceCheque({ id, on, reason: "no funds", bankCharge: 11_800, charge }),
        );
        if (bill && event.chargeBill) this.ids.set(event.chargeBill, bill.id);
        return;
      }
      default:
        throw new Error(`unknown event ${event.type}`);
    }
  }

  /** The figures the case states, read from the book. */
  async figures(expected: Expected): Promise<Record<string, unknown>> {
    return this.book.store.read(async (read) => {
      const bills: Record<string, number> = {};
      const unallocated: Record<string, number> = {};
      const cheques: Record<string, string> = {};
      for (const [name, id] of this.ids) {
        const record = await read.get(id as RecordId<"invoice" | "payment" | "cheque">);
        if ("chequeNumber" in record) {
          cheques[name] = record.status === "re-presented" ? "represented" : record.status;
          const free = record.paymentId ? freeOf(await read.get(record.paymentId)) : 0;
          if (free) unallocated[name] = free;
        } else if ("customerId" in record) {
          if (record.status === "issued") bills[name] = (await read.balance(`bill/${id}`)).amount;
        } else if (freeOf(record as Credit)) unallocated[name] = freeOf(record as Credit);
      }
      const parties: Record<string, Record<string, number>> = {};
      for (const [name, id] of this.parties) {
        const { receivable, credit } = await partyBalance(read, id);
        const chequesInHand = (await read.balance(inHandKey("customer", id))).amount;
        const outstanding = receivable - credit;
        parties[name] = {
          billsOutstanding: receivable,
          unallocated: credit,
          outstanding,
          ...(expected.parties[name]?.chequesInHand
            ? { chequesInHand, outstandingNetOfCheques: outstanding - chequesInHand }
            : {}),
        };
      }
      return {
        bills,
        unallocated,
        parties,
        ...(expected.cheques ? { cheques } : {}),
        ...(expected.allocated ? { allocated: this.allocated } : {}),
      };
    });
  }

  /** Ageing by party on a day, those who owe nothing and have nothing left out. */
  async ageing(on: string): Promise<Record<string, unknown>> {
    return this.book.store.read(async (read) => {
      const rows: Record<string, unknown> = {};
      for (const [name, id] of this.parties) {
        const { receivable, credit, due } = await partyBalance(read, id);
        if (!receivable && !credit) continue;
        const { notDue, to30, to60, to90, over90 } = ageBuckets(due, on);
        rows[name] = {
          buckets: { notDue, "0-30": to30, "31-60": to60, "61-90": to90, ">90": over90 },
          billsOutstanding: receivable,
          unallocated: credit,
          outstanding: receivable - credit,
        };
      }
      return rows;
    });
  }
}

const stated = ({ bills, unallocated, parties, cheques, allocated }: Expected) => ({
  bills: figures(bills),
  unallocated: figures(unallocated),
  parties: Object.fromEntries(Object.entries(parties).map(([name, all]) => [name, figures(all)])),
  ...(cheques ? { cheques } : {}),
  ...(allocated ? { allocated: allocated.map(({ to, amount }) => ({ to, amount: minor(amount) })) } : {}),
});

let book: Book;
beforeEach(async () => {
  book = await openBook();
  book.goTo("2023-01-01");
});

describe("receivables, step by step", () => {
  it.each(cases.map((one) => [one.id, one] as const))("[M20] %s", async (_, { steps }) => {
    const player = new Player(book);
    for (const { event, expected } of steps) {
      await player.play(event);
      expect(await player.figures(expected), JSON.stringify(event)).toEqual(stated(expected));
    }
    expect(await book.faults()).toEqual([]);
  });
});

describe("ageing of them", () => {
  const ages = cases.flatMap(({ id, steps, ageing }) =>
    ageing.map((age) => [id, age.asOf, steps, age] as const),
  );
  it.each(ages)("[M20] [I13] %s as of %s", async (_, asOf, steps, { parties }) => {
    const player = new Player(book);
    for (const { event } of steps) if (event.date <= asOf) await player.play(event);
    const expected = Object.fromEntries(
      Object.entries(parties).map(([name, { buckets, ...sums }]) => [
        name,
        { ...figures(sums as Figures), buckets: figures(buckets) },
      ]),
    );
    expect(await player.ageing(asOf)).toEqual(expected);
  });
});
