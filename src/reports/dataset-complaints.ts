import { msg } from "@lit/localize";
import { today } from "../base/day";
import { complaintStateName, coverageName, priorityName } from "../complaints/words";
import type { Complaint } from "../records";
import type { Dataset } from "./dataset";
import { choiceField, dayFields, flagField, itemFields, partyField, siteFields, technicianField, textField } from "./dataset-fields"; // prettier-ignore
import { plainLayout } from "./dataset-layout";

const MINUTE = 60_000;
const resolved = ({ resolvedAt, closedAt }: Complaint): string | undefined => resolvedAt ?? closedAt;

const layout = plainLayout<"complaint">({
  name: "complaints",
  of: "complaint",
  version: 1,
  title: ({ number }) => number,
  codes: {
    status: ({ status }) => status,
    priority: ({ priority }) => priority,
    coverage: ({ coverage }) => coverage.kind,
    customer: ({ customerId }) => customerId,
    site: ({ siteId }) => siteId,
    card: ({ cardId }) => cardId,
    technician: ({ technicianId }) => technicianId,
    problem: ({ problem }) => problem,
    logged: ({ loggedOn }) => loggedOn,
    resolved: (complaint) => {
      const at = resolved(complaint);
      return at && today(new Date(at));
    },
    repeat: ({ repeatOf }) => (repeatOf ? "yes" : ""),
    late: (complaint) => {
      const at = resolved(complaint);
      return at && at > complaint.dueAt ? "yes" : "";
    },
  },
  numbers: {
    minutes: (complaint) => {
      const at = resolved(complaint);
      return at ? Math.round((Date.parse(at) - Date.parse(complaint.loggedAt)) / MINUTE) : undefined;
    },
    reopened: ({ reopened }) => reopened,
  },
});

/** Every complaint, cancelled ones included. */
export const complaints: Dataset = {
  name: "complaints",
  table: "Complaints",
  label: () => msg("Complaints"),
  about: () => msg("One row is a complaint; cancelled ones are among them."),
  rows: () => msg("complaints"),
  layout,
  fields: [
    technicianField,
    partyField({ name: "customer", label: () => msg("Customer"), of: "customer" }),
    ...siteFields(),
    ...itemFields("card", "card"),
    choiceField<Complaint["status"]>(
      { name: "status", label: () => msg("Status"), of: "status" },
      ["new", "assigned", "in progress", "waiting", "resolved", "closed", "cancelled"],
      (status) => complaintStateName({ status }),
    ),
    choiceField<Complaint["priority"]>(
      { name: "priority", label: () => msg("Priority"), of: "priority" },
      ["urgent", "high", "normal", "low"],
      priorityName,
    ),
    choiceField<Complaint["coverage"]["kind"]>(
      { name: "coverage", label: () => msg("Coverage"), of: "coverage" },
      ["warranty", "comprehensive", "labour-only", "limited", "paid"],
      coverageName,
    ),
    textField({ name: "problem", label: () => msg("Problem"), of: "problem" }),
    flagField(
      { name: "repeat", label: () => msg("Repeat"), of: "repeat" },
      () => msg("repeat"),
      () => msg("first time"),
    ),
    flagField(
      { name: "late", label: () => msg("Late"), of: "late" },
      () => msg("resolved late"),
      () => msg("not late"),
    ),
    ...dayFields({ name: "logged", label: () => msg("Logged"), of: "logged" }),
    ...dayFields({ name: "resolved", label: () => msg("Resolved"), of: "resolved" }),
  ],
  measures: [
    { name: "hours", label: () => msg("Hours to resolve"), kind: "hours", of: "minutes" },
    { name: "reopened", label: () => msg("Times reopened"), kind: "number", of: "reopened" },
  ],
};
