// templates/renewal-letter.xlsx: asks a customer to renew a service contract, with the units and the price of the new term.
import { letterhead } from "./bill-parts.mjs";
import { ACCENT, DATE, edge, font, LINE, MONEY, paint, put, SOFT, soft, TINT, WHITE } from "./look.mjs";

const COLUMNS = [4, 27.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins
const LETTERS = "ABCDEFGHIJK".split("");
const CAPTION = { font: { name: "Arial", size: 7.5, color: { argb: SOFT } } };

/** Draws the letter and gives the places of its pictures. */
export function drawRenewalLetter(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const row = body(sheet, letterhead(sheet));
  const last = closing(sheet, offer(sheet, units(sheet, row)));
  sheet.pageSetup.printTitlesRow = `${row}:${row}`;
  sheet.pageSetup.printArea = `A1:K${last}`;
  return {
    pictures: [
      { name: "logo", at: "H1", width: 200, height: 76 },
      { name: "signature", at: `H${last - 4}`, width: 200, height: 70 },
    ],
  };
}

function heights(sheet, row, points) {
  points.forEach((value, i) => (sheet.getRow(row + i).height = value));
}

function body(sheet, row) {
  put(sheet, `A${row}:E${row}`, "{{customer.name}}", { font: font(12, { bold: true }), wrap: true });
  put(sheet, `A${row + 1}:E${row + 1}`, "{{customer.address}}", { wrap: true, top: true });
  put(sheet, `H${row}:J${row}`, "{{date}}", { align: "right", format: DATE });
  put(sheet, `A${row + 3}:J${row + 3}`, "{{salutation}}", { font: font(10) });
  put(sheet, `A${row + 4}:J${row + 4}`, "{{opening}}", { font: font(10), wrap: true, top: true });
  heights(sheet, row, [20, 26, 12, 18, 44, 10]);
  return row + 6;
}

function units(sheet, row) {
  const head = { font: font(8.5, { bold: true, color: { argb: WHITE } }), fill: ACCENT, align: "left" };
  put(sheet, `A${row}`, "{{label.no|No.}}", { ...head, align: "center" });
  put(sheet, `B${row}:C${row}`, "{{label.unit|Unit}}", head);
  put(sheet, `D${row}:E${row}`, "{{label.card|Card}}", head);
  put(sheet, `F${row}:G${row}`, "{{label.serial|Serial no.}}", head);
  put(sheet, `H${row}:J${row}`, "{{label.site|Site}}", head);
  paint(sheet, row, ["K"], { fill: ACCENT });
  const border = { bottom: edge(LINE, "hair") };
  const at = row + 1;
  paint(sheet, at, LETTERS, { border });
  put(sheet, `A${at}`, "{{unit.no}}", { align: "center", border });
  put(sheet, `B${at}:C${at}`, "{{unit.name}}", { border, wrap: true });
  put(sheet, `D${at}:E${at}`, "{{unit.card}}", { border });
  put(sheet, `F${at}:G${at}`, "{{unit.serial}}", { border });
  put(sheet, `H${at}:J${at}`, "{{unit.site}}", { border, wrap: true });
  heights(sheet, row, [20, 16, 10]);
  return row + 3;
}

function offer(sheet, row) {
  for (let at = row; at < row + 5; at++) paint(sheet, at, LETTERS, { fill: TINT });
  const line = (at, label, value, format, bold = false) => {
    put(sheet, `A${at}:E${at}`, label, { font: bold ? font(10, { bold }) : font(9), fill: TINT, indent: 1 });
    put(sheet, `F${at}:J${at}`, value, {
      font: bold ? font(13, { bold, color: { argb: ACCENT } }) : font(9, { bold: true }),
      fill: TINT,
      align: "right",
      format,
    });
  };
  line(row, "{{label.plan|Plan}}", "{{plan}}");
  line(row + 1, "{{label.term|New term}}", "{{term}}");
  line(row + 2, "{{label.visits|Service visits for each unit}}", "{{visits}}");
  line(row + 3, "{{label.price|Price before tax}}", "{{totals.net}}", MONEY);
  line(
    row + 4,
    "{{label.total|To be paid, tax included}}{{?currency}}, {{currency}}{{/?}}",
    "{{totals.total}}",
    MONEY,
    true,
  );
  put(sheet, `A${row + 5}:J${row + 5}`, "{{amountInWords}}", {
    font: soft(8.5, { italic: true }),
    align: "right",
    wrap: true,
  });
  heights(sheet, row, [18, 18, 18, 18, 26, 16, 8]);
  return row + 7;
}

function closing(sheet, row) {
  put(sheet, `A${row}:J${row}`, "{{closing}}", { font: font(10), wrap: true, top: true });
  put(sheet, `A${row + 1}:J${row + 1}`, "{{#if bank}}{{label.bank|Please pay to}}  {{bank}}", {
    font: soft(9),
    wrap: true,
    top: true,
  });
  put(sheet, `F${row + 3}:J${row + 3}`, "{{label.for|For}} {{company.name}}", { ...CAPTION, align: "right" });
  put(sheet, `G${row + 5}:J${row + 5}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
    border: { top: edge(LINE) },
  });
  put(sheet, `A${row + 5}:D${row + 5}`, "{{label.accepted|Accepted: date, name and signature}}", {
    ...CAPTION,
    border: { top: edge(LINE) },
  });
  paint(sheet, row + 5, "ABCDGHIJ".split(""), { border: { top: edge(LINE) } });
  heights(sheet, row, [44, 28, 8, 14, 58, 14, 4]);
  return row + 6;
}
