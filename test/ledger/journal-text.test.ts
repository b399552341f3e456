import { describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { freeLine } from "../../src/company/bill-lines";
import { addAccount } from "../../src/ledger/account-commands";
import { exportJournal } from "../../src/ledger/export-queries";
import { writeJournal } from "../../src/ledger/journal-commands";
import { journalText } from "../../src/ledger/journal-text";
import { addParty, amendParty } from "../../src/parties/commands";
import { receivePayment } from "../../src/payments/commands";
import { openBook, type Book } from "../book";
import { hledger, hledgerBalances, hledgerVersion, ourBalances } from "./hledger";

const bill = (book: Book, price: string, customerId = book.customer) =>
  billNow({
    customerId,
    lines: [freeLine({ description: "Work", quantity: "1", price, taxRate: "18" })],
  });

async function busyBook(): Promise<Book> {
  const book = await openBook();
  await book.run(amendParty({ id: book.customer, name: "Sunita: Deshpande;  & (Sons)" }));
  const twin = await book.run(
    addParty({ name: "Sunita: Deshpande;  & (Sons)", phones: [], customer: true, principal: false }),
  );
  const first = await book.run(bill(book, "1000"));
  const second = await book.run(bill(book, "333.33"));
  const gone = await book.run(bill(book, "10"));
  await book.run(bill(book, "5", twin.partyId));
  await book.run(
    receivePayment({
      partyId: book.customer,
      on: "2026-04-01",
      amount: 130_000,
      mode: "bank",
      allocations: [
        { billId: first.id, amount: 118_000 },
        { billId: second.id, amount: 5_000 },
      ],
    }),
  );
  await book.run(cancelInvoice({ id: gone.id, reason: "wrong; very wrong" }));
  const account = await book.run(addAccount({ name: "Tea : biscuits", kind: "expense" }));
  await book.run(
    writeJournal({
      kind: "voucher",
      on: "2026-04-01",
      text: "Tea",
      lines: [
        { account, debit: 7_050, credit: 0 },
        { account: "cash", debit: 0, credit: 7_050 },
      ],
    }),
  );
  return book;
}

describe("the ledger as an hledger journal", () => {
  it("[L30] writes one transaction an entry, with its code, its party's bill and the currency's decimals", async () => {
    const book = await openBook();
    const { id } = await book.run(bill(book, "1000"));
    const { text, billAccount } = await book.store.read((read) => exportJournal(read));
    expect(text).toContain("commodity 1000.00 INR");
    expect(text).toContain("account assets:Receivables:Sunita Deshpande:S/26-27/0001");
    expect(text).toContain(
      [
        `2026-04-01 (S/26-27/0001) Sunita Deshpande  ; id:${id}`,
        "    assets:Receivables:Sunita Deshpande:S/26-27/0001  1180.00 INR",
        "    income:Service income  -1000.00 INR",
        "    liabilities:CGST payable  -90.00 INR",
        "    liabilities:SGST payable  -90.00 INR",
      ].join("\n"),
    );
    expect(billAccount(id)).toBe("assets:Receivables:Sunita Deshpande:S/26-27/0001");
  });

  it("[L31] shows what every bill leaves open and every party has to its credit in accounts of their own", async () => {
    const book = await busyBook();
    const { text } = await book.store.read((read) => exportJournal(read));
    expect(text).toContain(
      [
        "2026-04-01 (R/26-27/0001) S/26-27/0002",
        "    assets:Receivables:Sunita∶ Deshpande, & (Sons):on account  50.00 INR",
        "    assets:Receivables:Sunita∶ Deshpande, & (Sons):S/26-27/0002  -50.00 INR",
      ].join("\n"),
    );
    expect(text).toContain("assets:Receivables:Sunita∶ Deshpande, & (Sons) (2):S/26-27/0004");
  });

  it("[L32] writes currencies without decimals in whole units", () => {
    const { text } = journalText({
      entries: [
        {
          id: "entry:x",
          on: "2026-04-01",
          sourceId: "x",
          sourceNumber: "",
          text: "",
          lines: [
            { account: "cash", debit: 1_500, credit: 0 },
            { account: "capital", debit: 0, credit: 1_500 },
          ],
        },
      ],
      chart: [],
      parties: new Map(),
      bills: new Set(),
      settlements: { owed: [], credits: [] },
      currency: "JPY",
      digits: 0,
    });
    expect(text).toContain("assets:cash  1500 JPY");
  });

  it.skipIf(!hledgerVersion)(
    "[L33] has in hledger exactly the balances of the book, bill by bill",
    async () => {
      const book = await busyBook();
      const { journal, ours } = await book.store.read(async (read) => {
        const journal = await exportJournal(read);
        return { journal, ours: await ourBalances(read, journal) };
      });
      const theirs = hledgerBalances(journal.text);
      expect(Object.fromEntries(theirs)).toEqual(Object.fromEntries(ours));
      expect([...theirs.values()].reduce((sum, one) => sum + one, 0)).toBe(0);
      expect(theirs.size).toBeGreaterThan(8);
      const kinds = hledger(journal.text, ["accounts", "--types"]);
      expect(kinds).toMatch(/expenses:Tea ∶ biscuits +; type: X/);
      expect(kinds).toMatch(/assets:Cash +; type: C/);
    },
  );
});
