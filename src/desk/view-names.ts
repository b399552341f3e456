import type { RecordId } from "../records";

/** Which view opens a record, by its type; what is said of the company itself is its backup. */
const names: Readonly<Record<string, string>> = {
  company: "backup",
  party: "customer",
  card: "card",
  complaint: "complaint",
  contract: "contract",
  invoice: "invoice",
  payment: "payment",
  cheque: "cheque",
  deposit: "deposit",
  item: "item",
  unit: "unit",
  journal: "journal",
  challan: "challan",
  quotation: "quotation",
  purchase: "purchase",
  receipt: "receipt",
  order: "order",
  claim: "claim",
};

/** The name of the view that opens a record; undefined where none does. */
export const viewNameOf = (id: RecordId): string | undefined => names[id.slice(0, id.indexOf(":"))];
