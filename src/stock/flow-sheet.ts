import { msg } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import { computed } from "../workbook/computed";
import { goodsFlows, type GoodsFlow } from "./flow-queries";

const figure = (header: string, of: (flow: GoodsFlow) => number) => ({
  header,
  kind: "quantity" as const,
  width: 11,
  value: (flow: GoodsFlow) => fromThousandths(of(flow)),
});

/** The Goods flow worksheet: item by item what was ordered, received, is on hand, out on challans, installed and sent back. */
export const flowSheet = computed<GoodsFlow>({
  sheet: "Goods flow",
  table: "GoodsFlow",
  compute: goodsFlows,
  key: ({ item }) => item.id,
  whyNot: () => msg("The flow of goods is computed from orders, receipts, challans and visits."),
  columns: [
    { header: "Code", width: 12, value: ({ item }) => item.code },
    { header: "Item", width: 30, value: ({ item }) => item.name },
    { header: "Unit", width: 7, value: ({ item }) => item.unit },
    figure("Ordered", ({ ordered }) => ordered),
    figure("To come", ({ toCome }) => toCome),
    figure("Received", ({ received }) => received),
    figure("On hand", ({ onHand }) => onHand),
    figure("On challan", ({ onChallan }) => onChallan),
    figure("Sold", ({ sold }) => sold),
    figure("Installed", ({ installed }) => installed),
    figure("Sent back", ({ returned }) => returned),
  ],
  totals: ["Ordered", "To come", "Received", "On hand", "On challan", "Sold", "Installed", "Sent back"],
});
