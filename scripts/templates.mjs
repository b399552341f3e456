// Makes the shipped templates anew: node scripts/templates.mjs
// They are ordinary workbooks: once shipped, edit them in Excel. This says how the first ones came about.
import { mkdirSync, writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { drawDaySheet } from "./templates/day-sheet.mjs";
import { drawCard } from "./templates/card.mjs";
import { drawCashMemo } from "./templates/cash-memo.mjs";
import { drawChallan } from "./templates/challan.mjs";
import { drawBillOfSupply, drawCreditNote, drawInvoice } from "./templates/invoice.mjs";
import { drawQuotation } from "./templates/quotation.mjs";
import { drawRenewalLetter } from "./templates/renewal-letter.mjs";
import { drawDepositSlip } from "./templates/deposit-slip.mjs";
import { drawReceipt } from "./templates/receipt.mjs";
import { drawReceiptVoucher } from "./templates/receipt-voucher.mjs";
import { drawStatement } from "./templates/statement.mjs";
import { drawPurchaseOrder } from "./templates/purchase-order.mjs";
import { placeholderPng } from "./templates/look.mjs";

const DAY = new Date("2026-01-01T00:00:00Z");

/** Makes one workbook: page, header, footer, what `draw` draws, and the pictures it names. */
async function make(file, name, draw, { paperSize = 9 } = {}) {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    creator: "Servicebook",
    lastModifiedBy: "Servicebook",
    created: DAY,
    modified: DAY,
  });
  const sheet = workbook.addWorksheet(name, {
    views: [{ showGridLines: false, zoomScale: 100 }],
    pageSetup: {
      paperSize,
      orientation: "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.25, footer: 0.3 },
    },
    headerFooter: {
      oddFooter:
        '&L&"Arial,Regular"&8&K5F6E76{{company.name}}&C&"Arial,Regular"&8&K5F6E76{{number}}&R&"Arial,Regular"&8&K5F6E76{{label.page|Page}} &P / &N',
    },
  });
  const { pictures } = draw(sheet);
  for (const { at, width, height } of pictures) {
    const id = workbook.addImage({ buffer: placeholderPng(width * 2, height * 2), extension: "png" });
    const cell = sheet.getCell(at);
    sheet.addImage(id, {
      tl: { nativeCol: cell.col - 1, nativeRow: cell.row - 1, nativeColOff: 20000, nativeRowOff: 20000 },
      ext: { width, height },
    });
  }
  mkdirSync("templates", { recursive: true });
  writeFileSync(`templates/${file}`, finish(new Uint8Array(await workbook.xlsx.writeBuffer()), pictures));
  console.log(`templates/${file}`);
}

/** What exceljs cannot say: the pictures' names and alternative texts, and the base font that widths are measured in. */
function finish(bytes, pictures) {
  const parts = unzipSync(bytes);
  const edit = (path, change) => (parts[path] = strToU8(change(strFromU8(parts[path]))));
  edit("xl/drawings/drawing1.xml", (xml) => {
    let n = 0;
    return xml.replace(/<xdr:cNvPr id="(\d+)" name="[^"]*"/g, (_, id) => {
      const { name } = pictures[n++];
      return `<xdr:cNvPr id="${id}" name="${name}" descr="{{${name}}}"`;
    });
  });
  edit("xl/styles.xml", (xml) =>
    xml.replace(
      /<fonts([^>]*)><font>.*?<\/font>/,
      '<fonts$1><font><sz val="10"/><color theme="1"/><name val="Arial"/><family val="2"/></font>',
    ),
  );
  return zipSync(parts, { level: 9, mtime: "2026-01-01T00:00:00" });
}

await make("invoice.xlsx", "Invoice", drawInvoice);
await make("bill-of-supply.xlsx", "Bill of supply", drawBillOfSupply);
await make("cash-memo.xlsx", "Cash memo", drawCashMemo, { paperSize: 11 });
await make("credit-note.xlsx", "Credit note", drawCreditNote);
await make("quotation.xlsx", "Quotation", drawQuotation);
await make("challan.xlsx", "Challan", drawChallan);
await make("receipt.xlsx", "Receipt", drawReceipt);
await make("receipt-voucher.xlsx", "Voucher", drawReceiptVoucher);
await make("deposit-slip.xlsx", "Deposit slip", drawDepositSlip);
await make("day-sheet.xlsx", "Day sheet", drawDaySheet);
await make("renewal-letter.xlsx", "Letter", drawRenewalLetter);
await make("card.xlsx", "Card", drawCard);
await make("purchase-order.xlsx", "Order", drawPurchaseOrder);
await make("statement.xlsx", "Statement", drawStatement);
