import { msg } from "@lit/localize";
import { html } from "lit";
import type { Allocation, Payment, RecordId } from "../records";
import type { View } from "../ui/router";
import type { ChequeFilter } from "./cheque-queries";
import type { Side } from "./payment-model";

/** Views of money: receipts and payments, cheques, deposits, credits, the day book. */
export const paymentViews: readonly View[] = [
  {
    name: "payments",
    title: () => msg("Money"),
    load: () => import("./payments.view"),
    render: ({ show }) => html`<payment-register .show=${show ?? "all"}></payment-register>`,
  },
  {
    name: "payment",
    rail: "payments",
    list: "payments",
    title: () => msg("Receipt"),
    load: () => import("./payment.view"),
    render: ({ id }) => html`<payment-page .paymentId=${id as RecordId<"payment">}></payment-page>`,
  },
  {
    name: "payment-form",
    rail: "payments",
    title: () => msg("Take payment"),
    load: () => import("./payment-form.view"),
    render: ({ party, bill, side, mode, advance, contract, replaces }) =>
      html`<payment-form
        .partyId=${party as RecordId<"party"> | undefined}
        .billId=${bill as Allocation["billId"] | undefined}
        .side=${(side ?? "customer") as Side}
        .mode=${(mode ?? "cash") as Payment["mode"]}
        .advance=${Boolean(advance ?? contract)}
        .contractId=${contract as RecordId<"contract"> | undefined}
        .replaces=${replaces as RecordId<"cheque"> | undefined}
      ></payment-form>`,
  },
  {
    name: "cash-form",
    rail: "invoices",
    title: () => msg("Cash memo"),
    load: () => import("./cash-form.view"),
    render: ({ customer }) =>
      html`<cash-form .customerId=${customer as RecordId<"party"> | undefined}></cash-form>`,
  },
  {
    name: "cheques",
    rail: "payments",
    title: () => msg("Cheques"),
    load: () => import("./cheques.view"),
    render: ({ show }) =>
      html`<cheque-register .show=${(show ?? "in hand") as ChequeFilter}></cheque-register>`,
  },
  {
    name: "cheque",
    rail: "payments",
    list: "cheques",
    title: () => msg("Cheque"),
    load: () => import("./cheque.view"),
    render: ({ id }) => html`<cheque-page .chequeId=${id as RecordId<"cheque">}></cheque-page>`,
  },
  {
    name: "cheque-calendar",
    rail: "payments",
    title: () => msg("Cheque calendar"),
    load: () => import("./cheque-calendar.view"),
    render: ({ month }) => html`<cheque-calendar .month=${month ?? ""}></cheque-calendar>`,
  },
  {
    name: "deposit-form",
    rail: "payments",
    title: () => msg("Deposit slip"),
    load: () => import("./deposit-form.view"),
    render: ({ cheque }) =>
      html`<deposit-form .chequeId=${cheque as RecordId<"cheque"> | undefined}></deposit-form>`,
  },
  {
    name: "deposit",
    rail: "payments",
    title: () => msg("Deposit slip"),
    load: () => import("./deposit.view"),
    render: ({ id }) => html`<deposit-page .depositId=${id as RecordId<"deposit">}></deposit-page>`,
  },
  {
    name: "credits",
    rail: "payments",
    title: () => msg("Credits"),
    load: () => import("./credits.view"),
    render: ({ party }) =>
      html`<credit-list .partyId=${party as RecordId<"party"> | undefined}></credit-list>`,
  },
  {
    name: "day-book",
    rail: "payments",
    title: () => msg("Day book"),
    load: () => import("./day-book.view"),
    render: ({ on }) => html`<day-book .on=${on ?? ""}></day-book>`,
  },
  {
    name: "opening-form",
    rail: "payments",
    title: () => msg("Opening balance"),
    load: () => import("./opening-form.view"),
    render: ({ party, side }) =>
      html`<opening-form
        .partyId=${party as RecordId<"party"> | undefined}
        .side=${(side ?? "customer") as Side}
      ></opening-form>`,
  },
];
