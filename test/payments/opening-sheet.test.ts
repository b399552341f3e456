import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeBooks } from "../../src/ledger/period-commands";
import { addParty } from "../../src/parties/commands";
import { openingSheet } from "../../src/payments/opening-sheet";
import { receivePayment } from "../../src/payments/commands";
import type { NodeOffice } from "../../src/preview/host/node";
import type { RecordId } from "../../src/records";
import { pasteInto } from "../preview/host/user";
import { until } from "../store/test-store";
import { KEY_HEADER, openDesk, SAYS_HEADER, startOffice, type Desk } from "../workbook/in-excel";

let office: NodeOffice;
let desk: Desk;
let principal: RecordId<"party">;
beforeAll(async () => {
  office = await startOffice();
  desk = await openDesk(office, { mirrors: [openingSheet] });
  const aqua = { name: "Aqua Works", phones: [], customer: false, principal: true };
  principal = (await desk.book.run(addParty(aqua))).partyId;
}, 120_000);
afterEach(() => {
  expect(desk.bugs).toEqual([]);
  desk.refused.length = 0;
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

const amountOf = async (key: string) => (await desk.book.store.read((read) => read.balance(key))).amount;

async function paste(rows: readonly (readonly (string | number)[])[]) {
  const { box } = office.engine.tables.find("OpeningBalances")!;
  const held = desk.rows("OpeningBalances");
  const isEmpty = held.every((row) => row["Party"] === "");
  const [before, place] = isEmpty ? [0, box.row + 1] : [held.length, box.row + box.rows];
  await pasteInto(office.engine, "Opening balances", place, desk.column("OpeningBalances", "What"), rows);
  await until(() => {
    const added = desk.rows("OpeningBalances").slice(before);
    return added.length === rows.length && added.every((row) => row[KEY_HEADER] || row[SAYS_HEADER]);
  });
  await desk.mirrors.settled();
  return desk.rows("OpeningBalances").slice(before);
}

it("[M61] a pasted list of the old program's open bills and credits is taken row by row, both sides", async () => {
  const rows = await paste([
    ["", "Sunita Deshpande", "OLD/17", "2025-12-03", "2026-01-02", "12,500.50"],
    ["customer's credit", "Sunita Deshpande", "ADV/3", "2026-01-10", "", 1_000],
    ["principal's bill", "Aqua Works", "AW/99", "2026-02-01", "", 88_000],
    ["Our advance", "Aqua Works", "AW/A1", "2026-02-02", "", 500],
  ]);
  expect(rows.map((row) => row[SAYS_HEADER])).toEqual(["", "", "", ""]);
  expect(await amountOf(`receivable/${desk.book.customer}`)).toBe(1_250_050);
  expect(await amountOf(`credit/${desk.book.customer}`)).toBe(100_000);
  expect(await amountOf(`payable/${principal}`)).toBe(8_800_000);
  expect(await amountOf(`advance/${principal}`)).toBe(50_000);
  expect(await desk.book.faults()).toEqual([]);
  expect(rows.map((row) => [row["What"], row["Open now"]])).toEqual([
    ["customer's bill", 12_500.5],
    ["customer's credit", 1_000],
    ["principal's bill", 88_000],
    ["our advance", 500],
  ]);
}, 60_000);

it("[M61] each faulty row stays and says why: party, number, amount, day, side, and a number used before", async () => {
  const rows = await paste([
    ["customer's bill", "Nobody", "B/1", "2026-01-01", "", 10],
    ["customer's bill", "Aqua Works", "B/2", "2026-01-01", "", 10],
    ["principal's bill", "Sunita Deshpande", "B/3", "2026-01-01", "", 10],
    ["customer's bill", "Sunita Deshpande", "", "2026-01-01", "2025-12-31", 0],
    ["customer's bill", "Sunita Deshpande", "old/17", "2027-01-01", "", 10],
    ["somebody's bill", "Sunita Deshpande", "B/4", "2026-01-01", "", 10],
    ["customer's bill", "Sunita Deshpande", "B/5", "2026-01-01", "", "ten"],
    ["customer's bill", "Sunita Deshpande", "B/6", "2026-01-01", "", 10],
  ]);
  const says = rows.map((row) => String(row[SAYS_HEADER]));
  expect(says[0]).toContain("no customer “Nobody”");
  expect(says[1]).toContain("Aqua Works is no customer.");
  expect(says[2]).toContain("Sunita Deshpande is no principal.");
  for (const part of ["number on the old paper", "before its own date", "above zero"])
    expect(says[3]).toContain(part);
  expect(says[4]).toContain("stands in the book already");
  expect(says[4]).toContain("Not after today");
  expect(says[5]).toContain("customer's bill");
  expect(says[6]).toContain("Amount");
  expect(says[7]).toBe("");
  expect(rows.map((row) => Boolean(row[KEY_HEADER]))).toEqual([...Array<boolean>(7).fill(false), true]);
  expect(await desk.book.faults()).toEqual([]);
}, 60_000);

it("[M61] what is open follows payments, cells cannot be typed over, and closed books take none", async () => {
  const [bill] = await desk.book.store.read((read) => read.list("invoice", "opening"));
  const { id: billId } = bill!;
  const paid = { partyId: desk.book.customer, on: "2026-04-01", mode: "cash", reference: "" } as const;
  await desk.book.run(
    receivePayment({ ...paid, amount: 250_050, allocations: [{ billId, amount: 250_050 }] }),
  );
  await desk.shows("OpeningBalances", billId, { "Open now": 10_000 });
  await desk.type("OpeningBalances", billId, "Amount", 1);
  await until(() => desk.refused.length > 0);
  expect(desk.refused[0]).toContain("stays as it was entered");
  await desk.book.run(closeBooks({ until: "2026-01-31", reason: "given to the accountant" }));
  const [row] = await paste([["customer's bill", "Sunita Deshpande", "B/9", "2026-01-15", "", 10]]);
  expect(row?.[SAYS_HEADER]).toContain("closed");
}, 60_000);
