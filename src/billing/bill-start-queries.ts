import { addDays } from "../base/day";
import { fittingSeries, nextNumber } from "../company/numbering";
import { taxScheme } from "../company/tax-schemes";
import type { Invoice, RecordId } from "../records";
import type { Read } from "../store/work";
import { fromInvoice, keyed, type BillModel } from "./bill-model";
import { draftFromContract } from "./contract-draft-queries";
import {
  completed,
  draftFromComplaint,
  draftFromVisit,
  holdsOf,
  seriesDocument,
  type InvoiceDraft,
} from "./draft-queries";
import { usualKind } from "./kinds";
import { draftFromChallans, draftFromQuotation } from "./sales-draft-queries";
import { freeLine } from "../company/bill-lines";

/** What a bill starts from; all absent = an empty one. */
export interface BillStart {
  readonly billId: Invoice["id"] | undefined;
  readonly complaintId: RecordId<"complaint"> | undefined;
  readonly visitId?: RecordId<"visit"> | undefined;
  readonly contract?: Invoice["contract"] | undefined;
  readonly customerId: Invoice["customerId"] | undefined;
  readonly challanIds?: readonly RecordId<"challan">[] | undefined;
  readonly quotationId?: RecordId<"quotation"> | undefined;
  /** The bill on which a debit note charges more. */
  readonly originalId?: Invoice["id"] | undefined;
}

/** The draft as it is first shown: a kept one, a complaint's or a visit's parts and labour, a part of a contract's price, what is
 *  out on challans, a taken quotation, a bill to be charged more on, or one empty line. */
export async function startOfBill(read: Read, start: BillStart, today: string): Promise<BillModel> {
  const { billId, complaintId, visitId, contract, customerId, challanIds, quotationId, originalId } = start;
  if (billId) return fromInvoice(await read.get(billId));
  const company = await read.get("company:main");
  const line = keyed(emptyLine(company.taxScheme));
  if (complaintId) {
    const model = fromInvoice(await completed(read, await draftFromComplaint(read, complaintId), today));
    return model.lines.length ? model : { ...model, lines: [line] };
  }
  const model = async (draft: InvoiceDraft) => fromInvoice(await completed(read, draft, today));
  if (challanIds?.length) return model(await draftFromChallans(read, challanIds));
  if (quotationId) return model(await draftFromQuotation(read, quotationId));
  if (originalId) return { ...(await model(await chargeMore(read, originalId))), lines: [line] };
  if (visitId) return fromInvoice(await completed(read, await draftFromVisit(read, visitId), today));
  if (contract) return fromInvoice(await completed(read, await draftFromContract(read, contract), today));
  if (customerId)
    return { ...fromInvoice(await completed(read, { customerId, lines: [] }, today)), lines: [line] };
  const series = fittingSeries(
    await read.list("series", "document", { is: seriesDocument(usualKind(company.taxScheme)) }),
    company.taxScheme,
  );
  return {
    customerId: "",
    siteId: "",
    complaintId: "",
    seriesId: series?.id ?? "",
    on: today,
    dueOn: addDays(today, company.settings.creditDays),
    poReference: "",
    placeOfSupply: "",
    taxInclusive: false,
    prepaid: 0,
    note: "",
    taxReason: "",
    lines: [line],
    charges: [],
  };
}

/** A debit note on a bill, before anything is charged. */
async function chargeMore(read: Read, id: Invoice["id"]): Promise<InvoiceDraft> {
  const { customerId, number = "–", on } = await read.get(id);
  return { kind: "debit-note", customerId, original: { id, number, on }, reason: "", lines: [] };
}

/** The series that fits what a draft holds, as long as nobody chose another. */
export async function seriesFor(read: Read, model: BillModel): Promise<BillModel["seriesId"]> {
  if (model.isSeriesChosen || !model.seriesId) return model.seriesId;
  const [now, company] = await Promise.all([read.get(model.seriesId), read.get("company:main")]);
  const all = await read.list("series", "document", { is: now.document });
  return fittingSeries(all, company.taxScheme, await holdsOf(read, [...model.lines]))?.id ?? model.seriesId;
}

/** What is known around a draft: series to choose from, the customer's sites, what it bills, and the number it would take. */
export async function aroundBill(read: Read, model: BillModel) {
  const { customerId, complaintId, visitId, seriesId, on } = model;
  const documents = model.original ? (["debit-note"] as const) : (["invoice", "bill-of-supply"] as const);
  const [lists, sites, complaint, visit] = await Promise.all([
    Promise.all(documents.map((document) => read.list("series", "document", { is: document }))),
    customerId ? read.list("site", "party", { is: customerId }) : [],
    complaintId ? read.find(complaintId as RecordId<"complaint">) : undefined,
    visitId ? read.find(visitId) : undefined,
  ]);
  return {
    series: lists.flat().filter(({ active }) => active),
    sites,
    complaint,
    visit,
    contract: visit?.contractId && (await read.find(visit.contractId)),
    next: seriesId ? await nextNumber(read, seriesId, on) : "",
  };
}

/** What follows from choosing a customer: his first site, the due day and the place of supply. */
export async function presetsOfCustomer(
  read: Read,
  customerId: Invoice["customerId"],
  on: string,
): Promise<Pick<BillModel, "dueOn" | "placeOfSupply" | "siteId">> {
  const [site] = await read.list("site", "party", { is: customerId });
  const draft = { customerId, lines: [], on, ...(site ? { siteId: site.id } : {}) };
  const { dueOn, placeOfSupply, siteId } = fromInvoice(await completed(read, draft, on));
  return { dueOn, placeOfSupply, siteId };
}

/** A line waiting to be typed, at the scheme's usual rate. */
export const emptyLine = (scheme: Invoice["taxScheme"]) =>
  freeLine({ description: "", quantity: "1", price: "", taxRate: usualRate(scheme) });

/** A charge or discount on the whole bill waiting to be typed, at the scheme's usual rate. */
export const emptyCharge = (scheme: Invoice["taxScheme"]): Invoice["charges"][number] => ({
  label: "",
  amount: 0,
  taxCategory: "standard",
  taxRate: usualRate(scheme),
});

/** The rate a new line starts with: India's 18 %, 20 % elsewhere, none where none is charged. */
const usualRate = (id: Invoice["taxScheme"]): string =>
  id === "gst" ? "18" : taxScheme(id).charges ? "20" : "0";
