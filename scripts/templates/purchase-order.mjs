// templates/purchase-order.xlsx: an order to a principal on A4, with his own codes and where the goods are to be brought.
import { CAPTION, letterhead, lineTable, strip } from "./bill-parts.mjs";
import {
  ACCENT,
  DATE,
  edge,
  font,
  INK,
  LINE,
  MONEY,
  paint,
  PERCENT,
  PRICE,
  put,
  soft,
  TINT,
} from "./look.mjs";

const COLUMNS = [4, 11, 27, 9, 9, 6.4, 11, 8, 13, 0.8]; // as wide as A4 between its margins
const LETTERS = "ABCDEFGHIJ".split("");

/** Draws the order and gives the places of its pictures. */
export function drawPurchaseOrder(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const top = letterhead(sheet, { letters: LETTERS, left: "F", title: "E", right: "I" });
  const head = lineTable(sheet, about(sheet, top), ORDERED_LINES, { edgeLetter: "J", indented: ["F"] });
  const last = closing(sheet, totals(sheet, head + 2));
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:J${last}`;
  return {
    pictures: [
      { name: "logo", at: "G1", width: 200, height: 76 },
      { name: "signature", at: `G${last - 2}`, width: 200, height: 70 },
    ],
  };
}

function heights(sheet, row, points) {
  points.forEach((value, i) => (sheet.getRow(row + i).height = value));
}

/** Number and days in a strip; below it whom it goes to and where the goods are to come. */
function about(sheet, row) {
  const to = strip(
    sheet,
    row,
    [
      ["A:C", "{{label.number|Order no.}}", "{{number}}"],
      ["D:F", "{{label.date|Date}}", "{{date}}", DATE],
      ["G:I", "{{?expectedOn}}{{label.expected|Deliver by}}{{/?}}", "{{expectedOn}}", DATE],
    ],
    LETTERS,
  );
  put(sheet, `A${to}:C${to}`, "{{label.to|To}}", CAPTION);
  put(sheet, `E${to}:I${to}`, "{{label.deliverTo|Deliver to}}", CAPTION);
  put(sheet, `A${to + 1}:C${to + 1}`, "{{principal.name}}", {
    font: font(11, { bold: true }),
    wrap: true,
    top: true,
  });
  put(sheet, `E${to + 1}:I${to + 1}`, "{{company.name}}", {
    font: font(10, { bold: true }),
    wrap: true,
    top: true,
  });
  put(sheet, `A${to + 2}:C${to + 2}`, "{{principal.address}}", { wrap: true, top: true });
  put(sheet, `E${to + 2}:I${to + 2}`, "{{company.address}}", { wrap: true, top: true });
  put(
    sheet,
    `A${to + 3}:C${to + 3}`,
    "{{?principal.taxId}}{{label.taxId|Tax ID}}  {{principal.taxId}}{{/?}}",
    {
      font: font(9, { bold: true }),
    },
  );
  put(
    sheet,
    `E${to + 3}:I${to + 3}`,
    "{{?principal.phone}}{{label.phone|Phone}}  {{principal.phone}}{{/?}}",
    {
      font: soft(9),
    },
  );
  heights(sheet, to, [13, 16, 26, 14, 11]);
  return row + 8;
}

/** The columns of an order's lines: place, heading, value, side, format. */
const ORDERED_LINES = [
  ["A", "{{label.no|No.}}", "{{line.no}}", "center"],
  ["B", "{{#column line.code}}{{label.yourCode|Your code}}", "{{line.code}}", "left"],
  ["C", "{{#wide}}{{label.description|Description}}", "{{line.description}}", "left"],
  ["D", "{{#column line.taxCode}}{{label.code|HSN}}", "{{line.taxCode}}", "left"],
  ["E", "{{label.quantity|Qty}}", "{{line.quantity}}", "right"],
  ["F", "{{label.unit|Unit}}", "{{line.unit}}", "left"],
  ["G", "{{label.price|Rate}}", "{{line.price}}", "right", PRICE],
  [
    "H",
    "{{#column line.taxRate}}{{#column tax.rate}}{{label.taxRate|Tax %}}",
    "{{line.taxRate}}",
    "right",
    PERCENT,
  ],
  ["I", "{{label.lineAmount|Amount}}", "{{line.amount}}", "right", MONEY],
];

/** The figures below the lines, in the columns of the lines; the words for the total stand beside it. */
function totals(sheet, row) {
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  put(sheet, `D${row + 1}:H${row + 1}`, "{{#if totals.net}}{{label.net|Before tax}}", {
    align: "right",
    font: font(9, { bold: true }),
  });
  put(sheet, `I${row + 1}`, "{{totals.net}}", {
    align: "right",
    format: MONEY,
    font: font(9, { bold: true }),
  });
  put(sheet, `D${row + 2}:G${row + 2}`, "{{tax.name}}", { align: "right" });
  put(sheet, `H${row + 2}`, "{{tax.rate}}", { align: "right", format: PERCENT, font: soft(9) });
  put(sheet, `I${row + 2}`, "{{tax.amount}}", { align: "right", format: MONEY });
  const at = row + 4;
  const look = { fill: TINT, border: { top: edge(ACCENT), bottom: edge(ACCENT) } };
  paint(sheet, at, LETTERS, look);
  put(sheet, `A${at}:C${at}`, "{{amountInWords}}", {
    ...look,
    font: soft(8.5, { italic: true, color: { argb: INK } }),
    wrap: true,
    indent: 1,
  });
  const total = { ...look, align: "right", font: font(12, { bold: true, color: { argb: ACCENT } }) };
  put(sheet, `D${at}:G${at}`, "{{label.total|Total}}{{?currency}}, {{currency}}{{/?}}", total);
  put(sheet, `H${at}:I${at}`, "{{totals.total}}", { ...total, format: MONEY });
  heights(sheet, row, [6, 15, 15, 5, 30, 12]);
  return row + 6;
}

function closing(sheet, row) {
  put(sheet, `A${row}:I${row}`, "{{#if notes}}{{notes}}", { font: soft(9), wrap: true, top: true });
  put(sheet, `A${row + 1}:I${row + 1}`, "{{ask}}", {
    font: soft(8.5, { italic: true }),
    wrap: true,
    top: true,
  });
  put(sheet, `E${row + 2}:I${row + 2}`, "{{label.for|For}} {{company.name}}", { ...CAPTION, align: "right" });
  put(sheet, `F${row + 4}:I${row + 4}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
    border: { top: edge(LINE) },
  });
  paint(sheet, row + 4, "FGHI".split(""), { border: { top: edge(LINE) } });
  heights(sheet, row, [14, 26, 14, 58, 14, 4]);
  return row + 5;
}
