import { msg } from "@lit/localize";
import { toThousandths } from "../base/quantity";
import { isOwed, kindOf, type BillKind } from "../billing/kinds";
import { billName } from "../billing/words";
import type { Invoice } from "../records";
import type { Dataset, Field } from "./dataset";
import {
  choiceField,
  dayFields,
  itemFields,
  none,
  partyField,
  siteFields,
  textField,
} from "./dataset-fields";
import { layout, plainLayout } from "./dataset-layout";
import { series } from "./dataset-lookups";

const KINDS: BillKind[] = ["invoice", "bill-of-supply", "cash-memo", "debit-note", "credit-note", "opening"];
const isIssued = ({ status }: Invoice): boolean => status === "issued";
/** What is credited is taken off. */
const signed = (invoice: Invoice, amount = 0): number => (isOwed(invoice) ? amount : -amount) + 0;

function occasion({ contract, complaintId, visitId, quotationId, original }: Invoice): string {
  if (contract) return "contract";
  if (complaintId || visitId) return "service";
  if (original) return "note";
  return quotationId ? "quotation" : "sale";
}

const bill = plainLayout<"invoice">({
  name: "bills",
  of: "invoice",
  version: 1,
  title: ({ number }) => number ?? "",
  when: isIssued,
  codes: {
    kind: (invoice) => kindOf(invoice),
    occasion,
    customer: ({ customerId }) => customerId,
    site: ({ siteId }) => siteId,
    series: ({ seriesId }) => seriesId,
    place: ({ placeOfSupply }) => placeOfSupply,
    on: ({ on }) => on,
    due: ({ dueOn }) => dueOn,
  },
  numbers: {
    net: (invoice) => signed(invoice, invoice.figures?.net),
    tax: (invoice) => signed(invoice, invoice.figures?.tax),
    rounding: (invoice) => signed(invoice, invoice.figures?.rounding),
    total: (invoice) => signed(invoice, invoice.figures?.total),
  },
});

interface Line {
  readonly itemId?: string;
  readonly description: string;
  readonly taxCode: string;
  readonly taxRate: string;
  readonly quantity: string;
  readonly net: number;
}

/** Its lines, then its charges and discounts: together they come to its net. */
function linesOf({ lines, charges, figures }: Invoice): Line[] {
  return [
    ...lines.map((line, at) => ({ ...line, net: figures?.lineNets[at] ?? 0 })),
    ...charges.map(({ label, taxRate, amount }, at) => ({
      description: label,
      taxCode: "",
      taxRate,
      quantity: "0",
      net: figures?.chargeNets?.[at] ?? amount,
    })),
  ];
}

const line = layout<"invoice", Line>({
  name: "bill-lines",
  of: "invoice",
  version: 1,
  title: ({ number }) => number ?? "",
  parts: (invoice) => (isIssued(invoice) ? linesOf(invoice) : []),
  codes: {
    item: ({ itemId }) => itemId,
    text: ({ itemId, description }) => (itemId ? "" : description),
    taxCode: ({ taxCode }) => taxCode,
    taxRate: ({ taxRate }) => taxRate,
    kind: (_, invoice) => kindOf(invoice),
    occasion: (_, invoice) => occasion(invoice),
    customer: (_, { customerId }) => customerId,
    site: (_, { siteId }) => siteId,
    on: (_, { on }) => on,
  },
  numbers: {
    quantity: ({ quantity }, invoice) => signed(invoice, toThousandths(quantity) ?? 0),
    net: ({ net }, invoice) => signed(invoice, net),
  },
});

const kindField = choiceField<BillKind>(
  { name: "kind", label: () => msg("Kind"), of: "kind" },
  KINDS,
  billName,
);

const occasionField = choiceField(
  { name: "occasion", label: () => msg("Occasion"), of: "occasion" },
  ["sale", "quotation", "service", "contract", "note"] as const,
  (one) =>
    ({
      sale: msg("sale"),
      quotation: msg("sale from a quotation"),
      service: msg("service call"),
      contract: msg("contract"),
      note: msg("correction"),
    })[one],
);

const customerField = partyField({ name: "customer", label: () => msg("Customer"), of: "customer" });

const seriesField: Field = {
  name: "series",
  label: () => msg("Series"),
  kind: "text",
  of: "series",
  looks: [series],
  word: (id, looks) => looks.of(series, id, "name"),
};

/** Bills and notes that were issued; credit notes count against them. */
export const bills: Dataset = {
  name: "bills",
  table: "Bills",
  label: () => msg("Bills"),
  about: () => msg("One row is an issued bill or note; credit notes are negative, cancelled ones left out."),
  rows: () => msg("bills"),
  layout: bill,
  fields: [
    customerField,
    ...siteFields(),
    kindField,
    occasionField,
    seriesField,
    textField({ name: "place", label: () => msg("Place of supply"), of: "place" }),
    ...dayFields({ name: "on", label: () => msg("Date"), of: "on" }),
    ...dayFields({ name: "due", label: () => msg("Due"), of: "due" }),
  ],
  measures: [
    { name: "net", label: () => msg("Net"), kind: "money", of: "net" },
    { name: "tax", label: () => msg("Tax"), kind: "money", of: "tax" },
    { name: "rounding", label: () => msg("Rounding"), kind: "money", of: "rounding" },
    { name: "total", label: () => msg("Total"), kind: "money", of: "total" },
  ],
};

/** What was billed, line by line, charges and discounts of whole bills included. */
export const billLines: Dataset = {
  name: "bill-lines",
  table: "Bill_lines",
  label: () => msg("Bill lines"),
  about: () => msg("One row is a line or charge of an issued bill; what was credited is negative."),
  rows: () => msg("lines"),
  layout: line,
  fields: [
    ...itemFields(),
    customerField,
    ...siteFields(),
    {
      name: "text",
      label: () => msg("Charge"),
      kind: "text",
      of: "text",
      word: (text) => text || none(),
    },
    textField({ name: "tax-code", label: () => msg("Tax code"), of: "taxCode" }),
    textField({ name: "tax-rate", label: () => msg("Tax rate"), of: "taxRate" }),
    kindField,
    occasionField,
    ...dayFields({ name: "on", label: () => msg("Date"), of: "on" }),
  ],
  measures: [
    { name: "net", label: () => msg("Net"), kind: "money", of: "net" },
    { name: "quantity", label: () => msg("Quantity"), kind: "quantity", of: "quantity" },
  ],
};
