import { postBill, type BillDraft } from "../../src/purchase/bill-commands";
import { billFromReceipts } from "../../src/purchase/bill-queries";
import { sendOrder } from "../../src/purchase/order-commands";
import { linesToCome } from "../../src/purchase/receipt-queries";
import { postReceipt, type ReceiptLineDraft } from "../../src/purchase/receipt-commands";
import { addParty } from "../../src/parties/commands";
import type { RecordId } from "../../src/records";
import { amendItem } from "../../src/stock/commands";
import { openBook, type Book } from "../book";

export interface PurchaseBook extends Book {
  /** In the company's state, registered. */
  readonly principal: RecordId<"party">;
  /** Across the border of the state. */
  readonly other: RecordId<"party">;
  account(code: string): Promise<number>;
  worth(item: RecordId<"item">): Promise<number>;
  held(item: RecordId<"item">): Promise<number>;
  /** Sends an order for pumps: gives its id. */
  order(quantity?: string, price?: string): Promise<RecordId<"order">>;
  /** Receives goods, on an order everything that is still to come. */
  receive(
    lines: readonly ReceiptLineDraft[] | RecordId<"order">,
    more?: Partial<Parameters<typeof postReceipt>[0]>,
  ): Promise<RecordId<"receipt">>;
  /** Bills everything of receipts that is not billed yet. */
  bill(receipts: readonly RecordId<"receipt">[], more?: Partial<BillDraft>): Promise<RecordId<"purchase">>;
}

let references = 0;

/** A book with two principals; pump and unit are ordered from the first. */
export async function openPurchaseBook(): Promise<PurchaseBook> {
  const book = await openBook();
  const { run, store } = book;
  const add = async (name: string, taxId: string, stateCode: string) =>
    (await run(addParty({ name, phones: [], customer: false, principal: true, taxId, stateCode }))).partyId;
  const principal = await add("Aqua Works", "27AAPFU0939F1ZV", "27");
  const other = await add("Southern Filters", "29AAGCB7383J1Z4", "29");
  await run(amendItem({ id: book.pump, principalId: principal, principalCode: "AW-36" }));
  await run(amendItem({ id: book.unit, principalId: principal }));
  const amountOf = async (key: string) => (await store.read((read) => read.balance(key))).amount;
  return {
    ...book,
    principal,
    other,
    account: (code) => amountOf(`account/${code}`),
    worth: (item) => amountOf(`worth/${item}`),
    held: (item) => amountOf(`stock/${item}`),
    order: async (quantity = "10", price = "900") =>
      (await run(sendOrder({ principalId: principal, lines: [{ itemId: book.pump, quantity, price }] }))).id,
    receive: async (lines, more = {}) => {
      const order = typeof lines === "string" ? await store.read((read) => read.get(lines)) : undefined;
      const draft = {
        principalId: principal,
        ...(order ? { orderId: order.id } : {}),
        lines: order ? linesToCome(order) : (lines as readonly ReceiptLineDraft[]),
      };
      return (await run(postReceipt({ ...draft, ...more }))).id;
    },
    bill: async (receipts, more = {}) => {
      const draft = await store.read((read) => billFromReceipts(read, receipts));
      return (await run(postBill({ ...draft, reference: `AW/${++references}`, ...more }))).id;
    },
  };
}
