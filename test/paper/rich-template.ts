import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A one-pixel PNG. */
export const PIXEL = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="),
  (character) => character.charCodeAt(0),
);

/**
 * A template with every feature that points at rows. The line row is 8, tax row 11, charge row 12; the header row is 7;
 * below come totals, notes, pictures, and a second sheet looks at the first.
 */
export async function richTemplate(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Bill", {
    views: [{ state: "frozen", ySplit: 9, xSplit: 1, topLeftCell: "B10" }],
    headerFooter: { oddHeader: "&L{{company.name}}&R&10{{number}}", oddFooter: "&CPage &P of &N" },
    pageSetup: { printTitlesRow: "6:7", printArea: "A1:G30", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  drawBill(sheet);
  decorate(workbook, sheet);
  drawOther(workbook);
  workbook.definedNames.add("Bill!$G$8:$G$8", "LineAmounts");
  workbook.definedNames.add("Bill!$G$14", "GrandTotal");
  return handMade(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function drawBill(sheet: ExcelJS.Worksheet): void {
  sheet.getCell("A1").value = "{{company.name}}";
  sheet.getCell("A2").value = {
    richText: [
      { text: "Bill " },
      { font: { bold: true, color: { argb: "FFFF0000" } }, text: "{{num" },
      { font: { italic: true }, text: "ber}} of " },
      { text: "{{date}}" },
    ],
  };
  sheet.getCell("B3").value = "{{date}}";
  sheet.getCell("B3").numFmt = "dd.mm.yyyy";
  sheet.mergeCells("A4:C5");
  sheet.getCell("A4").value = "{{customer.address}}";
  sheet.getRow(7).values = ["No", "Item", "", "Qty", "Price", "Rate", "Amount", "Running", "Share"];
  sheet.getRow(8).values = [
    "{{line.no}}",
    "{{line.item}}",
    "",
    "{{line.quantity}}",
    "{{line.price}}",
    "{{line.rate}}",
  ];
  sheet.getRow(8).height = 22.5;
  sheet.mergeCells("B8:C8");
  sheet.getCell("E8").numFmt = "#,##0.00";
  sheet.getCell("G8").value = { formula: "D8*E8", result: 0 };
  sheet.getCell("H8").value = { formula: "N(H7)+G8", result: 0 };
  sheet.getCell("I8").value = { formula: "G8/SUM(G$8:G$8)", result: 0 };
  sheet.getCell("A9").value = "Total";
  sheet.getCell("G9").value = { formula: "SUM(G8:G8)", result: 123 };
  sheet.getCell("H9").value = { formula: "SUM(G8)", result: 123 };
  sheet.getCell("A11").value = "{{tax.name}}";
  sheet.getCell("G11").value = "{{tax.amount}}";
  sheet.getCell("G11").numFmt = "#,##0.00";
  sheet.getCell("A12").value = "{{charge.label}}";
  sheet.getCell("G12").value = "{{charge.amount}}";
  sheet.getCell("A14").value = "Grand total";
  sheet.getCell("G14").value = { formula: "G9+SUM(G11:G12)", result: 99 };
  sheet.mergeCells("A16:C17");
  sheet.getCell("A16").value = "{{notes}}";
  sheet.getCell("E20").value = "Bill";
}

function decorate(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet): void {
  const bold = {
    type: "expression" as const,
    priority: 1,
    formulae: ["$G8>$G$14/2"],
    style: { font: { bold: true } },
  };
  sheet.addConditionalFormatting({ ref: "A8:I8", rules: [bold] });
  sheet.addConditionalFormatting({
    ref: "G14:G14",
    rules: [{ ...bold, priority: 2, formulae: ["$G$14>SUM($G$8:$G$8)"] }],
  });
  sheet.getCell("D8").dataValidation = {
    type: "decimal",
    operator: "greaterThan",
    formulae: [0],
    allowBlank: true,
  };
  sheet.getCell("E20").dataValidation = { type: "list", formulae: ["$A$22:$A$24"], allowBlank: true };
  sheet.getCell("A8").note = "the line row";
  sheet.getCell("G14").note = "the grand total";
  const id = workbook.addImage({ buffer: PIXEL.buffer as ExcelJS.Buffer, extension: "png" });
  sheet.addImage(id, { tl: { col: 7, row: 0 }, ext: { width: 120, height: 60 } });
  sheet.addImage(id, { tl: { col: 4, row: 17 }, ext: { width: 90, height: 40 } });
  sheet.getCell("A26").value = { text: "terms", hyperlink: "https://example.org/terms" };
  sheet.addTable({
    name: "Dues",
    ref: "D22",
    headerRow: true,
    columns: [{ name: "Due" }, { name: "Sum" }],
    rows: [
      ["now", 1],
      ["later", 2],
    ],
  });
  sheet.getRow(28).getCell(1).value = "last";
  sheet.getRow(15).addPageBreak();
}

function drawOther(workbook: ExcelJS.Workbook): void {
  const other = workbook.addWorksheet("Sum & co");
  other.getCell("A1").value = { formula: "Bill!G14", result: 99 };
  other.getCell("A2").value = { formula: "SUM(Bill!$G$8:$G$8)+'Bill'!G9", result: 1 };
  other.getCell("A3").value = { formula: 'IF(A1>0,"Bill!G14 stays in text",LOG10(100))', result: 2 };
  other.getCell("A4").value = { formula: "GrandTotal*2", result: 2 };
  other.getCell("B1").value = { formula: "Bill!A11", result: "x" };
  const still = workbook.addWorksheet("Still");
  still.getCell("A1").value = { formula: "1+1", result: 2 };
  still.getCell("A2").value = "untouched";
}

/** What exceljs cannot write: a chart, shared and array formulas, extended rules, header pictures, names of pictures. */
function handMade(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (path: string, change: (xml: string) => string) => {
    const before = strFromU8(parts[path]!);
    const after = change(before);
    if (after === before) throw new Error(`nothing to change in ${path}`);
    parts[path] = strToU8(after);
  };
  edit("xl/drawings/drawing1.xml", (xml) => {
    let n = 0;
    const named = xml.replace(/name="[^"]*"/g, (name) =>
      name.includes("Picture") ? `name="${n++ ? "map" : "logo"}"` : name,
    );
    return named.replace("</xdr:wsDr>", `${CHART_ANCHOR}</xdr:wsDr>`);
  });
  edit("xl/drawings/_rels/drawing1.xml.rels", (xml) =>
    xml.replace("</Relationships>", relation("rId90", "chart", "../charts/chart1.xml") + "</Relationships>"),
  );
  parts["xl/charts/chart1.xml"] = strToU8(CHART);
  parts["xl/drawings/vmlDrawingHF9.vml"] = strToU8(HEADER_PICTURE);
  edit("xl/worksheets/_rels/sheet1.xml.rels", (xml) =>
    xml.replace(
      /(<Relationships [^>]*>)/, // first, because exceljs takes every legacy drawing after the notes for theirs
      `$1${relation("rId91", "vmlDrawing", "../drawings/vmlDrawingHF9.vml")}`,
    ),
  );
  edit("[Content_Types].xml", (xml) =>
    xml.replace(
      "</Types>",
      '<Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>',
    ),
  );
  edit("xl/worksheets/sheet1.xml", (xml) => sheetByHand(xml));
  return zipSync(parts);
}

function sheetByHand(xml: string): string {
  return xml
    .replace(/<c r="G8"[^>]*>.*?<\/c>/, '<c r="G8"><f t="shared" ref="G8:G9" si="7">D8*E8</f><v>0</v></c>')
    .replace(/<c r="G9"([^>]*)>.*?<\/c>/, '<c r="G9"$1><f>SUM(G8:G8)</f><v>123</v></c>')
    .replace(
      "</sheetData>",
      '<row r="40"><c r="A40"><f t="shared" ref="A40:B40" si="3">G$14+A1</f><v>1</v></c><c r="B40"><f t="shared" si="3"/><v>1</v></c>' +
        '<c r="C40"><f t="array" ref="C40:C40">SUM(D8:D8*E8:E8)</f><v>1</v></c></row></sheetData>',
    )
    .replace(/<legacyDrawing [^>]*\/>/, "") // exceljs puts it after the tables, where the schema has it before
    .replace(/<tableParts.*<\/tableParts>/, (tables) => {
      const notes = /<legacyDrawing [^>]*\/>/.exec(xml)?.[0] ?? "";
      return `${notes}<legacyDrawingHF r:id="rId91"/>${tables}${EXTENSIONS}`;
    });
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
}

const EXTENSIONS =
  '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
  '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">' +
  '<x14:cfRule type="expression" priority="9" id="{00000000-000E-0000-0000-000001000000}"><xm:f>D8&gt;$G$14</xm:f><x14:dxf/></x14:cfRule>' +
  "<xm:sqref>D8</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>" +
  '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
  '<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup><x14:sparklines><x14:sparkline>' +
  "<xm:f>Bill!D8:G8</xm:f><xm:sqref>J8</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>";

const CHART_ANCHOR =
  "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>30</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>" +
  "<xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>38</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>" +
  '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="20" name="Chart 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>' +
  '<xdr:xfrm><a:off xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" x="0" y="0"/><a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" cx="0" cy="0"/></xdr:xfrm>' +
  '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
  '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId90"/>' +
  "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>";

const CHART =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>Lines of {{nu</a:t></a:r><a:r><a:t>mber}}</a:t></a:r></a:p></c:rich></c:tx></c:title>' +
  '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>' +
  '<c:cat><c:strRef><c:f>Bill!$B$8:$B$8</c:f><c:strCache><c:ptCount val="1"/></c:strCache></c:strRef></c:cat>' +
  '<c:val><c:numRef><c:f>Bill!$G$8:$G$8</c:f><c:numCache><c:ptCount val="1"/></c:numCache></c:numRef></c:val></c:ser>' +
  '<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>' +
  '<c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>';

const HEADER_PICTURE =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<v:shape id="LH" type="#_x0000_t75" style="width:20pt;height:20pt"><br></v:shape></xml>';
