import { afterAll, beforeAll, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { sheets } from "../../src/sheets";
import { amendAccount } from "../../src/ledger/account-commands";
import { keepProof } from "../../src/ledger/proof-commands";
import { proveBook } from "../../src/ledger/proof-queries";
import { trialBalanceOf } from "../../src/ledger/queries";
import { compareSheets } from "../../src/workbook/compare-all";
import { customerSheet } from "../../src/parties/sheet";
import { ledgerSheet, proofSheet, trialBalanceSheet } from "../../src/ledger/sheet";
import { invoiceSheet } from "../../src/billing/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { KEY_HEADER, openDesk, startOffice, type Desk } from "../workbook/in-excel";

let office: NodeOffice;
let desk: Desk;
const mirrors = [customerSheet, invoiceSheet, ledgerSheet, trialBalanceSheet, proofSheet];
beforeAll(async () => {
  office = await startOffice();
  desk = await openDesk(office, { mirrors });
}, 120_000);
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

const bill = () => {
  const line = freeLine({ description: "Work", quantity: "1", price: "1000", taxRate: "18" });
  return desk.book.run(billNow({ customerId: desk.book.customer, lines: [line] }));
};
const compared = () => compareSheets({ store: desk.book.store, port: desk.port, declared: mirrors }, {});

it("[L34] shows every debit and credit with code, account, kind and side, and follows an account's new name", async () => {
  const { id } = await bill();
  const key = `entry:${id}#1`;
  await desk.shows("Ledger", key, {
    Code: "receivable",
    Account: "Receivables",
    Kind: "Assets",
    Side: "Dr",
    Debit: 1_180,
  });
  await desk.book.run(amendAccount({ code: "receivable", name: "Debtors" }));
  await desk.shows("Ledger", key, { Account: "Debtors" });
});

it("[L34] shows the trial balance of the year so far, whose sides sum to nothing", async () => {
  await bill();
  await desk.mirrors.settled();
  const rows = desk.rows("TrialBalance");
  const { book } = desk;
  const expected = await book.store.read((read) =>
    trialBalanceOf(read, { from: "2026-04-01", to: book.clock.today() }),
  );
  expect(new Set(rows.map((row) => row["Code"]))).toEqual(new Set(expected.map(({ code }) => code)));
  expect(rows).toHaveLength(expected.length);
  expect(rows.reduce((sum, row) => sum + Number(row["Closing"]), 0)).toBeCloseTo(0, 6);
  expect(rows.find((row) => row["Code"] === "receivable")).toMatchObject({ Account: "Debtors", Side: "Dr" });
});

it("[L34] sums what the filter shows above its columns", () => {
  const { engine } = office;
  const { sheetId, box } = engine.tables.find("TrialBalance")!;
  const top = { ...box, row: 0, rows: 1 };
  const column = desk.column("TrialBalance", "Closing") - box.column;
  expect(engine.cells.formulas(sheetId, top)[0]?.[column]).toContain("SUBTOTAL");
  expect(engine.cells.values(sheetId, top)[0]?.[column]).toBeCloseTo(0, 6);
});

it("[W38] tables have names that every engine takes in a formula", () => {
  expect(sheets.map(({ table }) => table).filter((name) => !/^[A-Za-z]+$/.test(name))).toEqual([]);
});

it("[L8] finds every sheet equal to the book, and names a cell, a row that is missing and one that is nothing's", async () => {
  await desk.mirrors.settled();
  const sound = await compared();
  expect(sound?.map(({ sheet, differences }) => [sheet, differences])).toEqual([
    ["Customers", []],
    ["Invoices", []],
    ["Ledger", []],
    ["Proof", []],
  ]);
  expect(sound?.find(({ sheet }) => sheet === "Invoices")?.rows).toBe(2);
  const { engine } = office;
  const info = engine.tables.find("Customers")!;
  const rows = desk.rows("Customers");
  const at = rows.findIndex((row) => row[KEY_HEADER] === desk.book.customer);
  // As a fault of the program would leave it: nobody hears of it while the sheets wait.
  const box = { row: info.box.row + 1 + at, column: desk.column("Customers", "Name"), rows: 1, columns: 1 };
  const found = await desk.mirrors.aside(() => {
    engine.cells.write(info.sheetId, box, [["Somebody else"]]);
    return compared();
  });
  expect(found?.find(({ sheet }) => sheet === "Customers")?.differences).toEqual([
    { recordId: desk.book.customer, text: "Customers: Name differs from the book." },
  ]);
  await desk.mirrors.rebuild(["Customers"]);
  expect((await compared())?.flatMap(({ differences }) => differences)).toEqual([]);
});

it("[L9] writes the proof into a sheet: a row for each rule, and one for each record that breaks it", async () => {
  const { book } = desk;
  const { rows, faults } = await proveBook(book.store);
  const fault = {
    invariant: 3,
    id: book.customer,
    text: "The stored balance of this customer differs.",
  } as const;
  await book.run(
    keepProof({
      rows: rows.map((row) => (row.invariant === 3 ? { ...row, faults: 1 } : row)),
      faults: [...faults, fault],
    }),
  );
  await desk.shows("Proof", "proof:last#4", {
    Rule: 3,
    Result: "fault",
    Record: book.customer,
    What: fault.text,
  });
  await desk.shows("Proof", "proof:last#3", { Rule: 3, Result: "broken", Faults: 1 });
  expect(desk.rows("Proof")).toHaveLength(14);
});

it("[L34] has the ledger's sheets in the catalog", () => {
  const tables = sheets.map(({ table }) => table);
  expect(tables).toEqual(expect.arrayContaining(["Ledger", "TrialBalance", "Proof"]));
});
