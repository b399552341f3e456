import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { amendCompany } from "../../src/company/commands";
import { fillTemplate } from "../../src/paper/fill";
import { paperCells } from "../../src/paper/read";
import { cancelOrder, draftOrder, sendOrder } from "../../src/purchase/order-commands";
import { orderDocument } from "../../src/purchase/order-document";
import { orderPage } from "../../src/purchase/order-queries";
import type { Order } from "../../src/records";
import { convertWithLibreOffice, libreOffice } from "../paper/libre-office";
import { useNodeXml } from "../paper/node-xml";
import { openPurchaseBook, type PurchaseBook } from "./purchase-book";

useNodeXml();
const template = new Uint8Array(
  readFileSync(new URL("../../templates/purchase-order.xlsx", import.meta.url)),
);

async function paperOf(book: PurchaseBook, id: Order["id"]): Promise<Uint8Array> {
  const parts = await book.store.read(async (read) => ({
    ...(await orderPage(read, id)),
    company: await read.get("company:main"),
  }));
  return fillTemplate(template, orderDocument(parts));
}
const cellsOf = (paper: Uint8Array) => paperCells(paper).cells.map(({ value }) => value);

it("[Q23] the order prints the principal's codes, his tax, the total in words, in the company's language", async () => {
  const book = await openPurchaseBook();
  const lines = [
    { itemId: book.pump, quantity: "10", price: "887.50" },
    { itemId: book.unit, quantity: "2", price: "9800" },
  ];
  const { id } = await book.run(
    sendOrder({ principalId: book.principal, lines, expectedOn: "2026-04-12", note: "Deliver before noon." }),
  );
  const paper = await paperOf(book, id);
  const cells = cellsOf(paper);
  for (const part of [
    "PO/26-27/0001",
    "Aqua Works",
    "AW-36",
    "Pump 36 V",
    "RO Pro 12",
    "CGST",
    8875,
    28_475,
    33_600.5,
  ])
    expect(cells, String(part)).toContain(part);
  expect(cells.some((value) => /thirty.three thousand six hundred/i.test(String(value)))).toBe(true);
  expect(cells.some((value) => String(value).includes("{{"))).toBe(false);
  await book.run(amendCompany({ language: "uk" }));
  expect(cellsOf(await paperOf(book, id))).toContain("Замовлення постачальнику");
  if (libreOffice) {
    const pdf = convertWithLibreOffice(paper, "pdf");
    expect(pdf.length).toBeGreaterThan(1000);
    if (process.env["KEEP_PAPER"]) writeFileSync(process.env["KEEP_PAPER"], pdf);
  }
}, 60_000);

it("[Q23] a draft and a cancelled order say so; codes stand only where the principal has them", async () => {
  const book = await openPurchaseBook();
  const draft = { principalId: book.other, lines: [{ itemId: book.pump, quantity: "1", price: "9" }] };
  const id = await book.run(draftOrder(draft));
  expect(cellsOf(await paperOf(book, id))).toContain("DRAFT, not sent");
  expect(cellsOf(await paperOf(book, id))).not.toContain("AW-36");
  await book.run(sendOrder({ id }));
  await book.run(cancelOrder({ id, reason: "late" }));
  expect(cellsOf(await paperOf(book, id))).toContain("CANCELLED");
});
