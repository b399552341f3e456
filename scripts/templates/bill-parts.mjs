// What the papers of bills, notes, quotations and challans share: letterhead, strip, addresses, lines, totals, closing.
import {
  ACCENT,
  edge,
  font,
  INK,
  LINE,
  MONEY,
  paint,
  PERCENT,
  PRICE,
  put,
  SOFT,
  soft,
  TINT,
  WHITE,
} from "./look.mjs";

export const COLUMNS = [4, 27.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins
export const LETTERS = "ABCDEFGHIJK".split("");

/** Sets the height of a row, in points. */
export function height(sheet, row, points) {
  sheet.getRow(row).height = points;
}

/** The seller at the left, the logo at the right, and what kind of paper this is. */
export function letterhead(sheet, { letters = LETTERS, left = "G", title = "F", right = "J" } = {}) {
  put(sheet, `A1:${left}1`, "{{company.name}}", { font: font(18, { bold: true }), wrap: true });
  put(sheet, `A2:${left}2`, "{{company.address}}", { font: soft(9), wrap: true, top: true });
  put(
    sheet,
    `A3:${left}3`,
    "{{?company.phone}}{{label.phone|Phone}} {{company.phone}}{{/?}}{{?company.email}}    {{company.email}}{{/?}}",
    { font: soft(9) },
  );
  put(sheet, `A4:${left}4`, "{{?company.taxId}}{{label.taxId|Tax ID}}  {{company.taxId}}{{/?}}", {
    font: font(9, { bold: true }),
  });
  height(sheet, 1, 27);
  height(sheet, 2, 14);
  height(sheet, 3, 14);
  height(sheet, 4, 14);
  height(sheet, 5, 8);
  paint(sheet, 5, letters, { border: { bottom: edge(ACCENT, "medium") } });
  height(sheet, 6, 30);
  put(sheet, `A6:${title}6`, "{{title}}", { font: font(17, { bold: true, color: { argb: ACCENT } }) });
  put(sheet, `${String.fromCharCode(title.charCodeAt(0) + 1)}6:${right}6`, "{{copyLegend}}", {
    font: soft(8.5, { italic: true }),
    align: "right",
  });
  return 7;
}

export const CAPTION = { font: { name: "Arial", size: 7.5, color: { argb: SOFT } } };

/** What names the paper, in a tinted strip: places such as "A:E" with label, value and, for days, a format. Columns that may
 *  be hidden never share a place alone. */
export function strip(sheet, row, cells, letters = LETTERS) {
  paint(sheet, row, letters, { fill: TINT });
  paint(sheet, row + 1, letters, { fill: TINT });
  for (const [place, label, value, format] of cells) {
    const [left, right] = place.split(":");
    put(sheet, `${left}${row}:${right}${row}`, label, { ...CAPTION, fill: TINT, align: "left" });
    put(sheet, `${left}${row + 1}:${right}${row + 1}`, value, {
      font: font(10, { bold: true }),
      fill: TINT,
      align: "left",
      top: true,
      wrap: format === undefined,
      format,
    });
  }
  height(sheet, row, 15);
  height(sheet, row + 1, 19);
  height(sheet, row + 2, 9);
  return row + 3;
}

/** Whom it is for at the left, where the work is done or the goods go at the right; below what else belongs to it, each on a
 *  row that goes where there is none. */
export function addresses(sheet, row, more = []) {
  put(sheet, `A${row}:C${row}`, "{{label.billTo|Bill to}}", CAPTION);
  put(sheet, `E${row}:J${row}`, "{{?site.address}}{{label.site|Site}}{{/?}}", CAPTION);
  put(sheet, `A${row + 1}:C${row + 1}`, "{{customer.name}}", {
    font: font(11, { bold: true }),
    wrap: true,
    top: true,
  });
  put(sheet, `E${row + 1}:J${row + 1}`, "{{site.name}}", {
    font: font(10, { bold: true }),
    wrap: true,
    top: true,
  });
  put(sheet, `A${row + 2}:C${row + 2}`, "{{customer.address}}", { wrap: true, top: true });
  put(sheet, `E${row + 2}:J${row + 2}`, "{{site.address}}", { wrap: true, top: true });
  put(
    sheet,
    `A${row + 3}:C${row + 3}`,
    "{{#if customer.taxId}}{{label.customerTaxId|Tax ID}}  {{customer.taxId}}",
    {
      font: font(9, { bold: true }),
    },
  );
  put(
    sheet,
    `A${row + 4}:C${row + 4}`,
    "{{#if placeOfSupply}}{{label.placeOfSupply|Place of supply}}  {{placeOfSupply}}",
    {},
  );
  put(
    sheet,
    `A${row + 5}:C${row + 5}`,
    "{{#if poReference}}{{label.poReference|Your order}}  {{poReference}}",
    { wrap: true },
  );
  put(
    sheet,
    `A${row + 6}:C${row + 6}`,
    "{{#if complaint.number}}{{label.complaint|Complaint}}  {{complaint.number}}",
    {},
  );
  more.forEach(([condition, label, value], at) =>
    put(sheet, `A${row + 7 + at}:J${row + 7 + at}`, `{{#if ${condition}}}${label}  ${value}`, { wrap: true }),
  );
  [13, 16, 14, 14, 14, 14, 14, ...more.map(() => 14), 11].forEach((points, i) =>
    height(sheet, row + i, points),
  );
  return row + 8 + more.length;
}

/** The columns of a tax invoice's lines: place, heading, value, side, format. */
export const TAXED_LINES = [
  ["A", "{{label.no|No.}}", "{{line.no}}", "center"],
  ["B", "{{#wide}}{{label.description|Description}}", "{{line.description}}", "left"],
  ["C", "{{#column line.code}}{{label.code|Code}}", "{{line.code}}", "left"],
  ["D", "{{label.quantity|Qty}}", "{{line.quantity}}", "right"],
  ["E", "{{#column line.unit}}{{label.unit|Unit}}", "{{line.unit}}", "left"],
  ["F", "{{label.price|Rate}}", "{{line.price}}", "right", PRICE],
  ["G", "{{#column line.discount}}{{label.discount|Discount}}", "{{line.discount}}", "right", MONEY],
  [
    "H",
    "{{#column line.taxable}}{{#column tax.taxable}}{{label.lineTaxable|Taxable}}",
    "{{line.taxable}}",
    "right",
    MONEY,
  ],
  [
    "I",
    "{{#column line.taxRate}}{{#column tax.rate}}{{label.taxRate|Tax %}}",
    "{{line.taxRate}}",
    "right",
    PERCENT,
  ],
  ["J", "{{label.lineAmount|Amount}}", "{{line.amount}}", "right", MONEY],
];

const INDENTED = ["C", "E"]; // kept off the figures before them

/** The table of lines: its heading, repeated on every page, and the row that is repeated for each line. Gives the heading's row. */
export function lineTable(sheet, row, columns = TAXED_LINES, { edgeLetter = "K", indented = INDENTED } = {}) {
  const border = { bottom: edge(LINE, "hair") };
  for (const [place, label, field, align, format] of columns) {
    const [left, right = left] = place.split(":");
    const range = (at) => (left === right ? `${left}${at}` : `${left}${at}:${right}${at}`);
    const indent = indented.includes(left) && align === "left" ? 1 : 0;
    put(sheet, range(row), label, {
      font: font(8.5, { bold: true, color: { argb: WHITE } }),
      fill: ACCENT,
      align,
      indent,
      wrap: true,
    });
    put(sheet, range(row + 1), field, { align, format, border, indent, wrap: align === "left", top: true });
  }
  paint(sheet, row, [edgeLetter], { fill: ACCENT });
  height(sheet, row, 21);
  paint(sheet, row + 1, [edgeLetter], { border });
  height(sheet, row + 1, 16);
  return row;
}

/** Where the pieces are installed, one row each, under a caption; nothing where none is. */
export function installations(sheet, row) {
  put(sheet, `A${row}:J${row}`, "{{#if hasPieces}}{{label.installed|Installed}}", CAPTION);
  put(sheet, `A${row + 1}:J${row + 1}`, "{{piece.text}}", { font: font(8.5), wrap: true });
  put(sheet, `A${row + 2}:J${row + 2}`, "{{#if hasPieces}}");
  [13, 13, 8].forEach((points, i) => height(sheet, row + i, points));
  return row + 3;
}

/** The figures below the lines, in the columns of the lines; the words for the total stand beside it. */
export function totals(sheet, row) {
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  height(sheet, row, 6);
  const figure = (at, label, value, style = {}) => {
    put(sheet, `D${at}:I${at}`, label, { align: "right", ...style });
    put(sheet, `J${at}`, value, { align: "right", format: MONEY, ...style });
    height(sheet, at, 15);
  };
  figure(row + 1, "{{#if totals.lines}}{{label.lines|Lines in all}}", "{{totals.lines}}");
  figure(row + 2, "{{charge.label}}", "{{charge.amount}}");
  figure(row + 3, "{{#if totals.taxable}}{{label.taxable|Taxable amount}}", "{{totals.taxable}}", {
    font: font(9, { bold: true }),
  });
  put(sheet, `D${row + 4}:G${row + 4}`, "{{tax.name}}", { align: "right" });
  put(sheet, `H${row + 4}`, "{{tax.taxable}}", { align: "right", format: MONEY, font: soft(9) });
  put(sheet, `I${row + 4}`, "{{tax.rate}}", { align: "right", format: PERCENT, font: soft(9) });
  put(sheet, `J${row + 4}`, "{{tax.amount}}", { align: "right", format: MONEY });
  height(sheet, row + 4, 15);
  figure(row + 5, "{{#if totals.tax}}{{label.tax|Tax in all}}", "{{totals.tax}}");
  figure(row + 6, "{{#if totals.roundOff}}{{label.roundOff|Rounding}}", "{{totals.roundOff}}");
  height(sheet, row + 7, 5);
  grandTotal(sheet, row + 8);
  figure(row + 9, "{{#if totals.paid}}{{label.paid|Paid}}", "{{totals.paid}}");
  figure(row + 10, "{{#if totals.due}}{{label.due|To be paid}}", "{{totals.due}}", {
    font: font(10, { bold: true }),
  });
  height(sheet, row + 11, 12);
  return row + 12;
}

/** The total of the paper in figures and in words. */
export function grandTotal(sheet, row) {
  paint(sheet, row, LETTERS, { fill: TINT, border: { top: edge(ACCENT), bottom: edge(ACCENT) } });
  const look = { fill: TINT, border: { top: edge(ACCENT), bottom: edge(ACCENT) } };
  put(sheet, `A${row}:C${row}`, "{{amountInWords}}", {
    ...look,
    font: soft(8.5, { italic: true, color: { argb: INK } }),
    wrap: true,
    indent: 1,
  });
  const total = { ...look, align: "right", font: font(12, { bold: true, color: { argb: ACCENT } }) };
  put(sheet, `D${row}:H${row}`, "{{label.total|Total}}{{?currency}}, {{currency}}{{/?}}", total);
  put(sheet, `I${row}:J${row}`, "{{totals.total}}", { ...total, format: MONEY });
  height(sheet, row, 30);
}

/** How to pay, what else to know, and who signs. */
export function closing(sheet, row) {
  put(sheet, `A${row}:C${row}`, "{{?bank}}{{label.bank|Please pay to}}{{/?}}", CAPTION);
  put(sheet, `D${row}:J${row}`, "{{label.for|For}} {{company.name}}", { ...CAPTION, align: "right" });
  put(sheet, `A${row + 1}:C${row + 1}`, "{{bank}}", { wrap: true, top: true });
  put(sheet, `F${row + 1}:J${row + 1}`, "", {});
  paint(sheet, row + 2, "DEFGHIJ".split(""), { border: { top: edge(LINE) } });
  put(sheet, `D${row + 2}:J${row + 2}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
    border: { top: edge(LINE) },
  });
  const text = (at, condition, label, value) =>
    put(
      sheet,
      `A${at}:J${at}`,
      {
        richText: [
          { font: font(8, { bold: true, color: { argb: SOFT } }), text: `{{#if ${condition}}}${label}` },
          { font: soft(8), text: value },
        ],
      },
      { font: soft(8), wrap: true, top: true },
    );
  text(row + 4, "taxNote", "", "{{taxNote}}");
  text(row + 5, "notes", "{{label.notes|Notes}}  ", "{{notes}}");
  text(row + 6, "terms", "{{label.terms|Terms}}  ", "{{terms}}");
  [13, 58, 14, 8, 13, 13, 13].forEach((points, i) => height(sheet, row + i, points));
  return {
    row: row + 6,
    pictures: [
      { name: "qr", at: `D${row + 1}`, width: 74, height: 74 },
      { name: "signature", at: `H${row + 1}`, width: 200, height: 70 },
    ],
  };
}
