import { msg, str } from "@lit/localize";
import { daysBetween, type Day } from "../base/day";
import { fromThousandths } from "../base/quantity";
import type { Read } from "../store/work";
import { stockOnHand } from "../stock/on-hand-queries";
import { column, sumColumn } from "./columns";
import type { Report } from "./report";

/** Stock that nobody asked for: items on hand of which nothing was sold or used for so many days. */
export const slowMoversReport: Report = {
  name: "slow-movers",
  title: () => msg("Slow movers"),
  about: () => msg("Money that lies on the shelf: items on hand that were neither sold nor used for long."),
  group: "stock",
  picture: "bar",
  parameters: [
    {
      name: "days",
      label: () => msg("Not moved for"),
      kind: "choice",
      options: () =>
        ["30", "60", "90", "180", "365"].map((value) => ({ value, label: msg(str`${value} days`) })),
      initial: "90",
    },
  ],
  run: async (read, answers, { today }) => {
    const least = Number(answers.days ?? 90);
    const [held, moved] = await Promise.all([stockOnHand(read), lastMoves(read)]);
    const sums = new Map<string, { quantity: number; worth: number; item: (typeof held)[number]["item"] }>();
    for (const { item, quantity, worth } of held) {
      const sum = sums.get(item.id) ?? { quantity: 0, worth: 0, item };
      sum.quantity += quantity;
      sum.worth += worth;
      sums.set(item.id, sum);
    }
    const rows = [...sums.values()].flatMap(({ item, quantity, worth }) => {
      const { out, first } = moved.get(item.id) ?? {};
      const since = out ?? first;
      const days = since ? daysBetween(since, today) : undefined;
      if (quantity <= 0 || days === undefined || days < least) return [];
      return {
        cells: [item.name, item.code, fromThousandths(quantity), item.unit, out ?? msg("never"), days, worth],
        of: item.id,
      };
    });
    return {
      columns: [
        column("item", () => msg("Item"), "text", { width: 30 }),
        column("code", () => msg("Code"), "text", { width: 12 }),
        column("quantity", () => msg("On hand"), "quantity"),
        column("unit", () => msg("Counted in"), "text", { width: 8 }),
        column("out", () => msg("Last sold or used"), "text", { width: 16 }),
        column("days", () => msg("Days"), "number", { pane: "stays" }),
        sumColumn("worth", () => msg("Worth"), { pane: "stays" }),
      ],
      rows: rows.sort((a, b) => Number(b.cells[6]) - Number(a.cells[6])),
      chart: { kind: "bar", title: () => msg("What lies on the shelf"), names: "item", values: ["worth"] },
    };
  },
};

/** When goods of an item last left for a customer, and when the first came. */
async function lastMoves(read: Read): Promise<Map<string, { out?: Day; first: Day }>> {
  const moves = new Map<string, { out?: Day; first: Day }>();
  for (const { itemId, reason, on, quantity } of await read.list("movement", "on")) {
    const known = moves.get(itemId) ?? { first: on };
    if ((reason === "sold" || reason === "used") && quantity < 0) known.out = on;
    moves.set(itemId, known);
  }
  return moves;
}
