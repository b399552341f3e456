import { beforeEach, describe, expect, it } from "vitest";
import fc from "fast-check";
import { billNow } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { creditBill } from "../../src/billing/note-commands";
import { freeLine } from "../../src/company/bill-lines";
import { gstinCheckCharacter } from "../../src/company/gstin";
import { addParty } from "../../src/parties/commands";
import type { Invoice, InvoiceLine, RecordId } from "../../src/records";
import { gstLines, largeAbove } from "../../src/reports/gst-documents";
import { openBook, type Book } from "../book";
import { differences, reported } from "./reported";

const gstin = (start: string) => start + gstinCheckCharacter(start);
const APRIL = { from: "2026-04-01", to: "2026-04-30" };
let book: Book;
let registered: RecordId<"party">;
let away: RecordId<"party">;

beforeEach(async () => {
  book = await openBook();
  const person = { phones: [], customer: true, principal: false, address: "" };
  registered = (
    await book.run(
      addParty({ ...person, name: "Office Ltd", stateCode: "27", taxId: gstin("27AAPFU0939F1Z") }),
    )
  ).partyId;
  away = (await book.run(addParty({ ...person, name: "Goa House", stateCode: "30" }))).partyId;
});

const line = (price: string, taxRate: string, more: Partial<InvoiceLine> = {}) =>
  freeLine({ description: "Filter", quantity: "1", price, taxRate, taxCode: "842121", unit: "pcs", ...more });
const bill = async (customerId: RecordId<"party">, ...lines: InvoiceLine[]): Promise<Invoice["id"]> =>
  (await book.run(billNow({ customerId, lines }))).id;
const table = async (name: string) => (await reported(book, `gstr1-${name}`, APRIL)).table;
const credit = (originalId: Invoice["id"]) =>
  book.run(creditBill({ originalId, rows: [{ line: 0, quantity: "1" }], reason: "Taken back" }));

