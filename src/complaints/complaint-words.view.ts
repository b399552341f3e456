import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Complaint } from "../records";
import "../ui/badge";
import type { Tone } from "../ui/badge";
import type { Choice } from "../ui/choice-fields";
import type { Coverage, Priority } from "./model";

/** A complaint's state in words, with what it waits for. */
export function statusName({ status, waitingFor }: Pick<Complaint, "status" | "waitingFor">): string {
  switch (status) {
    case "new":
      return msg("unassigned");
    case "assigned":
      return msg("assigned");
    case "in progress":
      return msg("in progress");
    case "waiting":
      return waitingFor === "part"
        ? msg("waits for part")
        : waitingFor === "customer"
          ? msg("waits for customer")
          : msg("waits for principal");
    case "resolved":
      return msg("resolved");
    case "closed":
      return msg("closed");
    case "cancelled":
      return msg("cancelled");
  }
}

const tones: Record<Complaint["status"], Tone> = {
  new: "warn",
  assigned: "info",
  "in progress": "info",
  waiting: "warn",
  resolved: "ok",
  closed: "ok",
  cancelled: "neutral",
};

/** A complaint's state as a badge; late ones say so. */
export const statusBadge = (
  complaint: Pick<Complaint, "status" | "waitingFor">,
  late = false,
): TemplateResult =>
  html`<sb-badge tone=${late ? "bad" : tones[complaint.status]}
    >${late ? `${statusName(complaint)}, ${msg("late")}` : statusName(complaint)}</sb-badge
  >`;

/** Who pays, in words. */
export function coverageName(kind: Coverage["kind"]): string {
  switch (kind) {
    case "warranty":
      return msg("Warranty");
    case "comprehensive":
      return msg("Comprehensive contract");
    case "labour-only":
      return msg("Labour-only contract");
    case "limited":
      return msg("Limited contract");
    case "paid":
      return msg("The customer pays");
  }
}

export const coverageTone = (kind: Coverage["kind"]): Tone => (kind === "paid" ? "neutral" : "ok");

export const coverageChoices = (): Choice[] =>
  (["warranty", "comprehensive", "labour-only", "limited", "paid"] as const).map((kind) => ({
    value: kind,
    label: coverageName(kind),
  }));

/** Priorities with the hours the company promises. */
export function priorityChoices(hours: Readonly<Record<Priority, number>>): Choice[] {
  const names: Record<Priority, string> = {
    low: msg("Low"),
    normal: msg("Normal"),
    high: msg("High"),
    urgent: msg("Urgent"),
  };
  return (["low", "normal", "high", "urgent"] as const).map((priority) => ({
    value: priority,
    label: `${names[priority]}, ${hours[priority]} ${msg("h")}`,
  }));
}
