import { beforeEach, describe, expect, it } from "vitest";
import { amendDraft, billNow, discardDraft, draftInvoice, issueInvoice } from "../../src/billing/commands";
import { draftFromComplaint } from "../../src/billing/draft-queries";
import { cancelInvoice } from "../../src/billing/issue";
import { invoiceStatus } from "../../src/billing/model";
import { freeLine, lineForItem } from "../../src/company/bill-lines";
import { ageBuckets, ageing, openBills } from "../../src/billing/queries";
import { recordVisit } from "../../src/complaints/visit-commands";
import { addSite, amendParty } from "../../src/parties/commands";
import { receivePayment } from "../../src/payments/commands";
import type { Invoice, RecordId } from "../../src/records";
import { complain, openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const invoice = (id: RecordId<"invoice">) => book.store.read((read) => read.get(id));
const work = (price: string, more: Partial<Invoice["lines"][number]> = {}) =>
  freeLine({ description: "Work", quantity: "1", price, taxRate: "18", ...more });
const bill = (price = "1000", more: Partial<Parameters<typeof billNow>[0]> = {}) =>
  book.run(billNow({ customerId: book.customer, lines: [work(price)], ...more }));
const pumpLine = async (quantity: string) =>
  lineForItem(await book.store.read((read) => read.get(book.pump)), quantity, "store");

describe("numbers", () => {
  it("[I1] [I2] gives drafts none and issued bills 1..n, refused ones between them taking none", async () => {
    const draft = await book.run(draftInvoice({ customerId: book.customer, lines: [work("100")] }));
    expect(await invoice(draft)).not.toHaveProperty("number");
    const first = await bill();
    await book.refused(billNow({ customerId: book.customer, lines: [] }));
    await book.refused(billNow({ customerId: book.customer, lines: [await pumpLine("99")] }));
    const { id: second } = await book.run(issueInvoice({ id: draft }));
    expect([(await invoice(first.id)).ordinal, (await invoice(second)).ordinal]).toEqual([1, 2]);
    expect(await book.faults()).toEqual([]);
  });

  it("[I2] starts again at 1 with the financial year", async () => {
    await bill();
    book.goTo("2027-03-31");
    const { id: last } = await bill();
    book.goTo("2027-04-01");
    const { id: next } = await bill();
    expect([(await invoice(last)).ordinal, (await invoice(last)).fiscalYear]).toEqual([2, "2026-27"]);
    expect([(await invoice(next)).ordinal, (await invoice(next)).fiscalYear]).toEqual([1, "2027-28"]);
  });

  it("[I3] never edits an issued bill", async () => {
    const { id } = await bill();
    const before = await invoice(id);
    await book.refused(amendDraft({ id, note: "changed" }));
    await book.refused(discardDraft({ id }));
    await book.refused(issueInvoice({ id }));
    expect(await invoice(id)).toEqual(before);
  });

  it("[I7] refuses a date before the last of the series, and one after today", async () => {
    book.goTo("2026-04-10");
    const { number } = await bill();
    const early = await book.refused(
      billNow({ customerId: book.customer, on: "2026-04-09", lines: [work("1")] }),
    );
    expect(early.problems.on).toContain(number);
    const late = await book.refused(
      billNow({ customerId: book.customer, on: "2026-04-11", lines: [work("1")] }),
    );
    expect(late.problems).toHaveProperty("on");
  });
});

describe("issuing", () => {
  it("[I4] freezes names and figures", async () => {
    const { id } = await bill();
    await book.run(amendParty({ id: book.customer, name: "Sunita Kale" }));
    expect((await invoice(id)).printed?.customerName).toBe("Sunita Deshpande");
    expect((await invoice(id)).figures).toMatchObject({
      net: 100_000,
      tax: 18_000,
      total: 118_000,
      rounding: 0,
    });
  });

  it("[I5] posts what the customer owes against goods, services, charges, each tax and rounding, balanced", async () => {
    const { id } = await bill("1000", {
      lines: [work("1000"), await pumpLine("2")],
      charges: [{ label: "Freight", amount: 5_000, taxCategory: "standard", taxRate: "18" }],
    });
    const entry = await book.store.read((read) => read.get(`entry:${id}`));
    const signed = Object.fromEntries(entry.lines.map((line) => [line.account, line.debit - line.credit]));
    expect(signed).toEqual({
      receivable: 100_000 + 290_000 + 5_000 + 71_100,
      "sales:service": -100_000,
      "sales:goods": -290_000,
      "sales:charges": -5_000,
      "tax:CGST": -35_550,
      "tax:SGST": -35_550,
      "cost:goods": 180_000,
      stock: -180_000,
    });
    expect(await book.faults()).toEqual([]);
  });

  it("[I6] takes goods of lines with a location, and refuses what is not there", async () => {
    await bill("1", { lines: [await pumpLine("2")] });
    expect((await book.store.read((read) => read.balance(`stock/${book.pump}`))).parts).toEqual({
      store: 3_000,
    });
    const refusal = await book.refused(billNow({ customerId: book.customer, lines: [await pumpLine("4")] }));
    expect(refusal.message).toContain("3");
  });

  it("[I11] refuses faulty lines each at its field", async () => {
    const refusal = await book.refused(
      billNow({
        customerId: book.customer,
        dueOn: "2026-03-01",
        lines: [
          work("abc"),
          work("1", { quantity: "0", discountPercent: "101", taxRate: "-1" }),
          work("1", { description: " " }),
        ],
      }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual([
      "dueOn",
      "lines.0.price",
      "lines.1.discountPercent",
      "lines.1.quantity",
      "lines.1.taxRate",
      "lines.2.description",
    ]);
  });

  it("[I12] taxes where the site is: across the state line by IGST", async () => {
    const siteId = await book.run(
      addSite({
        partyId: book.customer,
        name: "Goa house",
        address: "",
        area: "",
        stateCode: "30",
        phone: "",
      }),
    );
    const { id } = await bill("1000", { siteId });
    expect((await invoice(id)).figures?.taxes).toEqual([
      expect.objectContaining({ name: "IGST", taxable: 100_000, amount: 18_000 }),
    ]);
    const { id: home } = await bill();
    expect((await invoice(home)).figures?.taxes.map(({ name, amount }) => [name, amount])).toEqual([
      ["CGST", 9_000],
      ["SGST", 9_000],
    ]);
  });
});

describe("a complaint's bill", () => {
  it("[I8] bills parts and services of its visits once, the covered ones at 100 % discount, and moves no goods again", async () => {
    const { id: complaintId, number } = await complain(book);
    await book.run(
      recordVisit({
        complaintId,
        technicianId: book.technician,
        doneOn: "2026-04-01",
        lines: [
          { itemId: book.pump, quantity: "1" },
          { itemId: book.labour, quantity: "2", chargeable: true },
        ],
        work: "Pump replaced",
        outcome: "done",
      }),
    );
    const draft = await book.store.read((read) => draftFromComplaint(read, complaintId));
    const { id } = await book.run(billNow(draft));
    expect((await invoice(id)).figures).toMatchObject({ lineNets: [0, 60_000], net: 60_000, total: 70_800 });
    expect((await book.store.read((read) => read.balance(`stock/${book.pump}`))).amount).toBe(4_000);
    expect((await book.store.read((read) => read.get(complaintId))).invoiceId).toBe(id);
    expect((await book.refused(billNow(draft))).message).toContain(number);
    await expect(book.store.read((read) => draftFromComplaint(read, complaintId))).rejects.toThrow(number);
    await book.run(cancelInvoice({ id, reason: "wrong labour" }));
    expect((await book.store.read((read) => read.get(complaintId))).invoiceId).toBeUndefined();
    await book.run(billNow(await book.store.read((read) => draftFromComplaint(read, complaintId))));
    expect(await book.faults()).toEqual([]);
  });
});

describe("cancelling", () => {
  it("[I9] keeps the number, reverses, brings goods back and frees the payments", async () => {
    const { id, number } = await bill("1000", { lines: [await pumpLine("1")] });
    const total = (await invoice(id)).figures?.total ?? 0;
    await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: total,
        mode: "cash",
        allocations: [{ billId: id, amount: total }],
      }),
    );
    await book.refused(cancelInvoice({ id, reason: " " }));
    await book.run(cancelInvoice({ id, reason: "wrong customer" }));
    expect(await invoice(id)).toMatchObject({ status: "cancelled", number, cancelReason: "wrong customer" });
    const read = (key: string) => book.store.read(async (reading) => (await reading.balance(key)).amount);
    expect(
      await Promise.all(
        [`stock/${book.pump}`, `bill/${id}`, `receivable/${book.customer}`, `credit/${book.customer}`].map(
          read,
        ),
      ),
    ).toEqual([5_000, 0, 0, total]);
    await book.refused(cancelInvoice({ id, reason: "again" }));
    expect(await book.faults()).toEqual([]);
  });
});

