import { msg, str } from "@lit/localize";
import { addDays } from "../base/day";
import { openBalances, type OpenBalance } from "../billing/queries";
import { isLate } from "../complaints/model";
import type { Complaint, Contract, Item, RecordId, Visit } from "../records";
import { bouncedCheques, dueToDeposit } from "../payments/cheque-queries";
import { underReorderLevel } from "../stock/queries";
import type { Read } from "../store/work";
import type { Alert } from "./alert-rules";
import { complaintAlertsOf, contractAlerts } from "./alerts";

/** One line under a tile or in the day's list. */
export interface HomeLine {
  readonly id: RecordId;
  readonly title: string;
  readonly detail: string;
  readonly who: string;
}

/** The day at a glance: counts, and the first few of each. */
export interface HomePicture {
  readonly unassigned: { count: number; late: number; first: readonly HomeLine[] };
  /** `arrived`: how many wait for a part that is on hand by now. */
  readonly waiting: { count: number; arrived: number; first: readonly HomeLine[] };
  readonly inProgress: { count: number; late: number; first: readonly HomeLine[] };
  readonly visitsToday: { count: number; overdue: number; week: number; first: readonly HomeLine[] };
  readonly overdueBills: { count: number; amount: number; first: readonly HomeLine[] };
  /** Cheques whose day to go to the bank has come, those that came back, and what all cheques in hand come to. */
  readonly cheques: { count: number; amount: number; bounced: number; inHand: number };
  readonly toBill: { count: number; first: readonly HomeLine[] };
  readonly lowStock: { count: number; first: readonly { item: Item; onHand: number }[] };
  /** Contracts that end soon, and those that ended lately without a successor. */
  readonly contracts: { count: number; expired: number; first: readonly HomeLine[] };
  readonly today: readonly HomeLine[];
}

const FIRST = 3;

/** Reads Home from the sparse indexes and balances; only the first few records of each tile are opened. */
export async function homePicture(read: Read, today: string, now: string): Promise<HomePicture> {
  const [open, pending, overdue, low, resolved, ending] = await Promise.all([
    read.list("complaint", "open", undefined, { kept: true }),
    read.list("visit", "pending", { to: addDays(today, 7) }, { kept: true }),
    openBalances(read, today),
    underReorderLevel(read),
    read.list("complaint", "status", { prefix: ["resolved"] }, { kept: true }),
    contractAlerts(read, today),
  ]);
  const arrived = (await complaintAlertsOf(read, open, { today, now })).filter(
    ({ kind }) => kind === "part arrived",
  );
  const expiring = ending.filter(({ kind }) => kind === "contract expiring");
  const unassigned = open.filter(({ status }) => status === "new");
  const waiting = open.filter(({ status }) => status === "waiting");
  const inProgress = open.filter(({ status }) => status === "assigned" || status === "in progress");
  const due = pending.filter((visit) => visit.plannedOn <= today);
  const overdueVisits = due.filter((visit) => visit.plannedOn < today);
  const toBill = resolved.filter((complaint) => !complaint.invoiceId);
  const late = (complaints: readonly Complaint[]) => complaints.filter((one) => isLate(one, now)).length;
  const todays = pending.filter((visit) => visit.plannedOn === today);
  return {
    unassigned: {
      count: unassigned.length,
      late: late(unassigned),
      first: await complaintLines(read, unassigned),
    },
    waiting: { count: waiting.length, arrived: arrived.length, first: await complaintLines(read, waiting) },
    inProgress: {
      count: inProgress.length,
      late: late(inProgress),
      first: await complaintLines(read, inProgress),
    },
    visitsToday: {
      count: todays.length,
      overdue: overdueVisits.length,
      week: pending.length,
      first: await visitLines(read, due),
    },
    overdueBills: {
      count: overdue.length,
      amount: overdue.reduce((sum, { outstanding }) => sum + outstanding, 0),
      first: await billLines(read, overdue),
    },
    cheques: await chequesAt(read, today),
    toBill: { count: toBill.length, first: await complaintLines(read, toBill) },
    lowStock: { count: low.length, first: low.slice(0, FIRST) },
    contracts: {
      count: expiring.length,
      expired: ending.length - expiring.length,
      first: await contractLines(read, expiring),
    },
    today: await visitLines(read, due, 8),
  };
}

async function chequesAt(read: Read, today: string): Promise<HomePicture["cheques"]> {
  const [due, bounced, inHand] = await Promise.all([
    dueToDeposit(read, today),
    bouncedCheques(read),
    read.balances("in-hand/", { kept: true }),
  ]);
  const sum = (amounts: readonly { amount: number }[]) =>
    amounts.reduce((all, { amount }) => all + amount, 0);
  return { count: due.length, amount: sum(due), bounced: bounced.length, inHand: sum(inHand) };
}

const complaintLines = (read: Read, complaints: readonly Complaint[]): Promise<HomeLine[]> =>
  Promise.all(
    complaints.slice(0, FIRST).map(async (complaint) => ({
      id: complaint.id,
      title: `${complaint.number} ${(await read.get(complaint.customerId)).name}`,
      detail: complaint.problem,
      who: complaint.technicianId ? ((await read.find(complaint.technicianId))?.name ?? "") : "",
    })),
  );

const serviceOf = ({ ordinal = 1 }: Visit, contract: Contract | undefined): string =>
  contract ? msg(str`Service ${ordinal} of ${contract.number ?? ""}`) : "";

const visitLines = (read: Read, visits: readonly Visit[], first = FIRST): Promise<HomeLine[]> =>
  Promise.all(
    visits.slice(0, first).map(async (visit) => {
      const [customer, complaint, contract, technician] = await Promise.all([
        read.get(visit.customerId),
        visit.complaintId ? read.find(visit.complaintId) : undefined,
        visit.contractId ? read.find(visit.contractId) : undefined,
        visit.technicianId ? read.find(visit.technicianId) : undefined,
      ]);
      return {
        id: complaint?.id ?? contract?.id ?? visit.customerId,
        title: customer.name,
        detail: complaint ? `${complaint.number} · ${complaint.problem}` : serviceOf(visit, contract),
        who: technician?.name ?? "",
      };
    }),
  );

const billLines = (read: Read, bills: readonly OpenBalance[]): Promise<HomeLine[]> =>
  Promise.all(
    bills.slice(0, FIRST).map(async ({ id, dueOn }) => {
      const invoice = await read.get(id);
      return {
        id,
        title: invoice.number ?? "",
        detail: (await read.get(invoice.customerId)).name,
        who: dueOn,
      };
    }),
  );

const contractLines = (read: Read, ending: readonly Alert[]): Promise<HomeLine[]> =>
  Promise.all(
    ending.slice(0, FIRST).map(async (alert) => {
      const id = alert.id as RecordId<"contract">;
      const contract = await read.get(id);
      const { name } = await read.get(contract.customerId);
      return { id, title: name, detail: contract.number ?? "", who: contract.endsOn };
    }),
  );
