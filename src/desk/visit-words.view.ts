import { msg, str } from "@lit/localize";
import type { AppContext } from "../ui/context";
import type { PlannedVisit } from "./planned-visit";

/** What a visit is for, in words: the complaint and its problem, or which service of which contract. */
export function taskOf({ complaint, contract, visit }: PlannedVisit): string {
  if (complaint) return `${complaint.number} · ${complaint.problem}`;
  if (contract) return msg(str`Service ${visit.ordinal ?? ""} of contract ${contract.number ?? ""}`);
  return msg("Visit");
}

/** Opens what a visit belongs to: its complaint, its contract, or its customer. */
export function openVisit(app: AppContext, { complaint, contract, customer }: PlannedVisit): void {
  if (complaint) app.navigate("complaint", { id: complaint.id });
  else if (contract && app.router.views.has("contract")) app.navigate("contract", { id: contract.id });
  else app.navigate("customer", { id: customer.id });
}
