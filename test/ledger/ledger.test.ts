import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { post } from "../../src/company/post";
import { posting } from "../../src/company/posting";
import { partyLedger, trialBalance } from "../../src/ledger/queries";
import { receivePayment } from "../../src/payments/commands";
import { command } from "../../src/store/command";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
  const { id } = await book.run(
    billNow({
      customerId: book.customer,
      lines: [freeLine({ description: "Work", quantity: "1", price: "1000", taxRate: "18" })],
    }),
  );
  book.goTo("2026-05-02");
  await book.run(
    receivePayment({
      partyId: book.customer,
      on: "2026-05-02",
      amount: 20_000,
      mode: "bank",
      allocations: [{ billId: id, amount: 15_000 }],
    }),
  );
});

describe("ledger", () => {
  it("[L1] aborts a command whose entry does not balance", async () => {
    const crooked = command("test.crooked", (work, _: object) =>
      post(work, {
        id: "entry:x",
        on: work.today,
        sourceId: "x",
        sourceNumber: "",
        text: "",
        lines: [posting("cash", 1)],
      }),
    );
    await expect(book.store.run(crooked({}))).rejects.toThrow(/does not balance/);
    expect(await book.store.read((read) => read.find("entry:x"))).toBeUndefined();
  });

  it("[L2] has equal sums of debits and credits", async () => {
    const rows = await book.store.read(trialBalance);
    expect(rows).toEqual([
      { account: "bank", debit: 20_000, credit: 0 },
      { account: "opening", debit: 0, credit: 450_000 },
      { account: "receivable", debit: 98_000, credit: 0 },
      { account: "sales:service", debit: 0, credit: 100_000 },
      { account: "stock", debit: 450_000, credit: 0 },
      { account: "tax:CGST", debit: 0, credit: 9_000 },
      { account: "tax:SGST", debit: 0, credit: 9_000 },
    ]);
  });

  it("[L3] ends a customer's ledger at the open bills less credits", async () => {
    const lines = await book.store.read((read) => partyLedger(read, book.customer));
    expect(lines.map(({ debit, credit, balance }) => [debit, credit, balance])).toEqual([
      [118_000, 0, 118_000],
      [0, 20_000, 98_000],
    ]);
    expect(await book.faults()).toEqual([]);
  });

  it("[L5] keeps accounts by month", async () => {
    const { amount, parts } = await book.store.read((read) => read.balance("account/receivable"));
    expect([amount, parts]).toEqual([98_000, { "2026-04": 118_000, "2026-05": -20_000 }]);
  });

  it.each([
    ["bill/", 3],
    ["receivable/", 3],
    ["credit/", 3],
    ["account/", 3],
    ["stock/", 6],
  ])("[L4] names the record when a stored %s balance was bent", async (prefix, invariant) => {
    const key = (await book.store.read((read) => read.balances(prefix)))[0]?.key ?? "";
    await book.run(command("test.bend", (work, _: object) => work.move(key, 1))({}));
    // Reports that are added up from it no longer agree with the ledger either.
    const faults = (await book.faults()).filter((fault) => fault.invariant !== 13);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ invariant });
    expect(key === "account/bank" || key.endsWith(faults[0]?.id ?? "?")).toBe(true);
  });

  it("[L4] names a bill whose number left a gap", async () => {
    const bent = command("test.gap", async (work, _: object) => {
      const [invoice] = await work.list("invoice", "id");
      if (invoice) await work.put({ ...invoice, ordinal: 2 });
    });
    await book.run(bent({}));
    expect((await book.faults()).map(({ invariant }) => invariant)).toEqual([5]);
  });
});
