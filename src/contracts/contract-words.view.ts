import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Contract } from "../records";
import "../ui/badge";
import type { Tone } from "../ui/badge";
import type { Choice } from "../ui/choice-fields";
import type { Format } from "../ui/format";
import type { ContractState, VisitMark } from "./model";
import { coversName, stateName } from "./words";

const tones: Readonly<Record<ContractState, Tone>> = {
  draft: "neutral",
  upcoming: "info",
  active: "ok",
  expiring: "warn",
  expired: "bad",
  renewed: "neutral",
  cancelled: "neutral",
};

export const stateBadge = (state: ContractState): TemplateResult =>
  html`<sb-badge tone=${tones[state]}>${stateName(state)}</sb-badge>`;

export const coversChoices = (): Choice[] =>
  (["comprehensive", "labour-only", "limited"] as const).map((covers) => ({
    value: covers,
    label: coversName(covers),
  }));

/** When a contract ends or begins, as its row says it. */
export function termHint(
  { startsOn, endsOn }: Pick<Contract, "startsOn" | "endsOn">,
  state: ContractState,
  format: Format,
  today: string,
): string {
  if (state === "upcoming") return msg(str`from ${format.day(startsOn)}`);
  if (state === "expiring" || state === "expired") return format.dayFrom(endsOn, today);
  return msg(str`till ${format.day(endsOn)}`);
}

export const markTone = (mark: VisitMark): Tone =>
  (
    ({
      done: "ok",
      "part-done": "warn",
      missed: "bad",
      waived: "neutral",
      cancelled: "neutral",
      overdue: "bad",
      due: "warn",
      ahead: "info",
    }) as const
  )[mark];
