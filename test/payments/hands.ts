import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { addParty } from "../../src/parties/commands";
import { receiveCheque } from "../../src/payments/cheque-commands";
import { openBill } from "../../src/payments/opening-commands";
import type { RecordId } from "../../src/records";
import type { Book } from "../book";

export interface Hands {
  readonly book: Book;
  /** A customer's bill without tax; the price in major units. */
  bill(price: string, dueOn?: string): Promise<RecordId<"invoice">>;
  /** A principal of its own. */
  principal(): Promise<RecordId<"party">>;
  /** A principal's open bill; minor units. */
  theirs(partyId: RecordId<"party">, number: string, amount: number): Promise<RecordId<"purchase">>;
  /** A cheque of the book's customer for bills, dated today unless said otherwise; minor units. */
  cheque(
    amount: number,
    rows?: readonly { billId: RecordId<"invoice">; amount: number }[],
    more?: Partial<Parameters<typeof receiveCheque>[0]>,
  ): Promise<RecordId<"cheque">>;
  balance(key: string): Promise<number>;
}

/** What a desk does with money, on a book. */
export function handsOn(book: Book): Hands {
  let number = 500_000;
  return {
    book,
    bill: async (price, dueOn = "2026-04-30") => {
      const lines = [freeLine({ description: "Work", quantity: "1", price })];
      return (await book.run(billNow({ customerId: book.customer, dueOn, lines }))).id;
    },
    principal: async () => {
      const draft = { name: "Aqua Makers", phones: [], customer: false, principal: true, stateCode: "27" };
      return (await book.run(addParty({ ...draft, address: "" }))).partyId;
    },
    theirs: async (partyId, reference, amount) => {
      const draft = { side: "principal", partyId, number: reference, on: "2026-03-01", amount } as const;
      return (await book.run(openBill(draft))).id as RecordId<"purchase">;
    },
    cheque: async (amount, rows = [], more = {}) => {
      const today = book.clock.today();
      const draft = {
        partyId: book.customer,
        chequeNumber: String(++number),
        bank: "SBI",
        receivedOn: today,
        chequeOn: today,
        amount,
        allocations: rows,
        ...more,
      };
      return (await book.run(receiveCheque(draft))).id;
    },
    balance: (key) => book.store.read(async (read) => (await read.balance(key)).amount),
  };
}
