import { msg } from "@lit/localize";
import { html } from "lit";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of the ledger: what was booked, by account, and whether it is all true. */
export const ledgerViews: readonly View[] = [
  {
    name: "trial-balance",
    rail: "more",
    title: () => msg("Ledger"),
    load: () => import("./trial-balance.view"),
    render: ({ from, to }) => html`<trial-balance .from=${from} .to=${to}></trial-balance>`,
  },
  {
    name: "statements",
    rail: "more",
    title: () => msg("Profit and loss"),
    load: () => import("./statements.view"),
    render: ({ from, to }) => html`<ledger-statements .from=${from} .to=${to}></ledger-statements>`,
  },
  {
    name: "accounts",
    rail: "more",
    title: () => msg("Accounts"),
    load: () => import("./accounts.view"),
    render: () => html`<account-register></account-register>`,
  },
  {
    name: "account",
    rail: "more",
    list: "accounts",
    title: () => msg("Account"),
    load: () => import("./account.view"),
    render: ({ code, from, to }) =>
      html`<account-ledger .code=${code} .from=${from} .to=${to}></account-ledger>`,
  },
  {
    name: "party-ledger",
    rail: "more",
    title: () => msg("Ledger"),
    load: () => import("./account.view"),
    render: ({ id, from, to }) =>
      html`<account-ledger .partyId=${id as RecordId<"party">} .from=${from} .to=${to}></account-ledger>`,
  },
  {
    name: "journals",
    rail: "more",
    title: () => msg("Vouchers"),
    load: () => import("./journals.view"),
    render: () => html`<journal-register></journal-register>`,
  },
  {
    name: "journal",
    rail: "more",
    list: "journals",
    title: () => msg("Voucher"),
    load: () => import("./journal.view"),
    render: ({ id }) => html`<journal-page .journalId=${id as RecordId<"journal">}></journal-page>`,
  },
  {
    name: "journal-form",
    rail: "more",
    title: () => msg("New voucher"),
    load: () => import("./journal-form.view"),
    render: () => html`<journal-form></journal-form>`,
  },
  {
    name: "year-end",
    rail: "more",
    title: () => msg("Year end"),
    load: () => import("./year-end.view"),
    render: () => html`<year-end></year-end>`,
  },
  {
    name: "prove",
    rail: "more",
    title: () => msg("Prove it"),
    load: () => import("./prove.view"),
    render: () => html`<prove-page></prove-page>`,
  },
];
