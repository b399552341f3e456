import { addDays, type Day } from "../base/day";
import { openBalances } from "../billing/queries";
import { backupAge } from "../company/backup-queries";
import { expiryAlertDays } from "../company/calendar";
import { bouncedCheques, dueToDeposit } from "../payments/cheque-queries";
import type { AnyRecord, Complaint, Item, RecordId, RecordType, RecordTypes } from "../records";
import { STORE } from "../stock/model";
import { underReorderLevel } from "../stock/queries";
import type { Moment } from "../store/clock";
import type { Read } from "../store/work";
import {
  backupAlert,
  billAlert,
  byUrgency,
  chequeAlert,
  complaintAlerts,
  contractAlert,
  LAPSED_DAYS,
  reorderAlert,
  VISIT_DAYS,
  visitAlert,
  urgencies,
  type Alert,
  type AlertKind,
  type Urgency,
} from "./alert-rules";

/** Everything that asks for attention at a moment, the most urgent first; from sparse indexes and balances alone. */
export async function alertsAt(read: Read, moment: Moment): Promise<Alert[]> {
  const { today } = moment;
  const [complaints, visits, contracts, bills, low, cheques, bounced, backup] = await Promise.all([
    read
      .list("complaint", "open", undefined, { kept: true })
      .then((open) => complaintAlertsOf(read, open, moment)),
    read.list("visit", "pending", { to: addDays(today, VISIT_DAYS) }, { kept: true }),
    contractAlerts(read, today),
    openBalances(read, today),
    underReorderLevel(read),
    dueToDeposit(read, today),
    bouncedCheques(read),
    backupAge(read, today),
  ]);
  return [
    ...complaints,
    ...visits.flatMap((visit) => visitAlert(visit, today) ?? []),
    ...contracts,
    ...bills.flatMap((bill) => billAlert(bill, today) ?? []),
    ...[...cheques, ...bounced].map((cheque) => chequeAlert(cheque, today)),
    ...low.map(({ item, onHand }) => reorderAlert(item, onHand, today)),
    ...(backup ? [backupAlert(backup, today) ?? []].flat() : []),
  ].sort(byUrgency);
}

/** How many alerts there are of each kind, and how many cannot wait: the figure on the bell. */
export interface AlertCounts {
  readonly now: number;
  readonly byKind: Readonly<Partial<Record<AlertKind, number>>>;
}

export function countAlerts(alerts: readonly Alert[]): AlertCounts {
  const byKind: Partial<Record<AlertKind, number>> = {};
  for (const { kind } of alerts) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return { now: alerts.filter(({ urgency }) => urgency === "now").length, byKind };
}

/** What the page of alerts shows: how many there are of each kind, and the first of each urgency. */
export interface AlertPicture {
  readonly groups: readonly {
    readonly urgency: Urgency;
    readonly count: number;
    readonly first: readonly AlertRow[];
  }[];
  readonly counts: AlertCounts;
}

/** So many of each urgency are shown; the sheet has them all. */
const SHOWN = 60;

/** The alerts of a moment by urgency, all or those of one kind; only the ones that are shown are described. */
export async function alertPicture(
  read: Read,
  moment: Moment,
  kind: AlertKind | undefined,
): Promise<AlertPicture> {
  const all = await alertsAt(read, moment);
  const chosen = kind ? all.filter((alert) => alert.kind === kind) : all;
  const groups = await Promise.all(
    urgencies.map(async (urgency) => {
      const of = chosen.filter((alert) => alert.urgency === urgency);
      return { urgency, count: of.length, first: await describeAlerts(read, of.slice(0, SHOWN)) };
    }),
  );
  return { groups: groups.filter(({ count }) => count), counts: countAlerts(all) };
}

/** The alerts of open complaints; looks up which of the parts they wait for the store has. */
export async function complaintAlertsOf(
  read: Read,
  open: readonly Complaint[],
  { today, now }: Moment,
): Promise<Alert[]> {
  const awaited = new Set(open.flatMap(({ waitingItemId }) => waitingItemId ?? []));
  const held = new Set<Item["id"]>();
  const balances = await Promise.all([...awaited].map((id) => read.balance(`stock/${id}`)));
  [...awaited].forEach((id, at) => (balances[at]?.parts[STORE] ?? 0) > 0 && held.add(id));
  return open.flatMap((one) => complaintAlerts(one, { today, now, isOnHand: (id) => held.has(id) }));
}

