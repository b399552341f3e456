import { msg } from "@lit/localize";
import { column, sumColumn } from "./columns";
import type { GstDocument } from "./gst-documents";
import { b2bRows, b2clRows, b2csRows, cdnrRows, cdnurRows, exemptRows, expRows, hsnRows } from "./gst-tables";
import type { ReportColumn, ReportRow } from "./report";

/** A heading as the offline tool has it, in its own English whatever the pane speaks. */
export const as = (heading: string) => () => heading;
export const text = (key: string, heading: string, width = 18) => column(key, as(heading), "text", { width });
export const stays = { pane: "stays" } as const;
const value = column("value", as("Invoice Value"), "money");
const rate = column("rate", as("Rate"), "quantity", stays);
const taxable = sumColumn("taxable", as("Taxable Value"), stays);
const cess = column("cess", as("Cess Amount"), "money");
const place = text("place", "Place Of Supply", 22);
const reduced = text("reduced", "Applicable % of Tax Rate", 12);
const shop = text("shop", "E-Commerce GSTIN");
const reverse = text("reverse", "Reverse Charge", 10);
const gstin = text("gstin", "GSTIN/UIN of Recipient");
const receiver = column("receiver", as("Receiver Name"), "text", { width: 28, pane: "under" });
const number = column("number", as("Invoice Number"), "text", { width: 18, pane: "under" });
const on = column("on", as("Invoice date"), "day", { pane: "under" });
const noteNumber = column("number", as("Note Number"), "text", { width: 18, pane: "under" });
const noteDate = column("on", as("Note Date"), "day", { pane: "under" });
const noteKind = text("kind", "Note Type", 8);
const noteValue = column("value", as("Note Value"), "money");

/** A sheet of the offline tool made of bills and notes. */
export interface GstTable {
  readonly name: string;
  readonly title: () => string;
  readonly about: () => string;
  readonly columns: readonly ReportColumn[];
  readonly rows: (documents: readonly GstDocument[]) => ReportRow[];
}

/** The tables made of bills and notes, each under the name of its sheet in the offline tool. */
export const tables: readonly GstTable[] = [
  {
    name: "b2b",
    title: as("GSTR-1 b2b"),
    about: () => msg("Bills to registered customers, by rate."),
    columns: [
      gstin,
      receiver,
      number,
      on,
      value,
      place,
      reverse,
      reduced,
      text("kind", "Invoice Type"),
      shop,
      rate,
      taxable,
      cess,
    ],
    rows: b2bRows,
  },
  {
    name: "b2cl",
    title: as("GSTR-1 b2cl"),
    about: () => msg("Large bills across the border to customers who are not registered."),
    columns: [column("number", as("Invoice Number")), on, value, place, reduced, rate, taxable, cess, shop],
    rows: b2clRows,
  },
  {
    name: "b2cs",
    title: as("GSTR-1 b2cs"),
    about: () => msg("All other bills to customers who are not registered, by place of supply and rate."),
    columns: [text("kind", "Type", 8), { ...place, pane: "under" }, reduced, rate, taxable, cess, shop],
    rows: b2csRows,
  },
  {
    name: "cdnr",
    title: as("GSTR-1 cdnr"),
    about: () => msg("Credit and debit notes to registered customers."),
    columns: [
      gstin,
      receiver,
      noteNumber,
      noteDate,
      noteKind,
      place,
      reverse,
      text("supply", "Note Supply Type"),
      noteValue,
      reduced,
      rate,
      taxable,
      cess,
    ],
    rows: cdnrRows,
  },
  {
    name: "cdnur",
    title: as("GSTR-1 cdnur"),
    about: () => msg("Credit and debit notes on large or export bills to others."),
    columns: [
      text("ur", "UR Type", 10),
      noteNumber,
      noteDate,
      noteKind,
      place,
      noteValue,
      reduced,
      rate,
      taxable,
      cess,
    ],
    rows: cdnurRows,
  },
  {
    name: "exp",
    title: as("GSTR-1 exp"),
    about: () => msg("Bills abroad, without payment of tax."),
    columns: [
      text("kind", "Export Type", 12),
      number,
      on,
      value,
      text("port", "Port Code", 10),
      text("bill", "Shipping Bill Number"),
      column("billOn", as("Shipping Bill Date"), "day"),
      rate,
      taxable,
      cess,
    ],
    rows: expRows,
  },
  {
    name: "exemp",
    title: as("GSTR-1 exemp"),
    about: () => msg("What bore no tax: nil rated, exempted, outside GST."),
    columns: [
      text("description", "Description", 44),
      sumColumn("nil", as("Nil Rated Supplies"), stays),
      sumColumn("exempted", as("Exempted (other than nil rated/non GST supply)"), stays),
      sumColumn("outside", as("Non-GST Supplies")),
    ],
    rows: exemptRows,
  },
];

const hsnColumns: readonly ReportColumn[] = [
  text("hsn", "HSN", 12),
  column("description", as("Description"), "text", { width: 30, pane: "under" }),
  text("uqc", "UQC", 16),
  column("quantity", as("Total Quantity"), "quantity"),
  sumColumn("total", as("Total Value")),
  rate,
  taxable,
  sumColumn("igst", as("Integrated Tax Amount")),
  sumColumn("cgst", as("Central Tax Amount")),
  sumColumn("sgst", as("State/UT Tax Amount")),
  cess,
];

const hsnTable = (name: string, title: string, about: () => string, registered: boolean): GstTable => ({
  name,
  title: as(title),
  about,
  columns: hsnColumns,
  rows: (documents) => hsnRows(documents, registered),
});

/** Codes with their taxes: of registered customers, and of the others. */
export const hsnTables: readonly GstTable[] = [
  hsnTable(
    "hsn-b2b",
    "GSTR-1 hsn(b2b)",
    () => msg("Codes sold to registered customers, with their taxes."),
    true,
  ),
  hsnTable("hsn-b2c", "GSTR-1 hsn(b2c)", () => msg("Codes sold to all others, with their taxes."), false),
];
