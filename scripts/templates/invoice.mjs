// templates/invoice.xlsx: a tax invoice on A4 that serves India GST, EU VAT, Ukraine ПДВ and no tax.
import {
  addresses,
  closing,
  COLUMNS,
  installations,
  letterhead,
  lineTable,
  strip,
  TAXED_LINES,
  totals,
} from "./bill-parts.mjs";
import { DATE, MONEY, PRICE } from "./look.mjs";

const INVOICE_STRIP = [
  ["A:E", "{{label.number|Invoice no.}}", "{{number}}"],
  ["F:H", "{{label.date|Date}}", "{{date}}", DATE],
  ["I:J", "{{?dueDate}}{{label.dueDate|Due date}}{{/?}}", "{{dueDate}}", DATE],
];

/** Draws the paper of a bill and gives the places of its pictures. */
export function drawBill(sheet, { cells = INVOICE_STRIP, columns = TAXED_LINES, more = [] } = {}) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const head = lineTable(sheet, addresses(sheet, strip(sheet, letterhead(sheet), cells), more), columns);
  const last = closing(sheet, installations(sheet, totals(sheet, head + 2)));
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:K${last.row}`;
  return { pictures: [{ name: "logo", at: "H1", width: 200, height: 76 }, ...last.pictures] };
}

/** Draws the invoice. */
export const drawInvoice = (sheet) => drawBill(sheet);

/** Draws the credit or debit note: it names the bill it corrects, and why. */
export const drawCreditNote = (sheet) =>
  drawBill(sheet, {
    cells: [
      ["A:C", "{{label.number|Credit note no.}}", "{{number}}"],
      ["D:F", "{{label.date|Date}}", "{{date}}", DATE],
      ["G:J", "{{?original.number}}{{label.original|Corrects bill}}{{/?}}", "{{original.number}}"],
    ],
    more: [
      ["original.date", "{{label.originalDate|Bill dated}}", "{{original.date}}"],
      ["reason", "{{label.reason|Reason}}", "{{reason}}"],
    ],
  });

/** Draws the bill of supply: lines without a word of tax. */
export const drawBillOfSupply = (sheet) =>
  drawBill(sheet, {
    columns: [
      ["A", "{{label.no|No.}}", "{{line.no}}", "center"],
      ["B", "{{#wide}}{{label.description|Description}}", "{{line.description}}", "left"],
      ["C", "{{#column line.code}}{{label.code|Code}}", "{{line.code}}", "left"],
      ["D", "{{label.quantity|Qty}}", "{{line.quantity}}", "right"],
      ["E", "{{#column line.unit}}{{label.unit|Unit}}", "{{line.unit}}", "left"],
      ["F", "{{label.price|Rate}}", "{{line.price}}", "right", PRICE],
      ["G:H", "{{label.discount|Discount}}", "{{line.discount}}", "right", MONEY],
      ["I:J", "{{label.lineAmount|Amount}}", "{{line.amount}}", "right", MONEY],
    ],
  });
