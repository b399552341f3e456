import { msg, str } from "@lit/localize";
import { fromThousandths, toThousandths } from "../base/quantity";
import { underReorderLevel } from "../stock/queries";
import { goodsFlows } from "../stock/flow-queries";
import { column } from "./columns";
import { Fetched } from "./names";
import type { Report } from "./report";

/** Items at or under their reorder level, with what is to come and what is missing to the level. */
export const reorderReport: Report = {
  name: "reorder",
  title: () => msg("Reorder list"),
  about: () =>
    msg("What runs out: items at or under their reorder level, what is on order and what to order."),
  group: "stock",
  picture: "list",
  parameters: [{ name: "principal", label: () => msg("Principal"), kind: "party", role: "principal" }],
  run: async (read, answers) => {
    const [low, flows] = await Promise.all([underReorderLevel(read), goodsFlows(read)]);
    const toCome = new Map(flows.map((flow) => [flow.item.id, flow.toCome]));
    const fetched = new Fetched(read);
    const rows = await Promise.all(
      low
        .filter(({ item }) => !answers.principal || item.principalId === answers.principal)
        .map(async ({ item, onHand }) => {
          const level = toThousandths(item.reorderLevel) ?? 0;
          const coming = toCome.get(item.id) ?? 0;
          const short = Math.max(0, level - onHand - coming);
          return {
            cells: [
              item.name,
              item.code,
              await fetched.name(item.principalId),
              fromThousandths(onHand),
              item.reorderLevel,
              coming ? fromThousandths(coming) : undefined,
              short ? fromThousandths(short) : undefined,
              item.unit,
              onHand <= 0 ? msg("none left") : coming ? msg("on order") : msg("low"),
            ],
            of: item.id,
            ...(onHand <= 0 ? { tone: "bad" as const } : short ? { tone: "warn" as const } : {}),
          };
        }),
    );
    return {
      columns: [
        column("item", () => msg("Item"), "text", { width: 30 }),
        column("code", () => msg("Code"), "text", { width: 12 }),
        column("principal", () => msg("Principal"), "text", { width: 22, pane: "under" }),
        column("hand", () => msg("On hand"), "quantity", { pane: "stays" }),
        column("level", () => msg("Reorder level"), "quantity"),
        column("coming", () => msg("On order"), "quantity"),
        column("short", () => msg("To order"), "quantity", { pane: "stays" }),
        column("unit", () => msg("Counted in"), "text", { width: 8 }),
        column("state", () => msg("Status"), "text", { width: 12, pane: "under" }),
      ],
      rows,
    };
  },
  reconcile: async (read, { rows }) => {
    // Held against the stock itself, item by item.
    const faults = await Promise.all(
      rows.map(async ({ of, cells }) => {
        const { amount } = await read.balance(`stock/${of ?? ""}`);
        return fromThousandths(amount) === cells[3]
          ? []
          : [
              msg(
                str`${String(cells[0])}: the list says ${String(cells[3])}, the stock ${fromThousandths(amount)}.`,
              ),
            ];
      }),
    );
    return faults.flat();
  },
};
