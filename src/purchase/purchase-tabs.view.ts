import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import "../ui/chips";
import type { SbElement } from "../ui/element";

/** The lists of buying, one press from each other. */
export type PurchaseList = "orders" | "receipts" | "purchases" | "claims" | "principals";

/** Chips that lead from one list of buying to the others. */
export function purchaseTabs(app: SbElement["app"], at: PurchaseList): TemplateResult {
  const lists: { value: PurchaseList; label: string }[] = [
    { value: "orders", label: msg("Orders") },
    { value: "receipts", label: msg("Receipts") },
    { value: "purchases", label: msg("Their bills") },
    { value: "claims", label: msg("Claims") },
    { value: "principals", label: msg("Principals") },
  ];
  return html`<sb-chips
    label=${msg("Lists of buying")}
    .chips=${lists}
    .value=${at}
    @sb-chip=${({ detail }: CustomEvent<PurchaseList>) => app.router.replace(detail)}
  ></sb-chips>`;
}
