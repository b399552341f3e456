import { readFileSync, writeFileSync } from "node:fs";
import { unzlibSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { invoiceDocument, legendsOf } from "../../src/billing/document";
import { freeLine, lineForItem } from "../../src/company/bill-lines";
import { creditBill } from "../../src/billing/note-commands";
import { amendCompany } from "../../src/company/commands";
import { isIban, isUpi, paymentCode } from "../../src/company/payment-code";
import { fillTemplate } from "../../src/paper/fill";
import type { PaperDocument } from "../../src/paper/paper-document";
import { qrPng } from "../../src/paper/qr";
import { paperCells } from "../../src/paper/read";
import type { RecordId } from "../../src/records";
import { challanDocument } from "../../src/sales/challan-document";
import { challanNow } from "../../src/sales/challan-commands";
import { installPiece } from "../../src/sales/install-commands";
import { challanLine } from "../../src/sales/model";
import { piecesOf } from "../../src/sales/queries";
import { quotationDocument } from "../../src/sales/quotation-document";
import { quoteNow } from "../../src/sales/quotation-commands";
import { addItem } from "../../src/stock/commands";
import { openBook, type Book } from "../book";
import { convertWithLibreOffice, libreOffice } from "../paper/libre-office";
import { useNodeXml } from "../paper/node-xml";

useNodeXml();

let book: Book;
beforeEach(async () => {
  book = await openBook();
  await book.run(
    amendCompany({
      terms: "Goods once sold are taken back within 7 days.",
      bank: "Bank of Pune, A/c 0012345678, IFSC BPUN0000123",
      settings: { upi: "aquacare@okbank" },
    }),
  );
});

const template = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../templates/${name}.xlsx`, import.meta.url)));

/** The texts of a printed paper; where KEEP_PAPERS names a folder, the paper and its PDF are kept there to be looked at. */
async function printed(name: string, document: PaperDocument, as = name): Promise<string> {
  const bytes = fillTemplate(template(name), document);
  const keep = process.env.KEEP_PAPERS;
  if (keep && libreOffice) {
    writeFileSync(`${keep}/${as}.xlsx`, bytes);
    writeFileSync(`${keep}/${as}.pdf`, convertWithLibreOffice(bytes, "pdf"));
  }
  const { cells } = paperCells(bytes);
  const texts = Object.values(cells).map((cell) => String((cell as { value?: unknown }).value ?? ""));
  expect(texts.filter((text) => text.includes("{{"))).toEqual([]);
  return texts.join("\n");
}

const around = async (id: RecordId<"invoice">) =>
  book.store.read(async (read) => ({
    invoice: await read.get(id),
    company: await read.get("company:main"),
    customer: await read.get(book.customer),
    site: await read.get(book.site),
  }));

const purifier = () =>
  book.run(
    addItem({
      code: "RO-9",
      name: "RO Home 9",
      type: "serialised",
      unit: "pcs",
      taxCode: "8421",
      taxRate: "18",
      price: "9900",
      cost: "6700",
      reorderLevel: "0",
      warrantyMonths: 12,
      opening: "2",
      openingSerials: ["H1", "H2"],
    }),
  );

const item = (id: RecordId<"item">) => book.store.read((read) => read.get(id));
const service = freeLine({
  description: "Installation at site",
  quantity: "1",
  price: "500",
  taxRate: "18",
  taxCode: "9987",
});

describe("papers", () => {
  it("[P28] [N1] a credit note names its bill, the day and the reason", async () => {
    const { id } = await book.run(
      billNow({
        customerId: book.customer,
        siteId: book.site,
        lines: [lineForItem(await item(book.pump), "3", "store"), service],
      }),
    );
    const { id: note } = await book.run(
      creditBill({
        originalId: id,
        reason: "One pump was faulty",
        rows: [{ line: 0, quantity: "1", location: "store" }],
      }),
    );
    const text = await printed("credit-note", invoiceDocument(await around(note)));
    for (const said of [
      "Credit note",
      "CN/26-27/0001",
      "S/26-27/0001",
      "One pump was faulty",
      "Original for recipient",
    ])
      expect(text).toContain(said);
    expect(invoiceDocument(await around(note)).images).not.toHaveProperty("qr");
  });

  it("[P28] [N11] a bill of supply has no word of tax but that none is charged", async () => {
    await book.run(amendCompany({ taxScheme: "gst-composition" }));
    const { id } = await book.run(
      billNow({
        customerId: book.customer,
        lines: [{ ...service, taxRate: "0", taxCategory: "exempt" as const }],
      }),
    );
    const text = await printed("bill-of-supply", invoiceDocument(await around(id)));
    expect(text).toContain("Bill of supply");
    expect(text).toContain("not eligible to collect tax");
    expect(text).not.toMatch(/CGST|IGST/);
  });

  it("[P28] [N14] goods have three copies, services two, notes one, each with its legend", async () => {
    const { id: goods } = await book.run(
      billNow({ customerId: book.customer, lines: [lineForItem(await item(book.pump), "1", "store")] }),
    );
    const { id: work } = await book.run(billNow({ customerId: book.customer, lines: [service] }));
    const [first, second] = [await around(goods), await around(work)];
    expect(legendsOf(first.invoice, first.company)).toEqual([
      "Original for recipient",
      "Duplicate for transporter",
      "Triplicate for supplier",
    ]);
    expect(legendsOf(second.invoice, second.company)).toEqual([
      "Original for recipient",
      "Duplicate for supplier",
    ]);
    const copy = invoiceDocument({ ...first, legend: "Triplicate for supplier" });
    expect(copy.scalars.copyLegend).toBe("Triplicate for supplier");
    expect(legendsOf(first.invoice, { ...first.company, country: "EU" })).toEqual([""]);
  });

  it("[P28] [N15] an invoice bears a code to be paid by, and says where its pieces are installed", async () => {
    const ro = await purifier();
    const { id } = await book.run(
      billNow({
        customerId: book.customer,
        siteId: book.site,
        poReference: "PO-2026-17",
        lines: [lineForItem(await item(ro), "1", "store"), { ...service, discountPercent: "10" }],
        charges: [{ label: "Freight", amount: 15_000, taxCategory: "standard", taxRate: "18" }],
      }),
    );
    const parts = await around(id);
    const unitId = parts.invoice.lines[0]?.units?.[0] as RecordId<"unit">;
    await book.run(installPiece({ unitId, siteId: book.site, on: "2026-04-01", by: "Ravi" }));
    const [piece] = await book.store.read((read) => piecesOf(read, parts.invoice));
    const document = invoiceDocument({
      ...parts,
      pieces: piece?.card ? [{ name: piece.item.name, card: piece.card, site: "Rose Villa, Kothrud" }] : [],
    });
    expect(document.images).toHaveProperty("qr");
    const text = await printed("invoice", document);
    expect(text).toContain(
      `RO Home 9, serial H1, card ${piece?.card?.number}, on 01/04/2026, at Rose Villa, Kothrud, by Ravi`,
    );
    expect(text).toContain("PO-2026-17");
  });

  it("[P28] a cash memo fits a small sheet and says how it was paid", async () => {
    const { id } = await book.run(
      billNow({
        kind: "cash-memo",
        customerId: book.customer,
        lines: [lineForItem(await item(book.pump), "2", "store"), service],
      }),
    );
    const text = await printed("cash-memo", invoiceDocument({ ...(await around(id)), mode: "upi" }));
    expect(text).toContain("Cash memo");
    expect(text).toContain("UPI");
  });

  it("[P28] [QU1] a quotation says how long it stands and what it comes to", async () => {
    const { id } = await book.run(
      quoteNow({
        customerId: book.customer,
        siteId: book.site,
        lines: [{ ...lineForItem(await item(book.pump), "2"), discountPercent: "5" }, service],
        note: "Delivery within three days of your order.",
      }),
    );
    const text = await printed(
      "quotation",
      await book.store.read(async (read) =>
        quotationDocument({
          quotation: await read.get(id),
          company: await read.get("company:main"),
          customer: await read.get(book.customer),
          site: await read.get(book.site),
        }),
      ),
    );
    for (const said of ["Quotation", "Q/26-27/0001", "Valid until", "Delivery within three days"])
      expect(text).toContain(said);
  });

  it("[P28] [CH1] [CH4] a challan lists serial numbers, its value, its purpose, and where pieces are installed", async () => {
    const ro = await purifier();
    const { id } = await book.run(
      challanNow({
        customerId: book.customer,
        siteId: book.site,
        poReference: "PO-9",
        carrier: "Own van MH-12-AB-1234",
        lines: [challanLine(await item(ro), "2", "store"), challanLine(await item(book.pump), "1", "store")],
      }),
    );
    const challan = await book.store.read((read) => read.get(id));
    const unitId = challan.lines[0]?.units?.[0] as RecordId<"unit">;
    await book.run(installPiece({ unitId, siteId: book.site, on: "2026-04-01", by: "Ravi" }));
    const document = await book.store.read(async (read) =>
      challanDocument({
        challan: await read.get(id),
        company: await read.get("company:main"),
        customer: await read.get(book.customer),
        pieces: await piecesOf(read, challan),
        legend: "Duplicate for transporter",
      }),
    );
    const text = await printed("challan", document);
    for (const said of [
      "Delivery challan",
      "serial H1, H2",
      "Duplicate for transporter",
      "for sale",
      "MH-12-AB-1234",
      "by Ravi",
    ])
      expect(text).toContain(said);
  });
});

describe("payment codes", () => {
  const company = async (more: Parameters<typeof amendCompany>[0]) => {
    await book.run(amendCompany(more));
    return book.store.read((read) => read.get("company:main"));
  };

  it("[N15] a UPI link asks for the amount, to the address, for the bill", async () => {
    const code = paymentCode(await company({ name: "Aqua & Care" }), {
      amount: 118_050,
      number: "S/26-27/0001",
    });
    expect(code).toBe(
      "upi://pay?pa=aquacare@okbank&pn=Aqua%20%26%20Care&am=1180.50&cu=INR&tn=S%2F26-27%2F0001",
    );
    expect(paymentCode(await company({}), { amount: 0, number: "1" })).toBeUndefined();
  });

  it("[N15] an EPC code follows the European form, line by line", async () => {
    const rupees = await company({ settings: { iban: "DE89 3704 0044 0532 0130 00", bic: "COBADEFFXXX" } });
    const euro = { ...rupees, currency: "EUR" };
    expect(paymentCode(euro, { amount: 1_234, number: "INV-26-0001" })?.split("\n")).toEqual([
      "BCD",
      "002",
      "1",
      "SCT",
      "COBADEFFXXX",
      "Aqua Care",
      "DE89370400440532013000",
      "EUR12.34",
      "",
      "",
      "INV-26-0001",
    ]);
  });

  it("[N15] addresses are checked: the figures of an IBAN, the form of a UPI address", () => {
    expect(
      ["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "DE88370400440532013000", "X"].map(isIban),
    ).toEqual([true, true, false, false]);
    expect(["a.b@okbank", "name@", "no sign", "9822041577@upi"].map(isUpi)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("[N15] a code is a picture whose pixels are the code's modules within a quiet rim", () => {
    const png = qrPng("upi://pay?pa=a@b");
    expect([...png.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    const view = new DataView(png.buffer, png.byteOffset);
    const side = view.getUint32(16);
    const length = view.getUint32(33);
    const raw = unzlibSync(png.slice(41, 41 + length));
    const row = Math.ceil(side / 8) + 1;
    const isWhite = (x: number, y: number) =>
      (((raw[y * row + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1;
    const modules = side / 6 - 8;
    const at = (x: number, y: number) => isWhite((x + 4) * 6 + 3, (y + 4) * 6 + 3);
    // A finder pattern in three corners: dark, light, and dark in the middle.
    for (const [x, y] of [
      [0, 0],
      [modules - 7, 0],
      [0, modules - 7],
    ] as const)
      expect([at(x, y), at(x + 1, y + 1), at(x + 3, y + 3)]).toEqual([false, true, false]);
    expect(isWhite(0, 0)).toBe(true);
  });
});
