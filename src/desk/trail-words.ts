import { msg } from "@lit/localize";
import type { Complaint, Contract, Visit } from "../records";

/** How a visit stands, as it is said after “Visit”. */
export function visitStateWord(status: Visit["status"]): string {
  switch (status) {
    case "planned":
    case "assigned":
      return "";
    case "done":
      return msg("done");
    case "part-done":
      return msg("done in part");
    case "missed":
      return msg("missed");
    case "waived":
      return msg("waived");
    case "cancelled":
      return msg("cancelled");
  }
}

/** How a complaint stands, in words. */
export function complaintStateWord({ status, waitingFor }: Pick<Complaint, "status" | "waitingFor">): string {
  switch (status) {
    case "new":
      return msg("nobody yet");
    case "assigned":
      return msg("assigned");
    case "in progress":
      return msg("in progress");
    case "waiting":
      return waitingWord(waitingFor);
    case "resolved":
      return msg("resolved");
    case "closed":
      return msg("closed");
    case "cancelled":
      return msg("cancelled");
  }
}

const waitingWord = (waitingFor: Complaint["waitingFor"]): string =>
  waitingFor === "part"
    ? msg("waits for a part")
    : waitingFor === "customer"
      ? msg("waits for the customer")
      : waitingFor === "principal"
        ? msg("waits for the principal")
        : msg("waiting");

/** What a plan covers, in words. */
export function planWord(covers: Contract["terms"]["covers"]): string {
  switch (covers) {
    case "comprehensive":
      return msg("parts and labour");
    case "labour-only":
      return msg("labour only");
    case "limited":
      return msg("some parts");
  }
}
