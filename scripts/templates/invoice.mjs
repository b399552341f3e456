// templates/invoice.xlsx: a tax invoice on A4 that serves India GST, EU VAT, Ukraine ПДВ and no tax.
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
  SOFT,
  soft,
  TINT,
  WHITE,
} from "./look.mjs";

const COLUMNS = [4, 27.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins
const LETTERS = "ABCDEFGHIJK".split("");

/** Draws the invoice and gives the places of its pictures. */
export function drawInvoice(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  let row = letterhead(sheet);
  row = parties(sheet, row);
  const head = lineTable(sheet, row);
  row = totals(sheet, head + 2);
  const last = closing(sheet, row);
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:K${last.row}`;
  return { pictures: [{ name: "logo", at: "H1", width: 200, height: 76 }, ...last.pictures] };
}

function height(sheet, row, points) {
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

const CAPTION = { font: { name: "Arial", size: 7.5, color: { argb: SOFT } } };

/** Number and dates in a strip, the dates over columns that are never hidden together; below it who is billed and where the work was done. */
function parties(sheet, row) {
  const strip = [
    [`A${row}:E`, "{{label.number|Invoice no.}}", "{{number}}"],
    [`F${row}:H`, "{{label.date|Date}}", "{{date}}"],
    [`I${row}:J`, "{{?dueDate}}{{label.dueDate|Due date}}{{/?}}", "{{dueDate}}"],
  ];
  paint(sheet, row, LETTERS, { fill: TINT });
  paint(sheet, row + 1, LETTERS, { fill: TINT });
  for (const [place, label, value] of strip) {
    const [from, to] = place.split(":");
    const left = from[0];
    put(sheet, `${left}${row}:${to}${row}`, label, { ...CAPTION, fill: TINT, align: "left" });
    put(sheet, `${left}${row + 1}:${to}${row + 1}`, value, {
      font: font(10, { bold: true }),
      fill: TINT,
      align: "left",
      top: true,
      wrap: value === "{{number}}",
      format: value === "{{number}}" ? undefined : DATE,
    });
  }
  height(sheet, row, 15);
  height(sheet, row + 1, 19);
  height(sheet, row + 2, 9);
  return addresses(sheet, row + 3);
}

function addresses(sheet, row) {
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
  [13, 16, 14, 14, 14, 14, 14, 11].forEach((points, i) => height(sheet, row + i, points));
  return row + 8;
}

const INDENTED = ["C", "E"]; // kept off the figures before them

function lineTable(sheet, row) {
  const head = [
    ["A", "{{label.no|No.}}", "center"],
    ["B", "{{#wide}}{{label.description|Description}}", "left"],
    ["C", "{{#column line.code}}{{label.code|Code}}", "left"],
    ["D", "{{label.quantity|Qty}}", "right"],
    ["E", "{{#column line.unit}}{{label.unit|Unit}}", "left"],
    ["F", "{{label.price|Rate}}", "right"],
    ["G", "{{#column line.discount}}{{label.discount|Discount}}", "right"],
    ["H", "{{#column line.taxable}}{{#column tax.taxable}}{{label.lineTaxable|Taxable}}", "right"],
    ["I", "{{#column line.taxRate}}{{#column tax.rate}}{{label.taxRate|Tax %}}", "right"],
    ["J", "{{label.lineAmount|Amount}}", "right"],
  ];
  for (const [column, label, align] of head)
    put(sheet, `${column}${row}`, label, {
      font: font(8.5, { bold: true, color: { argb: WHITE } }),
      fill: ACCENT,
      align,
      indent: INDENTED.includes(column) ? 1 : 0,
      wrap: true,
    });
  paint(sheet, row, ["K"], { fill: ACCENT });
  height(sheet, row, 21);
  const fields = [
    ["A", "{{line.no}}", "center"],
    ["B", "{{line.description}}", "left"],
    ["C", "{{line.code}}", "left"],
    ["D", "{{line.quantity}}", "right"],
    ["E", "{{line.unit}}", "left"],
    ["F", "{{line.price}}", "right", PRICE],
    ["G", "{{line.discount}}", "right", MONEY],
    ["H", "{{line.taxable}}", "right", MONEY],
    ["I", "{{line.taxRate}}", "right", PERCENT],
    ["J", "{{line.amount}}", "right", MONEY],
  ];
  const border = { bottom: edge(LINE, "hair") };
  for (const [column, field, align, format] of fields)
    put(sheet, `${column}${row + 1}`, field, {
      align,
      format,
      border,
      indent: INDENTED.includes(column) ? 1 : 0,
      wrap: align === "left",
      top: true,
    });
  paint(sheet, row + 1, ["K"], { border });
  height(sheet, row + 1, 16);
  return row;
}

/** The figures below the lines, in the columns of the lines; the words for the total stand beside it. */
function totals(sheet, row) {
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

function grandTotal(sheet, row) {
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
function closing(sheet, row) {
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
