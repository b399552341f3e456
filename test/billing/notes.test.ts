import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { billNow, draftInvoice, issueInvoice } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { invoiceStatus } from "../../src/billing/model";
import { freeLine, lineForItem } from "../../src/company/bill-lines";
import { creditBill, draftNote } from "../../src/billing/note-commands";
import { creditable, wishOfContract, type NoteWish } from "../../src/billing/note-queries";
import { openBills } from "../../src/billing/queries";
import { templateOf } from "../../src/billing/paper-template";
import { addSeries, amendCompany } from "../../src/company/commands";
import { cancelContract } from "../../src/contracts/end-commands";
import { receivePayment } from "../../src/payments/commands";
import type { Invoice, RecordId } from "../../src/records";
import { addItem } from "../../src/stock/commands";
import { command } from "../../src/store/command";
import { openBook, type Book } from "../book";
import { openContractBook } from "../contracts/contract-book";
import { draftFromContract } from "../../src/billing/contract-draft-queries";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const read = (id: RecordId<"invoice">) => book.store.read((one) => one.get(id));
const balance = (key: string) => book.store.read(async (one) => (await one.balance(key)).amount);
const work = (price: string, more: Partial<Invoice["lines"][number]> = {}) =>
  freeLine({ description: "Work", quantity: "1", price, taxRate: "18", ...more });
const bill = (lines: Invoice["lines"], more: Partial<Parameters<typeof billNow>[0]> = {}) =>
  book.run(billNow({ customerId: book.customer, lines, ...more }));
const pumps = async (quantity: string) =>
  lineForItem(await book.store.read((one) => one.get(book.pump)), quantity, "store");
const credit = (originalId: RecordId<"invoice">, rows: NoteWish["rows"], more: Partial<NoteWish> = {}) =>
  book.run(creditBill({ originalId, rows, reason: "came back", ...more }));

