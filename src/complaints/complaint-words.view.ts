import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Complaint } from "../records";
import "../ui/badge";
import type { Tone } from "../ui/badge";
import type { Choice } from "../ui/choice-fields";
import type { Coverage, Priority } from "./model";
import { complaintMark, coverageName, priorityName } from "./words";

/** A complaint's state as a badge; late ones say so. */
export function statusBadge(
  complaint: Pick<Complaint, "status" | "waitingFor">,
  late = false,
): TemplateResult {
  const { tone, text } = complaintMark(complaint, late);
  return html`<sb-badge tone=${tone}>${text}</sb-badge>`;
}

export const coverageTone = (kind: Coverage["kind"]): Tone => (kind === "paid" ? "neutral" : "ok");

export const coverageChoices = (): Choice[] =>
  (["warranty", "comprehensive", "labour-only", "limited", "paid"] as const).map((kind) => ({
    value: kind,
    label: coverageName(kind),
  }));

/** Priorities with the hours the company promises. */
export const priorityChoices = (hours: Readonly<Record<Priority, number>>): Choice[] =>
  (["low", "normal", "high", "urgent"] as const).map((priority) => ({
    value: priority,
    label: `${priorityName(priority)}, ${hours[priority]} ${msg("h")}`,
  }));
