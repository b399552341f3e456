import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import "../ui/badge";
import type { Tone } from "../ui/badge";
import type { InvoiceStatus } from "./model";
import { billStateName } from "./words";

const tones: Record<InvoiceStatus, Tone> = {
  draft: "info",
  issued: "neutral",
  "partly paid": "warn",
  paid: "ok",
  "partly used": "warn",
  used: "ok",
  cancelled: "neutral",
};

/** A bill's state as a badge; overdue goes before everything else. */
export const statusBadge = (status: InvoiceStatus, late = false): TemplateResult =>
  late
    ? html`<sb-badge tone="bad">${msg("overdue")}</sb-badge>`
    : html`<sb-badge tone=${tones[status]}>${billStateName(status)}</sb-badge>`;
