import { msg } from "@lit/localize";
import type { Read } from "../store/work";
import type { FoundGroup } from "../ui/find-box";
import type { IconName } from "../ui/icons";
import { findEverything, type HitGroup } from "./find";

/** What Find shows, each kind with the view that opens it. */
const kinds: Readonly<Record<HitGroup["type"], { view: string; label: () => string; icon: IconName }>> = {
  party: { view: "customer", label: () => msg("Customers"), icon: "people" },
  card: { view: "card", label: () => msg("Units"), icon: "unit" },
  complaint: { view: "complaint", label: () => msg("Complaints"), icon: "call" },
  contract: { view: "contract", label: () => msg("Contracts"), icon: "contract" },
  invoice: { view: "invoice", label: () => msg("Bills"), icon: "bill" },
  quotation: { view: "quotation", label: () => msg("Quotations"), icon: "bill" },
  challan: { view: "challan", label: () => msg("Delivery challans"), icon: "box" },
  payment: { view: "payment", label: () => msg("Receipts"), icon: "money" },
  cheque: { view: "cheque", label: () => msg("Cheques"), icon: "money" },
  order: { view: "order", label: () => msg("Orders"), icon: "box" },
  receipt: { view: "receipt", label: () => msg("Goods received"), icon: "box" },
  purchase: { view: "purchase", label: () => msg("Principals' bills"), icon: "bill" },
  claim: { view: "claim", label: () => msg("Claims"), icon: "box" },
  item: { view: "item", label: () => msg("Items"), icon: "box" },
  unit: { view: "unit", label: () => msg("Serial numbers"), icon: "box" },
};

/** Answers the Find box, newest first within each kind. */
export const findInBook = async (read: Read, typed: string): Promise<FoundGroup[]> =>
  (await findEverything(read, typed)).map(({ type, hits }) => ({
    label: kinds[type].label(),
    icon: kinds[type].icon,
    found: hits.map(({ id, title, detail }) => ({
      title,
      detail,
      route: { name: kinds[type].view, params: { id } },
    })),
  }));
