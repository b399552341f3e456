// templates/challan.xlsx: a delivery challan on A4: what leaves, why, by whom it is taken, and who received it.
import {
  addresses,
  CAPTION,
  COLUMNS,
  grandTotal,
  height,
  installations,
  letterhead,
  LETTERS,
  lineTable,
  strip,
} from "./bill-parts.mjs";
import { ACCENT, DATE, edge, font, LINE, MONEY, paint, PRICE, put, SOFT, soft } from "./look.mjs";

/** Draws the challan and gives the places of its pictures. */
export function drawChallan(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const cells = [
    ["A:C", "{{label.number|Challan no.}}", "{{number}}"],
    ["D:F", "{{label.date|Date}}", "{{date}}", DATE],
    ["G:J", "{{label.purpose|Goods leave}}", "{{purpose}}"],
  ];
  const more = [["carrier", "{{label.carrier|Taken by}}", "{{carrier}}"]];
  const head = lineTable(sheet, addresses(sheet, strip(sheet, letterhead(sheet), cells), more), [
    ["A", "{{label.no|No.}}", "{{line.no}}", "center"],
    ["B", "{{#wide}}{{label.description|Description}}", "{{line.description}}", "left"],
    ["C", "{{#column line.code}}{{label.code|Code}}", "{{line.code}}", "left"],
    ["D", "{{label.quantity|Qty}}", "{{line.quantity}}", "right"],
    ["E", "{{#column line.unit}}{{label.unit|Unit}}", "{{line.unit}}", "left"],
    ["F:G", "{{label.price|Rate}}", "{{line.price}}", "right", PRICE],
    ["H:J", "{{label.lineAmount|Value}}", "{{line.amount}}", "right", MONEY],
  ]);
  const row = head + 2;
  paint(sheet, row, LETTERS, { border: { top: edge(ACCENT) } });
  height(sheet, row, 6);
  grandTotal(sheet, row + 1);
  height(sheet, row + 2, 10);
  return closing(sheet, installations(sheet, row + 3), head);
}

function closing(sheet, row, head) {
  put(
    sheet,
    `A${row}:J${row}`,
    {
      richText: [
        {
          font: font(8.5, { bold: true, color: { argb: SOFT } }),
          text: "{{#if notes}}{{label.notes|Notes}}  ",
        },
        { font: font(8.5), text: "{{notes}}" },
      ],
    },
    { wrap: true, top: true },
  );
  put(sheet, `A${row + 1}:J${row + 1}`, "{{#if notABill}}{{notABill}}", { font: soft(8, { italic: true }) });
  put(sheet, `A${row + 3}:C${row + 3}`, "{{label.received|Received in good condition}}", CAPTION);
  put(sheet, `D${row + 3}:J${row + 3}`, "{{label.for|For}} {{company.name}}", { ...CAPTION, align: "right" });
  paint(sheet, row + 5, "ABC".split(""), { border: { top: edge(LINE) } });
  paint(sheet, row + 5, "FGHIJ".split(""), { border: { top: edge(LINE) } });
  put(sheet, `A${row + 5}:C${row + 5}`, "{{label.receiver|Name, date, signature}}", {
    ...CAPTION,
    border: { top: edge(LINE) },
  });
  put(sheet, `F${row + 5}:J${row + 5}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
    border: { top: edge(LINE) },
  });
  [14, 13, 8, 13, 58, 14].forEach((points, i) => height(sheet, row + i, points));
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:K${row + 5}`;
  return {
    pictures: [
      { name: "logo", at: "H1", width: 200, height: 76 },
      { name: "signature", at: `H${row + 4}`, width: 200, height: 70 },
    ],
  };
}
