import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { customerSheet } from "../../src/parties/sheet";
import { allocationSheet } from "../../src/payments/allocation-sheet";
import { chequeSheet } from "../../src/payments/cheque-sheet";
import { bounceCheque, depositCheques } from "../../src/payments/clearing-commands";
import { payPrincipal, receivePayment } from "../../src/payments/commands";
import { openCredit } from "../../src/payments/opening-commands";
import { allocateCredit, unallocateCredit } from "../../src/payments/credit-commands";
import { outstandingSheet } from "../../src/payments/outstanding-sheet";
import { paymentSheet } from "../../src/payments/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { openDesk, startOffice, type Desk } from "../workbook/in-excel";
import { handsOn, type Hands } from "./hands";

let office: NodeOffice;
let desk: Desk;
let hands: Hands;
beforeAll(async () => {
  office = await startOffice();
  const mirrors = [customerSheet, paymentSheet, allocationSheet, chequeSheet, outstandingSheet];
  desk = await openDesk(office, { mirrors });
  hands = handsOn(desk.book);
}, 120_000);
afterEach(() => {
  expect(desk.bugs.splice(0)).toEqual([]);
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

describe("the sheets of money", () => {
  it("[M31] show a payment with its deductions and what it settles", async () => {
    const { book } = desk;
    const bill = await hands.bill("1000");
    const { id, number } = await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 95_000,
        mode: "bank",
        deductions: [{ kind: "tds", amount: 10_000 }],
        allocations: [{ billId: bill, amount: 100_000 }],
      }),
    );
    await desk.mirrors.settled();
    expect(desk.row("Payments", id)).toMatchObject({
      "No.": number,
      Direction: "in",
      Kind: "payment",
      Amount: 950,
      TDS: 100,
      "Not allocated": 50,
    });
    expect(desk.row("Allocations", `${id}#1`)).toMatchObject({
      Credit: number,
      Kind: "payment",
      Settles: "S/26-27/0001",
      Amount: 1000,
    });
  });

  it("[M31] show one row for each allocation of any credit, gone when it is taken off", async () => {
    const { book } = desk;
    const partyId = await hands.principal();
    const [one, two] = [
      await hands.theirs(partyId, "AM/1", 50_000),
      await hands.theirs(partyId, "AM/2", 30_000),
    ];
    const draft = { partyId, on: "2026-04-01", mode: "bank", amount: 60_000 } as const;
    const { id } = await book.run(
      payPrincipal({
        ...draft,
        allocations: [
          { billId: one, amount: 50_000 },
          { billId: two, amount: 10_000 },
        ],
      }),
    );
    await desk.mirrors.settled();
    expect([
      desk.row("Allocations", `${id}#1`)?.Settles,
      desk.row("Allocations", `${id}#2`)?.Settles,
    ]).toEqual(["AM/1", "AM/2"]);
    expect(desk.row("Outstanding", two)).toMatchObject({
      Side: "principal",
      Bill: "AM/2",
      Open: 200,
      Days: 31,
    });
    await book.run(unallocateCredit({ id, billId: one }));
    await desk.mirrors.settled();
    expect(desk.row("Allocations", `${id}#1`)).toMatchObject({ Settles: "AM/2", Amount: 100 });
    expect(desk.row("Allocations", `${id}#2`)).toBeUndefined();
    expect(desk.row("Outstanding", one)).toMatchObject({ Open: 500 });
    const credit = { side: "principal", partyId, number: "ADV/9", on: "2026-03-01", amount: 5_000 } as const;
    const { id: advance } = await book.run(openCredit(credit));
    await book.run(allocateCredit({ id: advance, rows: [{ billId: one, amount: 5_000 }] }));
    await desk.mirrors.settled();
    expect(desk.row("Allocations", `${advance}#1`)).toMatchObject({ Kind: "opening", Side: "principal" });
  });

  it("[M31] show cheques and what they are for, in hand apart from owed", async () => {
    const { book } = desk;
    const bill = await hands.bill("500");
    const id = await hands.cheque(20_000, [{ billId: bill, amount: 20_000 }]);
    await desk.mirrors.settled();
    expect(desk.row("Cheques", id)).toMatchObject({ Status: "held", Direction: "received", Amount: 200 });
    expect(desk.row("Outstanding", bill)).toMatchObject({
      Open: 500,
      "Cheques in hand": 200,
      "Net of cheques": 300,
    });
    expect(desk.row("Customers", book.customer)).toMatchObject({ "Cheques in hand": 200 });
    await book.run(depositCheques({ on: "2026-04-01", chequeIds: [id] }));
    await book.run(bounceCheque({ id, on: "2026-04-01", reason: "no funds", bankCharge: 5_000 }));
    await desk.mirrors.settled();
    expect(desk.row("Cheques", id)).toMatchObject({ Status: "bounced", "Bank charges": 50 });
    expect(desk.row("Outstanding", bill)).toMatchObject({ "Cheques in hand": "", "Net of cheques": 500 });
    expect(desk.row("Customers", book.customer)).toMatchObject({ "Cheques in hand": "" });
  });
});