describe("GSTR-1", () => {
  it("[G1] [G2] lists each bill in one table, by rate", async () => {
    await bill(registered, line("1000", "18"), line("500", "5"), line("200", "18"));
    await bill(away, line("200000", "18"));
    await bill(away, line("1000", "18"));
    await bill(book.customer, line("700", "18"));
    expect(await table("b2b")).toEqual([
      expect.objectContaining({
        gstin: gstin("27AAPFU0939F1Z"),
        receiver: "Office Ltd",
        on: "2026-04-01",
        value: 194_100,
        place: "27-Maharashtra",
        reverse: "N",
        rate: "5",
        taxable: 50_000,
      }),
      expect.objectContaining({ rate: "18", taxable: 120_000, value: 194_100 }),
    ]);
    expect(await table("b2cl")).toEqual([
      expect.objectContaining({ place: "30-Goa", rate: "18", taxable: 20_000_000, value: 23_600_000 }),
    ]);
    expect(await table("b2cs")).toEqual([
      { kind: "OE", place: "27-Maharashtra", rate: "18", taxable: 70_000 },
      { kind: "OE", place: "30-Goa", rate: "18", taxable: 100_000 },
    ]);
    expect((await reported(book, "gstr1-b2b", APRIL)).columns.map(({ header }) => header())).toEqual([
      "GSTIN/UIN of Recipient",
      "Receiver Name",
      "Invoice Number",
      "Invoice date",
      "Invoice Value",
      "Place Of Supply",
      "Reverse Charge",
      "Applicable % of Tax Rate",
      "Invoice Type",
      "E-Commerce GSTIN",
      "Rate",
      "Taxable Value",
      "Cess Amount",
    ]);
  });

  it("[G2] knows the limit of each day", () => {
    expect([largeAbove("2024-07-31"), largeAbove("2024-08-01")]).toEqual([250_000, 100_000]);
  });

  it("[G3] puts notes where their bills are", async () => {
    const office = await bill(registered, line("1000", "18"));
    const large = await bill(away, line("200000", "18"));
    const small = await bill(book.customer, line("700", "18"));
    await bill(book.customer, line("300", "18"));
    for (const id of [office, large, small]) await credit(id);
    expect(await table("cdnr")).toEqual([
      expect.objectContaining({
        receiver: "Office Ltd",
        kind: "C",
        rate: "18",
        taxable: 100_000,
        value: 118_000,
      }),
    ]);
    expect(await table("cdnur")).toEqual([
      expect.objectContaining({ ur: "B2CL", kind: "C", place: "30-Goa", taxable: 20_000_000 }),
    ]);
    expect(await table("b2cs")).toEqual([
      { kind: "OE", place: "27-Maharashtra", rate: "18", taxable: 30_000 },
    ]);
  });

  it("[G4] sums codes with their taxes, notes taken off, services without quantity", async () => {
    const first = await bill(
      book.customer,
      line("1000", "18"),
      line("100", "18", { taxCode: "998719", unit: "hrs" }),
    );
    await bill(away, line("500", "18", { quantity: "2" }));
    expect(await table("hsn-b2c")).toEqual([
      expect.objectContaining({
        hsn: "842121",
        uqc: "PCS-PIECES",
        quantity: "3",
        taxable: 200_000,
        igst: 18_000,
        cgst: 9_000,
        sgst: 9_000,
        total: 236_000,
      }),
      expect.objectContaining({
        hsn: "998719",
        uqc: "NA",
        quantity: "0",
        taxable: 10_000,
        cgst: 900,
        sgst: 900,
      }),
    ]);
    await credit(first);
    expect((await table("hsn-b2c"))[0]).toMatchObject({
      quantity: "2",
      taxable: 100_000,
      cgst: 0,
      igst: 18_000,
    });
    expect(await table("hsn-b2b")).toEqual([]);
    book.goTo("2026-05-10");
    expect(await differences(book, "gstr1-hsn-b2c")).toEqual([]);
  });

  it("[G4] property: the lines' shares are the frozen taxes, whatever is billed", () => {
    const amount = fc.integer({ min: 1, max: 9_999_999 });
    const lines = fc.array(fc.record({ net: amount, rate: fc.constantFrom("5", "18", "40") }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(lines, fc.boolean(), (own, across) => {
        const rates = [...new Set(own.map(({ rate }) => rate))];
        const taxes = rates.flatMap((rate) => {
          const taxable = own.reduce((sum, one) => sum + (one.rate === rate ? one.net : 0), 0);
          const named = (name: string, part: number) => ({
            name,
            category: "standard",
            rate: String(part),
            taxable,
            amount: Math.round((taxable * part) / 100),
          });
          return across
            ? [named("IGST", Number(rate))]
            : [named("CGST", Number(rate) / 2), named("SGST", Number(rate) / 2)];
        });
        const invoice = {
          lines: own.map(({ rate }) => line("1", rate)),
          charges: [],
          figures: { lineNets: own.map(({ net }) => net), taxes },
        } as unknown as Invoice;
        for (const tax of taxes) {
          const whole = tax.name === "IGST" ? tax.rate : String(Number(tax.rate) * 2);
          const shared = gstLines(invoice)
            .filter(({ rate }) => rate === whole)
            .reduce((sum, one) => sum + (one.taxes[tax.name] ?? 0), 0);
          expect(shared).toBe(tax.amount);
        }
      }),
    );
  });

  it("[G1] shows what bore no tax by where it went and to whom", async () => {
    await bill(
      book.customer,
      line("100", "0", { taxCategory: "exempt" }),
      line("50", "0", { taxCategory: "zero" }),
    );
    expect((await table("exemp")).at(-1)).toEqual({
      description: "Intra-State supplies to unregistered persons",
      nil: 5_000,
      exempted: 10_000,
      outside: 0,
    });
  });

  it("[G5] counts every number, cancelled ones too", async () => {
    await bill(book.customer, line("1", "18"));
    const wrong = await bill(book.customer, line("2", "18"));
    await bill(book.customer, line("3", "18"));
    await book.run(cancelInvoice({ id: wrong, reason: "Wrong customer" }));
    const [row, ...rest] = await table("docs");
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ nature: "Invoices for outward supply", count: 3, cancelled: 1 });
    expect(row?.["first"]).not.toBe(row?.["last"]);
    expect(await table("b2cs")).toEqual([expect.objectContaining({ taxable: 400 })]);
  });

  it("[G6] names what a return lacks, bill by bill", async () => {
    await bill(book.customer, line("100", "18", { taxCode: "" }), line("100", "18", { taxCode: "84" }));
    await bill(book.customer, line("100", "18"));
    const says = (await table("check")).map((row) => row["says"]);
    expect(says).toEqual([
      "Line 1, Filter: the HSN or SAC code is missing.",
      "Line 2, Filter: The code needs at least 4 figures.",
    ]);
    expect((await reported(book, "gstr1-b2cs", APRIL)).notes?.length).toBe(1);
  });
});
