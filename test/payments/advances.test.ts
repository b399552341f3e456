import { beforeEach, describe, expect, it } from "vitest";
import { fromDecimal } from "../../src/base/money";
import { billNow } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { freeLine } from "../../src/company/bill-lines";
import { advanceForContract } from "../../src/payments/advance-queries";
import { receivePayment, reversePayment } from "../../src/payments/commands";
import { allocateCredit, refundCredit, unallocateCredit } from "../../src/payments/credit-commands";
import { openBill } from "../../src/payments/opening-commands";
import { voucherPaper } from "../../src/payments/voucher-queries";
import type { RecordId } from "../../src/records";
import gst from "../fixtures/gst.json";
import { openBook, type Book } from "../book";
import { openContractBook } from "../contracts/contract-book";
import { handsOn, type Hands } from "./hands";

let book: Book;
let hands: Hands;
beforeEach(async () => {
  book = await openBook();
  hands = handsOn(book);
});

const take = (amount: number, more: { taxRate?: string; placeOfSupply?: string; on?: string } = {}) => {
  const { on = book.clock.today(), taxRate = "18", placeOfSupply } = more;
  const advance = {
    description: "Annual service",
    taxCode: "998719",
    taxRate,
    ...(placeOfSupply ? { placeOfSupply } : {}),
  };
  return receivePayment({ partyId: book.customer, on, amount, mode: "upi", allocations: [], advance });
};
const taxes = async () => ({
  advance: await hands.balance("account/tax:advance"),
  cgst: 0 - (await hands.balance("account/tax:CGST")),
  sgst: 0 - (await hands.balance("account/tax:SGST")),
  igst: 0 - (await hands.balance("account/tax:IGST")),
});
const old = async (number: string, amount: number) =>
  (await book.run(openBill({ side: "customer", partyId: book.customer, number, on: "2025-05-01", amount })))
    .id as RecordId<"invoice">;

interface Steps {
  id: string;
  kind: string;
  rate: string;
  expected: {
    receipt: { received: string; net: string; cgst: string; sgst: string };
    steps: { gross: string; cgstReversed: string; advanceCgstLeft: string; advanceNetLeft: string }[];
  };
}
const cases = (gst.cases as unknown as Steps[]).filter(({ kind }) => kind === "advance");

