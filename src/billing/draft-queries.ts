import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { seriesOf, type Holds } from "../company/numbering";
import { coverageName } from "../complaints/words";
import { visitStateName } from "../contracts/words";
import type { Complaint, Invoice, RecordId, Series, Visit } from "../records";
import { listed } from "../stock/price-queries";
import type { Read } from "../store/work";
import { piecesMeant } from "../sales/queries";
import { toDraft, type BillModel } from "./bill-model";
import { standingBill } from "./billed-work";
import { isNote, kindOfSeries, usualKind, type BillKind } from "./kinds";
import { lineForItem, placeOfSupply } from "../company/bill-lines";

/** A bill as it is asked for; what is left out follows from the company, the series and the customer. */
export interface InvoiceDraft {
  /** A plain invoice, or what the company usually bills by, when left out. */
  readonly kind?: BillKind;
  readonly customerId: Invoice["customerId"];
  readonly siteId?: RecordId<"site">;
  readonly quotationId?: NonNullable<Invoice["quotationId"]>;
  /** The bill that a note corrects: its scheme, place of supply and manner of prices are the note's. */
  readonly original?: NonNullable<Invoice["original"]>;
  readonly reason?: string;
  readonly allocations?: NonNullable<Invoice["allocations"]>;
  readonly complaintId?: Complaint["id"];
  readonly visitId?: Visit["id"];
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
  const other = await standingBill(read, complaint.invoiceId);
  if (other) throw new Refusal(msg(str`${complaint.number} is already on bill ${other}.`));
  const used = visits
    .filter((visit) => visit.status === "done" || visit.status === "part-done")
    .flatMap(usedOn);
  return {
    customerId: complaint.customerId,
    complaintId: id,
    ...(complaint.siteId ? { siteId: complaint.siteId } : {}),
    lines: await billedLines(read, complaint.customerId, used, coverageName(complaint.coverage.kind)),
  };
}

/** The bill that a visit owed by a contract leads to once it was made: the parts and services on it that the customer pays. */
export async function draftFromVisit(read: Read, id: Visit["id"]): Promise<InvoiceDraft> {
  const visit = await read.get(id);
  if (visit.status !== "done" && visit.status !== "part-done")
    throw new Refusal(msg(str`This visit is ${visitStateName(visit.status)}; there is nothing to bill.`));
  const other = await standingBill(read, visit.invoiceId);
  if (other) throw new Refusal(msg(str`This visit is already on bill ${other}.`));
  const [card, contract] = await Promise.all([
    visit.cardId ? read.find(visit.cardId) : undefined,
    visit.contractId ? read.find(visit.contractId) : undefined,
  ]);
  return {
    customerId: visit.customerId,
    visitId: id,
    ...(card && card.partyId === visit.customerId ? { siteId: card.siteId } : {}),
    ...(contract?.poReference ? { poReference: contract.poReference } : {}),
    lines: await billedLines(read, visit.customerId, usedOn(visit), contract?.terms.name ?? msg("free")),
  };
}

/** A line of a visit, with the day whose prices hold for it. */
type Used = Visit["lines"][number] & { readonly on: Day };

const usedOn = ({ lines, doneOn, plannedOn }: Visit): Used[] =>
  lines.map((line) => ({ ...line, on: doneOn ?? plannedOn }));

/** Lines of visits on a bill: at the customer's price of the day, and what is free at a discount of 100 % with what covers it named. */
const billedLines = (
  read: Read,
  customerId: Visit["customerId"],
  used: readonly Used[],
  covered: string,
): Promise<Invoice["lines"]> =>
  Promise.all(
    used.map(async ({ itemId, quantity, chargeable, on }) => {
      const item = await listed(read, await read.get(itemId), customerId, on);
      const billed = lineForItem(item, quantity); // the visit already took the goods, so no location
      if (chargeable) return billed;
      return { ...billed, discountPercent: "100", description: `${item.name} (${covered})` };
    }),
  );

/** The draft as a whole record: series, dates, due day and place of supply filled in. */
export async function completed(read: Read, draft: InvoiceDraft, today: Day): Promise<Invoice> {
  const [company, customer, site, original] = await Promise.all([
    read.get("company:main"),
    read.get(draft.customerId),
    draft.siteId ? read.get(draft.siteId) : undefined,
    draft.original ? read.get(draft.original.id) : undefined,
  ]);
  const kind = draft.kind ?? usualKind(company.taxScheme);
  const series = draft.seriesId
    ? await read.get(draft.seriesId)
    : await seriesOf(read, seriesDocument(kind), company.taxScheme, await holdsOf(read, draft.lines));
  const on = draft.on ?? today;
  const { quotationId, complaintId, visitId, contract, reason, allocations } = draft;
  // A note stays one, whatever series is named for it; issuing refuses what does not fit.
  const own = isNote({ kind }) ? kind : (kindOfSeries(series) ?? kind);
  return {
    id: newId("invoice"),
    status: "draft",
    ...(own === "invoice" ? {} : { kind: own }),
    seriesId: series.id,
    on,
    dueOn: draft.dueOn ?? addDays(on, kind === "credit-note" ? 0 : company.settings.creditDays),
    customerId: customer.id,
    ...(draft.siteId ? { siteId: draft.siteId } : original?.siteId ? { siteId: original.siteId } : {}),
    ...(quotationId ? { quotationId } : {}),
    ...(complaintId ? { complaintId } : {}),
    ...(visitId ? { visitId } : {}),
    ...(contract ? { contract } : {}),
    ...(draft.original ? { original: draft.original } : {}),
    ...(reason ? { reason } : {}),
    ...(allocations ? { allocations } : {}),
    taxScheme: original?.taxScheme ?? series.taxScheme ?? company.taxScheme,
    placeOfSupply:
      draft.placeOfSupply ?? original?.placeOfSupply ?? placeOfSupply(company, customer, site?.stateCode),
    reverseCharge: draft.reverseCharge ?? original?.reverseCharge ?? false,
    taxInclusive: draft.taxInclusive ?? original?.taxInclusive ?? false,
    poReference: draft.poReference ?? original?.poReference ?? "",
    lines: draft.lines,
    charges: draft.charges ?? [],
    note: draft.note ?? "",
    taxReason: draft.taxReason ?? original?.taxReason ?? "",
    prepaid: draft.prepaid ?? 0,
  };
}

/** The document type whose series number a kind of bill. */
export const seriesDocument = (kind: BillKind): Series["document"] => (kind === "opening" ? "invoice" : kind);

/** What lines hold: anything that is counted in stock, or services alone; neither while nothing is chosen. */
export async function holdsOf(read: Read, lines: Invoice["lines"]): Promise<Holds | undefined> {
  const ids = [...new Set(lines.flatMap(({ itemId }) => itemId ?? []))];
  const items = await Promise.all(ids.map((id) => read.find(id)));
  if (items.some((item) => item && item.type !== "service")) return "stock";
  return lines.some(({ description }) => description.trim()) ? "non-stock" : undefined;
}

/** What the commands take of a typed bill, the pieces found that its serial numbers name. @throws Refusal */
export async function withPieces(read: Read, model: BillModel): Promise<InvoiceDraft> {
  const draft = toDraft(model);
  const lines = await Promise.all(
    draft.lines.map(async ({ units: kept, ...line }, at) => {
      const { itemId, location } = line;
      const typed = model.lines[at]?.serials?.trim();
      const units =
        typed && itemId && location
          ? await piecesMeant(read, { itemId, location }, typed, `lines.${at}.serials`)
          : kept;
      return units?.length ? { ...line, units } : line;
    }),
  );
  return { ...draft, lines };
}
