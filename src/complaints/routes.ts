import { msg } from "@lit/localize";
import { html } from "lit";
import type { ComplaintsShown } from "./complaints.view";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of complaints and their visits. */
export const complaintViews: readonly View[] = [
  {
    name: "complaints",
    title: () => msg("Calls"),
    load: () => import("./complaints.view"),
    render: ({ show }) =>
      html`<complaint-register .show=${show as ComplaintsShown | undefined}></complaint-register>`,
  },
  {
    name: "complaint",
    rail: "complaints",
    list: "complaints",
    title: () => msg("Complaint"),
    load: () => import("./complaint.view"),
    render: ({ id }) => html`<complaint-page .complaintId=${id as RecordId<"complaint">}></complaint-page>`,
  },
  {
    name: "complaint-form",
    rail: "complaints",
    title: () => msg("New complaint"),
    load: () => import("./complaint-form.view"),
    render: ({ customer, card }) =>
      html`<complaint-form
        .customerId=${customer as RecordId<"party"> | undefined}
        .cardId=${card as RecordId<"card"> | undefined}
      ></complaint-form>`,
  },
  {
    name: "visit-form",
    rail: "complaints",
    title: () => msg("Visit"),
    load: () => import("./visit-form.view"),
    render: ({ complaint, visit }) =>
      html`<visit-form
        .complaintId=${complaint as RecordId<"complaint"> | undefined}
        .visitId=${visit as RecordId<"visit"> | undefined}
      ></visit-form>`,
  },
];
