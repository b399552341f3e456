// templates/statement.xlsx: a statement of account on A4, line by line with its balance, and what is due by age.
import { CAPTION, letterhead, LETTERS } from "./bill-parts.mjs";
import { ACCENT, DATE, edge, font, LINE, MONEY, paint, put, soft, TINT, WHITE } from "./look.mjs";

const COLUMNS = [4, 27.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins

/** Draws the statement and gives the places of its pictures. */
export function drawStatement(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const head = party(sheet, strip(sheet, letterhead(sheet)));
  const last = closing(sheet, lines(sheet, head));
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:K${last}`;
  return {
    pictures: [
      { name: "logo", at: "H1", width: 200, height: 76 },
      { name: "signature", at: `H${last - 2}`, width: 200, height: 70 },
    ],
  };
}

/** From when till when, and what is open. */
function strip(sheet, row) {
  for (const at of [row, row + 1]) paint(sheet, at, LETTERS, { fill: TINT });
  const cells = [
    ["A", "B", "{{label.from|From}}", "{{from}}", DATE],
    ["C", "E", "{{label.to|Till}}", "{{to}}", DATE],
    ["F", "G", "{{label.opening|Brought forward}}", "{{totals.opening}}", MONEY],
    [
      "H",
      "J",
      "{{label.closing|Open at the end}}{{?currency}}, {{currency}}{{/?}}",
      "{{totals.closing}}",
      MONEY,
    ],
  ];
  for (const [left, right, label, value, format] of cells) {
    const align = format === MONEY ? "right" : "left";
    put(sheet, `${left}${row}:${right}${row}`, label, { ...CAPTION, fill: TINT, align });
    put(sheet, `${left}${row + 1}:${right}${row + 1}`, value, {
      font: font(10, { bold: true }),
      fill: TINT,
      align,
      top: true,
      format,
    });
  }
  [15, 19, 12].forEach((points, i) => (sheet.getRow(row + i).height = points));
  return row + 3;
}

/** Whose account it is. */
function party(sheet, row) {
  put(sheet, `A${row}:J${row}`, "{{label.account|Account of}}", CAPTION);
  put(sheet, `A${row + 1}:J${row + 1}`, "{{customer.name}}", { font: font(12, { bold: true }), wrap: true });
  put(sheet, `A${row + 2}:J${row + 2}`, "{{customer.address}}", { wrap: true, top: true });
  put(
    sheet,
    `A${row + 3}:J${row + 3}`,
    "{{#if customer.taxId}}{{label.customerTaxId|Tax ID}}  {{customer.taxId}}",
    { font: font(9, { bold: true }) },
  );
  [13, 22, 26, 14, 10].forEach((points, i) => (sheet.getRow(row + i).height = points));
  return row + 5;
}

/** The lines of the account; the first says what was brought forward. */
function lines(sheet, row) {
  const head = { font: font(8.5, { bold: true, color: { argb: WHITE } }), fill: ACCENT, wrap: true };
  put(sheet, `A${row}:B${row}`, "{{label.what|Document}}", { ...head, align: "left" });
  put(sheet, `C${row}:D${row}`, "{{label.date|Date}}", { ...head, align: "left" });
  put(sheet, `E${row}:F${row}`, "{{label.charged|Billed}}", { ...head, align: "right" });
  put(sheet, `G${row}:H${row}`, "{{label.received|Received}}", { ...head, align: "right" });
  put(sheet, `I${row}:J${row}`, "{{label.balance|Balance}}", { ...head, align: "right" });
  paint(sheet, row, ["K"], { fill: ACCENT });
  const border = { bottom: edge(LINE, "hair") };
  const at = row + 1;
  paint(sheet, at, LETTERS, { border });
  put(sheet, `A${at}:B${at}`, "{{line.what}}", { border, wrap: true, align: "left" });
  put(sheet, `C${at}:D${at}`, "{{line.date}}", { border, align: "left", format: DATE });
  put(sheet, `E${at}:F${at}`, "{{line.charged}}", { border, align: "right", format: MONEY });
  put(sheet, `G${at}:H${at}`, "{{line.received}}", { border, align: "right", format: MONEY });
  put(sheet, `I${at}:J${at}`, "{{line.balance}}", { border, align: "right", format: MONEY });
  sheet.getRow(row).height = 21;
  sheet.getRow(at).height = 17;
  return at + 1;
}

/** Sums, what is due by age, cheques in hand, and who says so. */
function closing(sheet, row) {
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  const sum = { font: font(9, { bold: true }), align: "right", format: MONEY };
  put(sheet, `A${row + 1}:D${row + 1}`, "{{label.total|Total}}", { font: font(9, { bold: true }) });
  put(sheet, `E${row + 1}:F${row + 1}`, "{{totals.charged}}", sum);
  put(sheet, `G${row + 1}:H${row + 1}`, "{{totals.received}}", sum);
  put(sheet, `I${row + 1}:J${row + 1}`, "{{totals.closing}}", sum);
  put(
    sheet,
    `A${row + 3}:J${row + 3}`,
    "{{#if hasAges}}{{label.ages|What is open, by days overdue}}",
    CAPTION,
  );
  put(sheet, `A${row + 4}:D${row + 4}`, "{{age.name}}", {
    wrap: true,
    border: { bottom: edge(LINE, "hair") },
  });
  put(sheet, `E${row + 4}:F${row + 4}`, "{{age.amount}}", {
    align: "right",
    format: MONEY,
    border: { bottom: edge(LINE, "hair") },
  });
  put(sheet, `A${row + 5}:D${row + 5}`, "{{#if totals.credit}}{{label.credit|Credit not used yet}}", {});
  put(sheet, `E${row + 5}:F${row + 5}`, "{{totals.credit}}", { align: "right", format: MONEY });
  put(
    sheet,
    `A${row + 6}:D${row + 6}`,
    "{{#if totals.cheques}}{{label.cheques|Cheques in hand, not received yet}}",
    {},
  );
  put(sheet, `E${row + 6}:F${row + 6}`, "{{totals.cheques}}", { align: "right", format: MONEY });
  put(sheet, `A${row + 8}:J${row + 8}`, "{{#if notes}}{{notes}}", { font: soft(8.5), wrap: true, top: true });
  put(sheet, `F${row + 10}:J${row + 10}`, "{{label.for|For}} {{company.name}}", {
    ...CAPTION,
    align: "right",
  });
  put(sheet, `G${row + 12}:J${row + 12}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
    border: { top: edge(LINE) },
  });
  [6, 16, 8, 14, 15, 15, 15, 8, 26, 8, 14, 58, 14, 4].forEach(
    (points, i) => (sheet.getRow(row + i).height = points),
  );
  return row + 13;
}
