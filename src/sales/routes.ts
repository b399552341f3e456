import { msg } from "@lit/localize";
import { html } from "lit";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of quotations and challans. */
export const salesViews: readonly View[] = [
  {
    name: "quotations",
    rail: "invoices",
    title: () => msg("Quotations"),
    load: () => import("./quotations.view"),
    render: () => html`<quotation-register></quotation-register>`,
  },
  {
    name: "quotation",
    rail: "invoices",
    list: "quotations",
    title: () => msg("Quotation"),
    load: () => import("./quotation.view"),
    render: ({ id }) => html`<quotation-page .quotationId=${id as RecordId<"quotation">}></quotation-page>`,
  },
  {
    name: "quotation-form",
    rail: "invoices",
    title: () => msg("New quotation"),
    load: () => import("./quotation-form.view"),
    render: ({ customer }) =>
      html`<quotation-form .customerId=${customer as RecordId<"party"> | undefined}></quotation-form>`,
  },
  {
    name: "challans",
    rail: "invoices",
    title: () => msg("Delivery challans"),
    load: () => import("./challans.view"),
    render: () => html`<challan-register></challan-register>`,
  },
  {
    name: "challan",
    rail: "invoices",
    list: "challans",
    title: () => msg("Delivery challan"),
    load: () => import("./challan.view"),
    render: ({ id }) => html`<challan-page .challanId=${id as RecordId<"challan">}></challan-page>`,
  },
  {
    name: "challan-form",
    rail: "invoices",
    title: () => msg("New challan"),
    load: () => import("./challan-form.view"),
    render: ({ quotation, customer }) =>
      html`<challan-form
        .quotationId=${quotation as RecordId<"quotation"> | undefined}
        .customerId=${customer as RecordId<"party"> | undefined}
      ></challan-form>`,
  },
];
