import { msg, str } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import { accounts } from "../company/accounts";
import { stockOnHand } from "../stock/on-hand-queries";
import { column, sumColumn, sumOf, unequal } from "./columns";
import { moneyWriter } from "./names";
import type { Report, ReportRow } from "./report";

/** What is on hand and what it is worth, item by item or place by place. */
export const valuationReport: Report = {
  name: "stock-valuation",
  title: () => msg("Stock valuation"),
  about: () => msg("What is on hand, where, at what average cost, and what it is all worth."),
  group: "stock",
  picture: "bar",
  parameters: [
    {
      name: "by",
      label: () => msg("By"),
      kind: "choice",
      options: () => [
        { value: "item", label: msg("Item") },
        { value: "place", label: msg("Item and place") },
      ],
      initial: "item",
    },
  ],
  run: async (read, answers) => {
    const held = (await stockOnHand(read)).filter(({ quantity, worth }) => quantity || worth);
    const byPlace = answers.by === "place";
    const sums = new Map<string, { quantity: number; worth: number; row: (typeof held)[number] }>();
    for (const row of held) {
      const key = byPlace ? `${row.item.id} ${row.place}` : row.item.id;
      const sum = sums.get(key) ?? { quantity: 0, worth: 0, row };
      sum.quantity += row.quantity;
      sum.worth += row.worth;
      sums.set(key, sum);
    }
    const rows = [...sums.values()].map(({ quantity, worth, row }): ReportRow => ({
      cells: [
        row.item.name,
        row.item.code,
        ...(byPlace ? [row.name] : []),
        fromThousandths(quantity),
        row.item.unit,
        quantity > 0 ? Math.round((worth * 1000) / quantity) : undefined,
        worth,
      ],
      of: row.item.id,
      drill: { name: "report", params: { name: "stock-ledger", item: row.item.id, from: "" } },
      ...(quantity < 0 ? { tone: "bad" as const } : {}),
    }));
    return {
      columns: [
        column("item", () => msg("Item"), "text", { width: 30 }),
        column("code", () => msg("Code"), "text", { width: 12 }),
        ...(byPlace
          ? [column("place", () => msg("Place"), "text", { width: 22, pane: "under" as const })]
          : []),
        column("quantity", () => msg("On hand"), "quantity", { pane: "stays" }),
        column("unit", () => msg("Counted in"), "text", { width: 8 }),
        column("average", () => msg("Average cost"), "money"),
        sumColumn("worth", () => msg("Worth"), { pane: "stays" }),
      ],
      rows: rows.sort((a, b) => Number(b.cells.at(-1)) - Number(a.cells.at(-1))),
      chart: { kind: "bar", title: () => msg("What the stock is worth"), names: "item", values: ["worth"] },
    };
  },
  reconcile: async (read, result, { company }) => {
    const { amount } = await read.balance(`account/${accounts.stock.code}`);
    const money = moneyWriter(company);
    return unequal(sumOf(result, "worth"), amount, (found, ledger) =>
      msg(str`The stock comes to ${money(found)}, the ledger's account of it to ${money(ledger)}.`),
    );
  },
};
