// templates/day-sheet.xlsx: a technician's visits of one day, with room to write what was done and to sign.
import { letterhead } from "./bill-parts.mjs";
import { ACCENT, DATE, edge, font, LINE, paint, put, SOFT, soft, TINT, WHITE } from "./look.mjs";

const COLUMNS = [4, 27.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins
const LETTERS = "ABCDEFGHIJK".split("");
const CAPTION = { font: { name: "Arial", size: 7.5, color: { argb: SOFT } } };

/** Draws the day sheet and gives the places of its pictures. */
export function drawDaySheet(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const row = strip(sheet, letterhead(sheet));
  const head = heading(sheet, row);
  const last = visits(sheet, head + 1);
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
    ["A", "C", "{{label.technician|Technician}}", "{{technician.name}}"],
    ["D", "F", "{{label.phone|Phone}}", "{{technician.phone}}"],
    ["G", "H", "{{label.date|Date}}", "{{date}}"],
    ["I", "J", "{{label.visits|Visits}}", "{{totals.visits}}"],
  ];
  for (const [left, right, label, value] of cells) {
    put(sheet, `${left}${row}:${right}${row}`, label, { ...CAPTION, fill: TINT, align: "left" });
    put(sheet, `${left}${row + 1}:${right}${row + 1}`, value, {
      font: font(10, { bold: true }),
      fill: TINT,
      align: "left",
      top: true,
      format: value === "{{date}}" ? DATE : undefined,
    });
  }
  heights(sheet, row, [15, 19, 10]);
  return row + 3;
}

function heading(sheet, row) {
  const head = { font: font(8.5, { bold: true, color: { argb: WHITE } }), fill: ACCENT, align: "left" };
  put(sheet, `A${row}`, "{{label.no|No.}}", { ...head, align: "center" });
  put(sheet, `B${row}:D${row}`, "{{label.customer|Customer and place}}", head);
  put(sheet, `E${row}:G${row}`, "{{label.unit|Unit}}", head);
  put(sheet, `H${row}:J${row}`, "{{label.task|What is to be done}}", head);
  paint(sheet, row, ["K"], { fill: ACCENT });
  heights(sheet, row, [20]);
  return row;
}

/** One visit is three rows: who and what, where and how it is covered, and room to write. */
function visits(sheet, row) {
  put(sheet, `A${row}`, "{{visit.no}}", { font: font(10, { bold: true }), align: "center", top: true });
  put(sheet, `B${row}:D${row}`, "{{visit.customer}}", {
    font: font(10, { bold: true }),
    wrap: true,
    top: true,
  });
  put(sheet, `E${row}:G${row}`, "{{visit.unit}}", { font: font(9, { bold: true }), wrap: true, top: true });
  put(sheet, `H${row}:J${row}`, "{{visit.task}}", { font: font(9, { bold: true }), wrap: true, top: true });
  const second = row + 1;
  put(sheet, `B${second}:D${second}`, "{{visit.address}}{{?visit.phone}}\n{{visit.phone}}{{/?}}", {
    wrap: true,
    top: true,
  });
  put(sheet, `E${second}:G${second}`, "{{visit.card}}", { wrap: true, top: true });
  put(sheet, `H${second}:J${second}`, "{{visit.detail}}", { font: soft(8.5), wrap: true, top: true });
  const third = row + 2;
  const box = { bottom: edge(LINE), top: edge(LINE, "hair") };
  const write = { ...CAPTION, top: true, border: box };
  paint(sheet, third, LETTERS, { border: box });
  put(sheet, `B${third}:D${third}`, "{{label.work|Work done}}", write);
  put(sheet, `E${third}:F${third}`, "{{visit.readings}}", { ...write, wrap: true });
  put(sheet, `G${third}:H${third}`, "{{label.parts|Parts used}}", write);
  put(sheet, `I${third}:J${third}`, "{{label.signature|Customer's signature}}", write);
  heights(sheet, row, [18, 26, 46]);
  put(sheet, `A${row + 4}:J${row + 4}`, "{{#if notes}}{{notes}}", { font: soft(8.5), wrap: true, top: true });
  heights(sheet, row + 3, [6, 14]);
  return row + 5;
}
