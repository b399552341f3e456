import { creditNoteSheet, invoiceLineSheet, invoiceSheet } from "./billing/sheet";
import { complaintSheet, visitSheet } from "./complaints/sheet";
import { contractSheet, contractUnitSheet, planSheet } from "./contracts/sheet";
import { alertSheet } from "./desk/sheet";
import { ledgerSheet, proofSheet, trialBalanceSheet } from "./ledger/sheet";
import { customerSheet, technicianSheet } from "./parties/sheet";
import { allocationSheet } from "./payments/allocation-sheet";
import { chequeSheet } from "./payments/cheque-sheet";
import { openingSheet } from "./payments/opening-sheet";
import { outstandingSheet } from "./payments/outstanding-sheet";
import { paymentSheet } from "./payments/sheet";
import { countSheet, onHandSheet, stockLedgerSheet, unitSheet } from "./stock/goods-sheet";
import { challanSheet, quotationSheet } from "./sales/sheet";
import { claimSheet, orderSheet, purchaseSheet, receiptSheet } from "./purchase/sheet";
import { flowSheet } from "./stock/flow-sheet";
import { cardSheet, itemSheet } from "./stock/sheet";
import type { Computed } from "./workbook/computed";
import type { Mirror } from "./workbook/mirror";

/** Every worksheet that follows the book, in the order of its tab. */
export const sheets: readonly (Mirror | Computed)[] = [
  alertSheet,
  customerSheet,
  technicianSheet,
  itemSheet,
  onHandSheet,
  stockLedgerSheet,
  unitSheet,
  countSheet,
  cardSheet,
  flowSheet,
  orderSheet,
  receiptSheet,
  purchaseSheet,
  claimSheet,
  complaintSheet,
  visitSheet,
  planSheet,
  contractSheet,
  contractUnitSheet,
  quotationSheet,
  challanSheet,
  invoiceSheet,
  invoiceLineSheet,
  creditNoteSheet,
  paymentSheet,
  allocationSheet,
  chequeSheet,
  outstandingSheet,
  openingSheet,
  ledgerSheet,
  trialBalanceSheet,
  proofSheet,
];
