import { msg } from "@lit/localize";
import { html } from "lit";
import type { AlertKind } from "./alert-rules";
import type { RecordId } from "../records";
import type { AppContext } from "../ui/context";
import type { View } from "../ui/router";
import type { SelfCheck } from "../workbook/excel-self-check";

/** Holds the workbook at hand against the port's contract while the sheets wait. */
const checkWorkbook = (
  { sheets }: AppContext,
  hear: (state: SelfCheck) => void,
): Promise<SelfCheck> | undefined =>
  sheets?.aside(async () => (await import("../workbook/excel-self-check")).selfCheck(hear));

/** Views of the desk, which gathers what the slices tell. */
export const deskViews: readonly View[] = [
  {
    name: "home",
    title: () => msg("Home"),
    load: () => import("./home.view"),
    render: () => html`<home-page></home-page>`,
  },
  {
    name: "alerts",
    rail: "home",
    title: () => msg("Alerts"),
    load: () => import("./alerts.view"),
    render: ({ show }) => html`<alert-register .show=${show as AlertKind | undefined}></alert-register>`,
  },
  {
    name: "customer",
    rail: "complaints",
    list: "customers",
    title: () => msg("Customer"),
    load: () => import("./customer.view"),
    render: ({ id }) => html`<customer-page .partyId=${id as RecordId<"party">}></customer-page>`,
  },
  {
    name: "card",
    rail: "complaints",
    title: () => msg("Unit"),
    load: () => import("./card.view"),
    render: ({ id }) => html`<card-page .cardId=${id as RecordId<"card">}></card-page>`,
  },
  {
    name: "plan",
    rail: "more",
    title: () => msg("Plan"),
    load: () => import("./plan.view"),
    render: ({ day }) => html`<plan-board .day=${day as string | undefined}></plan-board>`,
  },
  {
    name: "technician",
    rail: "more",
    list: "technicians",
    title: () => msg("Technician"),
    load: () => import("./technician.view"),
    render: ({ id }) =>
      html`<technician-page .technicianId=${id as RecordId<"technician">}></technician-page>`,
  },
  {
    name: "self-check",
    rail: "more",
    title: () => msg("Self-check"),
    load: () => import("./self-check.view"),
    render: () => html`<self-check .check=${checkWorkbook}></self-check>`,
  },
];
