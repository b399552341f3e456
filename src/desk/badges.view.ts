import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { ContractState } from "../contracts/model";
import { stateName } from "../contracts/words";
import type { Coverage } from "../complaints/model";
import { complaintMark } from "../complaints/words";
import type { Card, Complaint } from "../records";
import "../ui/badge";
import type { Tone } from "../ui/badge";

const badge = (tone: Tone, text: string): TemplateResult => html`<sb-badge tone=${tone}>${text}</sb-badge>`;

/** Who would pay for a repair today, as a badge. */
export function coverageBadge({ kind }: Pick<Coverage, "kind">): TemplateResult {
  switch (kind) {
    case "warranty":
      return badge("ok", msg("warranty"));
    case "comprehensive":
      return badge("ok", msg("contract"));
    case "labour-only":
      return badge("info", msg("labour only"));
    case "limited":
      return badge("info", msg("limited contract"));
    case "paid":
      return badge("neutral", msg("paid"));
  }
}

/** A complaint's state as a badge; late ones say so. */
export function complaintBadge(
  complaint: Pick<Complaint, "status" | "waitingFor">,
  isLate: boolean,
): TemplateResult {
  const { tone, text } = complaintMark(complaint, isLate);
  return badge(tone, text);
}

/** What became of a unit, in words. */
export function unitStatusName(status: Card["status"]): string {
  switch (status) {
    case "in service":
      return msg("in service");
    case "returned":
      return msg("returned");
    case "replaced":
      return msg("replaced");
    case "scrapped":
      return msg("scrapped");
  }
}

export const unitBadge = ({ status }: Pick<Card, "status">): TemplateResult =>
  badge(status === "in service" ? "ok" : "neutral", unitStatusName(status));

/** What a contract is today, as a badge. */
export function contractBadge(state: ContractState): TemplateResult {
  const tones: Partial<Record<ContractState, Tone>> = {
    upcoming: "info",
    active: "ok",
    expiring: "warn",
    expired: "bad",
  };
  return badge(tones[state] ?? "neutral", stateName(state));
}
