import { expect, it } from "vitest";
import { recordVisit } from "../../src/complaints/visit-commands";
import { debitPrincipal } from "../../src/purchase/note-commands";
import { closeOrder } from "../../src/purchase/order-commands";
import { reverseReceipt } from "../../src/purchase/reverse-commands";
import { goodsFlows, itemFlow } from "../../src/stock/flow-queries";
import { complain } from "../book";
import { openPurchaseBook } from "./purchase-book";

it("[Q21] an item tells what was ordered, received, is on hand, was installed and went back", async () => {
  const book = await openPurchaseBook();
  const flow = () => book.store.read((read) => itemFlow(read, book.pump));
  const order = await book.order("10", "900");
  const line = { itemId: book.pump, orderLine: 0, price: "900" };
  const wrong = await book.receive([{ ...line, quantity: "2" }], { orderId: order });
  await book.run(reverseReceipt({ id: wrong, reason: "wrong van" }));
  const receipt = await book.receive([{ ...line, quantity: "6" }], { orderId: order });
  expect(await flow()).toMatchObject({ ordered: 10_000, toCome: 4000, received: 6000, onHand: 11_000 });
  const bill = await book.bill([receipt]);
  const back = {
    originalId: bill,
    reason: "faulty",
    lines: [{ originalLine: 0, quantity: "1", goodsGoBack: true }],
  };
  await book.run(debitPrincipal(back));
  const { id: complaintId } = await complain(book);
  const visit = {
    complaintId,
    technicianId: book.technician,
    doneOn: "2026-04-01",
    work: "Pump",
    outcome: "done",
  } as const;
  await book.run(recordVisit({ ...visit, lines: [{ itemId: book.pump, quantity: "2" }] }));
  await book.run(closeOrder({ id: order, reason: "no more" }));
  expect(await flow()).toMatchObject({
    ordered: 6000,
    toCome: 0,
    received: 6000,
    onHand: 8000,
    onChallan: 0,
    installed: 2000,
    returned: 1000,
  });
  const all = await book.store.read(goodsFlows);
  expect(all.map(({ item, installed }) => [item.code, installed])).toEqual([
    ["PMP", 2000],
    ["RO-12", 1000],
  ]);
  expect(await book.faults()).toEqual([]);
});