describe("advances taxed when received", () => {
  it("[M15] takes a voucher's number and owes the tax inside the money at once", async () => {
    const { id, number } = await book.run(take(118_000));
    expect(number).toMatch(/^RV\//);
    const payment = await book.store.read((read) => read.get(id));
    expect(payment.advance).toMatchObject({
      net: 100_000,
      placeOfSupply: "27",
      taxes: [
        { name: "CGST", amount: 9_000 },
        { name: "SGST", amount: 9_000 },
      ],
    });
    expect(await taxes()).toEqual({ advance: 18_000, cgst: 9_000, sgst: 9_000, igst: 0 });
    expect(await hands.balance(`credit/${book.customer}`)).toBe(118_000);
    await book.run(take(118_000, { placeOfSupply: "29" }));
    expect(await taxes()).toEqual({ advance: 36_000, cgst: 9_000, sgst: 9_000, igst: 18_000 });
    expect(await book.faults()).toEqual([]);
  });

  it("[M15] is refused by field without a purpose, at a rate not in force, or with bills to settle", async () => {
    const bill = await hands.bill("100");
    const refusal = await book.refused(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 100,
        mode: "cash",
        allocations: [{ billId: bill, amount: 50 }],
        advance: { description: " ", taxCode: "", taxRate: "28" },
      }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["allocations", "description", "taxRate"]);
    expect(await taxes()).toEqual({ advance: 0, cgst: 0, sgst: 0, igst: 0 });
  });

  it.each(cases.map((one) => [one.id, one] as const))(
    "[M16] %s: each use takes its tax back",
    async (_, one) => {
      book.goTo("2025-06-02"); // 12 % was in force then
      const { receipt, steps } = one.expected;
      const { id } = await book.run(take(fromDecimal(receipt.received, 2), { taxRate: one.rate }));
      expect((await taxes()).cgst).toBe(fromDecimal(receipt.cgst, 2));
      let before = fromDecimal(receipt.cgst, 2);
      for (const [at, step] of steps.entries()) {
        const gross = fromDecimal(step.gross, 2);
        const bill = await old(`B${at}`, gross);
        await book.run(allocateCredit({ id, rows: [{ billId: bill, amount: gross }] }));
        const { cgst, sgst } = await taxes();
        expect([cgst, sgst]).toEqual([
          fromDecimal(step.advanceCgstLeft, 2),
          fromDecimal(step.advanceCgstLeft, 2),
        ]);
        expect(before - cgst).toBe(fromDecimal(step.cgstReversed, 2));
        before = cgst;
      }
      expect(await book.faults()).toEqual([]);
    },
  );

  it("[M16] a bill that lets go owes the tax again, cancelled or taken off alike", async () => {
    const { id } = await book.run(take(118_000));
    const bill = await hands.bill("590");
    await book.run(allocateCredit({ id, rows: [{ billId: bill, amount: 59_000 }] }));
    expect((await taxes()).advance).toBe(9_000);
    await book.run(cancelInvoice({ id: bill, reason: "wrong" }));
    expect((await taxes()).advance).toBe(18_000);
    const other = await hands.bill("590");
    await book.run(allocateCredit({ id, rows: [{ billId: other, amount: 59_000 }] }));
    await book.run(unallocateCredit({ id, billId: other, amount: 20_000 }));
    await book.run(unallocateCredit({ id, billId: other }));
    expect((await taxes()).advance).toBe(18_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[M16] what a bill says was prepaid takes the advance and its tax", async () => {
    await book.run(take(118_000));
    const line = freeLine({ description: "Annual service", quantity: "1", price: "1000", taxRate: "18" });
    const { id } = await book.run(billNow({ customerId: book.customer, lines: [line], prepaid: 118_000 }));
    expect(await hands.balance(`bill/${id}`)).toBe(0);
    // The bill's own tax stands; the advance's is gone.
    expect(await taxes()).toEqual({ advance: 0, cgst: 9_000, sgst: 9_000, igst: 0 });
    expect(await book.faults()).toEqual([]);
  });

  it("[M17] its refund is a refund voucher with its share of the tax; reversing leaves nothing", async () => {
    const { id, number } = await book.run(take(118_000));
    const { id: refund, number: voucher } = await book.run(
      refundCredit({
        partyId: book.customer,
        on: "2026-04-01",
        mode: "bank",
        credits: [{ id, amount: 59_000 }],
      }),
    );
    expect(voucher).toMatch(/^RF\//);
    expect((await taxes()).advance).toBe(9_000);
    const paper = await book.store.read((read) => voucherPaper(read, refund));
    expect(paper).toMatchObject({
      voucher: { number },
      advance: {
        net: 50_000,
        taxes: [
          { name: "CGST", amount: 4_500 },
          { name: "SGST", amount: 4_500 },
        ],
      },
    });
    await book.run(reversePayment({ id: refund, reason: "not paid out" }));
    expect((await taxes()).advance).toBe(18_000);
    await book.run(reversePayment({ id, reason: "came by mistake" }));
    expect(await taxes()).toEqual({ advance: 0, cgst: 0, sgst: 0, igst: 0 });
    expect(await book.faults()).toEqual([]);
  });
});

it("[M18] a contract proposes the next part of its price with its tax", async () => {
  const contracts = await openContractBook();
  const id = await contracts.active();
  const contract = await contracts.store.read((read) => read.get(id));
  const start = await contracts.store.read((read) => advanceForContract(read, id));
  const part = contract.installments[0]?.amount ?? 0;
  expect(part).toBeGreaterThan(0);
  expect(start).toMatchObject({
    partyId: contracts.customer,
    amount: Math.round(part * 1.18),
    taxRate: "18",
    placeOfSupply: "27",
  });
  expect(start.description).toContain(contract.number);
});
