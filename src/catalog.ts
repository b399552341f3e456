import { invoiceLineSheet, invoiceSheet } from "./billing/sheet";
import { complaintSheet, visitSheet } from "./complaints/sheet";
import { ledgerSheet } from "./ledger/sheet";
import { customerSheet } from "./parties/sheet";
import { paymentSheet } from "./payments/sheet";
import { cardSheet, itemSheet } from "./stock/sheet";
import type { Mirror } from "./workbook/mirror";

/** Every worksheet that mirrors records, in the order of its tab. */
export const sheets: readonly Mirror[] = [
  customerSheet,
  itemSheet,
  cardSheet,
  complaintSheet,
  visitSheet,
  invoiceSheet,
  invoiceLineSheet,
  paymentSheet,
  ledgerSheet,
];
