// templates/quotation.xlsx: an offer on A4, with the tax it would bear and how long it stands.
import { addresses, CAPTION, COLUMNS, height, letterhead, lineTable, strip, totals } from "./bill-parts.mjs";
import { DATE, edge, font, LINE, paint, put, SOFT, soft } from "./look.mjs";

/** Draws the quotation and gives the places of its pictures. */
export function drawQuotation(sheet) {
  COLUMNS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const cells = [
    ["A:E", "{{label.number|Quotation no.}}", "{{number}}"],
    ["F:H", "{{label.date|Date}}", "{{date}}", DATE],
    ["I:J", "{{label.validUntil|Valid until}}", "{{validUntil}}", DATE],
  ];
  const head = lineTable(sheet, addresses(sheet, strip(sheet, letterhead(sheet), cells)));
  const row = totals(sheet, head + 2);
  const text = (at, condition, label, value) =>
    put(
      sheet,
      `A${at}:J${at}`,
      {
        richText: [
          { font: font(8.5, { bold: true, color: { argb: SOFT } }), text: `{{#if ${condition}}}${label}` },
          { font: font(8.5), text: value },
        ],
      },
      { wrap: true, top: true },
    );
  text(row, "notes", "{{label.notes|Notes}}  ", "{{notes}}");
  text(row + 1, "terms", "{{label.terms|Terms}}  ", "{{terms}}");
  const sign = row + 4;
  put(sheet, `A${row + 3}:C${row + 3}`, "{{label.accepted|Accepted: name, date, signature}}", CAPTION);
  put(sheet, `D${row + 3}:J${row + 3}`, "{{label.for|For}} {{company.name}}", { ...CAPTION, align: "right" });
  paint(sheet, sign + 1, "ABC".split(""), { border: { top: edge(LINE) } });
  paint(sheet, sign + 1, "FGHIJ".split(""), { border: { top: edge(LINE) } });
  put(sheet, `F${sign + 1}:J${sign + 1}`, "{{label.signatory|Authorised signatory}}", {
    ...CAPTION,
    align: "right",
    border: { top: edge(LINE) },
  });
  put(sheet, `A${sign + 3}:J${sign + 3}`, "{{#if thanks}}{{thanks}}", { font: soft(8, { italic: true }) });
  [14, 14, 10, 13, 58, 14, 6, 13].forEach((points, i) => height(sheet, row + i, points));
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.pageSetup.printArea = `A1:K${sign + 3}`;
  return {
    pictures: [
      { name: "logo", at: "H1", width: 200, height: 76 },
      { name: "signature", at: `H${sign}`, width: 200, height: 70 },
    ],
  };
}
