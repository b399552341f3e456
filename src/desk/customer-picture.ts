import { ageBuckets, openBills, outstandingOf, type AgeBuckets } from "../billing/queries";
import { invoiceStatus, isOverdue, type InvoiceStatus } from "../billing/model";
import { isOpen } from "../complaints/model";
import { callUnits, type CallUnit } from "../complaints/queries";
import type { ContractState } from "../contracts/model";
import { contractsOfParty } from "../contracts/queries";
import { partyBalance, partyWithSites } from "../parties/queries";
import { inHandKey, isInHand } from "../payments/cheque-model";
import { chequesOfParty } from "../payments/cheque-queries";
import { paymentsOf } from "../payments/queries";
import type { Card, Cheque, Complaint, Contract, Invoice, Item, Party, Payment, Site } from "../records";
import { cardsOfParty } from "../stock/queries";
import type { Read } from "../store/work";

/** A bill as the customer's page lists it; `outstanding` in minor units. */
export interface BillLine {
  readonly invoice: Invoice;
  readonly outstanding: number;
  readonly status: InvoiceStatus;
  readonly isOverdue: boolean;
}

/** Everything between the business and one customer; amounts in minor units. */
export interface CustomerPicture {
  readonly party: Party;
  readonly sites: readonly Site[];
  readonly owes: number;
  readonly credit: number;
  readonly buckets: AgeBuckets;
  readonly units: readonly CallUnit[];
  /** Units that are in service no more. */
  readonly formerUnits: readonly { card: Card; item: Item }[];
  /** Newest first. */
  readonly contracts: readonly { contract: Contract; state: ContractState }[];
  /** Still open, newest first. */
  readonly complaints: readonly Complaint[];
  readonly pastComplaints: number;
  /** Open ones first, oldest due on top, then the newest of the others. */
  readonly bills: readonly BillLine[];
  readonly payments: readonly Payment[];
  /** What cheques in hand come to: promised, not received. */
  readonly chequesInHand: number;
  /** In hand or bounced, newest first. */
  readonly cheques: readonly Cheque[];
}

const SETTLED_BILLS = 5;
const PAYMENTS = 5;

/** Reads a customer with all that belongs to him, as of today. */
export async function customerPicture(read: Read, id: Party["id"], today: string): Promise<CustomerPicture> {
  const [{ party, sites }, balance, units, cards, contracts, complaints, bills, payments, inHand, cheques] =
    await Promise.all([
      partyWithSites(read, id),
      partyBalance(read, id),
      callUnits(read, id, today),
      cardsOfParty(read, id),
      contractsOfParty(read, id, today),
      read.list("complaint", "customer", { prefix: [id] }, { order: "newest" }),
      billLines(read, id, today),
      paymentsOf(read, id, PAYMENTS),
      read.balance(inHandKey("customer", id)),
      chequesOfParty(read, id),
    ]);
  const open = complaints.filter(isOpen);
  return {
    party,
    sites,
    owes: balance.receivable,
    credit: balance.credit,
    buckets: ageBuckets(balance.due, today),
    units,
    formerUnits: cards.filter(({ card }) => card.status !== "in service"),
    contracts,
    complaints: open,
    pastComplaints: complaints.length - open.length,
    bills,
    payments,
    chequesInHand: inHand.amount,
    cheques: cheques.filter((cheque) => isInHand(cheque) || cheque.status === "bounced"),
  };
}

async function billLines(read: Read, id: Party["id"], today: string): Promise<BillLine[]> {
  const [open, newest] = await Promise.all([
    openBills(read, id),
    read.list("invoice", "customer", { prefix: [id] }, { order: "newest", limit: 30 }),
  ]);
  const isListed = new Set(open.map(({ invoice }) => invoice.id));
  const others = await Promise.all(
    newest
      .filter((invoice) => !isListed.has(invoice.id))
      .slice(0, SETTLED_BILLS)
      .map(async (invoice) => ({ invoice, outstanding: await outstandingOf(read, invoice.id) })),
  );
  return [...open, ...others].map(({ invoice, outstanding }) => ({
    invoice,
    outstanding,
    status: invoiceStatus(invoice, outstanding),
    isOverdue: isOverdue(invoice, outstanding, today),
  }));
}
