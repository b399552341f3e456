import { partyMeant, technicianMeant } from "../parties/queries";
import { cardMeant } from "../stock/queries";
import { answering, mirror } from "../workbook/mirror";
import { Refusal } from "../base/refusal";
import { amendComplaint, logComplaint } from "./commands";
import { amendVisit, finishVisit, giveVisit, planVisits } from "./plan-commands";
import { targetHours, turnaroundHours, type Priority } from "./model";
import { escalateComplaint } from "./state-commands";

const finishing = "The day follows from the status: type done there.";

/** What may be typed as the end of a visit. */
function outcomeOf(typed: string): "done" | "part-done" | "missed" | "waived" {
  if (typed === "done" || typed === "part-done" || typed === "missed" || typed === "waived") return typed;
  throw new Refusal(
    "Type done, part-done, missed or waived; a visit becomes assigned by its technician, and is cancelled in the pane.",
  );
}

/** The Complaints worksheet. A column with `edit` may be typed into. */
export const complaintSheet = mirror({
  of: "complaint",
  sheet: "Complaints",
  table: "Complaints",
  orderBy: "loggedOn",
  joins: { party: "customer", card: "card", technician: "technician" },
  columns: [
    {
      header: "No.",
      width: 11,
      value: (complaint) => complaint.number,
      whyNot: "A number is given once and stays.",
    },
    { header: "Logged", kind: "date", width: 12, value: (complaint) => complaint.loggedOn },
    { header: "Customer", width: 26, value: (complaint, look) => look(complaint.customerId).name },
    { header: "Phone", width: 15, value: (complaint, look) => look(complaint.customerId).phones[0] },
    { header: "Card no.", width: 10, value: (complaint, look) => look.find(complaint.cardId)?.number },
    {
      header: "Problem",
      width: 34,
      value: (complaint) => complaint.problem,
      edit: ({ id }, problem) => amendComplaint({ id, problem }),
    },
    {
      header: "Priority",
      kind: "choice",
      width: 9,
      choices: ["low", "normal", "high", "urgent"],
      value: (complaint) => complaint.priority,
      edit: ({ id }, priority) => amendComplaint({ id, priority: priority as never }),
    },
    {
      header: "Status",
      width: 12,
      value: ({ status, waitingFor, waitingItemId }, look) =>
        [status, look.find(waitingItemId)?.name ?? waitingFor].filter(Boolean).join(": "),
      whyNot: "The status follows from assigning, visits and resolving; do that in the pane.",
    },
    { header: "Technician", width: 16, value: (complaint, look) => look.find(complaint.technicianId)?.name },
    {
      header: "Covered by",
      width: 14,
      value: (complaint) => complaint.coverage.kind,
      whyNot: "Coverage is frozen at the call; override it on the complaint's page with a reason.",
    },
    {
      header: "Wished time",
      width: 16,
      value: (complaint) => complaint.wishedTime,
      edit: ({ id }, wishedTime) => amendComplaint({ id, wishedTime }),
    },
    {
      header: "Remedy",
      width: 30,
      value: (complaint) => complaint.remedy,
      edit: ({ id }, remedy) => amendComplaint({ id, remedy }),
    },
    {
      header: "Escalated",
      width: 20,
      value: (complaint) => complaint.escalation?.reason,
      edit: ({ id }, reason) => escalateComplaint({ id, reason }),
    },
    { header: "Target, h", kind: "number", width: 9, value: (complaint) => targetHours(complaint) },
    { header: "TAT, h", kind: "number", width: 8, value: (complaint) => turnaroundHours(complaint) },
    { header: "Repeat of", width: 11, value: (complaint, look) => look.find(complaint.repeatOf)?.number },
    { header: "Bill", width: 14, value: (complaint, look) => look.find(complaint.invoiceId)?.number },
    {
      header: "Note",
      width: 30,
      value: (complaint) => complaint.note,
      edit: ({ id }, note) => amendComplaint({ id, note }),
    },
  ],
  add: async (typed, read) => {
    const card = await cardMeant(read, typed("Card no."));
    const caller = typed("Customer") || typed("Phone");
    const customerId = caller || !card ? (await partyMeant(read, caller)).id : card.partyId;
    const technician = await technicianMeant(read, typed("Technician"));
    const call = logComplaint({
      customerId,
      ...(card ? { cardId: card.id } : {}),
      problem: typed("Problem"),
      priority: (typed("Priority") || "normal") as Priority,
      wishedTime: typed("Wished time"),
      note: typed("Note"),
      ...(technician ? { technicianId: technician.id } : {}),
    });
    return answering(call, ({ id }) => id);
  },
});

