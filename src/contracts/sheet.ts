import { mirror } from "../workbook/mirror";
import { amendContract } from "./amend-commands";
import { billedOf } from "./money";
import { amendPlan } from "./plan-commands";
import { frequencyName } from "./words";

const frozen =
  "A contract keeps what it promised; change it on its page, where the visits and the price follow.";
const planned =
  "Visits, cover and price of a unit follow from its contract; change it on the contract's page.";

/** The Plans worksheet: what is offered; names, prices and notes may be typed into. */
export const planSheet = mirror({
  of: "plan",
  sheet: "Plans",
  table: "Plans",
  orderBy: "name",
  joins: {},
  columns: [
    {
      header: "Plan",
      width: 24,
      value: (plan) => plan.name,
      edit: ({ id }, name) => amendPlan({ id, name }),
    },
    {
      header: "Covers",
      kind: "choice",
      width: 15,
      choices: ["comprehensive", "labour-only", "limited"],
      value: (plan) => plan.covers,
      edit: ({ id }, covers) => amendPlan({ id, covers: covers as "comprehensive" }),
    },
    {
      header: "Visits",
      width: 20,
      value: (plan) => frequencyName(plan.frequency),
      whyNot: "How often a unit is visited is chosen on the plan's form.",
    },
    {
      header: "Months",
      kind: "number",
      width: 9,
      value: (plan) => plan.months,
      edit: ({ id }, months) => amendPlan({ id, months: Number(months) }),
    },
    {
      header: "Price a unit",
      kind: "money",
      width: 14,
      value: (plan) => plan.price,
      edit: ({ id }, price) => amendPlan({ id, price: Number(price) }),
    },
    {
      header: "Tax %",
      kind: "quantity",
      width: 8,
      value: (plan) => plan.taxRate,
      edit: ({ id }, taxRate) => amendPlan({ id, taxRate }),
    },
    {
      header: "SAC",
      width: 10,
      value: (plan) => plan.taxCode,
      edit: ({ id }, taxCode) => amendPlan({ id, taxCode: taxCode.trim() }),
    },
    {
      header: "Offered",
      kind: "choice",
      width: 9,
      choices: ["yes", "no"],
      value: (plan) => (plan.active ? "yes" : "no"),
      edit: ({ id }, offered) => amendPlan({ id, active: offered === "yes" }),
    },
    {
      header: "Note",
      width: 30,
      value: (plan) => plan.note,
      edit: ({ id }, note) => amendPlan({ id, note }),
    },
  ],
});

/** The Contracts worksheet: one row per contract. What a contract is on a day follows from its dates, so they stand here. */
export const contractSheet = mirror({
  of: "contract",
  sheet: "Contracts",
  table: "Contracts",
  orderBy: "startsOn",
  joins: { party: "customer" },
  columns: [
    { header: "No.", width: 15, value: (contract) => contract.number, whyNot: "It is taken at activation." },
    { header: "Customer", width: 28, value: (contract, look) => look(contract.customerId).name },
    { header: "Plan", width: 20, value: (contract) => contract.terms.name, whyNot: frozen },
    { header: "Covers", width: 15, value: (contract) => contract.terms.covers, whyNot: frozen },
    {
      header: "Visits",
      width: 18,
      value: ({ phases, terms }) => frequencyName(phases.at(-1)?.frequency ?? terms.frequency),
      whyNot: frozen,
    },
    { header: "From", kind: "date", width: 12, value: (contract) => contract.startsOn, whyNot: frozen },
    { header: "Till", kind: "date", width: 12, value: (contract) => contract.endsOn, whyNot: frozen },
    {
      header: "Status",
      width: 11,
      value: (contract) => contract.status,
      whyNot: "The status follows from activating, renewing and cancelling; do that in the pane.",
    },
    { header: "Units", kind: "number", width: 7, value: (contract) => contract.units, whyNot: frozen },
    { header: "Price", kind: "money", width: 14, value: (contract) => contract.price, whyNot: frozen },
    {
      header: "Billed",
      kind: "money",
      width: 14,
      value: (contract) => billedOf(contract),
      whyNot: "What is billed follows from its bills.",
    },
    {
      header: "Next bill",
      kind: "date",
      width: 12,
      value: ({ installments }) => installments.find(({ invoiceId }) => !invoiceId)?.dueOn,
      whyNot: "It follows from the installments.",
    },
    {
      header: "Cancelled from",
      kind: "date",
      width: 14,
      value: (contract) => contract.cancelled?.on,
      whyNot: "A contract is cancelled on its page.",
    },
    {
      header: "Customer's order",
      width: 18,
      value: (contract) => contract.poReference,
      edit: ({ id }, poReference) => amendContract({ id, poReference: poReference.trim() }),
    },
    {
      header: "Note",
      width: 30,
      value: (contract) => contract.note,
      edit: ({ id }, note) => amendContract({ id, note }),
    },
  ],
  totals: ["Units", "Price", "Billed"],
});

/** The Contract units worksheet: one row for each unit under a contract. */
export const contractUnitSheet = mirror({
  of: "cover",
  sheet: "Contract units",
  table: "ContractUnits",
  orderBy: "contract",
  joins: { contract: "contract", card: "card", party: { through: "contract", by: "customer" } },
  columns: [
    {
      header: "Contract",
      width: 15,
      value: (cover, look) => look(cover.contractId).number,
      whyNot: "It is taken at activation.",
    },
    {
      header: "Customer",
      width: 26,
      value: (cover, look) => look(look(cover.contractId).customerId).name,
      whyNot: planned,
    },
    { header: "Plan", width: 20, value: (cover, look) => look(cover.contractId).terms.name, whyNot: planned },
    { header: "Card no.", width: 11, value: (cover, look) => look(cover.cardId).number, whyNot: planned },
    { header: "Serial", width: 16, value: (cover, look) => look(cover.cardId).serial, whyNot: planned },
    { header: "From", kind: "date", width: 12, value: (cover) => cover.from, whyNot: planned },
    { header: "Till", kind: "date", width: 12, value: (cover) => cover.until, whyNot: planned },
    { header: "Price", kind: "money", width: 13, value: (cover) => cover.price, whyNot: planned },
    { header: "Visits owed", kind: "number", width: 10, value: (cover) => cover.visitsOwed, whyNot: planned },
    { header: "Status", width: 9, value: (cover) => cover.status, whyNot: planned },
  ],
  totals: ["Price", "Visits owed"],
});
