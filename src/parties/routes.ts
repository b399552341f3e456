import { msg } from "@lit/localize";
import { html } from "lit";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of customers, their sites and technicians. */
export const partyViews: readonly View[] = [
  {
    name: "customers",
    rail: "more",
    title: () => msg("Customers"),
    load: () => import("./customers.view"),
    render: () => html`<customer-register></customer-register>`,
  },
  {
    name: "customer-form",
    rail: "complaints",
    title: () => msg("Customer"),
    load: () => import("./customer-form.view"),
    render: ({ id, principal }) =>
      html`<customer-form
        .partyId=${id as RecordId<"party"> | undefined}
        ?principal=${principal === "yes"}
      ></customer-form>`,
  },
  {
    name: "site-form",
    rail: "complaints",
    title: () => msg("Site"),
    load: () => import("./site-form.view"),
    render: ({ party, id }) =>
      html`<site-form
        .partyId=${party as RecordId<"party"> | undefined}
        .siteId=${id as RecordId<"site"> | undefined}
      ></site-form>`,
  },
  {
    name: "technician-form",
    rail: "more",
    title: () => msg("Technician"),
    load: () => import("./technician-form.view"),
    render: ({ id }) =>
      html`<technician-form .technicianId=${id as RecordId<"technician"> | undefined}></technician-form>`,
  },
  {
    name: "technicians",
    rail: "more",
    title: () => msg("Technicians"),
    load: () => import("./technicians.view"),
    render: () => html`<technician-register></technician-register>`,
  },
];
