import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import { outstandingOf } from "../billing/queries";
import { isOpen, turnaroundHours } from "../complaints/model";
import { complaintStateName } from "../complaints/words";
import { visitStateName } from "../contracts/words";
import { unitCovers } from "../contracts/unit-coverage";
import { contractName } from "../contracts/model";
import { claimStateName } from "../purchase/words";
import type { Card, Complaint, Invoice, Visit } from "../records";
import type { Read } from "../store/work";
import type { TrailEvent } from "./trail";
import { planWord } from "./trail-words";

/** Complaints about a unit, each with the bill it came to. */
export async function complaintEvents(read: Read, { id }: Card): Promise<TrailEvent[]> {
  const complaints = await read.list("complaint", "card", { prefix: [id] });
  const events = await Promise.all(
    complaints.map(async (complaint) => [
      await complaintEvent(read, complaint),
      ...(await billsOn(read, complaint)),
    ]),
  );
  return events.flat();
}

/** The bills of a complaint: the one that stands, and those cancelled. */
const billsOn = async (read: Read, { id }: Complaint): Promise<TrailEvent[]> =>
  (
    await Promise.all(
      (await read.list("invoice", "complaint", { is: id })).map((bill) => billEvents(read, bill.id)),
    )
  ).flat();

async function complaintEvent(read: Read, complaint: Complaint): Promise<TrailEvent> {
  const hours = turnaroundHours(complaint);
  const earlier = complaint.repeatOf && (await read.find(complaint.repeatOf));
  return {
    on: complaint.loggedOn,
    kind: "complaint",
    title: msg(str`Complaint ${complaint.number}, ${complaint.problem}`),
    detail: [
      complaintStateName(complaint),
      complaint.remedy,
      earlier ? msg(str`repeats ${earlier.number}`) : "",
      complaint.freeOfCharge ? msg(str`free of charge: ${complaint.freeOfCharge}`) : "",
      hours === undefined ? "" : msg(str`TAT ${hours} h`),
    ]
      .filter(Boolean)
      .join(" · "),
    pending: isOpen(complaint),
    id: complaint.id,
  };
}

/** Visits to a unit, with who went, what was used and measured; those still to be made by their day. */
export async function visitEvents(read: Read, { id }: Card): Promise<TrailEvent[]> {
  // The trail keeps this order within a day: newest first.
  const visits = (await read.list("visit", "card", { prefix: [id] })).reverse();
  const events = await Promise.all(
    visits
      .filter(({ status }) => status !== "cancelled")
      .map(async (visit) => [
        await visitEvent(read, visit),
        ...(visit.invoiceId ? await billEvents(read, visit.invoiceId) : []),
      ]),
  );
  return events.flat();
}

async function visitEvent(read: Read, visit: Visit): Promise<TrailEvent> {
  const [technician, contract, items] = await Promise.all([
    visit.technicianId && read.find(visit.technicianId),
    visit.contractId && read.find(visit.contractId),
    Promise.all(
      visit.lines.map(
        async ({ itemId, quantity }) => `${quantity} × ${(await read.find(itemId))?.name ?? ""}`,
      ),
    ),
  ]);
  const pending = visit.status === "planned" || visit.status === "assigned";
  const what = contract
    ? msg(str`Service ${visit.ordinal ?? ""} of ${contractName(contract)}`)
    : msg("Visit");
  const who = technician?.name ?? (pending ? msg("nobody yet") : "");
  return {
    on: visit.doneOn ?? visit.plannedOn,
    kind: "visit",
    title: [what, pending ? "" : visitStateName(visit.status), who ? msg(str`by ${who}`) : ""]
      .filter(Boolean)
      .join(" "),
    detail: [
      visit.work,
      ...items,
      visit.readings,
      ...(visit.measured ?? []).map(({ name, value }) => `${name} ${value}`),
      visit.remark && `“${visit.remark}”`,
      visit.reason,
    ]
      .filter(Boolean)
      .join(" · "),
    ...(pending && visit.dueOn ? { until: visit.dueOn } : {}),
    pending,
    id: visit.complaintId ?? visit.contractId ?? visit.id,
  };
}

/** What we claimed from principals for parts given free to a unit, and what came of it. */
export async function claimEvents(read: Read, { id }: Card): Promise<TrailEvent[]> {
  const claims = await read.list("claim", "card", { is: id });
  return Promise.all(
    claims.map(async ({ id: claimId, on, principalId, itemId, quantity, cost, status, reason = "" }) => {
      const [principal, item] = await Promise.all([read.find(principalId), read.find(itemId)]);
      return {
        on,
        kind: "claim",
        title: msg(str`Claim on ${principal?.name ?? ""}`),
        detail: [`${quantity} × ${item?.name ?? ""}`, claimStateName(status), reason]
          .filter(Boolean)
          .join(" · "),
        amount: cost,
        pending: false,
        id: claimId,
      } satisfies TrailEvent;
    }),
  );
}

/** Contracts that cover a unit: begun or renewed, their bills, and the end of the last one. */
export async function contractEvents(read: Read, { id }: Card, today: Day): Promise<TrailEvent[]> {
  const all = (await unitCovers(read, id)).filter(({ cover }) => cover.status !== "draft");
  const events = await Promise.all(
    all.map(async ({ cover, contract }): Promise<TrailEvent[]> => {
      const name = contractName(contract);
      const goesOn = all.some((other) => other.cover.from === addDays(cover.until, 1));
      const bills = contract.installments.flatMap(({ invoiceId }) => invoiceId ?? []);
      return [
        {
          on: cover.from,
          kind: "contract",
          title: contract.previousId ? msg(str`Renewed as ${name}`) : msg(str`Under contract ${name}`),
          detail: `${contract.terms.name}, ${planWord(contract.terms.covers)}`,
          until: cover.until,
          pending: false,
          id: contract.id,
        },
        ...(goesOn ? [] : [coverEnd(name, contract.id, cover, today)]),
        ...(await Promise.all(bills.map((bill) => billEvents(read, bill)))).flat(),
      ];
    }),
  );
  return events.flat();
}

const coverEnd = (
  name: string,
  id: `contract:${string}`,
  { until, status }: { until: Day; status: string },
  today: Day,
): TrailEvent => ({
  on: until,
  kind: "contract",
  title: until < today ? msg(str`Contract ${name} ended`) : msg(str`Contract ${name} ends`),
  detail: status === "ended" ? msg("before its term") : "",
  pending: until >= today && status === "active",
  id,
});

async function billEvents(read: Read, id: Invoice["id"]): Promise<TrailEvent[]> {
  const bill = await read.find(id);
  if (!bill || bill.status === "draft") return [];
  const open = await outstandingOf(read, id);
  return [
    {
      on: bill.on,
      kind: "bill",
      title: msg(str`Bill ${bill.number ?? ""}`),
      detail: bill.status === "cancelled" ? msg("cancelled") : open ? msg("not paid yet") : msg("paid"),
      ...(bill.figures ? { amount: bill.figures.total } : {}),
      pending: false,
      id,
    },
  ];
}