/** The Visits worksheet: planned and done calls with the parts used. The desk types outcomes here, row by row. */
export const visitSheet = mirror({
  of: "visit",
  sheet: "Visits",
  table: "Visits",
  orderBy: "id",
  joins: {
    party: "customer",
    complaint: "complaint",
    contract: "contract",
    card: "card",
    technician: "technician",
    item: "item",
  },
  columns: [
    {
      header: "Planned",
      kind: "date",
      width: 12,
      value: (visit) => visit.plannedOn,
      edit: ({ id }, on) => planVisits({ ids: [id], on }),
    },
    {
      header: "Status",
      kind: "choice",
      width: 11,
      choices: ["planned", "assigned", "done", "part-done", "missed", "waived", "cancelled"],
      value: (visit) => visit.status,
      edit: ({ id }, typed) => finishVisit({ id, outcome: outcomeOf(typed) }),
    },
    { header: "Done", kind: "date", width: 12, value: (visit) => visit.doneOn, whyNot: finishing },
    { header: "Complaint", width: 11, value: (visit, look) => look.find(visit.complaintId)?.number },
    { header: "Contract", width: 11, value: (visit, look) => look.find(visit.contractId)?.number },
    { header: "Service", kind: "number", width: 8, value: (visit) => visit.ordinal },
    { header: "Customer", width: 26, value: (visit, look) => look(visit.customerId).name },
    { header: "Card no.", width: 10, value: (visit, look) => look.find(visit.cardId)?.number },
    {
      header: "Technician",
      width: 16,
      value: (visit, look) => look.find(visit.technicianId)?.name,
      edit: ({ id }, name) => giveVisit({ id, name }),
    },
    {
      header: "Work done",
      width: 34,
      value: (visit) => visit.work,
      edit: ({ id }, work) => amendVisit({ id, work }),
    },
    {
      header: "Parts and labour",
      width: 36,
      value: (visit, look) =>
        visit.lines.map((line) => `${line.quantity} × ${look(line.itemId).name}`).join("; "),
      whyNot: "Parts leave the stock with the visit; record it in the pane.",
    },
    {
      header: "Readings",
      width: 18,
      value: ({ measured = [], readings }) =>
        [...measured.map(({ name, value }) => `${name} ${value}`), readings].filter(Boolean).join(", "),
      edit: ({ id }, readings) => amendVisit({ id, readings }),
    },
    {
      header: "Not well",
      width: 18,
      value: ({ checked = [] }) =>
        checked
          .filter(({ ok }) => !ok)
          .map(({ name }) => name)
          .join(", "),
    },
    {
      header: "Customer's remark",
      width: 24,
      value: (visit) => visit.remark,
      edit: ({ id }, remark) => amendVisit({ id, remark }),
    },
    {
      header: "Reason",
      width: 24,
      value: (visit) => visit.reason,
      edit: ({ id }, reason) => amendVisit({ id, reason }),
    },
    {
      header: "Bill",
      width: 14,
      value: (visit, look) => look.find(visit.invoiceId ?? look.find(visit.complaintId)?.invoiceId)?.number,
      whyNot: "A bill is made from the visit or the complaint in the pane.",
    },
    { header: "Window from", kind: "date", width: 12, value: (visit) => visit.opensOn },
    { header: "Window till", kind: "date", width: 12, value: (visit) => visit.dueOn },
    { header: "Originally", kind: "date", width: 12, value: (visit) => visit.originalOn },
  ],
});
