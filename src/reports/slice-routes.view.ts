import { msg } from "@lit/localize";
import { html } from "lit";
import type { View } from "../ui/router";

/** Slices that are kept or ready-made, one slice, and the rows behind one of its figures. */
export const sliceViews: readonly View[] = [
  {
    name: "slices",
    rail: "reports",
    title: () => msg("Slice and dice"),
    load: () => import("./slices.view"),
    render: () => html`<slice-list></slice-list>`,
  },
  {
    name: "slice",
    rail: "reports",
    title: () => msg("Slice"),
    load: () => import("./slice.view"),
    render: ({ dataset, saved, given }) =>
      html`<slice-page .of=${dataset ?? ""} .saved=${saved ?? ""} .given=${given ?? ""}></slice-page>`,
  },
  {
    name: "slice-rows",
    rail: "reports",
    title: ({ title }) => title ?? msg("Rows"),
    load: () => import("./slice-rows.view"),
    render: ({ dataset, filters, title }) =>
      html`<slice-rows
        .of=${dataset ?? ""}
        .filters=${filters ?? "[]"}
        .heading=${title ?? ""}
      ></slice-rows>`,
  },
];
