// templates/cash-memo.xlsx: a sale over the counter on A5, paid at once.
import { CAPTION, height, letterhead, lineTable, strip } from "./bill-parts.mjs";
import { ACCENT, DATE, edge, font, INK, MONEY, paint, PERCENT, PRICE, put, soft, TINT } from "./look.mjs";

const COLUMNS = [4, 27, 7, 10.5, 6.5, 12.5, 0.8]; // as wide as A5 between its margins
const LETTERS = "ABCDEFG".split("");

/** Draws the cash memo and gives the places of its pictures. */
export function drawCashMemo(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const top = letterhead(sheet, { letters: LETTERS, left: "D", title: "C", right: "F" });
  let row = strip(
    sheet,
    top,
    [
      ["A:B", "{{label.number|Memo no.}}", "{{number}}"],
      ["C:D", "{{label.date|Date}}", "{{date}}", DATE],
      ["E:F", "{{label.paidBy|Paid by}}", "{{paidBy}}"],
    ],
    LETTERS,
  );
  put(
    sheet,
    `A${row}:F${row}`,
    "{{label.billTo|Customer}}  {{customer.name}}{{?customer.taxId}}    {{label.customerTaxId|Tax ID}} {{customer.taxId}}{{/?}}",
    {
      font: font(9, { bold: true }),
      wrap: true,
    },
  );
  height(sheet, row, 16);
  height(sheet, row + 1, 6);
  const head = lineTable(
    sheet,
    row + 2,
    [
      ["A", "{{label.no|No.}}", "{{line.no}}", "center"],
      ["B", "{{#wide}}{{label.description|Description}}", "{{line.description}}", "left"],
      ["C", "{{label.quantity|Qty}}", "{{line.quantity}}", "right"],
      ["D", "{{label.price|Rate}}", "{{line.price}}", "right", PRICE],
      ["E", "{{#column line.taxRate}}{{label.taxRate|Tax %}}", "{{line.taxRate}}", "right", PERCENT],
      ["F", "{{label.lineAmount|Amount}}", "{{line.amount}}", "right", MONEY],
    ],
    { edgeLetter: "G" },
  );
  row = totals(sheet, head + 2);
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:G${row}`;
  return {
    pictures: [
      { name: "logo", at: "E1", width: 130, height: 70 },
      { name: "qr", at: `A${row - 2}`, width: 60, height: 60 },
      { name: "signature", at: `D${row - 1}`, width: 150, height: 44 },
    ],
  };
}

function totals(sheet, row) {
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  height(sheet, row, 5);
  const figure = (at, label, value) => {
    put(sheet, `B${at}:E${at}`, label, { align: "right" });
    put(sheet, `F${at}`, value, { align: "right", format: MONEY });
    height(sheet, at, 14);
  };
  figure(row + 1, "{{charge.label}}", "{{charge.amount}}");
  figure(row + 2, "{{#if totals.taxable}}{{label.taxable|Taxable amount}}", "{{totals.taxable}}");
  put(sheet, `B${row + 3}:D${row + 3}`, "{{tax.name}}", { align: "right" });
  put(sheet, `E${row + 3}`, "{{tax.rate}}", { align: "right", format: PERCENT, font: soft(9) });
  put(sheet, `F${row + 3}`, "{{tax.amount}}", { align: "right", format: MONEY });
  height(sheet, row + 3, 14);
  figure(row + 4, "{{#if totals.roundOff}}{{label.roundOff|Rounding}}", "{{totals.roundOff}}");
  const look = { fill: TINT, border: { top: edge(ACCENT), bottom: edge(ACCENT) } };
  paint(sheet, row + 5, LETTERS, look);
  put(sheet, `A${row + 5}:B${row + 5}`, "{{amountInWords}}", {
    ...look,
    font: soft(8, { italic: true, color: { argb: INK } }),
    wrap: true,
    indent: 1,
  });
  const total = { ...look, align: "right", font: font(11, { bold: true, color: { argb: ACCENT } }) };
  put(sheet, `C${row + 5}:D${row + 5}`, "{{label.total|Total}}", total);
  put(sheet, `E${row + 5}:F${row + 5}`, "{{totals.total}}", { ...total, format: MONEY });
  height(sheet, row + 5, 28);
  put(sheet, `A${row + 6}:F${row + 6}`, "{{#if taxNote}}{{taxNote}}", { font: soft(8), wrap: true });
  put(sheet, `A${row + 7}:F${row + 7}`, "{{#if notes}}{{notes}}", { font: soft(8), wrap: true });
  height(sheet, row + 8, 8);
  put(sheet, `C${row + 8}:F${row + 8}`, "{{label.for|For}} {{company.name}}", { ...CAPTION, align: "right" });
  height(sheet, row + 8, 13);
  height(sheet, row + 9, 46);
  put(sheet, `C${row + 10}:F${row + 10}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
  });
  return row + 10;
}
