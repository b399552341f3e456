import { beforeEach, expect, it } from "vitest";
import { recordVisit } from "../../src/complaints/visit-commands";
import { findEverything, type HitGroup } from "../../src/desk/find";
import { lifeOf } from "../../src/desk/document";
import { cardTrail } from "../../src/desk/trail";
import { refuseClaims } from "../../src/purchase/claim-commands";
import { debitPrincipal } from "../../src/purchase/note-commands";
import { complain } from "../book";
import { handsOn } from "../payments/hands";
import { openPurchaseBook, type PurchaseBook } from "../purchase/purchase-book";

let book: PurchaseBook;
beforeEach(async () => {
  book = await openPurchaseBook();
});
const found = async (typed: string, type: HitGroup["type"]) => {
  const groups = await book.store.read((read) => findEverything(read, typed));
  return groups
    .find((group) => group.type === type)
    ?.hits.map(({ id, title, detail }) => ({ id, title, detail }));
};
const warrantyVisit = async () => {
  const { id: complaintId } = await complain(book);
  const { technician: technicianId, pump: itemId } = book;
  const lines = [{ itemId, quantity: "1" }];
  await book.run(
    recordVisit({ complaintId, technicianId, doneOn: "2026-04-01", lines, work: "Pump", outcome: "done" }),
  );
};

it("[D2] finds an order, a receipt, a principal's bill by either number, and a debit note", async () => {
  const orderId = await book.order();
  const receiptId = await book.receive(orderId, { reference: "DN-77" });
  const billId = await book.bill([receiptId], { reference: "AW/4711" });
  const lines = [{ originalLine: 0, quantity: "1", goodsGoBack: true }];
  const note = await book.run(debitPrincipal({ originalId: billId, reason: "faulty", lines }));
  const of = "Aqua Works · 2026-04-01";
  expect(await found("po/26", "order")).toEqual([{ id: orderId, title: "PO/26-27/0001", detail: of }]);
  const [receipt] = (await found("dn-77", "receipt")) ?? [];
  expect(receipt).toMatchObject({ id: receiptId, detail: of });
  expect(await found("4711", "purchase")).toMatchObject([{ id: billId, detail: of }]);
  expect((await found("4711", "purchase"))?.[0]?.title).toMatch(/^AW\/4711 · .+0001$/);
  expect(await found(note.number, "purchase")).toMatchObject([{ id: note.id }]);
  expect(await found("nobody", "order")).toBeUndefined();
});

it("[D2] finds with a principal or a card the claims for it, and with a customer the cheques", async () => {
  await warrantyVisit();
  const [claim] = await book.store.read((read) =>
    read.list("claim", "principal", { prefix: [book.principal] }),
  );
  const card = await book.store.read((read) => read.get(book.card));
  const hit = { id: claim?.id, title: "Pump 36 V", detail: "Aqua Works · open · 2026-04-01" };
  expect(await found("aqua", "claim")).toEqual([hit]);
  expect(await found(card.number, "claim")).toEqual([hit]);
  const cheque = await handsOn(book).cheque(50_000, [], { chequeNumber: "004711" });
  const taken = { id: cheque, title: "004711", detail: "Sunita Deshpande · 2026-04-01" };
  expect(await found("deshp", "cheque")).toEqual([taken]);
  expect(await found("004711", "cheque")).toEqual([taken]);
  expect(await found("aqua", "cheque")).toBeUndefined();
});

it("[D3] tells on a unit's trail what was claimed for it; its card on paper keeps that to ourselves", async () => {
  await warrantyVisit();
  const trail = () => book.store.read((read) => cardTrail(read, book.card, "2026-04-01"));
  const claimed = async () => (await trail()).find(({ kind }) => kind === "claim");
  expect(await claimed()).toMatchObject({
    title: "Claim on Aqua Works",
    detail: "1 × Pump 36 V · open",
    amount: 90_000,
    pending: false,
  });
  const { id } = (await claimed()) ?? {};
  await book.run(refuseClaims({ ids: [id as `claim:${string}`], reason: "worn" }));
  expect((await claimed())?.detail).toBe("1 × Pump 36 V · refused · worn");
  expect(lifeOf(await trail()).some(({ kind }) => kind === "claim")).toBe(false);
});
