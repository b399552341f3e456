import { addDays, type Day } from "../base/day";
import { addParty } from "../parties/commands";
import { payPrincipal } from "../payments/commands";
import { postBill, type BillDraft } from "../purchase/bill-commands";
import { billFromReceipts } from "../purchase/bill-queries";
import { creditClaims, refuseClaims, replenishClaims, sendClaims } from "../purchase/claim-commands";
import { debitPrincipal } from "../purchase/note-commands";
import { cancelOrder, closeOrder, sendOrder } from "../purchase/order-commands";
import { postReceipt, type ReceiptLineDraft } from "../purchase/receipt-commands";
import { serialsIn } from "../stock/serials";
import type { Claim, RecordId } from "../records";
import { amendItem } from "../stock/commands";
import type { CommandCall } from "../store/command";
import type { Work } from "../store/work";
import { asOf } from "./as-of";
import { ordersFrom, principals, type Principal } from "./principals";

type Wanted = readonly [code: string, quantity: string, price: string];

/** What the demo company buys from two principals in its last five months: orders in every state, receipts with serial
 *  numbers, bills with freight and taxes of both kinds, goods sent back, claims for what their warranty gave. */
export class DemoBuying {
  private readonly ids = new Map<Principal, RecordId<"party">>();
  private readonly orders = new Map<string, RecordId<"order">>();
  private readonly receipts = new Map<string, RecordId<"receipt">>();
  private readonly bills = new Map<string, RecordId<"purchase">>();
  private readonly story: ReadonlyMap<Day, readonly CommandCall[]>;
  private references = 0;

  constructor(
    private readonly item: (code: string) => RecordId<"item">,
    private readonly today: Day,
  ) {
    const story = new Map<Day, CommandCall[]>();
    const when = (back: number, ...calls: CommandCall[]) => {
      const day = addDays(today, -back);
      story.set(day, [...(story.get(day) ?? []), ...calls.map((call) => this.asMade(day, call))]);
    };
    when(150, this.meet("nirmal"), this.meet("kaveri"));
    when(
      140,
      this.order("A", "nirmal", [
        ["RO-12", "6", "9750"],
        ["RO-09", "4", "6650"],
      ]),
    );
    when(
      133,
      this.receive("A1", "A", { 0: ["6", "NW12-50101..NW12-50106"], 1: ["3", "NW09-30210..NW09-30212"] }),
    );
    when(131, this.bill("A1", ["A1"], { freight: "1800" }));
    when(
      125,
      this.order("B", "kaveri", [
        ["SED-10", "400", "148"],
        ["CAR-10", "300", "236"],
        ["MEM-75", "100", "965"],
      ]),
    );
    when(121, this.receive("A2", "A", { 1: ["1", "NW09-30213"] }));
    when(119, this.receive("B1", "B", { 0: ["400"], 1: ["300"], 2: ["100"] }));
    when(118, this.bill("A2", ["A2"], { price: "6800" }), this.bill("B1", ["B1"], {}));
    when(112, this.sendBack("B1", 0, "20", "Cartons wet, filters swollen"));
    when(104, this.pay("A1", 1), this.pay("B1", 0.6));
    when(
      92,
      this.order("C", "kaveri", [
        ["PMP-36", "40", "850"],
        ["TAP-01", "60", "92"],
      ]),
    );
    when(84, this.receive("C1", "C", { 0: ["40"] }));
    when(83, this.bill("C1", ["C1"], {}));
    when(75, this.close("C", "Taps no longer made"));
    when(70, this.pay("C1", 1), this.pay("A2", 1));
    when(62, this.order("D", "nirmal", [["UV-07", "5", "4850"]]));
    when(60, this.cancel("D", "Price raised, ordered again later"));
    when(
      48,
      this.order("E", "nirmal", [
        ["RO-12", "4", "9800"],
        ["UV-07", "4", "4900"],
      ]),
    );
    when(
      41,
      this.receive("E1", "E", { 0: ["4", "NW12-50340..NW12-50343"], 1: ["4", "NW07-11801..NW07-11804"] }),
    );
    when(40, this.bill("E1", ["E1"], { freight: "950" }));
    when(
      30,
      this.answer("open", (ids) => sendClaims({ ids })),
    );
    when(
      22,
      this.answer("sent", (ids) =>
        creditClaims({ ids: ids.slice(0, 3), outcome: "credited", reference: "KC/CN/118" }),
      ),
    );
    when(
      20,
      this.order(
        "F",
        "kaveri",
        [
          ["CAR-10", "200", "238"],
          ["MEM-75", "60", "970"],
        ],
        13,
      ),
    );
    when(
      16,
      this.answer("sent", (ids) =>
        refuseClaims({ ids: ids.slice(0, 1), reason: "Damaged by hard water, outside the warranty" }),
      ),
    );
    when(
      12,
      this.answer("sent", (ids) => replenishClaims({ ids: ids.slice(0, 1), reference: "K/DC/902" })),
    );
    when(9, this.receive("F1", "F", { 0: ["200"], 1: ["25"] }));
    when(3, this.order("G", "nirmal", [["RO-09", "6", "6700"]], -10));
    this.story = story;
  }

  *day(day: Day): Generator<CommandCall> {
    yield* this.story.get(day) ?? [];
  }

