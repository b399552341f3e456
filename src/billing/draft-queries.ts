import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { seriesOf } from "../company/numbering";
import type { Complaint, Invoice, RecordId } from "../records";
import type { Read } from "../store/work";
import { lineForItem, placeOfSupply } from "./model";

/** A bill as it is asked for; what is left out follows from the company, the series and the customer. */
export interface InvoiceDraft {
  readonly customerId: Invoice["customerId"];
  readonly siteId?: RecordId<"site">;
  readonly complaintId?: Complaint["id"];
  readonly contract?: NonNullable<Invoice["contract"]>;
  readonly seriesId?: RecordId<"series">;
  readonly on?: Day;
  readonly dueOn?: Day;
  readonly taxInclusive?: boolean;
  readonly reverseCharge?: boolean;
  readonly placeOfSupply?: string;
  readonly poReference?: string;
  readonly lines: Invoice["lines"];
  readonly charges?: Invoice["charges"];
  readonly note?: string;
  readonly taxReason?: string;
  /** Already paid before this bill, minor units. */
  readonly prepaid?: number;
}

/** The bill that a resolved complaint leads to: parts and services of its visits that the customer pays. */
export async function draftFromComplaint(read: Read, id: Complaint["id"]): Promise<InvoiceDraft> {
  const [complaint, visits] = await Promise.all([read.get(id), read.list("visit", "complaint", { is: id })]);
  if (complaint.invoiceId) {
    const bill = await read.find(complaint.invoiceId);
    if (bill && bill.status !== "cancelled")
      throw new Refusal(msg(str`${complaint.number} is already on bill ${bill.number ?? msg("draft")}.`));
  }
  const used = visits
    .filter((visit) => visit.status === "done" || visit.status === "part-done")
    .flatMap((visit) => visit.lines);
  const lines = await Promise.all(
    used.map(async (line) => {
      const item = await read.get(line.itemId);
      const billed = lineForItem(item, line.quantity); // the visit already took the goods, so no location
      return line.chargeable
        ? billed
        : { ...billed, discountPercent: "100", description: `${item.name} (${complaint.coverage.kind})` };
    }),
  );
  return {
    customerId: complaint.customerId,
    complaintId: id,
    ...(complaint.siteId ? { siteId: complaint.siteId } : {}),
    lines,
  };
}

/** The draft as a whole record: series, dates, due day and place of supply filled in. */
export async function completed(read: Read, draft: InvoiceDraft, today: Day): Promise<Invoice> {
  const [company, customer, site] = await Promise.all([
    read.get("company:main"),
    read.get(draft.customerId),
    draft.siteId ? read.get(draft.siteId) : undefined,
  ]);
  const series = draft.seriesId
    ? await read.get(draft.seriesId)
    : await seriesOf(read, "invoice", company.taxScheme);
  const on = draft.on ?? today;
  return {
    id: newId("invoice"),
    status: "draft",
    seriesId: series.id,
    on,
    dueOn: draft.dueOn ?? addDays(on, company.settings.creditDays),
    customerId: customer.id,
    ...(draft.siteId ? { siteId: draft.siteId } : {}),
    ...(draft.complaintId ? { complaintId: draft.complaintId } : {}),
    ...(draft.contract ? { contract: draft.contract } : {}),
    taxScheme: series.taxScheme ?? company.taxScheme,
    placeOfSupply: draft.placeOfSupply ?? placeOfSupply(company, customer, site?.stateCode),
    reverseCharge: draft.reverseCharge ?? false,
    taxInclusive: draft.taxInclusive ?? false,
    poReference: draft.poReference ?? "",
    lines: draft.lines,
    charges: draft.charges ?? [],
    note: draft.note ?? "",
    taxReason: draft.taxReason ?? "",
    prepaid: draft.prepaid ?? 0,
  };
}