describe("a credit note", () => {
  it("[N1] [N4] takes goods back by quantity, at the original's price, tax and the value at which they left", async () => {
    const { id } = await bill([await pumps("3"), work("500")]);
    const left = await balance(`worth/${book.pump}`);
    const { id: note, number } = await credit(id, [{ line: 0, quantity: "2", location: "store" }]);
    expect(number).toBe("CN/26-27/0001");
    const made = await read(note);
    expect(made).toMatchObject({
      kind: "credit-note",
      original: { id, number: "S/26-27/0001", on: "2026-04-01" },
      reason: "came back",
      placeOfSupply: "27",
      figures: { net: 290_000, tax: 52_200, total: 342_200 },
    });
    expect(await balance(`stock/${book.pump}`)).toBe(4_000);
    expect((await balance(`worth/${book.pump}`)) - left).toBe(180_000);
    const entry = await book.store.read((one) => one.get(`entry:${note}`));
    expect(Object.fromEntries(entry.lines.map((line) => [line.account, line.debit - line.credit]))).toEqual({
      receivable: -342_200,
      "sales:goods": 290_000,
      "tax:CGST": 26_100,
      "tax:SGST": 26_100,
      stock: 180_000,
      "cost:goods": -180_000,
    });
    expect(await book.faults()).toEqual([]);
  });

  it("[N2] takes back no more of a line than is left of it, in quantity and in value, row by row", async () => {
    const { id } = await bill([await pumps("3"), work("500")]);
    await credit(id, [{ line: 0, quantity: "2", location: "store" }]);
    const beyond = await book.refused(
      creditBill({ originalId: id, reason: "x", rows: [{ line: 0, quantity: "2", location: "store" }] }),
    );
    expect(beyond.problems["lines.0.quantity"]).toContain("1");
    const dearer = await book.refused(
      creditBill({ originalId: id, reason: "x", rows: [{ line: 1, amount: 50_001 }] }),
    );
    expect(dearer.problems).toHaveProperty("lines.0.amount");
    const twice = await book.refused(
      creditBill({
        originalId: id,
        reason: "x",
        rows: [
          { line: 1, amount: 30_000 },
          { line: 1, amount: 30_000 },
        ],
      }),
    );
    expect(Object.keys(twice.problems)).toEqual(["lines.1.amount"]);
    expect(
      (await book.refused(creditBill({ originalId: id, reason: " ", rows: [{ line: 1, amount: 1 }] })))
        .problems,
    ).toHaveProperty("reason");
    expect(await book.faults()).toEqual([]);
  });

  it("[N2] corrects a price alone: the quantity stays sold and may still come back", async () => {
    const { id } = await bill([await pumps("2")]);
    await credit(id, [{ line: 0, amount: 40_000 }]);
    const { lines } = await book.store.read((one) => creditable(one, id));
    expect(lines[0]?.left).toEqual({ quantity: "2", amount: 250_000 });
    await credit(id, [{ line: 0, quantity: "2", location: "store" }]);
    expect(await balance(`bill/${id}`)).toBe(0);
    expect(await book.faults()).toEqual([]);
  });

  it("[N3] settles its own bill as far as that is open, and leaves the rest as credit for any bill", async () => {
    const { id } = await bill([work("1000")]);
    await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 100_000,
        mode: "upi",
        allocations: [{ billId: id, amount: 100_000 }],
      }),
    );
    const { id: note } = await credit(id, [{ line: 0, quantity: "0.5" }]);
    const made = await read(note);
    expect(made.allocations).toEqual([{ billId: id, amount: 18_000 }]);
    expect(await balance(`credit/${book.customer}`)).toBe(41_000);
    expect(invoiceStatus(made, 0)).toBe("partly used");
    const { id: second } = await bill([work("100")]);
    const named = await credit(second, [{ line: 0, quantity: "1" }], {
      allocations: [{ billId: second, amount: 10_000 }],
    });
    expect((await read(named.id)).allocations).toEqual([{ billId: second, amount: 10_000 }]);
    expect(
      (await book.store.read((one) => openBills(one, book.customer))).map((row) => row.invoice.id),
    ).toEqual([second]);
    expect(await book.faults()).toEqual([]);
  });

  it("[N3] is refused beyond what a bill leaves open, or on another customer's", async () => {
    const { id } = await bill([work("1000")]);
    const refusal = await book.refused(
      creditBill({
        originalId: id,
        reason: "x",
        rows: [{ line: 0, quantity: "1" }],
        allocations: [{ billId: id, amount: 118_001 }],
      }),
    );
    expect(refusal.problems).toHaveProperty("allocations.0");
  });

  it("[N5] over all of a bill comes to exactly the bill, whatever discounts, charges, parts and rounding", async () => {
    const { id } = await bill(
      [work("333.33", { quantity: "3", discountPercent: "7.5", discount: 101 }), await pumps("3")],
      {
        charges: [
          { label: "Freight", amount: 15_000, taxCategory: "standard", taxRate: "18" },
          { label: "Festival", amount: -20_011, taxCategory: "standard", taxRate: "18" },
        ],
      },
    );
    await credit(id, [{ line: 0, quantity: "1" }]);
    await credit(id, [{ line: 1, quantity: "1", location: "store" }]);
    await credit(id, [
      { line: 0, quantity: "2" },
      { line: 1, quantity: "2", location: "store" },
    ]);
    expect(await balance(`bill/${id}`)).toBe(0);
    expect(await balance(`credit/${book.customer}`)).toBe(0);
    expect(await balance(`worth/${book.pump}`)).toBe(450_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[N6] brings back the very pieces, and none that another bill sold", async () => {
    const unit = await book.run(
      addItem({
        code: "AC-1",
        name: "Split AC",
        type: "serialised",
        unit: "pcs",
        taxCode: "8415",
        taxRate: "18",
        price: "30000",
        cost: "22000",
        reorderLevel: "0",
        warrantyMonths: 12,
        opening: "3",
        openingSerials: ["A1", "A2", "A3"],
      }),
    );
    const line = lineForItem(await book.store.read((one) => one.get(unit)), "1", "store");
    const [first, second] = [await bill([line]), await bill([line])];
    const piecesOf = async (id: RecordId<"invoice">) => (await read(id)).lines[0]?.units ?? [];
    const foreign = await book.refused(
      creditBill({
        originalId: first.id,
        reason: "x",
        rows: [{ line: 0, quantity: "1", location: "store", units: await piecesOf(second.id) }],
      }),
    );
    expect(foreign.problems).toHaveProperty("lines.0.units");
    const unnamed = await book.refused(
      creditBill({
        originalId: first.id,
        reason: "x",
        rows: [{ line: 0, quantity: "1", location: "store" }],
      }),
    );
    expect(unnamed.problems).toHaveProperty("lines.0.units");
    const units = await piecesOf(first.id);
    const { id: note } = await credit(first.id, [{ line: 0, quantity: "1", location: "store", units }]);
    const back = await book.store.read((one) => one.get(units[0] as RecordId<"unit">));
    expect(back).toMatchObject({ status: "in stock", location: "store" });
    await book.run(cancelInvoice({ id: note, reason: "stays with him" }));
    const again = await book.store.read((one) => one.get(units[0] as RecordId<"unit">));
    expect(again).toMatchObject({ status: "sold", location: "", invoiceId: first.id });
    expect(await book.faults()).toEqual([]);
  });

  it("[N7] is cancelled as a bill is: number kept, bills open again, goods gone again; and its bill not before it", async () => {
    const { id } = await bill([await pumps("2")]);
    const { id: note, number } = await credit(id, [{ line: 0, quantity: "2", location: "store" }]);
    expect((await book.refused(cancelInvoice({ id, reason: "wrong" }))).message).toContain(number);
    await book.run(cancelInvoice({ id: note, reason: "came not" }));
    expect(await read(note)).toMatchObject({ status: "cancelled", number, allocations: [] });
    expect(await balance(`bill/${id}`)).toBe(342_200);
    expect(await balance(`stock/${book.pump}`)).toBe(3_000);
    expect(await book.faults()).toEqual([]);
    await book.run(cancelInvoice({ id, reason: "wrong" }));
    expect(await balance(`stock/${book.pump}`)).toBe(5_000);
    expect(await balance(`worth/${book.pump}`)).toBe(450_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[N1] waits as a draft without a number, and is not made of what does not stand", async () => {
    const { id } = await bill([work("100")]);
    const draft = await book.run(
      draftNote({ originalId: id, reason: "x", rows: [{ line: 0, quantity: "1" }] }),
    );
    expect(await read(draft)).not.toHaveProperty("number");
    await book.run(issueInvoice({ id: draft }));
    const { id: other } = await bill([work("100")]);
    const waiting = await book.run(
      draftNote({ originalId: other, reason: "x", rows: [{ line: 0, quantity: "1" }] }),
    );
    await book.run(cancelInvoice({ id: other, reason: "x" }));
    expect((await book.refused(issueInvoice({ id: waiting }))).problems).toHaveProperty("original");
    const ofNote = await book.refused(
      creditBill({ originalId: draft, reason: "x", rows: [{ line: 0, quantity: "1" }] }),
    );
    expect(ofNote.problems).toHaveProperty("original");
  });

  it("[N1] bears the original's rate, though that is charged no more", async () => {
    const earlier = await openBook();
    earlier.goTo("2025-09-20");
    const { id } = await earlier.run(
      billNow({ customerId: earlier.customer, on: "2025-09-20", lines: [work("100", { taxRate: "28" })] }),
    );
    earlier.goTo("2025-10-05");
    const { id: note } = await earlier.run(
      creditBill({ originalId: id, reason: "x", rows: [{ line: 0, quantity: "1" }] }),
    );
    expect((await earlier.store.read((one) => one.get(note))).figures).toMatchObject({ tax: 2_800 });
    const today = await earlier.refused(
      billNow({ customerId: earlier.customer, lines: [work("100", { taxRate: "28" })] }),
    );
    expect(today.problems).toHaveProperty("lines.0.taxRate");
  });

  it("[N8] gives back what a cancelled contract owes, says so on the contract, and takes it back when cancelled", async () => {
    const own = await openContractBook();
    const id = await own.active();
    const { id: invoiceId } = await own.run(
      billNow(await own.store.read((one) => draftFromContract(one, { id, dueOn: "2026-04-01" }))),
    );
    own.goTo("2026-07-01");
    await own.run(cancelContract({ id, on: "2026-07-01", reason: "moved away" }));
    const contract = () => own.store.read((one) => one.get(id));
    const owed = (await contract()).credits?.[0];
    expect(owed?.amount).toBeGreaterThan(0);
    const wish = await own.store.read((one) => wishOfContract(one, id, "2026-07-01"));
    expect(wish).toMatchObject({ originalId: invoiceId, reason: "moved away" });
    const { id: note } = await own.run(creditBill(wish));
    const made = await own.store.read((one) => one.get(note));
    expect(made.figures?.net).toBe(owed?.amount);
    expect((await contract()).credits).toMatchObject([{ invoiceId: note }]);
    await expect(own.store.read((one) => wishOfContract(one, id, "2026-07-01"))).rejects.toThrow();
    await own.run(cancelInvoice({ id: note, reason: "stays" }));
    expect((await contract()).credits?.[0]).not.toHaveProperty("invoiceId");
    expect(await own.faults()).toEqual([]);
  });

  it("[N9] property: whatever is credited in whatever order, no line is credited beyond itself", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          quantity: fc.integer({ min: 1, max: 40 }),
          price: fc.integer({ min: 1, max: 999_999 }),
          percent: fc.integer({ min: 0, max: 50 }),
          inclusive: fc.boolean(),
        }),
        fc.array(
          fc.record({
            quantity: fc.option(fc.integer({ min: 1, max: 20 })),
            amount: fc.integer({ min: 1, max: 4_000_000 }),
            cancel: fc.boolean(),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        async (line, notes) => {
          const fresh = await openBook();
          const { id } = await fresh.run(
            billNow({
              customerId: fresh.customer,
              taxInclusive: line.inclusive,
              lines: [
                work((line.price / 100).toFixed(2), {
                  quantity: String(line.quantity),
                  discountPercent: String(line.percent),
                }),
              ],
            }),
          );
          for (const { quantity, amount, cancel } of notes) {
            const row = quantity ? { line: 0, quantity: String(quantity) } : { line: 0, amount };
            const call = creditBill({ originalId: id, reason: "x", rows: [row] });
            const made = await fresh.store.run(call).catch(() => undefined);
            if (made && cancel) await fresh.run(cancelInvoice({ id: made.id, reason: "x" }));
          }
          expect(await fresh.faults()).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe("other kinds", () => {
  it("[N10] a debit note charges more on a bill, owed like one, numbered by its own series", async () => {
    const { id } = await bill([work("100")]);
    const { id: note, number } = await bill([work("20")], {
      kind: "debit-note",
      original: { id, number: "S/26-27/0001", on: "2026-04-01" },
      reason: "freight forgotten",
    });
    expect(number).toBe("DN/26-27/0001");
    expect(await balance(`bill/${note}`)).toBe(2_400);
    expect((await book.refused(cancelInvoice({ id, reason: "x" }))).message).toContain(number);
    expect(await book.faults()).toEqual([]);
  });

  it("[N11] a bill of supply bears no tax; whoever may collect none bills by it", async () => {
    const taxed = await book.refused(
      billNow({ kind: "bill-of-supply", customerId: book.customer, lines: [work("100")] }),
    );
    expect(taxed.problems).toHaveProperty("lines.0.taxCategory");
    const { number } = await bill([work("100", { taxCategory: "exempt" })], { kind: "bill-of-supply" });
    expect(number).toBe("BS/26-27/0001");
    await book.run(amendCompany({ taxScheme: "gst-composition" }));
    const { id } = await bill([work("100", { taxRate: "0", taxCategory: "zero" })]);
    expect(await read(id)).toMatchObject({ kind: "bill-of-supply", figures: { tax: 0 } });
  });

  it("[N12] a series decides the kind; a note is not numbered by a bill's series", async () => {
    const draft = await book.run(
      draftInvoice({ customerId: book.customer, lines: [work("1", { taxCategory: "exempt" })] }),
    );
    const { id } = await book.run(issueInvoice({ id: draft, seriesId: "series:bill-of-supply" }));
    expect((await read(id)).kind).toBe("bill-of-supply");
    const refusal = await book.refused(
      creditBill({
        originalId: id,
        reason: "x",
        seriesId: "series:invoice",
        rows: [{ line: 0, quantity: "1" }],
      }),
    );
    expect(refusal.problems).toHaveProperty("seriesId");
  });

  it("[Y21] goods and services go to the series kept for them", async () => {
    const own = { document: "invoice" as const, padding: 4, yearly: true, taxScheme: "gst" as const };
    await book.run(addSeries({ ...own, name: "Goods", prefix: "G/{fy}/", forItems: "stock" }));
    await book.run(addSeries({ ...own, name: "Work", prefix: "W/{fy}/", forItems: "non-stock" }));
    expect((await bill([await pumps("1"), work("10")])).number).toBe("G/26-27/0001");
    expect((await bill([work("10")])).number).toBe("W/26-27/0001");
  });

  it("[Y24] a number that another paper of the kind has is refused, letter case aside, and none is taken", async () => {
    await bill([work("1")]);
    const twin = command("test.twin", async (one, _: object) => {
      const series = await one.get("series:invoice");
      await one.put({ ...series, id: "series:twin", name: "Twin", prefix: "s/{fy}/" });
    });
    await book.run(twin({}));
    const refusal = await book.refused(
      billNow({ customerId: book.customer, seriesId: "series:twin", lines: [work("1")] }),
    );
    expect(refusal.problems.seriesId).toContain("s/26-27/0001");
    expect((await bill([work("1")])).number).toBe("S/26-27/0002");
  });

  it("[Y22] prints a paper by the template its series names, else by its kind's", () => {
    expect(templateOf({ kind: "credit-note" }, {})).toBe("credit-note");
    expect(templateOf({}, {})).toBe("invoice");
    expect(templateOf({}, { template: "our-own" })).toBe("our-own");
  });

  it("[N13] the proof finds a credit beyond its bill, and figures that were edited", async () => {
    const { id } = await bill([work("100")]);
    const { id: note } = await credit(id, [{ line: 0, quantity: "1" }]);
    const forge = command("test.forge", async (one, change: Partial<Invoice> & { id: RecordId<"invoice"> }) =>
      one.put({ ...(await one.get(change.id)), ...change }),
    );
    const { lines } = await read(note);
    await book.run(forge({ id: note, lines: lines.map((line) => ({ ...line, quantity: "2" })) }));
    const faults = await book.faults();
    expect(faults.map(({ invariant, id: where }) => [invariant, where])).toEqual(
      expect.arrayContaining([
        [8, id],
        [12, note],
      ]),
    );
  });
});
