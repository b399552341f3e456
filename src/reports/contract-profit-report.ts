import { msg, str } from "@lit/localize";
import { daysBetween, type Day } from "../base/day";
import { currencyDigits } from "../base/money";
import { accounts } from "../company/accounts";
import { Decimal, roundTo } from "../base/decimal";
import type { Contract, RecordId, Visit } from "../records";
import type { Read } from "../store/work";
import { column, sumColumn, sumOf, unequal } from "./columns";
import { Fetched, moneyWriter } from "./names";
import { spanOf, yearSoFar } from "./parameters";
import type { Report, ReportContext } from "./report";
import { shareOf } from "./sales-report";

/** What contracts bring: the fee earned so far against parts, labour and visits at cost. */
export const contractProfitReport: Report = {
  name: "contract-profit",
  title: () => msg("Contract profit"),
  about: () =>
    msg("What each contract leaves: the fee earned so far against parts, labour and visits at cost."),
  group: "contracts",
  picture: "bar",
  parameters: [
    ...yearSoFar(),
    { name: "visit", label: () => msg("Cost of a visit"), kind: "money", initial: "0" },
  ],
  run: async (read, answers, context) => {
    const { from, to } = spanOf(answers);
    const contracts = (await read.list("contract", "id")).filter(
      ({ status, startsOn, endsOn }) => status !== "draft" && startsOn <= to && endsOn >= from,
    );
    const costs = await costsByContract(read, context);
    const fetched = new Fetched(read);
    const rate = Number(answers.visit ?? 0) || 0;
    const rows = await Promise.all(
      contracts.map(async (contract) => {
        const { parts = 0, labour = 0, visits = 0 } = costs.get(contract.id) ?? {};
        const earned = earnedOf(contract, context.today);
        const profit = earned - parts - labour - visits * rate;
        return {
          cells: [
            await fetched.name(contract.customerId),
            contract.number,
            contract.terms.name,
            contract.endsOn,
            contract.price,
            earned,
            parts,
            labour,
            visits,
            visits * rate,
            profit,
            shareOf(profit, earned),
          ],
          of: contract.id,
          ...(profit < 0 ? { tone: "bad" as const } : {}),
        };
      }),
    );
    return {
      columns: [
        column("customer", () => msg("Customer"), "text", { width: 28 }),
        column("contract", () => msg("Contract"), "text", { width: 14, pane: "under" }),
        column("plan", () => msg("Plan"), "text", { width: 18 }),
        column("ends", () => msg("Ends"), "day"),
        sumColumn("fee", () => msg("Fee")),
        sumColumn("earned", () => msg("Earned so far")),
        sumColumn("parts", () => msg("Parts")),
        sumColumn("labour", () => msg("Labour")),
        column("visits", () => msg("Visits"), "number", { total: true }),
        sumColumn("visitCost", () => msg("Visits at cost")),
        sumColumn("profit", () => msg("Left"), { pane: "stays" }),
        column("margin", () => msg("Of what is earned"), "percent"),
      ],
      rows: rows.sort((a, b) => Number(a.cells[10]) - Number(b.cells[10])),
      notes: [
        msg(
          "The fee is before tax and earned day by day. Parts are at what they cost the stock, labour at the items' own cost; visits on complaints count where the contract covered them.",
        ),
      ],
      chart: { kind: "bar", title: () => msg("What contracts leave"), names: "customer", values: ["profit"] },
    };
  },
  cases: async () => [{ from: "", to: "", visit: "0" }],
  reconcile: async (read, result, { company }) => {
    // What the ledger booked as parts used on these contracts' visits.
    const visits = await visitsOfContracts(read);
    const entries = await read.list("entry", "id");
    const booked = entries.reduce(
      (sum, { sourceId, lines }) =>
        visits.has(sourceId as Visit["id"])
          ? lines.reduce(
              (all, { account, debit, credit }) =>
                all + (account === accounts.costParts.code ? debit - credit : 0),
              sum,
            )
          : sum,
      0,
    );
    const money = moneyWriter(company);
    return unequal(sumOf(result, "parts"), booked, (found, expected) =>
      msg(
        str`Parts used on contracts come to ${money(found)}, the ledger's cost of them to ${money(expected)}.`,
      ),
    );
  },
};

/** The part of the fee that falls on the days up to today; a contract that was cancelled earns up to that day. */
function earnedOf({ price, startsOn, endsOn, cancelled }: Contract, today: Day): number {
  const until = cancelled && cancelled.on <= today ? cancelled.on : today;
  const whole = daysBetween(startsOn, endsOn) + 1;
  const past = Math.min(Math.max(daysBetween(startsOn, until) + (cancelled ? 0 : 1), 0), whole);
  return roundTo(new Decimal(price).times(past).div(whole), 0).toNumber() + 0;
}

interface Costs {
  parts: number;
  labour: number;
  visits: number;
}

/** Visits made under contracts: those they owe, and those on complaints they covered. */
async function visitsOfContracts(
  read: Read,
): Promise<Map<Visit["id"], { contractId: Contract["id"]; visit: Visit }>> {
  const [visits, complaints] = await Promise.all([read.list("visit", "id"), read.list("complaint", "id")]);
  const covered = new Map(complaints.map(({ id, coverage }) => [id, coverage.contractId]));
  const found = new Map<Visit["id"], { contractId: Contract["id"]; visit: Visit }>();
  for (const visit of visits) {
    const contractId = visit.contractId ?? (visit.complaintId ? covered.get(visit.complaintId) : undefined);
    if (contractId && (visit.status === "done" || visit.status === "part-done"))
      found.set(visit.id, { contractId, visit });
  }
  return found;
}

async function costsByContract(read: Read, { company }: ReportContext): Promise<Map<Contract["id"], Costs>> {
  const [visits, movements, services] = await Promise.all([
    visitsOfContracts(read),
    read.list("movement", "id"),
    read.list("item", "id"),
  ]);
  const unit = 10 ** currencyDigits(company.currency);
  const costOf = new Map(services.filter(({ type }) => type === "service").map(({ id, cost }) => [id, cost]));
  const costs = new Map<Contract["id"], Costs>();
  const of = (id: Contract["id"]): Costs => {
    const own = costs.get(id) ?? { parts: 0, labour: 0, visits: 0 };
    costs.set(id, own);
    return own;
  };
  for (const { contractId, visit } of visits.values()) {
    const own = of(contractId);
    own.visits++;
    for (const { itemId, quantity, chargeable } of visit.lines) {
      const cost = costOf.get(itemId as RecordId<"item">);
      if (cost !== undefined && !chargeable)
        own.labour += roundTo(new Decimal(cost).times(quantity).times(unit), 0).toNumber() + 0;
    }
  }
  for (const { reason, sourceId, value = 0 } of movements) {
    const found = reason === "used" ? visits.get(sourceId as Visit["id"]) : undefined;
    if (found) of(found.contractId).parts -= value;
  }
  return costs;
}
