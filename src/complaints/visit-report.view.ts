import type { Day } from "../base/day";
import type { ContractVisitReport } from "../contracts/owed-visit";
import type { UsedLine } from "../contracts/visit-lines";
import type { Complaint, RecordId, Visit } from "../records";
import type { VisitReport } from "./visit-commands";

/** What a visit came to, of either kind. */
export type Outcome = VisitReport["outcome"] | ContractVisitReport["outcome"];

/** A line as it is typed; `pays` overrules the coverage, `""` follows it. */
export interface UsedRow {
  readonly itemId: string;
  readonly quantity: string | undefined;
  readonly location: string;
  readonly pays: "" | "customer" | "free";
  readonly reason: string;
}

type Values = Readonly<Record<string, unknown>>;

/** The lines as the commands take them; rows without an item are left out. */
export const usedLines = (rows: readonly UsedRow[]): UsedLine[] =>
  rows
    .filter(({ itemId }) => itemId)
    .map(({ itemId, quantity, location, pays, reason }) => ({
      itemId: itemId as RecordId<"item">,
      quantity: quantity ?? "",
      location,
      ...(pays ? { chargeable: pays === "customer", reason: reason.trim() } : {}),
    }));

/** What was typed as the report of a complaint's visit. */
export function complaintReport(complaintId: Complaint["id"], values: Values): VisitReport {
  const { on, outcome, technicianId, ...told } = common(values);
  return {
    complaintId,
    doneOn: on,
    technicianId: technicianId as RecordId<"technician">,
    outcome: outcome as VisitReport["outcome"],
    ...(text(values, "awaited") ? { awaited: text(values, "awaited") as RecordId<"item"> } : {}),
    ...told,
  };
}

/** What was typed as the report of a visit that a contract owes; one not made has a reason and nothing else. */
export function contractReport(id: Visit["id"], values: Values): ContractVisitReport {
  const { on, outcome: came, technicianId, ...told } = common(values);
  const outcome = came as ContractVisitReport["outcome"];
  if (outcome === "missed" || outcome === "waived") return { id, outcome, reason: told.reason };
  return { id, outcome, on, ...(technicianId ? { technicianId } : {}), ...told };
}

function common(values: Values) {
  const measured = named(values, "reading:")
    .map(([name, value]) => ({ name, value: String(value ?? "").trim() }))
    .filter(({ value }) => value);
  const checked = named(values, "check:").map(([name, ok]) => ({ name, ok: ok === true }));
  const remainderOn = values["remainderOn"] as Day | undefined;
  return {
    // Each command names its day; the form follows, so that a refusal finds its field.
    on: text(values, "on") || text(values, "doneOn"),
    outcome: text(values, "outcome"),
    technicianId: text(values, "technicianId") as RecordId<"technician"> | "",
    work: text(values, "work"),
    reason: text(values, "reason"),
    readings: text(values, "readings"),
    remark: text(values, "remark"),
    ...(measured.length ? { measured } : {}),
    ...(checked.length ? { checked } : {}),
    ...(remainderOn ? { remainderOn } : {}),
    lines: usedLines((values["lines"] as readonly UsedRow[] | undefined) ?? []),
  };
}

const text = (values: Values, name: string): string => String(values[name] ?? "").trim();

/** The values of the fields whose name begins so, by the rest of their name. */
const named = (values: Values, prefix: string): [name: string, value: unknown][] =>
  Object.entries(values).flatMap(([name, value]): [string, unknown][] =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
  );
