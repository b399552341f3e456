import { msg, str } from "@lit/localize";
import type { Contract, Plan, Technician, Visit } from "../records";
import type { ContractState, VisitMark } from "./model";
import type { Frequency } from "./schedule";

/** What a contract is, in words. */
export function stateName(state: ContractState): string {
  switch (state) {
    case "draft":
      return msg("draft");
    case "upcoming":
      return msg("begins later");
    case "active":
      return msg("active");
    case "expiring":
      return msg("expiring");
    case "expired":
      return msg("expired");
    case "renewed":
      return msg("renewed");
    case "cancelled":
      return msg("cancelled");
  }
}

/** What a plan covers, in words. */
export function coversName(covers: Plan["covers"]): string {
  switch (covers) {
    case "comprehensive":
      return msg("Comprehensive: parts and labour");
    case "labour-only":
      return msg("Labour only, parts are paid");
    case "limited":
      return msg("What the plan names, so often as it says");
  }
}

/** How often a unit is visited, in words. */
export function frequencyName(frequency: Frequency): string {
  if (frequency.kind === "times") return msg(str`${frequency.count} visits a term`);
  if (frequency.kind === "dates") return msg(str`on ${frequency.dates.length} named days`);
  const { interval, unit } = frequency;
  if (unit === "day") return interval === 1 ? msg("every day") : msg(str`every ${interval} days`);
  if (unit === "week") return interval === 1 ? msg("every week") : msg(str`every ${interval} weeks`);
  return (
    { 1: msg("every month"), 3: msg("every quarter"), 6: msg("every half year"), 12: msg("every year") }[
      interval
    ] ?? msg(str`every ${interval} months`)
  );
}

/** What a limited plan gives, item by item. */
export const limitsText = (
  limits: Contract["terms"]["limits"],
  nameOf: (id: Contract["terms"]["limits"][number]["itemId"]) => string,
): string =>
  limits
    .map(({ itemId, count }) => (count ? msg(str`${count} × ${nameOf(itemId)}`) : nameOf(itemId)))
    .join(", ");

/** A term of months in words: a year and the like by name. */
export const monthsName = (months: number): string =>
  months === 12
    ? msg("1 year")
    : months % 12 === 0
      ? msg(str`${months / 12} years`)
      : months === 1
        ? msg("1 month")
        : msg(str`${months} months`);

/** A technician with what speaks for sending him: skill, area, and how much he has that day. */
export const suggestionName = ({
  technician,
  load,
  knowsArea,
  skill,
}: {
  readonly technician: Pick<Technician, "name">;
  readonly load: number;
  readonly knowsArea: boolean;
  readonly skill: string | undefined;
}): string =>
  [
    technician.name,
    skill ? msg(str`skilled: ${skill}`) : "",
    knowsArea ? msg("knows the area") : "",
    msg(str`${load} on that day`),
  ]
    .filter(Boolean)
    .join(" · ");

/** A visit's state in words. */
export function visitStateName(status: Visit["status"]): string {
  switch (status) {
    case "planned":
      return msg("planned");
    case "assigned":
      return msg("assigned");
    case "done":
      return msg("done");
    case "part-done":
      return msg("part-done");
    case "missed":
      return msg("missed");
    case "waived":
      return msg("waived");
    case "cancelled":
      return msg("cancelled");
  }
}

/** What became of a visit by a day, in words: its state, and for one still to be made where its window stands. */
export function markName(mark: VisitMark): string {
  switch (mark) {
    case "overdue":
      return msg("overdue");
    case "due":
      return msg("due now");
    case "ahead":
      return msg("ahead");
    default:
      return visitStateName(mark);
  }
}