describe("what is open", () => {
  it("[I10] keeps open amounts per bill and per customer by due day", async () => {
    const { id: first } = await bill("1000", { dueOn: "2026-04-11" });
    const { id: second } = await bill("500", { dueOn: "2026-05-01" });
    await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 18_000,
        mode: "upi",
        allocations: [{ billId: first, amount: 18_000 }],
      }),
    );
    const open = await book.store.read((read) => openBills(read, book.customer));
    expect(open.map((row) => [row.invoice.id, row.outstanding])).toEqual([
      [first, 100_000],
      [second, 59_000],
    ]);
    const { parts } = await book.store.read((read) => read.balance(`receivable/${book.customer}`));
    expect(parts).toEqual({ "2026-04-11": 100_000, "2026-05-01": 59_000 });
    expect(invoiceStatus(await invoice(first), 100_000)).toBe("partly paid");
  });

  it("[I13] ages by days overdue, day 0 and day 30 in the first month", async () => {
    const due = {
      "2026-05-02": 1,
      "2026-05-01": 2,
      "2026-04-01": 4,
      "2026-03-31": 8,
      "2026-03-01": 16,
      "2026-02-01": 32,
      "2026-01-30": 64,
    };
    expect(ageBuckets(due, "2026-05-01")).toEqual({ notDue: 1, to30: 6, to60: 8, to90: 48, over90: 64 });
    await bill("1000", { dueOn: "2026-04-01" });
    const [row] = await book.store.read((read) => ageing(read, "2026-05-02"));
    expect(row).toMatchObject({
      partyId: book.customer,
      outstanding: 118_000,
      buckets: { to60: 118_000, to30: 0 },
    });
  });
});
