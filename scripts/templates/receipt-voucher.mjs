// templates/receipt-voucher.xlsx: an advance for a service with its tax, or the refund of one, on A4.
import { letterhead } from "./bill-parts.mjs";
import { received, strip } from "./receipt.mjs";
import { ACCENT, DATE, edge, font, LINE, MONEY, paint, PERCENT, put, SOFT, soft, WHITE } from "./look.mjs";

const COLUMNS = [4, 27.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins
const LETTERS = "ABCDEFGHIJK".split("");
const CAPTION = { font: { name: "Arial", size: 7.5, color: { argb: SOFT } } };

/** Draws the voucher and gives the places of its pictures. */
export function drawReceiptVoucher(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const row = supply(sheet, received(sheet, strip(sheet, letterhead(sheet))));
  const last = closing(sheet, taxes(sheet, row));
  sheet.pageSetup.printArea = `A1:K${last}`;
  return {
    pictures: [
      { name: "logo", at: "H1", width: 200, height: 76 },
      { name: "signature", at: `H${last - 2}`, width: 200, height: 70 },
    ],
  };
}

function heights(sheet, row, points) {
  points.forEach((value, i) => (sheet.getRow(row + i).height = value));
}

/** What the advance is for, where it is taxed, and what it gives back on a refund. */
function supply(sheet, row) {
  put(sheet, `A${row}:J${row}`, "{{label.description|Advance for}}", CAPTION);
  put(sheet, `A${row + 1}:G${row + 1}`, "{{description}}", { font: font(10, { bold: true }), wrap: true });
  put(sheet, `H${row + 1}:J${row + 1}`, "{{?taxCode}}{{label.taxCode|HSN/SAC}}  {{taxCode}}{{/?}}", {
    align: "right",
  });
  put(
    sheet,
    `A${row + 2}:J${row + 2}`,
    "{{#if placeOfSupply}}{{label.placeOfSupply|Place of supply}}  {{placeOfSupply}}    {{label.reverseCharge|Tax payable on reverse charge}}: {{reverseCharge}}",
  );
  put(sheet, `A${row + 3}:C${row + 3}`, "{{#if voucher.number}}{{label.voucher|Gives back receipt voucher}}");
  put(sheet, `D${row + 3}:G${row + 3}`, "{{voucher.number}}", { font: font(9, { bold: true }) });
  put(sheet, `H${row + 3}:J${row + 3}`, "{{voucher.date}}", { align: "right", format: DATE });
  heights(sheet, row, [13, 18, 15, 15, 10]);
  return row + 5;
}

function taxes(sheet, row) {
  const head = { font: font(8.5, { bold: true, color: { argb: WHITE } }), fill: ACCENT };
  put(sheet, `A${row}:D${row}`, "{{label.tax|Tax}}", { ...head, align: "left" });
  put(sheet, `E${row}:F${row}`, "{{label.rate|Rate}}", { ...head, align: "right" });
  put(sheet, `G${row}:H${row}`, "{{label.taxable|On}}", { ...head, align: "right" });
  put(sheet, `I${row}:J${row}`, "{{label.taxAmount|Amount}}", { ...head, align: "right" });
  paint(sheet, row, ["K"], { fill: ACCENT });
  const border = { bottom: edge(LINE, "hair") };
  const at = row + 1;
  paint(sheet, at, LETTERS, { border });
  put(sheet, `A${at}:D${at}`, "{{tax.name}}", { border });
  put(sheet, `E${at}:F${at}`, "{{tax.rate}}", { border, align: "right", format: PERCENT });
  put(sheet, `G${at}:H${at}`, "{{tax.taxable}}", { border, align: "right", format: MONEY });
  put(sheet, `I${at}:J${at}`, "{{tax.amount}}", { border, align: "right", format: MONEY });
  heights(sheet, row, [20, 17]);
  return row + 2;
}

function closing(sheet, row) {
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  const figure = (at, label, value, style = {}) => {
    put(sheet, `D${at}:G${at}`, label, { align: "right", ...style });
    put(sheet, `H${at}:J${at}`, value, { align: "right", format: MONEY, ...style });
  };
  figure(row + 1, "{{label.net|Amount before tax}}", "{{totals.net}}");
  figure(row + 2, "{{label.taxInAll|Tax in all}}", "{{totals.tax}}");
  figure(row + 3, "{{label.total|Total}}{{?currency}}, {{currency}}{{/?}}", "{{totals.total}}", {
    font: font(11, { bold: true, color: { argb: ACCENT } }),
  });
  put(sheet, `A${row + 5}:J${row + 5}`, "{{#if notes}}{{notes}}", { font: soft(8.5), wrap: true, top: true });
  put(sheet, `F${row + 6}:J${row + 6}`, "{{label.for|For}} {{company.name}}", { ...CAPTION, align: "right" });
  put(sheet, `G${row + 8}:J${row + 8}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
    border: { top: edge(LINE) },
  });
  paint(sheet, row + 8, "GHIJ".split(""), { border: { top: edge(LINE) } });
  heights(sheet, row, [6, 15, 15, 19, 10, 14, 14, 58, 14, 4]);
  return row + 9;
}
