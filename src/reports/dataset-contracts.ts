import { msg } from "@lit/localize";
import { stateName } from "../contracts/words";
import type { Contract } from "../records";
import type { Dataset, Field } from "./dataset";
import { choiceField, dayFields, partyField, textField } from "./dataset-fields";
import { plainLayout } from "./dataset-layout";
import { plans } from "./dataset-lookups";

const layout = plainLayout<"contract">({
  name: "contracts",
  of: "contract",
  version: 1,
  title: ({ number, startsOn }) => number ?? startsOn,
  codes: {
    status: ({ status }) => status,
    customer: ({ customerId }) => customerId,
    plan: ({ planId }) => planId,
    covers: ({ terms }) => terms.covers,
    months: ({ months }) => String(months),
    renewal: ({ previousId }) => (previousId ? "renewal" : "new"),
    starts: ({ startsOn }) => startsOn,
    ends: ({ endsOn }) => endsOn,
  },
  numbers: {
    price: ({ price }) => price,
    units: ({ units }) => units,
    billed: ({ installments }) =>
      installments.reduce((sum, { amount, invoiceId }) => sum + (invoiceId ? amount : 0), 0),
    credits: ({ credits = [] }) => credits.reduce((sum, { amount }) => sum + amount, 0),
  },
});

const planField: Field = {
  name: "plan",
  label: () => msg("Plan"),
  kind: "text",
  of: "plan",
  looks: [plans],
  word: (id, looks) => looks.of(plans, id, "name"),
};

/** Every contract, drafts and ended ones included; prices before tax. */
export const contracts: Dataset = {
  name: "contracts",
  table: "Contracts",
  label: () => msg("Contracts"),
  about: () => msg("One row is a contract, drafts and ended ones included; prices are before tax."),
  rows: () => msg("contracts"),
  layout,
  fields: [
    partyField({ name: "customer", label: () => msg("Customer"), of: "customer" }),
    planField,
    choiceField<Contract["status"]>(
      { name: "status", label: () => msg("Status"), of: "status" },
      ["draft", "active", "renewed", "cancelled"],
      stateName,
    ),
    choiceField<Contract["terms"]["covers"]>(
      { name: "covers", label: () => msg("Covers"), of: "covers" },
      ["comprehensive", "labour-only", "limited"],
      (covers) =>
        ({
          comprehensive: msg("parts and labour"),
          "labour-only": msg("labour only"),
          limited: msg("limited"),
        })[covers],
    ),
    choiceField(
      { name: "renewal", label: () => msg("New or renewed"), of: "renewal" },
      ["new", "renewal"] as const,
      (renewal) => (renewal === "new" ? msg("new contract") : msg("renewal")),
    ),
    textField({ name: "months", label: () => msg("Months"), of: "months" }),
    ...dayFields({ name: "starts", label: () => msg("Begins"), of: "starts" }),
    ...dayFields({ name: "ends", label: () => msg("Ends"), of: "ends" }),
  ],
  measures: [
    { name: "price", label: () => msg("Price"), kind: "money", of: "price" },
    { name: "units", label: () => msg("Units"), kind: "number", of: "units" },
    { name: "billed", label: () => msg("Billed"), kind: "money", of: "billed" },
    { name: "credits", label: () => msg("Given back"), kind: "money", of: "credits" },
  ],
};
