import { msg } from "@lit/localize";
import { html } from "lit";
import type { ContractsShown } from "./queries";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of contracts and their plans. */
export const contractViews: readonly View[] = [
  {
    name: "contracts",
    title: () => msg("Contracts"),
    load: () => import("./contracts.view"),
    render: ({ show }) =>
      html`<contract-register .show=${show as ContractsShown | undefined}></contract-register>`,
  },
  {
    name: "contract",
    rail: "contracts",
    list: "contracts",
    title: () => msg("Contract"),
    load: () => import("./contract.view"),
    render: ({ id }) => html`<contract-page .contractId=${id as RecordId<"contract">}></contract-page>`,
  },
  {
    name: "contract-form",
    rail: "contracts",
    title: () => msg("New contract"),
    load: () => import("./contract-form.view"),
    render: ({ id, customer, card }) =>
      html`<contract-form
        .contractId=${id as RecordId<"contract"> | undefined}
        .customerId=${customer as RecordId<"party"> | undefined}
        .cardId=${card as RecordId<"card"> | undefined}
      ></contract-form>`,
  },
  {
    name: "plans",
    rail: "more",
    title: () => msg("Contract plans"),
    load: () => import("./plans.view"),
    render: () => html`<plan-register></plan-register>`,
  },
  {
    name: "plan-form",
    rail: "more",
    title: () => msg("Plan"),
    load: () => import("./plan-form.view"),
    render: ({ id }) => html`<plan-form .planId=${id as RecordId<"plan"> | undefined}></plan-form>`,
  },
];
