// templates/receipt.xlsx: a payment receipt on A4 with the bills it settles.
import { letterhead } from "./bill-parts.mjs";
import { ACCENT, DATE, edge, font, INK, LINE, MONEY, paint, put, SOFT, soft, TINT, WHITE } from "./look.mjs";

const COLUMNS = [4, 27.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins
const LETTERS = "ABCDEFGHIJK".split("");
const CAPTION = { font: { name: "Arial", size: 7.5, color: { argb: SOFT } } };

/** Draws the receipt and gives the places of its pictures. */
export function drawReceipt(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const row = received(sheet, strip(sheet, letterhead(sheet)));
  const head = allocations(sheet, row);
  const last = closing(sheet, head + 2);
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
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

/** Number, day and how it was paid. */
export function strip(sheet, row) {
  for (const at of [row, row + 1]) paint(sheet, at, LETTERS, { fill: TINT });
  const cells = [
    ["A", "C", "{{label.number|Receipt no.}}", "{{number}}"],
    ["D", "F", "{{label.date|Date}}", "{{date}}"],
    ["G", "J", "{{label.mode|Paid by}}", "{{mode}}"],
  ];
  for (const [left, right, label, value] of cells) {
    put(sheet, `${left}${row}:${right}${row}`, label, { ...CAPTION, fill: TINT, align: "left" });
    put(sheet, `${left}${row + 1}:${right}${row + 1}`, value, {
      font: font(10, { bold: true }),
      fill: TINT,
      align: "left",
      top: true,
      wrap: value !== "{{date}}",
      format: value === "{{date}}" ? DATE : undefined,
    });
  }
  heights(sheet, row, [15, 19, 12]);
  return row + 3;
}

/** From whom, how much, and for what reference. */
export function received(sheet, row) {
  put(sheet, `A${row}:E${row}`, "{{label.receivedFrom|Received with thanks from}}", CAPTION);
  put(sheet, `A${row + 1}:E${row + 1}`, "{{customer.name}}", { font: font(12, { bold: true }), wrap: true });
  put(sheet, `A${row + 2}:E${row + 2}`, "{{customer.address}}", { wrap: true, top: true });
  put(
    sheet,
    `A${row + 3}:E${row + 3}`,
    "{{#if customer.taxId}}{{label.customerTaxId|Tax ID}}  {{customer.taxId}}",
    { font: font(9, { bold: true }) },
  );
  put(sheet, `G${row}:J${row}`, "{{label.amount|Amount}}{{?currency}}, {{currency}}{{/?}}", {
    ...CAPTION,
    align: "right",
  });
  put(sheet, `G${row + 1}:J${row + 1}`, "{{totals.amount}}", {
    font: font(20, { bold: true, color: { argb: ACCENT } }),
    align: "right",
    format: MONEY,
  });
  put(sheet, `F${row + 2}:J${row + 2}`, "{{amountInWords}}", {
    font: soft(8.5, { italic: true, color: { argb: INK } }),
    align: "right",
    wrap: true,
    top: true,
  });
  put(sheet, `A${row + 4}:J${row + 4}`, "{{#if reference}}{{label.reference|Reference}}  {{reference}}", {
    wrap: true,
  });
  heights(sheet, row, [13, 28, 26, 14, 15, 12]);
  return row + 6;
}

function allocations(sheet, row) {
  const head = { font: font(8.5, { bold: true, color: { argb: WHITE } }), fill: ACCENT, wrap: true };
  put(sheet, `A${row}`, "{{label.no|No.}}", { ...head, align: "center" });
  put(sheet, `B${row}`, "{{label.bill|Settles bill}}", { ...head, align: "left" });
  put(sheet, `C${row}:D${row}`, "{{label.billDate|Dated}}", { ...head, align: "left" });
  put(sheet, `E${row}:F${row}`, "{{label.billTotal|Bill total}}", { ...head, align: "right" });
  put(sheet, `G${row}:H${row}`, "{{label.settled|Settled now}}", { ...head, align: "right" });
  put(sheet, `I${row}:J${row}`, "{{label.left|Still open}}", { ...head, align: "right" });
  paint(sheet, row, ["K"], { fill: ACCENT });
  const border = { bottom: edge(LINE, "hair") };
  const at = row + 1;
  paint(sheet, at, LETTERS, { border });
  put(sheet, `A${at}`, "{{allocation.no}}", { align: "center", border });
  put(sheet, `B${at}`, "{{allocation.bill}}", { border, wrap: true });
  put(sheet, `C${at}:D${at}`, "{{allocation.date}}", { border, align: "left", format: DATE });
  put(sheet, `E${at}:F${at}`, "{{allocation.total}}", { border, align: "right", format: MONEY });
  put(sheet, `G${at}:H${at}`, "{{allocation.amount}}", { border, align: "right", format: MONEY });
  put(sheet, `I${at}:J${at}`, "{{allocation.left}}", { border, align: "right", format: MONEY });
  heights(sheet, row, [21, 17]);
  return row;
}

function closing(sheet, row) {
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  const figure = (at, label, value, style = {}) => {
    put(sheet, `D${at}:F${at}`, label, { align: "right", ...style });
    put(sheet, `G${at}:H${at}`, value, { align: "right", format: MONEY, ...style });
  };
  figure(row + 1, "{{#if totals.allocated}}{{label.allocated|Settled in all}}", "{{totals.allocated}}", {
    font: font(9, { bold: true }),
  });
  figure(row + 2, "{{#if totals.withheld}}{{label.withheld|Tax withheld}}", "{{totals.withheld}}");
  figure(row + 3, "{{#if totals.discount}}{{label.discount|Discount}}", "{{totals.discount}}");
  figure(row + 4, "{{#if totals.writtenOff}}{{label.writtenOff|Written off}}", "{{totals.writtenOff}}");
  figure(row + 5, "{{#if totals.rounding}}{{label.rounding|Rounding}}", "{{totals.rounding}}");
  figure(
    row + 6,
    "{{#if totals.unallocated}}{{label.unallocated|Kept as advance}}",
    "{{totals.unallocated}}",
    { font: font(9, { bold: true }) },
  );
  figure(
    row + 7,
    "{{#if totals.outstanding}}{{label.outstanding|Outstanding after this receipt}}",
    "{{totals.outstanding}}",
  );
  put(sheet, `A${row + 9}:J${row + 9}`, "{{#if notes}}{{notes}}", { font: soft(8.5), wrap: true, top: true });
  put(sheet, `A${row + 10}:E${row + 10}`, "{{?cheque.note}}{{cheque.note}}{{/?}}", {
    font: soft(8, { italic: true }),
    wrap: true,
  });
  put(sheet, `F${row + 10}:J${row + 10}`, "{{label.for|For}} {{company.name}}", {
    ...CAPTION,
    align: "right",
  });
  put(sheet, `G${row + 12}:J${row + 12}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
    border: { top: edge(LINE) },
  });
  paint(sheet, row + 12, "GHIJ".split(""), { border: { top: edge(LINE) } });
  heights(sheet, row, [6, 15, 15, 15, 15, 15, 15, 15, 10, 14, 14, 58, 14, 4]);
  return row + 13;
}
