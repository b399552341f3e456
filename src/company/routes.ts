import { msg } from "@lit/localize";
import { html } from "lit";
import type { View } from "../ui/router";

/** Views of the company and its messages. */
export const companyViews: readonly View[] = [
  {
    name: "backup",
    rail: "more",
    title: () => msg("Backup and restore"),
    load: () => import("./backup.view"),
    render: () => html`<backup-page></backup-page>`,
  },
  {
    name: "messages",
    rail: "more",
    title: () => msg("Messages"),
    load: () => import("./messages.view"),
    render: () => html`<company-messages></company-messages>`,
  },
  {
    name: "series-audit",
    rail: "more",
    title: () => msg("Series audit"),
    load: () => import("./series-audit.view"),
    render: () => html`<series-audit></series-audit>`,
  },
  {
    name: "settings",
    rail: "more",
    title: () => msg("Settings"),
    load: () => import("./company.view"),
    render: () => html`<company-page></company-page>`,
  },
];
