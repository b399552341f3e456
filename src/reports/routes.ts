import { msg } from "@lit/localize";
import { html } from "lit";
import type { View } from "../ui/router";

/** The gallery of reports, and one report with its answers as params. */
export const reportViews: readonly View[] = [
  {
    name: "reports",
    rail: "reports",
    title: () => msg("Reports"),
    load: () => import("./reports.view"),
    render: () => html`<report-gallery></report-gallery>`,
  },
  {
    name: "report",
    rail: "reports",
    list: "reports",
    title: () => msg("Report"),
    load: () => import("./report.view"),
    render: ({ name, ...answers }) => html`<report-page .name=${name ?? ""} .given=${answers}></report-page>`,
  },
];
