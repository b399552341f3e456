import { proveBills } from "../billing/prove-queries";
import { proveDates } from "../company/series-queries";
import { proveContracts } from "../contracts/prove-queries";
import { proveAdvances, proveCheques } from "../payments/prove-queries";
import { provePurchases } from "../purchase/prove-queries";
import { proveStock } from "../stock/prove-queries";
import { proveChallans } from "../sales/prove-queries";
import { furtherChecks, type Check } from "./further-queries";
import { proveEntries } from "./prove-entries-queries";
import { numberedTypes, proveSeries } from "./prove-series-queries";
import { proveReports } from "./prove-report-queries";
import { proveSettlements } from "./prove-settlement-queries";

/** Every check of the records, slice by slice. A slice adds its `prove-queries` here with what it goes through. */
export const checks: readonly Check[] = [
  { of: { 1: ["entry"], 3: ["entry"] }, run: proveEntries },
  {
    of: {
      2: ["payment", "invoice", "purchase"],
      3: ["invoice", "purchase", "payment"],
      4: ["entry"],
    },
    run: proveSettlements,
  },
  { of: { 5: numberedTypes }, run: proveSeries },
  { of: { 5: ["invoice", "challan"] }, run: proveDates },
  { of: { 6: ["item", "movement", "unit"], 7: ["unit", "card"] }, run: proveStock },
  { of: { 8: ["invoice"], 12: ["invoice"] }, run: proveBills },
  { of: { 6: ["challan"], 8: ["challan"] }, run: proveChallans },
  { of: { 3: ["contract"], 10: ["visit", "cover"], 11: ["cover"] }, run: proveContracts },
  {
    of: { 3: ["order", "receipt"], 8: ["order", "receipt", "purchase"], 13: ["receipt", "claim"] },
    run: provePurchases,
  },
  { of: { 3: ["cheque"], 9: ["cheque"] }, run: proveCheques },
  { of: { 3: ["payment"] }, run: proveAdvances },
  { of: { 13: ["entry"] }, run: proveReports },
];

/** Every check there is, those of slices downstream at the end. */
export async function allChecks(): Promise<readonly Check[]> {
  return [...checks, ...(await furtherChecks())];
}
