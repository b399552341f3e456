import type {
  Challan,
  Complaint,
  Contract,
  Invoice,
  Party,
  Payment,
  Quotation,
  RecordId,
  Series,
  Site,
} from "../records";
import { piecesOf, type SoldPiece } from "../sales/queries";
import type { Read } from "../store/work";
import { isOwed } from "./kinds";
import { invoiceStatus, type InvoiceStatus } from "./model";

/** A bill with what its page shows; `outstanding` in minor units. */
export interface InvoicePage {
  readonly invoice: Invoice;
  readonly customer: Party;
  readonly site: Site | undefined;
  readonly complaint: Complaint | undefined;
  readonly contract: Contract | undefined;
  readonly series: Series;
  readonly outstanding: number;
  readonly status: InvoiceStatus;
}

export async function invoicePage(read: Read, id: Invoice["id"]): Promise<InvoicePage> {
  const invoice = await read.get(id);
  const [customer, site, complaint, contract, series, outstanding] = await Promise.all([
    read.get(invoice.customerId),
    invoice.siteId ? read.find(invoice.siteId) : undefined,
    invoice.complaintId ? read.find(invoice.complaintId) : undefined,
    invoice.contract ? read.find(invoice.contract.id) : undefined,
    read.get(invoice.seriesId),
    outstandingOf(read, id),
  ]);
  return {
    invoice,
    customer,
    site,
    complaint,
    contract,
    series,
    outstanding,
    status: invoiceStatus(invoice, outstanding),
  };
}

/** What stands around an issued bill: what settled it, what corrects it, what its pieces are. */
export interface BillAroundIssued {
  readonly payments: readonly Payment[];
  /** Notes that correct it. */
  readonly notes: readonly Invoice[];
  /** Credit notes that settle it. */
  readonly credits: readonly Invoice[];
  /** Bills a credit note settles, by id. */
  readonly settled: ReadonlyMap<string, string>;
  readonly challans: readonly Challan[];
  readonly quotation: Quotation | undefined;
  readonly pieces: readonly SoldPiece[];
}

/** Everything an issued bill's page leads to. */
export async function aroundIssued(read: Read, invoice: Invoice): Promise<BillAroundIssued> {
  const { id, quotationId, lines, allocations = [] } = invoice;
  const challanIds = [...new Set(lines.flatMap(({ challan }) => challan?.id ?? []))];
  const [payments, notes, credits, challans, quotation, pieces, bills] = await Promise.all([
    read.list("payment", "bill", { is: id }),
    read.list("invoice", "original", { is: id }),
    read.list("invoice", "settles", { is: id }),
    Promise.all(challanIds.map((challan) => read.get(challan))),
    quotationId ? read.find(quotationId) : undefined,
    piecesOf(read, invoice),
    Promise.all(allocations.map(({ billId }) => read.find(billId))),
  ]);
  const settled = new Map(bills.flatMap((bill) => (bill ? [[bill.id, bill.number ?? ""]] : [])));
  return { payments, notes, credits, challans, quotation, pieces, settled };
}

/** What a bill leaves open, in minor units. */
export const outstandingOf = async (read: Read, id: Invoice["id"]): Promise<number> =>
  (await read.balance(`bill/${id}`)).amount;

/** The open bills of a customer, oldest due first, with what each leaves open. */
export async function openBills(
  read: Read,
  partyId: RecordId<"party">,
): Promise<{ invoice: Invoice; outstanding: number }[]> {
  const invoices = await read.list("invoice", "customer", { prefix: [partyId] });
  const open = await Promise.all(
    invoices
      .filter(({ status }) => status === "issued")
      .map(async (invoice) => ({ invoice, outstanding: await outstandingOf(read, invoice.id) })),
  );
  return open
    .filter(({ outstanding }) => outstanding !== 0)
    .sort(
      (a, b) => a.invoice.dueOn.localeCompare(b.invoice.dueOn) || a.invoice.on.localeCompare(b.invoice.on),
    );
}

/** An open bill as its balance knows it: nothing of the bill itself is read. Minor units. */
export interface OpenBalance {
  readonly id: Invoice["id"];
  readonly dueOn: string;
  readonly outstanding: number;
}

/** Open bills over the whole book from their balances, oldest due first; `overdueOn` keeps those due before that day. */
export async function openBalances(read: Read, overdueOn?: string): Promise<OpenBalance[]> {
  // Refunds are settled like bills and are none: their balances stand beside these.
  return (await read.balances("bill/invoice:", { kept: true }))
    .map(({ key, amount, parts }) => ({
      id: key.slice("bill/".length) as Invoice["id"],
      dueOn: Object.keys(parts)[0] ?? "",
      outstanding: amount,
    }))
    .filter(({ dueOn }) => !overdueOn || dueOn < overdueOn)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The newest bills, drafts first. */
export async function newestInvoices(read: Read, limit = 50): Promise<Invoice[]> {
  const [drafts, issued] = await Promise.all([
    read.list("invoice", "status", { prefix: ["draft"] }, { order: "newest", limit }),
    read.list("invoice", "on", undefined, { order: "newest", limit }),
  ]);
  return [...drafts, ...issued.filter(({ status }) => status !== "draft")].slice(0, limit);
}

/** The newest credit notes, by their series; drafts of them first. */
export async function creditNotes(read: Read, limit = 200): Promise<Invoice[]> {
  const [drafts, series] = await Promise.all([
    read.list("invoice", "status", { prefix: ["draft"] }, { order: "newest" }),
    read.list("series", "document", { is: "credit-note" }),
  ]);
  const issued = await Promise.all(
    series.map(({ id }) => read.list("invoice", "series", { prefix: [id] }, { order: "newest", limit })),
  );
  const notes = issued.flat().sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  return [...drafts.filter((draft) => !isOwed(draft)), ...notes].slice(0, limit);
}

export interface AgeBuckets {
  readonly notDue: number;
  readonly to30: number;
  readonly to60: number;
  readonly to90: number;
  readonly over90: number;
}

/** Sorts what is open by how long it is overdue on a day: not due, 0–30, 31–60, 61–90, over 90 days; minor units. */
export function ageBuckets(due: Readonly<Record<string, number>>, on: string): AgeBuckets {
  const buckets = { notDue: 0, to30: 0, to60: 0, to90: 0, over90: 0 };
  const now = Date.parse(on);
  for (const day in due) {
    const days = Math.round((now - Date.parse(day)) / 86_400_000);
    const bucket =
      days < 0 ? "notDue" : days <= 30 ? "to30" : days <= 60 ? "to60" : days <= 90 ? "to90" : "over90";
    buckets[bucket] += due[day] ?? 0;
  }
  return buckets;
}

/** Outstanding and ageing of every party that owes, from the balances alone. */
export async function ageing(
  read: Read,
  on: string,
): Promise<{ partyId: RecordId<"party">; outstanding: number; buckets: AgeBuckets }[]> {
  return (await read.balances("receivable/")).map(({ key, amount, parts }) => ({
    partyId: key.slice("receivable/".length) as RecordId<"party">,
    outstanding: amount,
    buckets: ageBuckets(parts, on),
  }));
}
