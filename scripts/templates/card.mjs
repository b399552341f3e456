// templates/card.xlsx: the card of one installed unit on A4, with what is to be done and its whole life.
import { letterhead } from "./bill-parts.mjs";
import { ACCENT, DATE, edge, font, LINE, MONEY, paint, put, SOFT, soft, TINT, WHITE } from "./look.mjs";

const COLUMNS = [4, 12, 15.2, 8.8, 6.4, 6, 10.6, 8.6, 11.8, 6.6, 12, 0.8]; // as wide as A4 between its margins
const LETTERS = "ABCDEFGHIJKL".split("");
const CAPTION = { font: { name: "Arial", size: 7.5, color: { argb: SOFT } } };
const WARM = "FFFFF6E5";
const AMBER = "FF8A5A00";

/** Draws the card and gives the places of its pictures. */
export function drawCard(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  let row = letterhead(sheet, { letters: LETTERS, left: "H", title: "G", right: "K" });
  row = strip(sheet, row);
  row = about(sheet, row);
  row = pending(sheet, row);
  const head = life(sheet, row);
  const last = closing(sheet, head + 2);
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:L${last}`;
  return { pictures: [{ name: "logo", at: "I1", width: 200, height: 76 }] };
}

function heights(sheet, row, points) {
  points.forEach((value, i) => (sheet.getRow(row + i).height = value));
}

function strip(sheet, row) {
  for (const at of [row, row + 1]) paint(sheet, at, LETTERS, { fill: TINT });
  const cells = [
    ["A", "C", "{{label.number|Card no.}}", "{{number}}"],
    ["D", "F", "{{label.serial|Serial no.}}", "{{serial}}"],
    ["G", "H", "{{label.installed|Installed}}", "{{installed}}"],
    ["I", "K", "{{label.state|State}}", "{{state}}"],
  ];
  for (const [left, right, label, value] of cells) {
    put(sheet, `${left}${row}:${right}${row}`, label, { ...CAPTION, fill: TINT, align: "left" });
    put(sheet, `${left}${row + 1}:${right}${row + 1}`, value, {
      font: font(10, { bold: true }),
      fill: TINT,
      align: "left",
      top: true,
      wrap: value !== "{{installed}}",
      format: value === "{{installed}}" ? DATE : undefined,
    });
  }
  heights(sheet, row, [15, 19, 12]);
  return row + 3;
}

/** What it is and who covers it at the left, whose it is and where it stands at the right. */
function about(sheet, row) {
  const left = (at, value, style = {}) =>
    put(sheet, `A${at}:F${at}`, value, { wrap: true, top: true, ...style });
  const right = (at, value, style = {}) =>
    put(sheet, `G${at}:K${at}`, value, { wrap: true, top: true, ...style });
  left(row, "{{label.unit|Unit}}", CAPTION);
  left(row + 1, "{{item.name}}", { font: font(12, { bold: true }) });
  left(row + 2, "{{?item.code}}{{item.code}}{{/?}}", { font: soft(9) });
  left(row + 3, "{{cover}}");
  left(row + 4, "{{?chain}}{{chain}}{{/?}}", { font: soft(9) });
  right(row, "{{label.owner|Owner and site}}", CAPTION);
  right(row + 1, "{{customer.name}}", { font: font(12, { bold: true }) });
  right(row + 2, "{{?customer.phone}}{{customer.phone}}{{/?}}", { font: soft(9) });
  right(row + 3, "{{site.address}}");
  right(row + 4, "{{?notes}}{{notes}}{{/?}}", { font: soft(9, { italic: true }) });
  heights(sheet, row, [13, 18, 13, 14, 14, 10]);
  return row + 6;
}

/** What is still to be done, earliest first; nothing of it where there is nothing. */
function pending(sheet, row) {
  const head = { font: font(9, { bold: true, color: { argb: AMBER } }), fill: WARM };
  paint(sheet, row, LETTERS, { fill: WARM });
  put(sheet, `A${row}:K${row}`, "{{#if hasPending}}{{label.pending|To be done}}", head);
  const at = row + 1;
  const border = { bottom: edge(LINE, "hair") };
  paint(sheet, at, LETTERS, { border });
  put(sheet, `A${at}`, "•", {
    font: font(9, { color: { argb: AMBER } }),
    top: true,
    align: "center",
    border,
  });
  put(sheet, `B${at}`, "{{pending.on}}", { border, align: "left", top: true, format: DATE });
  put(sheet, `C${at}:F${at}`, "{{pending.what}}", {
    border,
    wrap: true,
    top: true,
    font: font(9, { bold: true }),
  });
  put(sheet, `G${at}:K${at}`, "{{pending.detail}}", { border, wrap: true, top: true });
  put(sheet, `A${row + 2}`, "{{#if hasPending}}");
  heights(sheet, row, [18, 16, 10]);
  return row + 3;
}

function life(sheet, row) {
  const head = { font: font(8.5, { bold: true, color: { argb: WHITE } }), fill: ACCENT, wrap: true };
  put(sheet, `A${row}`, "{{label.no|No.}}", { ...head, align: "center" });
  put(sheet, `B${row}`, "{{label.date|Date}}", { ...head, align: "left" });
  put(sheet, `C${row}:F${row}`, "{{label.what|What happened}}", { ...head, align: "left" });
  put(sheet, `G${row}:J${row}`, "{{label.detail|Work, parts, readings}}", { ...head, align: "left" });
  put(sheet, `K${row}`, "{{label.amount|Amount}}{{?currency}}, {{currency}}{{/?}}", {
    ...head,
    align: "right",
  });
  paint(sheet, row, ["L"], { fill: ACCENT });
  const border = { bottom: edge(LINE, "hair") };
  const at = row + 1;
  paint(sheet, at, LETTERS, { border });
  put(sheet, `A${at}`, "{{event.no}}", { border, align: "center", top: true, font: soft(8.5) });
  put(sheet, `B${at}`, "{{event.on}}", { border, align: "left", top: true, format: DATE });
  put(sheet, `C${at}:F${at}`, "{{event.what}}", {
    border,
    wrap: true,
    top: true,
    font: font(9, { bold: true }),
  });
  put(sheet, `G${at}:J${at}`, "{{event.detail}}", { border, wrap: true, top: true });
  put(sheet, `K${at}`, "{{event.amount}}", { border, align: "right", top: true, format: MONEY });
  heights(sheet, row, [21, 16]);
  return row;
}

function closing(sheet, row) {
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  put(sheet, `A${row + 1}:H${row + 1}`, "{{summary}}", { font: soft(9), wrap: true });
  put(sheet, `I${row + 1}:K${row + 1}`, "{{label.printed|Printed}} {{printed}}", {
    ...CAPTION,
    align: "right",
  });
  heights(sheet, row, [6, 16]);
  return row + 1;
}
