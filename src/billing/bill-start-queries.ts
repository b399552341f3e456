import { addDays } from "../base/day";
import { nextNumber } from "../company/numbering";
import { taxScheme } from "../company/tax-schemes";
import type { Invoice, RecordId } from "../records";
import type { Read } from "../store/work";
import { fromInvoice, keyed, type BillModel } from "./bill-model";
import { draftFromContract } from "./contract-draft-queries";
import { completed, draftFromComplaint, draftFromVisit } from "./draft-queries";
import { freeLine } from "./model";

/** What a bill starts from; all absent = an empty one. */
export interface BillStart {
  readonly billId: Invoice["id"] | undefined;
  readonly complaintId: RecordId<"complaint"> | undefined;
  readonly visitId?: RecordId<"visit"> | undefined;
  readonly contract?: Invoice["contract"] | undefined;
  readonly customerId: Invoice["customerId"] | undefined;
}

/** The draft as it is first shown: a kept one, a complaint's or a visit's parts and labour, a part of a contract's price, or one empty line. */
export async function startOfBill(
  read: Read,
  { billId, complaintId, visitId, contract, customerId }: BillStart,
  today: string,
): Promise<BillModel> {
  if (billId) return fromInvoice(await read.get(billId));
  const company = await read.get("company:main");
  const line = keyed(emptyLine(company.taxScheme));
  if (complaintId) {
    const model = fromInvoice(await completed(read, await draftFromComplaint(read, complaintId), today));
    return model.lines.length ? model : { ...model, lines: [line] };
  }
  if (visitId) return fromInvoice(await completed(read, await draftFromVisit(read, visitId), today));
  if (contract) return fromInvoice(await completed(read, await draftFromContract(read, contract), today));
  if (customerId)
    return { ...fromInvoice(await completed(read, { customerId, lines: [] }, today)), lines: [line] };
  const series = (await read.list("series", "document", { is: "invoice" })).find(({ active }) => active);
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

/** What is known around a draft: series to choose from, the customer's sites, what it bills, and the number it would take. */
export async function aroundBill(read: Read, model: BillModel) {
  const { customerId, complaintId, visitId, seriesId, on } = model;
  const [all, sites, complaint, visit] = await Promise.all([
    read.list("series", "document", { is: "invoice" }),
    customerId ? read.list("site", "party", { is: customerId }) : [],
    complaintId ? read.find(complaintId as RecordId<"complaint">) : undefined,
    visitId ? read.find(visitId) : undefined,
  ]);
  return {
    series: all.filter(({ active }) => active),
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