  /** The call as if made on that day. It draws no lots, so that nothing else of the history changes by it. */
  private asMade(day: Day, call: CommandCall): CommandCall {
    return { ...call, apply: (work) => call.apply(asOf(work, day, `${day}T11:30:00.000Z`)) };
  }

  private doing(command: string, input: unknown, apply: (work: Work) => Promise<unknown>): CommandCall {
    return { command, input, apply };
  }

  private of(principal: Principal): RecordId<"party"> {
    return known(this.ids, principal);
  }

  private meet(principal: Principal): CommandCall {
    const { phone, ...about } = principals[principal];
    return this.doing("party.add", about, async (work) => {
      const stateCode = about.taxId.slice(0, 2);
      const draft = { ...about, phones: [phone], stateCode, customer: false, principal: true };
      const { partyId } = await addParty(draft).apply(work);
      this.ids.set(principal, partyId);
      for (const [code, principalCode] of Object.entries(ordersFrom[principal]))
        await amendItem({ id: this.item(code), principalId: partyId, principalCode }).apply(work);
    });
  }

  private order(
    name: string,
    principal: Principal,
    wanted: readonly Wanted[],
    expectedBack?: number,
  ): CommandCall {
    return this.doing("order.send", wanted, async (work) => {
      const lines = wanted.map(([code, quantity, price]) => ({ itemId: this.item(code), quantity, price }));
      const expectedOn = expectedBack === undefined ? undefined : addDays(this.today, -expectedBack);
      const { id } = await sendOrder({ principalId: this.of(principal), lines, expectedOn }).apply(work);
      this.orders.set(name, id);
    });
  }

  /** Receives so many of each line of an order, with the serial numbers of a range. */
  private receive(
    name: string,
    order: string,
    came: Readonly<Record<number, readonly [string, string?]>>,
  ): CommandCall {
    return this.doing("receipt.post", came, async (work) => {
      const { id, lines, principalId } = await work.get(known(this.orders, order));
      const received = Object.entries(came).map(([at, [quantity, range]]): ReceiptLineDraft => {
        const line = lines[Number(at)];
        if (!line) throw new Error(`Order ${order} has no line ${at}.`);
        const serials = range ? serialsIn(range) : [];
        return { itemId: line.itemId, orderLine: Number(at), quantity, price: line.price, serials };
      });
      const draft = { principalId, orderId: id, reference: `DN ${name}-${received.length}`, lines: received };
      this.receipts.set(name, (await postReceipt(draft).apply(work)).id);
    });
  }

  private bill(
    name: string,
    receipts: readonly string[],
    { freight, price }: { readonly freight?: string; readonly price?: string },
  ): CommandCall {
    return this.doing("purchase.post", receipts, async (work) => {
      const draft = await billFromReceipts(
        work,
        receipts.map((one) => known(this.receipts, one)),
      );
      const goods = draft.lines.map((line) => (price ? { ...line, price } : line));
      const landed = {
        description: "Freight",
        quantity: "1",
        price: freight ?? "",
        landed: true,
        taxRate: "18",
        taxCode: "9965",
      };
      const bill: BillDraft = {
        principalId: draft.principalId,
        reference: `${work.today.slice(0, 4)}/${String(4100 + ++this.references * 37)}`,
        lines: freight ? [...goods, landed] : goods,
      };
      this.bills.set(name, (await postBill(bill).apply(work)).id);
    });
  }

  private sendBack(bill: string, originalLine: number, quantity: string, reason: string): CommandCall {
    return this.doing("purchase.debit", { bill }, (work) =>
      debitPrincipal({
        originalId: known(this.bills, bill),
        reason,
        lines: [{ originalLine, quantity, goodsGoBack: true }],
      }).apply(work),
    );
  }

  private pay(bill: string, share: number): CommandCall {
    return this.doing("payment.pay", { bill }, async (work) => {
      const billId = known(this.bills, bill);
      const [{ principalId }, { amount: open }] = await Promise.all([
        work.get(billId),
        work.balance(`payable-bill/${billId}`),
      ]);
      const amount = Math.round(open * share);
      const allocations = [{ billId, amount }];
      await payPrincipal({
        partyId: principalId,
        on: work.today,
        amount,
        mode: "bank",
        reference: `NEFT ${bill}`,
        allocations,
      }).apply(work);
    });
  }

  private close(order: string, reason: string): CommandCall {
    return this.doing("order.close", { order }, (work) =>
      closeOrder({ id: known(this.orders, order), reason }).apply(work),
    );
  }

  private cancel(order: string, reason: string): CommandCall {
    return this.doing("order.cancel", { order }, (work) =>
      cancelOrder({ id: known(this.orders, order), reason }).apply(work),
    );
  }

  /** Does something with Kaveri's claims in a state, oldest first; nothing while there are none. */
  private answer(status: Claim["status"], call: (ids: Claim["id"][]) => CommandCall): CommandCall {
    return this.doing(`claims ${status}`, {}, async (work) => {
      const claims = await work.list("claim", "principal", { prefix: [this.of("kaveri")] });
      const ids = claims
        .filter((claim) => claim.status === status && claim.on <= work.today)
        .map(({ id }) => id);
      if (ids.length) await call(ids).apply(work);
    });
  }
}

function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demo knows no ${String(key)} yet.`);
  return value;
}
