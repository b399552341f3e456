import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { amendCompany } from "../../src/company/commands";
import { fillTemplate } from "../../src/paper/fill";
import { paperCells } from "../../src/paper/read";
import type { PaperDocument } from "../../src/paper/paper-document";
import { depositPage } from "../../src/payments/cheque-queries";
import { clearCheque, depositCheques } from "../../src/payments/clearing-commands";
import { payPrincipal, receivePayment } from "../../src/payments/commands";
import { refundCredit } from "../../src/payments/credit-commands";
import { depositDocument } from "../../src/payments/deposit-document";
import { receiptDocument } from "../../src/payments/document";
import { paymentPage } from "../../src/payments/queries";
import { voucherDocument } from "../../src/payments/voucher-document";
import { voucherPaper } from "../../src/payments/voucher-queries";
import type { RecordId } from "../../src/records";
import { openBook, type Book } from "../book";
import { convertWithLibreOffice, libreOffice } from "../paper/libre-office";
import { useNodeXml } from "../paper/node-xml";
import { handsOn, type Hands } from "./hands";

useNodeXml();

let book: Book;
let hands: Hands;
beforeEach(async () => {
  book = await openBook();
  hands = handsOn(book);
});
const fill = (name: string, document: PaperDocument) =>
  fillTemplate(
    new Uint8Array(readFileSync(new URL(`../../templates/${name}.xlsx`, import.meta.url))),
    document,
  );
const texts = (bytes: Uint8Array) => paperCells(bytes).cells.map(({ value }) => String(value ?? ""));
const receipt = (id: RecordId<"payment">) =>
  book.store.read(async (read) =>
    fill(
      "receipt",
      receiptDocument({ ...(await paymentPage(read, id)), company: await read.get("company:main") }),
    ),
  );
const voucher = (id: RecordId<"payment">) =>
  book.store.read(async (read) => fill("receipt-voucher", voucherDocument((await voucherPaper(read, id))!)));
const slip = (id: RecordId<"deposit">) =>
  book.store.read(async (read) =>
    fill("deposit-slip", depositDocument(await depositPage(read, id), await read.get("company:main"))),
  );

describe("receipts", () => {
  it("[M32] print bills, deductions and what is kept as advance", async () => {
    const bill = await hands.bill("1000");
    const { id, number } = await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 95_000,
        mode: "upi",
        reference: "UPI 7781",
        deductions: [
          { kind: "tds", amount: 10_000 },
          { kind: "discount", amount: 1_000 },
        ],
        allocations: [{ billId: bill, amount: 100_000 }],
      }),
    );
    const printed = texts(await receipt(id));
    expect(printed.filter((text) => text.includes("{{"))).toEqual([]);
    expect(printed).toEqual(
      expect.arrayContaining([
        "Receipt",
        number,
        "Sunita Deshpande",
        "950",
        "Tax withheld",
        "100",
        "Discount",
        "10",
        "60",
      ]),
    );
    expect(printed).not.toContain("Written off");
  });

  it("[M32] money paid is an advice, a cleared cheque says so, in the company's language", async () => {
    const partyId = await hands.principal();
    const bill = await hands.theirs(partyId, "AM/1", 50_000);
    const draft = { partyId, on: "2026-04-01", amount: 50_000, mode: "bank" } as const;
    const paid = await book.run(payPrincipal({ ...draft, allocations: [{ billId: bill, amount: 50_000 }] }));
    expect(texts(await receipt(paid.id))).toEqual(
      expect.arrayContaining(["Payment advice", "Paid to", "AM/1"]),
    );
    const cheque = await hands.cheque(5_000);
    await book.run(depositCheques({ on: "2026-04-01", chequeIds: [cheque] }));
    const { id } = await book.run(clearCheque({ id: cheque, on: "2026-04-01" }));
    await book.run(amendCompany({ language: "uk" }));
    expect(texts(await receipt(id))).toEqual(
      expect.arrayContaining(["Квитанція про оплату", "Призначення  Чек 500001, зараховано"]),
    );
  });
});

describe("vouchers", () => {
  const take = () =>
    book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 118_000,
        mode: "upi",
        allocations: [],
        advance: { description: "Annual service, Gold", taxCode: "998719", taxRate: "18" },
      }),
    );

  it("[M32] of an advance print net, each tax with its rate, place of supply and the amount in words", async () => {
    const { id, number } = await take();
    const printed = texts(await voucher(id));
    expect(printed.filter((text) => text.includes("{{"))).toEqual([]);
    for (const text of [
      "Receipt voucher",
      number,
      "Annual service, Gold",
      "CGST",
      "SGST",
      "9",
      "90",
      "1000",
      "180",
      "1180",
    ])
      expect(printed).toContain(text);
    expect(printed.join("\n")).toContain(
      "Place of supply  27 Maharashtra    Tax payable on reverse charge: No",
    );
    expect(printed.join("\n")).toMatch(/one thousand one hundred/i);
    expect(printed.join("\n")).not.toContain("Gives back");
  });

  it("[M32] of its refund print the voucher it gives back and its share of the tax", async () => {
    const { id, number } = await take();
    const back = { partyId: book.customer, on: "2026-04-01", mode: "bank" } as const;
    const refund = await book.run(refundCredit({ ...back, credits: [{ id, amount: 59_000 }] }));
    const printed = texts(await voucher(refund.id));
    for (const text of ["Refund voucher", "Gives back receipt voucher", number, "500", "45", "590"])
      expect(printed).toContain(text);
    expect(await book.store.read((read) => voucherPaper(read, refund.id))).toBeDefined();
  });
});

describe("deposit slips", () => {
  const made = async () => {
    const ids = [
      await hands.cheque(150_000, [], { bank: "HDFC Bank, Kothrud" }),
      await hands.cheque(25_050, [], { bank: "Bank of Maharashtra, Deccan Gymkhana branch" }),
    ];
    return (await book.run(depositCheques({ on: "2026-04-01", chequeIds: ids, cash: 40_000 }))).id;
  };

  it("[M32] print each cheque with its bank, the cash and the sum", async () => {
    const printed = texts(await slip(await made()));
    expect(printed.filter((text) => text.includes("{{"))).toEqual([]);
    for (const text of [
      "Deposit slip",
      "500001",
      "HDFC Bank, Kothrud",
      "1500",
      "250.5",
      "Cheques (2)",
      "400",
      "2150.5",
    ])
      expect(printed).toContain(text);
  });

  it.skipIf(!libreOffice)("[M32] open in LibreOffice figure by figure", { timeout: 120_000 }, async () => {
    const csv = convertWithLibreOffice(await slip(await made()), "csv").toString("utf8");
    for (const text of ["500002", "Bank of Maharashtra", "2150.5"]) expect(csv).toContain(text);
  });
});
