import { msg } from "@lit/localize";
import { html } from "lit";
import type { View } from "../ui/router";

/** Views of lists from elsewhere. */
export const importViews: readonly View[] = [
  {
    name: "import",
    rail: "more",
    title: () => msg("Import"),
    load: () => import("./import.view"),
    render: () => html`<import-page></import-page>`,
  },
];
