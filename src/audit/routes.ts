import { msg } from "@lit/localize";
import { html } from "lit";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of the audit trail. */
export const auditViews: readonly View[] = [
  {
    name: "audit",
    rail: "more",
    title: ({ of }) => (of ? msg("What was changed") : msg("Audit trail")),
    load: () => import("./audit.view"),
    render: ({ of }) => html`<audit-trail .of=${of as RecordId | undefined}></audit-trail>`,
  },
];
