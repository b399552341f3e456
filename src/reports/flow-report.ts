import { msg, str } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import { goodsFlows, type GoodsFlow } from "../stock/flow-queries";
import { column } from "./columns";
import { Fetched } from "./names";
import type { Report } from "./report";

/** The way of goods, item by item: ordered, received, on hand, out on challans, installed, sold, sent back. */
export const flowReport: Report = {
  name: "goods-flow",
  title: () => msg("Ordered, received, installed"),
  about: () =>
    msg("The way of each item's goods: ordered, received, on hand, on challan, installed, sent back."),
  group: "stock",
  picture: "stacked",
  parameters: [{ name: "principal", label: () => msg("Principal"), kind: "party", role: "principal" }],
  run: async (read, answers) => {
    const flows = (await goodsFlows(read)).filter(
      ({ item }) => !answers.principal || item.principalId === answers.principal,
    );
    const fetched = new Fetched(read);
    const quantity = (key: string, header: () => string, pane?: "stays") =>
      column(key, header, "quantity", { total: true, ...(pane ? { pane } : {}) });
    return {
      columns: [
        column("item", () => msg("Item"), "text", { width: 30 }),
        column("principal", () => msg("Principal"), "text", { width: 22 }),
        quantity("ordered", () => msg("Ordered")),
        quantity("toCome", () => msg("To come")),
        quantity("received", () => msg("Received"), "stays"),
        quantity("onHand", () => msg("On hand"), "stays"),
        quantity("onChallan", () => msg("On challan")),
        quantity("installed", () => msg("Installed, used")),
        quantity("sold", () => msg("Sold")),
        quantity("returned", () => msg("Sent back")),
      ],
      rows: await Promise.all(
        flows.map(async (flow) => ({
          cells: [flow.item.name, await fetched.name(flow.item.principalId), ...figuresOf(flow).map(shown)],
          of: flow.item.id,
        })),
      ),
      chart: {
        kind: "bar",
        title: () => msg("Ordered and received"),
        names: "item",
        values: ["ordered", "received"],
      },
    };
  },
  reconcile: async (read, { rows }) => {
    const held = (await read.balances("stock/")).reduce((sum, { amount }) => sum + amount, 0);
    const found = rows.reduce(
      (sum, { cells }) => sum + Math.round(1000 * (Number(cells[5] ?? 0) + Number(cells[6] ?? 0))),
      0,
    );
    return found === held
      ? []
      : [
          msg(
            str`On hand and on challans are ${fromThousandths(found)} by this report, ${fromThousandths(held)} by the stock.`,
          ),
        ];
  },
};

const figuresOf = ({
  ordered,
  toCome,
  received,
  onHand,
  onChallan,
  installed,
  sold,
  returned,
}: GoodsFlow): number[] => [ordered, toCome, received, onHand, onChallan, installed, sold, returned];

const shown = (thousandths: number): string | undefined =>
  thousandths ? fromThousandths(thousandths) : undefined;
