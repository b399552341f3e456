import { beforeEach, describe, expect, it } from "vitest";
import { chartOf } from "../../src/company/chart";
import { addAccount, amendAccount } from "../../src/ledger/account-commands";
import { reverseJournal, writeJournal } from "../../src/ledger/journal-commands";
import type { JournalLine } from "../../src/ledger/journal-model";
import { accountLedger, accountNames, moneyAccounts, trialBalance } from "../../src/ledger/queries";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});

const debit = (account: string, amount: number): JournalLine => ({ account, debit: amount, credit: 0 });
const credit = (account: string, amount: number): JournalLine => ({ account, debit: 0, credit: amount });
const voucher = (lines: JournalLine[], more: Partial<Parameters<typeof writeJournal>[0]> = {}) =>
  writeJournal({ kind: "voucher", on: book.clock.today(), text: "Rent of April", lines, ...more });

const amount = async (code: string) =>
  (await book.store.read((read) => read.balance(`account/${code}`))).amount;

describe("vouchers", () => {
  it("[L10] posts a voucher whose sides agree, numbered by its series", async () => {
    const { number, id } = await book.run(
      voucher([debit("expense:rent", 2_000_000), credit("bank", 2_000_000)]),
    );
    expect(number).toBe("J/26-27/0001");
    expect([await amount("expense:rent"), await amount("bank")]).toEqual([2_000_000, -2_000_000]);
    const entry = await book.store.read((read) => read.get(`entry:${id}`));
    expect(entry).toMatchObject({ sourceNumber: "J/26-27/0001", text: "Rent of April" });
    expect(await book.faults()).toEqual([]);
  });

  it("[L10] refuses one line at a time: an unknown account, one that follows from documents, both sides, none", async () => {
    const refusal = await book.refused(
      voucher(
        [
          debit("nonsense", 1),
          debit("receivable", 1),
          { account: "cash", debit: 1, credit: 1 },
          debit("bank", 0),
          debit("cash", -5),
        ],
        { text: " ", on: "2026-04-02" },
      ),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual([
      "lines",
      "lines.0.account",
      "lines.1.account",
      "lines.2.debit",
      "lines.3.debit",
      "lines.4.debit",
      "on",
      "text",
    ]);
  });

  it("[L10] names by how much the sides differ, and changes nothing", async () => {
    const before = await book.store.lastSeq();
    const refusal = await book.refused(voucher([debit("expense:rent", 100_00), credit("bank", 90_00)]));
    expect(refusal.problems).toEqual({ lines: "The debits are ₹10.00 more than the credits." });
    expect(await book.store.lastSeq()).toBe(before);
  });

  it("[L11] takes what opening balances differ by to the account of that name", async () => {
    const before = await amount("opening");
    await book.run(
      voucher([debit("bank", 50_000), debit("fixed", 20_000), credit("loans", 30_000)], { kind: "opening" }),
    );
    expect((await amount("opening")) - before).toBe(-40_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[L12] reverses a voucher with a reason, today, and keeps both entries", async () => {
    const { id } = await book.run(voucher([debit("expense:rent", 100), credit("bank", 100)]));
    book.goTo("2026-04-20");
    expect((await book.refused(reverseJournal({ id, reason: " " }))).problems).toEqual({
      reason: "Say why.",
    });
    await book.run(reverseJournal({ id, reason: "typed twice" }));
    expect([await amount("expense:rent"), await amount("bank")]).toEqual([0, 0]);
    const entries = await book.store.read((read) => read.list("entry", "source", { is: id }));
    expect(entries.map(({ on }) => on).sort()).toEqual(["2026-04-01", "2026-04-20"]);
    await book.refused(reverseJournal({ id, reason: "again" }));
  });
});

describe("the chart of accounts", () => {
  it("[L13] adds an account, names one anew, closes one, and proposes no closed one", async () => {
    const code = await book.run(addAccount({ name: "HDFC current", kind: "asset", role: "bank" }));
    await book.run(amendAccount({ code: "bank", name: "SBI" }));
    await book.run(voucher([debit(code, 500), credit("capital", 500)]));
    await book.run(amendAccount({ code, active: false }));
    const names = await book.store.read(accountNames);
    expect([names.get("bank"), names.get(code)]).toEqual(["SBI", "HDFC current"]);
    expect((await book.store.read(moneyAccounts)).map(({ name }) => name)).toEqual(["Cash", "SBI"]);
    const refusal = await book.refused(voucher([debit(code, 1), credit("capital", 1)]));
    expect(refusal.problems).toEqual({ "lines.0.account": "HDFC current is closed." });
  });

  it("[L13] refuses an empty name, a name that is taken, a bank that is no asset, and closing what documents move", async () => {
    expect((await book.refused(addAccount({ name: " ", kind: "expense" }))).problems.name).toMatch(/needed/);
    expect((await book.refused(addAccount({ name: "rent ", kind: "expense" }))).problems.name).toMatch(
      /Rent/,
    );
    const bank = addAccount({ name: "X", kind: "expense", role: "bank" });
    expect(Object.keys((await book.refused(bank)).problems)).toEqual(["role"]);
    expect((await book.refused(amendAccount({ code: "stock", active: false }))).message).toMatch(/documents/);
  });

  it("[L13] knows the kind of every account it starts with", () => {
    const chart = chartOf([], ["tax:CGST", "input:CGST"]);
    const kindOf = (code: string) => chart.find((account) => account.code === code)?.kind;
    expect(
      ["cash", "payable", "capital", "sales:goods", "cost:goods", "tax:CGST", "input:CGST"].map(kindOf),
    ).toEqual(["asset", "liability", "equity", "income", "expense", "liability", "asset"]);
    expect(new Set(chart.map(({ name }) => name)).size).toBe(chart.length);
  });

  it("[L14] shows an account's ledger of a period: what it began with, each line with the balance after it, its end", async () => {
    await book.run(voucher([debit("cash", 1_000), credit("capital", 1_000)]));
    book.goTo("2026-05-10");
    await book.run(voucher([debit("cash", 300), credit("capital", 300)], { on: "2026-05-04" }));
    await book.run(voucher([debit("expense:phone", 120), credit("cash", 120)], { on: "2026-05-10" }));
    await book.run(voucher([debit("cash", 7), credit("capital", 7)], { on: "2026-05-03" }));
    const { opening, lines, closing } = await book.store.read((read) =>
      accountLedger(read, "cash", { from: "2026-05-04", to: "2026-05-31" }),
    );
    expect([opening, closing]).toEqual([1_007, 1_187]);
    expect(lines.map(({ debit, credit, balance }) => [debit, credit, balance])).toEqual([
      [300, 0, 1_307],
      [0, 120, 1_187],
    ]);
    expect((await book.store.read(trialBalance)).find(({ account }) => account === "cash")?.debit).toBe(
      1_187,
    );
  });
});
