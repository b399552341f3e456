import { msg, str } from "@lit/localize";
import { controlAccount } from "../company/settlement";
import { outstandingBills } from "../payments/outstanding-queries";
import { column, sumColumn, sumOf, unequal } from "./columns";
import { moneyWriter } from "./names";
import { isYes, onDay, sideChoice, sideOf } from "./parameters";
import type { Report } from "./report";

/** Every open bill with its days overdue, and what cheques in hand would leave of it. */
export const outstandingReport: Report = {
  name: "outstanding",
  title: () => msg("Bill-wise outstanding"),
  about: () => msg("Every open bill: what is left of it, since when, and what cheques in hand will settle."),
  group: "money",
  picture: "list",
  parameters: [
    sideChoice(),
    { name: "party", label: () => msg("Party"), kind: "party", role: "any" },
    onDay(() => msg("Days counted on")),
    { name: "overdue", label: () => msg("Only what is overdue"), kind: "flag", initial: false },
  ],
  run: async (read, answers, { today }) => {
    const side = sideOf(answers);
    const bills = (await outstandingBills(read, answers.on || today)).filter(
      (bill) =>
        bill.side === side &&
        (!answers.party || bill.party.id === answers.party) &&
        (!isYes(answers, "overdue") || bill.days > 0),
    );
    return {
      columns: [
        column("bill", () => msg("Bill"), "text", { width: 16 }),
        column("party", () => msg("Party"), "text", { width: 28, pane: "under" }),
        column("phone", () => msg("Phone"), "text", { width: 16 }),
        column("on", () => msg("Date"), "day"),
        column("due", () => msg("Due"), "day", { pane: "under" }),
        column("days", () => msg("Days overdue"), "number"),
        sumColumn("total", () => msg("Total")),
        sumColumn("open", () => msg("Open"), { pane: "stays" }),
        sumColumn("cheques", () => msg("Cheques in hand")),
        sumColumn("net", () => msg("Net of cheques")),
      ],
      rows: bills.map(({ id, party, number, on, dueOn, days, total, outstanding, promised }) => ({
        cells: [
          number,
          party.name,
          party.phones[0],
          on,
          dueOn,
          days > 0 ? days : undefined,
          total,
          outstanding,
          promised || undefined,
          outstanding - Math.min(promised, outstanding),
        ],
        of: id,
        ...(days > 0 ? { tone: days > 30 ? ("bad" as const) : ("warn" as const) } : {}),
      })),
    };
  },
  cases: async () => [{ side: "customer" }, { side: "principal" }],
  reconcile: async (read, result, { company }, { side }) => {
    const isCustomer = side !== "principal";
    const money = moneyWriter(company);
    const [account, credits] = await Promise.all([
      read.balance(`account/${controlAccount(isCustomer ? "customer" : "principal")}`),
      read.balances(isCustomer ? "credit/" : "advance/"),
    ]);
    const credit = credits.reduce((sum, { amount }) => sum + amount, 0);
    const ledger = (isCustomer ? account.amount : -account.amount) + credit;
    return unequal(sumOf(result, "open"), ledger, (found, expected) =>
      msg(str`Open bills come to ${money(found)}, the ledger with credits to ${money(expected)}.`),
    );
  },
};
