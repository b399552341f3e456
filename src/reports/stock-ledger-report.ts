import { msg, str } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import type { Movement, RecordId } from "../records";
import { placeNames } from "../stock/on-hand-queries";
import { isStocked } from "../stock/model";
import { reasonName } from "../stock/words";
import { column } from "./columns";
import { Fetched, moneyWriter } from "./names";
import { spanOf, yearSoFar } from "./parameters";
import type { Report } from "./report";

/** Every movement of an item with what was on hand and what it was worth after it. */
export const stockLedgerReport: Report = {
  name: "stock-ledger",
  title: () => msg("Stock ledger"),
  about: () =>
    msg("One item's movements: in, out, on hand and worth after each, with the paper that caused it."),
  group: "stock",
  picture: "line",
  parameters: [{ name: "item", label: () => msg("Item"), kind: "item", required: true }, ...yearSoFar()],
  run: async (read, answers) => {
    const { from, to } = spanOf(answers);
    const id = answers.item as RecordId<"item">;
    const movements = (await read.list("movement", "item", { prefix: [id] })).sort(byDay);
    const names = await placeNames(
      read,
      movements.map(({ location }) => location).filter((one) => one.startsWith("challan:")),
    );
    const fetched = new Fetched(read);
    let [quantity, worth] = [0, 0];
    let before: readonly [number, number] = [0, 0];
    const rows = [];
    for (const movement of movements) {
      if (movement.on > to) continue;
      quantity += movement.quantity;
      worth += movement.value ?? 0;
      if (movement.on < from) before = [quantity, worth];
      else rows.push({ movement, quantity, worth });
    }
    return {
      columns: [
        column("reason", () => msg("What"), "text", { width: 20 }),
        column("on", () => msg("Date"), "day", { pane: "under" }),
        column("document", () => msg("Document"), "text", { width: 16, pane: "under" }),
        column("place", () => msg("Place"), "text", { width: 20 }),
        column("in", () => msg("In"), "quantity", { total: true }),
        column("out", () => msg("Out"), "quantity", { total: true }),
        column("hand", () => msg("On hand"), "quantity", { pane: "stays" }),
        column("value", () => msg("Value"), "money", { total: true }),
        column("worth", () => msg("Worth"), "money", { pane: "stays" }),
      ],
      rows: [
        {
          cells: [
            msg("Brought forward"),
            answers.from || undefined,
            undefined,
            undefined,
            undefined,
            undefined,
            fromThousandths(before[0]),
            undefined,
            before[1],
          ],
        },
        ...(await Promise.all(
          rows.map(async ({ movement, quantity: hand, worth: after }) => ({
            cells: [
              reasonName(movement.reason),
              movement.on,
              await numberOf(fetched, movement),
              names(movement.location),
              movement.quantity > 0 ? fromThousandths(movement.quantity) : undefined,
              movement.quantity < 0 ? fromThousandths(-movement.quantity) : undefined,
              fromThousandths(hand),
              movement.value || undefined,
              after,
            ],
            ...(movement.sourceId ? { of: movement.sourceId as RecordId } : {}),
          })),
        )),
      ],
      chart: { kind: "line", title: () => msg("On hand after each movement"), names: "on", values: ["hand"] },
    };
  },
  cases: async (read) =>
    (await read.list("item", "code"))
      .filter(isStocked)
      .map(({ id }) => ({ item: id, from: "", to: "9999-12-31" })),
  reconcile: async (read, { rows }, { company }, { item }) => {
    const id = item as RecordId<"item">;
    const [{ name }, held, worth] = await Promise.all([
      read.get(id),
      read.balance(`stock/${id}`),
      read.balance(`worth/${id}`),
    ]);
    const last = rows.at(-1)?.cells ?? [];
    const money = moneyWriter(company);
    const isEqual = Number(last[6] ?? 0) * 1000 === held.amount && Number(last[8] ?? 0) === worth.amount;
    return isEqual
      ? []
      : [
          msg(
            str`The stock ledger of ${name} ends with ${String(last[6])} worth ${money(Number(last[8] ?? 0))}, the book has ${fromThousandths(held.amount)} worth ${money(worth.amount)}.`,
          ),
        ];
  },
};

const byDay = (a: Movement, b: Movement): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : (a.ordinal ?? 0) - (b.ordinal ?? 0);

async function numberOf(fetched: Fetched, { sourceId }: Movement): Promise<string | undefined> {
  if (!/^[a-zA-Z]+:/.test(sourceId)) return undefined;
  const record = (await fetched.find(sourceId as RecordId).catch(() => undefined)) as
    { number?: string } | undefined;
  return record?.number;
}
