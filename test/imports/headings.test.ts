import { describe, expect, it } from "vitest";
import { utils, write, type BookType } from "xlsx";
import { readForeignFile } from "../../src/imports/sheet-reader";
import { asRemembered, findLayout } from "../../src/imports/layout";
import type { ListKind, OutcomeKind } from "../../src/imports/model";
import { countryOf, legacyCase, legacyFile, take } from "./legacy";

/** A legacy list written anew: other headings, other order, other titles, another format; rows keep their values. */
function rewritten(
  file: string,
  kind: ListKind,
  headings: Readonly<Record<string, string>>,
  format: BookType,
  titles = 1,
): Uint8Array {
  const { headerRow } = legacyCase(kind);
  const [sheet] = readForeignFile(legacyFile(file)).sheets;
  const rows = sheet!.rows.filter(({ at }) => at >= Number(headerRow));
  const known = rows[0]!.cells.map(String);
  const order = Object.keys(headings).map((heading) => known.indexOf(heading));
  expect(order).not.toContain(-1);
  const book = utils.aoa_to_sheet([]);
  for (let at = 0; at < titles; at++)
    utils.sheet_add_aoa(book, [["A title of no meaning"]], { origin: { r: at * 2, c: 0 } });
  rows.forEach(({ at, cells }, index) => {
    const line = order.map((column) => cells[column] ?? null);
    const values = index === 0 ? Object.values(headings) : line.map(writable);
    utils.sheet_add_aoa(book, [values], { origin: { r: at - Number(headerRow) + titles * 2, c: 0 } });
  });
  const workbook = { SheetNames: ["Sheet"], Sheets: { Sheet: book } };
  return new Uint8Array(
    write(workbook, { type: "array", bookType: format, compression: true }) as ArrayBuffer,
  );
}

/** A cell as a writer takes it: days as text, percents as text. */
const writable = (cell: unknown): unknown => {
  if (typeof cell !== "object" || cell === null) return cell;
  if ("day" in cell) return (cell as { day: string }).day.split("-").reverse().join("/");
  return `${Math.round((cell as { percent: number }).percent * 100)}%`;
};

const cases: readonly (readonly [ListKind, string, BookType, number, Readonly<Record<string, string>>])[] = [
  [
    "customers",
    "customers.xlsx",
    "biff8",
    0,
    {
      GSTIN: "GST No.",
      "Mobile No.": "WhatsApp",
      City: "Town",
      "Customer Name": "Party Name",
      "Opening Balance": "O/s Balance",
      "E-mail": "Mail ID",
      Remarks: "Note",
      Address: "Full Address",
      "Customer Since": "Since",
      "Sl. No": "#",
    },
  ],
  [
    "customers",
    "customers.xls",
    "ods",
    2,
    {
      "Customer Name": "ग्राहक का नाम",
      "Mobile No.": "मोबाइल नंबर",
      "Opening Balance": "बकाया",
      Address: "पता",
      City: "शहर",
      GSTIN: "जीएसटी नंबर",
      "E-mail": "ईमेल",
      "Customer Since": "कब से",
      Remarks: "टिप्पणी",
    },
  ],
  [
    "customers",
    "customers.xls",
    "xlsx",
    1,
    {
      "Mobile No.": "",
      "E-mail": "x",
      GSTIN: "y",
      "Customer Name": "Grahak ka naam",
      "Opening Balance": "Bakaya",
      Address: "Pata",
      City: "Sheher",
      "Customer Since": "Kab se",
      Remarks: "Tippani",
    },
  ],
];

describe.each(cases)(
  "[IM3] %s of %s written anew as %s, below %i titles",
  (kind, file, format, titles, headings) => {
    it("[IM3] comes to the same rows, whatever its columns are called and in which order they stand", () => {
      const { layout, outcomes } = take(
        rewritten(file, kind, headings, format, titles),
        kind,
        countryOf(kind),
      );
      const wanted = Object.keys(headings).map(
        (heading) => legacyCase(kind).columns.find(({ header }) => header === heading)?.field ?? "",
      );
      expect(layout.columns).toEqual(wanted);
      const count = (kind: OutcomeKind) => outcomes.filter((one) => one.kind === kind).length;
      const { rejected, duplicates, toAsk } = legacyCase(kind);
      expect([count("refused"), count("duplicate"), count("ask")]).toEqual([
        rejected.length,
        duplicates.length,
        toAsk.length,
      ]);
    });
  },
);

const sheetOf = (rows: readonly (readonly string[])[]) => ({
  name: "",
  rows: rows.map((cells, at) => ({ at: at + 1, cells })),
});

describe("[IM3] headings", () => {
  it.each([
    [
      "items",
      ["Particulars", "UOM", "HSN Code", "MRP", "GST Rate", "Part No", "Stock", "Min Qty"],
      ["name", "unit", "hsn", "rate", "gstRate", "code", "openingQty", "reorderLevel"],
    ],
    [
      "items",
      ["Артикул", "Найменування", "Од. виміру", "Ціна", "Кількість", "Ставка ПДВ"],
      ["code", "name", "unit", "rate", "openingQty", "gstRate"],
    ],
    [
      "contracts",
      ["Client", "AMC No.", "Valid From", "Valid Till", "Contract Value", "Visits", "Contact No"],
      ["customer", "contractNo", "start", "end", "amount", "frequency", "phone"],
    ],
    [
      "bills",
      ["Inv No", "Inv Date", "Supplier Name", "Bill Amount", "Amount Paid", "Due Date"],
      ["billNo", "date", "party", "amount", "paid", "due"],
    ],
    [
      "cards",
      ["Model", "Serial No", "Customer Name", "Mobile", "Date of Installation", "Card No"],
      ["item", "serial", "customer", "phone", "installed", "cardNo"],
    ],
    [
      "stock",
      ["Item Code", "Closing Stock", "Purchase Rate", "Serial Numbers"],
      ["item", "quantity", "rate", "serials"],
    ],
  ] as const)("[IM3] of %s are known by many names: %j", (kind, headings, fields) => {
    const layout = findLayout(kind, sheetOf([headings, headings.map(() => "")]), "IN");
    expect(layout?.columns).toEqual(fields);
  });

  it("[IM3] tells a phone, an e-mail address and a tax number by what they are, without any heading", () => {
    const rows = [
      ["Who", "A", "B", "C"],
      ...Array.from({ length: 12 }, (_, at) => [
        `Person ${at}`,
        `98000000${10 + at}`,
        `p${at}@example.com`,
        "27ZZQFZ6328K3Z5",
      ]),
    ];
    expect(findLayout("customers", sheetOf(rows), "IN")?.columns).toEqual([
      "name",
      "phone",
      "email",
      "gstin",
    ]);
  });

  it("[IM10] puts a chosen column in the place of what is proposed, for headings seen before only", () => {
    const sheet = sheetOf([
      ["Party", "Mobile", "Alt"],
      ["Asha", "9800000001", "9800000002"],
    ]);
    const found = findLayout("customers", sheet, "IN")!;
    expect(found.columns).toEqual(["name", "phone", ""]);
    expect(asRemembered(found, { alt: "phone", mobile: "" }, "customers").columns).toEqual([
      "name",
      "",
      "phone",
    ]);
    expect(asRemembered(found, { alt: "nonsense", constructor: "phone" }, "customers").columns).toEqual(
      found.columns,
    );
  });
});
