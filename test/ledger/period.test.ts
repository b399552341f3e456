import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { freeLine } from "../../src/company/bill-lines";
import { writeJournal } from "../../src/ledger/journal-commands";
import { closeBooks, closeYear, reopenBooks } from "../../src/ledger/period-commands";
import { trialBalanceOf } from "../../src/ledger/queries";
import { balanceSheet, profitAndLoss } from "../../src/ledger/statement-queries";
import { receivePayment } from "../../src/payments/commands";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});

const bill = (on: string, price = "1000") =>
  billNow({
    customerId: book.customer,
    on,
    lines: [freeLine({ description: "Work", quantity: "1", price, taxRate: "18" })],
  });
const spend = (on: string, amount: number) =>
  writeJournal({
    kind: "voucher",
    on,
    text: "Rent",
    lines: [
      { account: "expense:rent", debit: amount, credit: 0 },
      { account: "bank", debit: 0, credit: amount },
    ],
  });
const company = () => book.store.read((read) => read.get("company:main"));

describe("closing the books", () => {
  it("[L20] closes up to a day that is over, says why at the field, and keeps who closed and why", async () => {
    book.goTo("2026-05-02");
    for (const until of ["2026-05-02", "2026-06-01", "nonsense"])
      expect(Object.keys((await book.refused(closeBooks({ until, reason: "x" }))).problems)).toEqual([
        "until",
      ]);
    expect(
      Object.keys((await book.refused(closeBooks({ until: "2026-04-30", reason: "" }))).problems),
    ).toEqual(["reason"]);
    await book.run(closeBooks({ until: "2026-04-30", reason: "GST return filed" }));
    expect(await company()).toMatchObject({
      closedUntil: "2026-04-30",
      closures: [{ at: "2026-05-02T10:00:00.000Z", until: "2026-04-30", reason: "GST return filed" }],
    });
    await book.refused(closeBooks({ until: "2026-04-15", reason: "again" }));
    const [last] = (await book.store.operations((await book.store.lastSeq()) - 1)).slice(-1);
    expect(last).toMatchObject({ command: "period.close", by: "Tester" });
  });

  it("[L21] refuses what is dated in closed books at the field of the day, and lets what is dated today be", async () => {
    book.goTo("2026-04-10");
    const { id } = await book.run(bill("2026-04-10"));
    book.goTo("2026-05-02");
    await book.run(closeBooks({ until: "2026-04-30", reason: "filed" }));
    const before = await book.store.lastSeq();
    const payment = (on: string) =>
      receivePayment({ partyId: book.customer, on, amount: 100, mode: "cash", allocations: [] });
    for (const call of [bill("2026-04-30"), spend("2026-04-30", 5), payment("2026-04-30")])
      expect((await book.refused(call as never)).problems).toEqual({
        on: "The books are closed until 2026-04-30.",
      });
    expect(await book.store.lastSeq()).toBe(before);
    await book.run(spend("2026-05-01", 5));
    await book.run(payment("2026-05-01"));
    await book.run(cancelInvoice({ id, reason: "wrong price" }));
    const entry = await book.store.read((read) => read.get(`entry:${id}/cancelled`));
    expect(entry.on).toBe("2026-05-02");
    expect(await book.faults()).toEqual([]);
  });

  it("[L22] reopens down to an earlier day or altogether, with a reason", async () => {
    book.goTo("2026-06-02");
    await book.refused(reopenBooks({ reason: "not closed yet" }));
    await book.run(closeBooks({ until: "2026-05-31", reason: "filed" }));
    expect(
      Object.keys((await book.refused(reopenBooks({ until: "2026-05-31", reason: "" }))).problems),
    ).toEqual(["until", "reason"]);
    await book.run(reopenBooks({ until: "2026-04-30", reason: "a bill was forgotten" }));
    await book.run(spend("2026-05-10", 5));
    await book.refused(spend("2026-04-10", 5));
    await book.run(reopenBooks({ reason: "and another" }));
    await book.run(spend("2026-04-10", 5));
    expect((await company()).closures?.map(({ until }) => until)).toEqual([
      "2026-05-31",
      "2026-04-30",
      undefined,
    ]);
    expect(await book.faults()).toEqual([]);
  });
});

describe("the end of a year", () => {
  it("[L23] carries income and expenses forward on the last day, closes the books and begins numbers anew", async () => {
    book.goTo("2027-03-20");
    await book.run(bill("2027-03-20"));
    await book.run(spend("2027-03-20", 30_000));
    book.goTo("2027-04-05");
    const wrong = await book.refused(closeYear({ lastDay: "2027-03-30", reason: "year end" }));
    expect(Object.keys(wrong.problems)).toEqual(["until"]);
    const { number, profit } = await book.run(closeYear({ lastDay: "2027-03-31", reason: "year end" }));
    expect([number, profit]).toEqual(["J/26-27/0002", 70_000]);
    const after = await book.store.read((read) => balanceSheet(read, "2027-04-05"));
    expect(after.profit).toBe(0);
    expect(after.equity.find(({ code }) => code === "retained")?.amount).toBe(70_000);
    expect(after.totalAssets).toBe(after.totalClaims);
    const { number: next } = await book.run(bill("2027-04-05"));
    expect(next).toBe("S/27-28/0001");
    expect(await book.faults()).toEqual([]);
  });

  it("[L24] shows a year's profit and loss before and after it was closed alike", async () => {
    book.goTo("2027-03-20");
    await book.run(bill("2027-03-20"));
    await book.run(spend("2027-03-20", 30_000));
    book.goTo("2027-04-05");
    const year = { from: "2026-04-01", to: "2027-03-31" };
    const statement = () => book.store.read((read) => profitAndLoss(read, year));
    const before = await statement();
    expect([before.totalIncome, before.totalExpenses, before.profit]).toEqual([100_000, 30_000, 70_000]);
    await book.run(closeYear({ lastDay: "2027-03-31", reason: "year end" }));
    expect(await statement()).toEqual(before);
  });

  it("[L22] takes the closing back on its own day when its year is opened again, and closes it anew", async () => {
    book.goTo("2027-04-05");
    await book.run(spend("2026-06-01", 30_000));
    await book.run(closeYear({ lastDay: "2027-03-31", reason: "year end" }));
    await book.run(reopenBooks({ until: "2027-02-28", reason: "a forgotten bill" }));
    await book.run(spend("2027-03-10", 5_000));
    const { profit } = await book.run(closeYear({ lastDay: "2027-03-31", reason: "again" }));
    expect(profit).toBe(-35_000);
    const rows = await book.store.read((read) => trialBalanceOf(read, { from: "2027-04-01" }));
    expect(rows.find(({ code }) => code === "retained")?.opening).toBe(35_000);
    expect(rows.some(({ kind }) => kind === "expense")).toBe(false);
    expect(await book.faults()).toEqual([]);
  });
});
