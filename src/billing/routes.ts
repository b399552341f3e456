import { msg } from "@lit/localize";
import { html } from "lit";
import type { BillsShown } from "./bills.view";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of bills. */
export const billViews: readonly View[] = [
  {
    name: "invoices",
    title: () => msg("Bills"),
    load: () => import("./bills.view"),
    render: ({ show }) => html`<bill-register .show=${show as BillsShown | undefined}></bill-register>`,
  },
  {
    name: "invoice",
    rail: "invoices",
    list: "invoices",
    title: () => msg("Bill"),
    load: () => import("./bill.view"),
    render: ({ id }) => html`<bill-page .billId=${id as RecordId<"invoice">}></bill-page>`,
  },
  {
    name: "credit-form",
    rail: "invoices",
    title: () => msg("Credit note"),
    load: () => import("./credit-form.view"),
    render: ({ bill, contract, on }) =>
      html`<credit-form
        .billId=${bill as RecordId<"invoice"> | undefined}
        .contract=${contract && on ? { id: contract as RecordId<"contract">, on } : undefined}
      ></credit-form>`,
  },
  {
    name: "invoice-form",
    rail: "invoices",
    title: () => msg("New bill"),
    load: () => import("./bill-form.view"),
    render: ({ complaint, visit, contract, due, customer, challan, quotation, original }) =>
      html`<bill-form
        .challanIds=${challan ? (challan.split(" ") as RecordId<"challan">[]) : undefined}
        .quotationId=${quotation as RecordId<"quotation"> | undefined}
        .originalId=${original as RecordId<"invoice"> | undefined}
        .complaintId=${complaint as RecordId<"complaint"> | undefined}
        .visitId=${visit as RecordId<"visit"> | undefined}
        .contract=${contract && due ? { id: contract as RecordId<"contract">, dueOn: due } : undefined}
        .customerId=${customer as RecordId<"party"> | undefined}
      ></bill-form>`,
  },
];
