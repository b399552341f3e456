import { msg } from "@lit/localize";
import type { Complaint } from "../records";
import type { Coverage, Priority } from "./model";

/** A complaint's state in words, with what it waits for. */
export function complaintStateName({ status, waitingFor }: Pick<Complaint, "status" | "waitingFor">): string {
  switch (status) {
    case "new":
      return msg("unassigned");
    case "assigned":
      return msg("assigned");
    case "in progress":
      return msg("in progress");
    case "waiting":
      return waitingName(waitingFor);
    case "resolved":
      return msg("resolved");
    case "closed":
      return msg("closed");
    case "cancelled":
      return msg("cancelled");
  }
}

function waitingName(waitingFor: Complaint["waitingFor"]): string {
  switch (waitingFor) {
    case "part":
      return msg("waits for a part");
    case "customer":
      return msg("waits for the customer");
    case "principal":
      return msg("waits for the principal");
    default:
      return msg("waiting");
  }
}

/** What a complaint's state looks like; `late` goes before everything else, in colour and words. */
export function complaintMark(
  complaint: Pick<Complaint, "status" | "waitingFor">,
  late = false,
): { tone: "bad" | "warn" | "info" | "ok" | "neutral"; text: string } {
  const text = complaintStateName(complaint);
  return late ? { tone: "bad", text: `${text}, ${msg("late")}` } : { tone: tones[complaint.status], text };
}

const tones = {
  new: "warn",
  assigned: "info",
  "in progress": "info",
  waiting: "warn",
  resolved: "ok",
  closed: "ok",
  cancelled: "neutral",
} as const satisfies Record<Complaint["status"], string>;

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

/** How urgent a complaint is, in words. */
export function priorityName(priority: Priority): string {
  switch (priority) {
    case "low":
      return msg("Low");
    case "normal":
      return msg("Normal");
    case "high":
      return msg("High");
    case "urgent":
      return msg("Urgent");
  }
}
