import type * as v from "valibot";
import { company, message, series } from "./records/company";
import { complaint, visit } from "./records/complaint";
import { contract, cover, plan } from "./records/contract";
import { importRun } from "./records/import";
import { invoice } from "./records/invoice";
import { account, cheque, deposit, entry, journal, payment, proof } from "./records/payment";
import { party, site, technician } from "./records/party";
import { claim, order, purchase, receipt } from "./records/purchase";
import { slice } from "./records/report";
import { challan, quotation } from "./records/sales";
import { card, item, movement, priceList, tally, unit, valuation } from "./records/stock";

/** The data dictionary: every record type with its shape and the keys it is found by. */
export const records = {
  company,
  series,
  message,
  party,
  site,
  technician,
  item,
  movement,
  valuation,
  unit,
  tally,
  priceList,
  card,
  order,
  receipt,
  purchase,
  claim,
  complaint,
  visit,
  plan,
  contract,
  cover,
  quotation,
  challan,
  invoice,
  payment,
  cheque,
  deposit,
  journal,
  entry,
  account,
  proof,
  import: importRun,
  slice,
} as const;

type Kinds = typeof records;
export type RecordType = keyof Kinds;
/** The record of a type: `RecordTypes["party"]`. */
export type RecordTypes = { [T in RecordType]: v.InferOutput<Kinds[T]["shape"]> };
export type AnyRecord = RecordTypes[RecordType];
export type RecordId<T extends RecordType = RecordType> = { [K in T]: `${K}:${string}` }[T];
export type TypeOfId<Id extends string> = Id extends `${infer T}:${string}`
  ? T extends RecordType
    ? T
    : never
  : never;
export type RecordOf<Id extends string> = RecordTypes[TypeOfId<Id>];
export type IndexOf<T extends RecordType> = keyof Kinds[T]["indexes"] & string;

export type Company = RecordTypes["company"];
export type Series = RecordTypes["series"];
export type Message = RecordTypes["message"];
export type Party = RecordTypes["party"];
export type Site = RecordTypes["site"];
export type Technician = RecordTypes["technician"];
export type Item = RecordTypes["item"];
export type Movement = RecordTypes["movement"];
export type Card = RecordTypes["card"];
export type Complaint = RecordTypes["complaint"];
export type Visit = RecordTypes["visit"];
export type Plan = RecordTypes["plan"];
export type Contract = RecordTypes["contract"];
export type Cover = RecordTypes["cover"];
export type Invoice = RecordTypes["invoice"];
export type InvoiceLine = Invoice["lines"][number];
export type Payment = RecordTypes["payment"];
export type Entry = RecordTypes["entry"];
export type Allocation = Payment["allocations"][number];
export type Deduction = NonNullable<Payment["deductions"]>[number];
export type Cheque = RecordTypes["cheque"];
export type Deposit = RecordTypes["deposit"];
export type Journal = RecordTypes["journal"];
export type OwnAccount = RecordTypes["account"];
export type Proof = RecordTypes["proof"];
export type Valuation = RecordTypes["valuation"];
export type Unit = RecordTypes["unit"];
export type Tally = RecordTypes["tally"];
export type PriceList = RecordTypes["priceList"];
export type Order = RecordTypes["order"];
export type Receipt = RecordTypes["receipt"];
export type Purchase = RecordTypes["purchase"];
export type Claim = RecordTypes["claim"];
export type Quotation = RecordTypes["quotation"];
export type Challan = RecordTypes["challan"];
export type ImportRun = RecordTypes["import"];
export type SavedSlice = RecordTypes["slice"];
