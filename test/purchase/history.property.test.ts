import fc from "fast-check";
import { expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { toThousandths } from "../../src/base/quantity";
import { postBill } from "../../src/purchase/bill-commands";
import { billFromReceipts } from "../../src/purchase/bill-queries";
import { cancelPurchase } from "../../src/purchase/cancel-commands";
import { debitPrincipal } from "../../src/purchase/note-commands";
import { cancelOrder, closeOrder, sendOrder } from "../../src/purchase/order-commands";
import { postReceipt } from "../../src/purchase/receipt-commands";
import { reverseReceipt } from "../../src/purchase/reverse-commands";
import type { CommandCall } from "../../src/store/command";
import { adjustStock } from "../../src/stock/commands";
import { openPurchaseBook, type PurchaseBook } from "./purchase-book";

/** One thing somebody does: which, on which of the records there are, with figures. */
interface Step {
  readonly what: "order" | "receive" | "take" | "bill" | "debit" | "cancel" | "reverse" | "close";
  readonly which: number;
  readonly quantity: number;
  readonly price: number;
  readonly flag: boolean;
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    "order",
    "receive",
    "receive",
    "take",
    "bill",
    "bill",
    "debit",
    "cancel",
    "reverse",
    "close",
  ),
  which: fc.nat(5),
  quantity: fc.integer({ min: 1, max: 12 }),
  price: fc.integer({ min: 1, max: 99_999 }),
  flag: fc.boolean(),
});

const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % (all.length || 1)];

/** The command of a step, or nothing where there is nothing to do it to. */
async function callOf(
  book: PurchaseBook,
  { what, which, quantity, price, flag }: Step,
): Promise<CommandCall | undefined> {
  const major = (price / 100).toFixed(3);
  const reason = "because";
  if (what === "order") {
    const lines = [book.pump, book.unit].map((itemId) => ({
      itemId,
      quantity: String(quantity),
      price: major,
    }));
    return sendOrder({ principalId: book.principal, lines: flag ? lines : lines.slice(0, 1) });
  }
  if (what === "take") {
    const { amount } = await book.store.read((r) => r.balance(`stock/${book.pump}`));
    const counted = String(Math.max(0, amount / 1000 - quantity));
    return adjustStock({ itemId: book.pump, location: "store", counted, on: "2026-04-01", note: "" });
  }
  const [orders, receipts, purchases] = await book.store.read((r) =>
    Promise.all([r.list("order", "id"), r.list("receipt", "id"), r.list("purchase", "id")]),
  );
  const order = pick(orders, which);
  const receipt = pick(receipts, which);
  const bill = pick(purchases, which);
  if (what === "receive") {
    if (flag || !order) {
      const itemId = which % 2 ? book.unit : book.pump;
      return postReceipt({
        principalId: book.principal,
        lines: [{ itemId, quantity: String(quantity), price: major }],
      });
    }
    const lines = order.lines.map((line, orderLine) => ({
      itemId: line.itemId,
      orderLine,
      quantity: String(quantity),
      price: line.price,
    }));
    return postReceipt({ principalId: book.principal, orderId: order.id, lines });
  }
  if (what === "bill" && receipt) {
    const draft = await book.store.read((r) => billFromReceipts(r, [receipt.id]));
    const lines = draft.lines.map((line) => ({
      ...line,
      quantity: flag ? line.quantity : String(quantity),
      price: which % 2 ? line.price : major,
    }));
    const freight = { description: "Freight", quantity: "1", price: major, landed: true, taxRate: "5" };
    return postBill({ ...draft, reference: crypto.randomUUID(), lines: flag ? [...lines, freight] : lines });
  }
  if (what === "debit" && bill)
    return debitPrincipal({
      originalId: bill.id,
      reason,
      lines: [
        { originalLine: 0, quantity: String(quantity), goodsGoBack: flag, ...(flag ? {} : { price: major }) },
      ],
    });
  if (what === "cancel") return bill ? cancelPurchase({ id: bill.id, reason }) : undefined;
  if (what === "reverse") return receipt ? reverseReceipt({ id: receipt.id, reason }) : undefined;
  if (what === "close" && order)
    return flag ? closeOrder({ id: order.id, reason }) : cancelOrder({ id: order.id, reason });
  return undefined;
}

it("[Q18] every history of orders, receipts, bills, debit notes and their cancelling keeps every invariant", async () => {
  let done = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      const book = await openPurchaseBook();
      for (const one of steps) {
        const call = await callOf(book, one);
        if (!call) continue;
        await book.run(call).then(
          () => done++,
          (error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
            refused++;
          },
        );
      }
      expect(await book.faults()).toEqual([]);
      const orders = await book.store.read((read) => read.list("order", "id"));
      for (const line of orders.flatMap(({ lines }) => lines))
        expect(line.received).toBeLessThanOrEqual(toThousandths(line.quantity) ?? 0);
      book.store.close();
    }),
    { numRuns: 25 },
  );
  // A history that is only ever refused would prove nothing.
  expect(done).toBeGreaterThan(refused / 4);
  expect(refused).toBeGreaterThan(0);
}, 300_000);
