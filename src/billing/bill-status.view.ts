import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import "../ui/badge";
import type { Tone } from "../ui/badge";
import type { InvoiceStatus } from "./model";

/** A bill's state in words. */
export function statusName(status: InvoiceStatus): string {
  switch (status) {
    case "draft":
      return msg("no number yet");
    case "issued":
      return msg("issued");
    case "partly paid":
      return msg("partly paid");
    case "paid":
      return msg("paid");
    case "cancelled":
      return msg("cancelled");
  }
}

const tones: Record<InvoiceStatus, Tone> = {
  draft: "info",
  issued: "neutral",
  "partly paid": "warn",
  paid: "ok",
  cancelled: "neutral",
};

/** A bill's state as a badge; overdue goes before everything else. */
export const statusBadge = (status: InvoiceStatus, late = false): TemplateResult =>
  late
    ? html`<sb-badge tone="bad">${msg("overdue")}</sb-badge>`
    : html`<sb-badge tone=${tones[status]}>${statusName(status)}</sb-badge>`;
