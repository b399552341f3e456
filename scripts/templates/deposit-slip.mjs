// templates/deposit-slip.xlsx: the cheques and the cash taken to the bank together, on A4.
import { letterhead } from "./bill-parts.mjs";
import { ACCENT, DATE, edge, font, LINE, MONEY, paint, put, SOFT, soft, TINT, WHITE } from "./look.mjs";

const COLUMNS = [4, 27.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins
const LETTERS = "ABCDEFGHIJK".split("");
const CAPTION = { font: { name: "Arial", size: 7.5, color: { argb: SOFT } } };

/** Draws the slip and gives the places of its pictures. */
export function drawDepositSlip(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const head = strip(sheet, letterhead(sheet));
  const last = closing(sheet, cheques(sheet, head));
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:K${last}`;
  return { pictures: [{ name: "logo", at: "H1", width: 200, height: 76 }] };
}

function heights(sheet, row, points) {
  points.forEach((value, i) => (sheet.getRow(row + i).height = value));
}

function strip(sheet, row) {
  for (const at of [row, row + 1]) paint(sheet, at, LETTERS, { fill: TINT });
  const cells = [
    ["A", "C", "{{label.number|Slip no.}}", "{{number}}"],
    ["D", "F", "{{label.date|Date}}", "{{date}}"],
    ["G", "J", "{{label.depositedTo|To the credit of}}", "{{bank}}"],
  ];
  for (const [left, right, label, value] of cells) {
    put(sheet, `${left}${row}:${right}${row}`, label, { ...CAPTION, fill: TINT, align: "left" });
    put(sheet, `${left}${row + 1}:${right}${row + 1}`, value, {
      font: font(value === "{{bank}}" ? 9 : 10, { bold: true }),
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

function cheques(sheet, row) {
  const head = { font: font(8.5, { bold: true, color: { argb: WHITE } }), fill: ACCENT, align: "left" };
  put(sheet, `A${row}`, "{{label.no|No.}}", { ...head, align: "center" });
  put(sheet, `B${row}`, "{{label.drawer|From}}", head);
  put(sheet, `C${row}:D${row}`, "{{label.chequeNumber|Cheque no.}}", head);
  put(sheet, `E${row}:F${row}`, "{{label.chequeDate|Dated}}", head);
  put(sheet, `G${row}:H${row}`, "{{label.bank|Bank and branch}}", head);
  put(sheet, `I${row}:J${row}`, "{{label.amount|Amount}}", { ...head, align: "right" });
  paint(sheet, row, ["K"], { fill: ACCENT });
  const border = { bottom: edge(LINE, "hair") };
  const at = row + 1;
  paint(sheet, at, LETTERS, { border });
  put(sheet, `A${at}`, "{{cheque.no}}", { align: "center", border });
  put(sheet, `B${at}`, "{{cheque.drawer}}", { border, wrap: true });
  put(sheet, `C${at}:D${at}`, "{{cheque.number}}", { border });
  put(sheet, `E${at}:F${at}`, "{{cheque.date}}", { border, align: "left", format: DATE });
  put(sheet, `G${at}:H${at}`, "{{cheque.bank}}", { border, wrap: true });
  put(sheet, `I${at}:J${at}`, "{{cheque.amount}}", { border, align: "right", format: MONEY });
  heights(sheet, row, [20, 17]);
  return row + 2;
}

function closing(sheet, row) {
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  const figure = (at, label, value, style = {}) => {
    put(sheet, `D${at}:G${at}`, label, { align: "right", ...style });
    put(sheet, `H${at}:J${at}`, value, { align: "right", format: MONEY, ...style });
  };
  figure(row + 1, "{{#if totals.cheques}}{{label.cheques|Cheques}} ({{count}})", "{{totals.cheques}}");
  figure(row + 2, "{{#if totals.cash}}{{label.cash|Cash}}", "{{totals.cash}}");
  figure(row + 3, "{{label.total|Total}}{{?currency}}, {{currency}}{{/?}}", "{{totals.total}}", {
    font: font(11, { bold: true, color: { argb: ACCENT } }),
  });
  put(sheet, `A${row + 4}:J${row + 4}`, "{{amountInWords}}", {
    font: soft(8.5, { italic: true }),
    align: "right",
    wrap: true,
  });
  put(sheet, `A${row + 5}:J${row + 5}`, "{{#if notes}}{{notes}}", { font: soft(8.5), wrap: true, top: true });
  for (const [left, right, label] of [
    ["A", "C", "{{label.depositor|Paid in by}}"],
    ["G", "J", "{{label.cashier|Received by the bank}}"],
  ]) {
    put(sheet, `${left}${row + 7}:${right}${row + 7}`, label, { ...CAPTION, border: { top: edge(LINE) } });
    paint(sheet, row + 7, LETTERS.slice(LETTERS.indexOf(left), LETTERS.indexOf(right) + 1), {
      border: { top: edge(LINE) },
    });
  }
  heights(sheet, row, [6, 15, 15, 19, 15, 14, 44, 14]);
  return row + 8;
}
