import { addParty } from "../../src/parties/commands";
import { postBill } from "../../src/purchase/bill-commands";
import { billFromReceipts } from "../../src/purchase/bill-queries";
import { sendOrder } from "../../src/purchase/order-commands";
import { postReceipt } from "../../src/purchase/receipt-commands";
import type { RecordId } from "../../src/records";
import { amendItem } from "../../src/stock/commands";
import { deskBook, placeholders } from "../ui/desk-book";
import { openPane } from "../ui/pane";

const views = placeholders(
  ...["home", "item", "orders", "order", "order-form", "receipts", "receipt", "receipt-form"],
  ...["purchases", "purchase", "purchase-form", "purchase-note-form", "claims", "principals", "principal"],
  "payment-form",
);

/** A pane over the desk's book with a principal for its goods. */
export async function openPurchaseDesk() {
  const pane = await openPane({ views });
  const book = await deskBook(pane.store);
  const { store } = pane;
  const { partyId: principal } = await store.run(
    addParty({
      name: "Aqua Works",
      phones: [],
      customer: false,
      principal: true,
      taxId: "27AAPFU0939F1ZV",
      stateCode: "27",
    }),
  );
  await store.run(amendItem({ id: book.pump, principalId: principal, principalCode: "AW-36" }));
  await store.run(amendItem({ id: book.unit, principalId: principal }));
  const order = async (itemId: RecordId<"item">, quantity: string, price: string) =>
    (await store.run(sendOrder({ principalId: principal, lines: [{ itemId, quantity, price }] }))).id;
  const receive = async (itemId: RecordId<"item">, quantity: string, price: string, serials: string[] = []) =>
    (await store.run(postReceipt({ principalId: principal, lines: [{ itemId, quantity, price, serials }] })))
      .id;
  const bill = async (receipt: RecordId<"receipt">) => {
    const draft = await store.read((read) => billFromReceipts(read, [receipt]));
    return (await store.run(postBill({ ...draft, reference: "AW/77" }))).id;
  };
  return { pane, store, book, principal, order, receive, bill };
}
