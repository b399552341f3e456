import type { Day } from "../base/day";
import { kindOf } from "../billing/kinds";
import type { Company, Invoice } from "../records";
import type { Read } from "../store/work";
import { gstDocuments, type GstDocument } from "./gst-documents";
import { natureOf, type NumberedPaper } from "./gst-tables";

interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** The bills and notes of some days that GSTR-1 asks for. */
export async function gstDocumentsOf(
  read: Read,
  { from, to }: Span,
  company: Company,
): Promise<GstDocument[]> {
  const invoices = await read.list("invoice", "on", { from, to });
  const ids = [...new Set(invoices.flatMap(({ original }) => (original ? [original.id] : [])))];
  const found = await Promise.all(ids.map((id) => read.find(id)));
  const originals = new Map(found.flatMap((bill): [string, Invoice][] => (bill ? [[bill.id, bill]] : [])));
  return gstDocuments(invoices, originals, company);
}

/** Every number given on some days, cancelled ones too, with the nature of its paper. */
export async function numberedPapers(read: Read, { from, to }: Span): Promise<NumberedPaper[]> {
  const [invoices, challans] = await Promise.all([
    read.list("invoice", "on", { from, to }),
    read.list("challan", "on", { from, to }),
  ]);
  const own = invoices.filter((invoice) => invoice.taxScheme === "gst" && kindOf(invoice) !== "opening");
  return [
    ...own.flatMap((invoice) => paper(invoice, natureOf(invoice))),
    ...challans.flatMap((challan) =>
      paper(challan, "Delivery Challan in case other than by way of supply (excluding at S no. 9 to 11)"),
    ),
  ];
}

const paper = (
  {
    seriesId,
    fiscalYear = "",
    ordinal,
    number,
    status,
  }: Pick<Invoice, "seriesId" | "fiscalYear" | "ordinal" | "number"> & { readonly status: string },
  nature: string,
): NumberedPaper[] =>
  ordinal && number
    ? [{ nature, seriesId, fiscalYear, ordinal, number, isCancelled: status === "cancelled" }]
    : [];
