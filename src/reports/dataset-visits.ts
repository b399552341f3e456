import { msg } from "@lit/localize";
import { daysBetween } from "../base/day";
import { visitStateName } from "../contracts/words";
import type { Visit } from "../records";
import type { Dataset } from "./dataset";
import { cardSiteFields, choiceField, dayFields, itemFields, partyField, technicianField } from "./dataset-fields"; // prettier-ignore
import { plainLayout } from "./dataset-layout";

const kindOf = ({ complaintId, contractId }: Visit): string =>
  complaintId ? "complaint" : contractId ? "contract" : "";

const layout = plainLayout<"visit">({
  name: "visits",
  of: "visit",
  version: 1,
  title: ({ doneOn, plannedOn }) => doneOn ?? plannedOn,
  codes: {
    status: ({ status }) => status,
    kind: kindOf,
    customer: ({ customerId }) => customerId,
    card: ({ cardId }) => cardId,
    technician: ({ technicianId }) => technicianId,
    planned: ({ plannedOn }) => plannedOn,
    due: ({ dueOn }) => dueOn,
    done: ({ doneOn }) => doneOn,
  },
  numbers: {
    // Of those done: how far after the last day of their window, or after the day they were planned for.
    late: ({ doneOn, dueOn, plannedOn }) =>
      doneOn ? Math.max(daysBetween(dueOn ?? plannedOn, doneOn), 0) : undefined,
    lines: ({ lines }) => lines.length,
    paid: ({ lines }) => lines.filter(({ chargeable }) => chargeable).length,
  },
});

/** Every visit, on a complaint or owed by a contract. */
export const visits: Dataset = {
  name: "visits",
  table: "Visits",
  label: () => msg("Visits"),
  about: () => msg("One row is a visit, on a complaint or owed by a contract."),
  rows: () => msg("visits"),
  layout,
  fields: [
    technicianField,
    partyField({ name: "customer", label: () => msg("Customer"), of: "customer" }),
    ...cardSiteFields(),
    ...itemFields("card", "card"),
    choiceField<Visit["status"]>(
      { name: "status", label: () => msg("Status"), of: "status" },
      ["planned", "assigned", "done", "part-done", "missed", "waived", "cancelled"],
      visitStateName,
    ),
    choiceField(
      { name: "kind", label: () => msg("Occasion"), of: "kind" },
      ["complaint", "contract"] as const,
      (kind) => (kind === "complaint" ? msg("complaint") : msg("contract")),
    ),
    ...dayFields({ name: "planned", label: () => msg("Planned"), of: "planned" }),
    ...dayFields({ name: "due", label: () => msg("Window ends"), of: "due" }),
    ...dayFields({ name: "done", label: () => msg("Done"), of: "done" }),
  ],
  measures: [
    { name: "late", label: () => msg("Days late"), kind: "number", of: "late" },
    { name: "lines", label: () => msg("Parts and services"), kind: "number", of: "lines" },
    { name: "paid", label: () => msg("Lines the customer pays"), kind: "number", of: "paid" },
  ],
};