/** Contracts near their end or past it, without a successor. */
export async function contractAlerts(read: Read, today: Day): Promise<Alert[]> {
  const company = await read.find("company:main");
  if (!company) return [];
  const steps = expiryAlertDays(company.settings);
  const span = { from: addDays(today, -LAPSED_DAYS), to: addDays(today, Math.max(0, ...steps)) };
  const ending = await read.list("contract", "ends", span, { kept: true });
  return ending.flatMap((contract) => contractAlert(contract, today, steps) ?? []);
}

/** An alert as it is read: whom and what it is about. */
export interface AlertRow extends Alert {
  /** The customer, or the item to be reordered. */
  readonly about: string;
  readonly phone: string;
  /** The number of the complaint, contract or bill, the code of the item. */
  readonly number: string;
  /** The card's number, where a unit is meant. */
  readonly card: string;
  /** The problem, the contract's plan … */
  readonly what: string;
  /** Who is to go there. */
  readonly technician: string;
  /** What a person opens: the complaint of a visit, else the record itself. */
  readonly opens: RecordId;
}

/** Alerts with the names they are known by; reads each record once. */
export const describeAlerts = (read: Read, alerts: readonly Alert[]): Promise<AlertRow[]> =>
  Promise.all(alerts.map((alert) => describe(read, alert)));

async function describe(read: Read, alert: Alert): Promise<AlertRow> {
  const record = await read.find(
    alert.id as RecordId<"complaint" | "visit" | "contract" | "invoice" | "item" | "cheque" | "company">,
  );
  const facts = record ? await factsOf(read, record) : {};
  return {
    ...alert,
    about: "",
    phone: "",
    number: "",
    card: "",
    what: "",
    technician: "",
    opens: alert.id,
    ...facts,
  };
}

type Facts = Partial<Omit<AlertRow, keyof Alert>>;

async function factsOf(read: Read, record: AnyRecord): Promise<Facts> {
  if (isOf(record, "complaint"))
    return {
      ...(await people(read, record)),
      number: record.number,
      card: record.cardId ? ((await read.find(record.cardId))?.number ?? "") : "",
      what: record.problem,
    };
  if (isOf(record, "visit")) {
    const [complaint, contract, card] = await Promise.all([
      record.complaintId && read.find(record.complaintId),
      record.contractId && read.find(record.contractId),
      record.cardId && read.find(record.cardId),
    ]);
    return {
      ...(await people(read, record)),
      number: complaint?.number ?? contract?.number ?? "",
      card: card?.number ?? "",
      what: complaint?.problem ?? contract?.terms.name ?? "",
      opens: complaint?.id ?? contract?.id ?? record.id,
    };
  }
  if (isOf(record, "contract"))
    return { ...(await people(read, record)), number: record.number ?? "", what: record.terms.name };
  if (isOf(record, "cheque"))
    return {
      ...(await people(read, { customerId: record.partyId })),
      number: record.chequeNumber,
      what: record.bank,
    };
  if (isOf(record, "invoice")) return { ...(await people(read, record)), number: record.number ?? "" };
  if (isOf(record, "company")) return { about: record.name };
  return isOf(record, "item") ? { about: record.name, number: record.code } : {};
}

async function people(
  read: Read,
  { customerId, technicianId }: { customerId: RecordId<"party">; technicianId?: RecordId<"technician"> },
): Promise<Facts> {
  const [customer, technician] = await Promise.all([
    read.find(customerId),
    technicianId && read.find(technicianId),
  ]);
  return {
    about: customer?.name ?? "",
    phone: customer?.phones[0] ?? "",
    technician: technician?.name ?? "",
  };
}

const isOf = <T extends RecordType>(record: AnyRecord, type: T): record is RecordTypes[T] & AnyRecord =>
  record.id.startsWith(`${type}:`);
