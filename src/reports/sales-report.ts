import { msg, str } from "@lit/localize";
import { accounts } from "../company/accounts";
import { Decimal } from "../base/decimal";
import type { RecordId } from "../records";
import type { Read } from "../store/work";
import { billedIn, billedLines, postedOf } from "./billed";
import { column, sumColumn, sumOf, unequal } from "./columns";
import { Fetched, moneyWriter } from "./names";
import { spanOf, yearSoFar, within, type Span } from "./parameters";
import type { Report, ReportContext, ReportResult } from "./report";

const SALES: ReadonlySet<string> = new Set([
  accounts.salesGoods.code,
  accounts.salesService.code,
  accounts.charges.code,
]);

/** What each customer was billed, credit notes taken off. */
export const salesByCustomerReport: Report = {
  name: "sales-by-customer",
  title: () => msg("Sales by customer"),
  about: () => msg("Who buys how much: bills, net, tax and total of each customer, credit notes taken off."),
  group: "money",
  picture: "bar",
  parameters: [...yearSoFar()],
  run: async (read, answers) => {
    const sums = new Map<
      RecordId<"party">,
      { bills: number; net: number; tax: number; total: number; last: string }
    >();
    for (const { invoice, sign } of await billedIn(read, spanOf(answers))) {
      const sum = sums.get(invoice.customerId) ?? { bills: 0, net: 0, tax: 0, total: 0, last: "" };
      const { net, tax, total } = invoice.figures;
      sum.bills += sign > 0 ? 1 : 0;
      sum.net += sign * net;
      sum.tax += sign * tax;
      sum.total += sign * total;
      if (invoice.on > sum.last) sum.last = invoice.on;
      sums.set(invoice.customerId, sum);
    }
    const fetched = new Fetched(read);
    const whole = [...sums.values()].reduce((all, { net }) => all + net, 0);
    const rows = await Promise.all(
      [...sums].map(async ([id, { bills, net, tax, total, last }]) => ({
        cells: [await fetched.name(id), bills, last, net, tax, total, shareOf(net, whole)],
        of: id,
      })),
    );
    return {
      columns: [
        column("customer", () => msg("Customer"), "text", { width: 30 }),
        column("bills", () => msg("Bills"), "number", { total: true }),
        column("last", () => msg("Last bill"), "day"),
        sumColumn("net", () => msg("Net"), { pane: "stays" }),
        sumColumn("tax", () => msg("Tax")),
        sumColumn("total", () => msg("Total")),
        column("share", () => msg("Share"), "percent"),
      ],
      rows: rows.sort((a, b) => Number(b.cells[3]) - Number(a.cells[3])),
      chart: { kind: "bar", title: () => msg("Net sales by customer"), names: "customer", values: ["net"] },
    };
  },
  reconcile: reconcileSales,
};

/** What was billed of each item, with what it cost where goods left the stock. */
export const salesByItemReport: Report = {
  name: "sales-by-item",
  title: () => msg("Sales by item"),
  about: () =>
    msg("What sells: quantity, net and average price of each item, and what is left above its cost."),
  group: "money",
  picture: "bar",
  parameters: [...yearSoFar()],
  run: async (read, answers) => {
    const span = spanOf(answers);
    const [billed, costs] = await Promise.all([billedIn(read, span), costsIn(read, span)]);
    const sums = new Map<string, { name: string; quantity: Decimal; unit: string; net: number }>();
    for (const one of billed)
      for (const { line, net } of billedLines(one)) {
        const key = line?.itemId ?? line?.description ?? "";
        const sum = sums.get(key) ?? {
          name: line?.description ?? msg("Charges"),
          quantity: new Decimal(0),
          unit: line?.unit ?? "",
          net: 0,
        };
        if (line && !line.valueOnly)
          sum.quantity = sum.quantity.plus(new Decimal(line.quantity).times(one.sign));
        sum.net += one.sign * net;
        sums.set(key, sum);
      }
    const fetched = new Fetched(read);
    const rows = await Promise.all(
      [...sums].map(async ([key, { name, quantity, unit, net }]) => {
        const id = key.startsWith("item:") ? (key as RecordId<"item">) : undefined;
        const item = await fetched.find(id);
        const cost = id && item && item.type !== "service" ? (costs.get(id) ?? 0) : undefined;
        return {
          cells: [
            item?.name ?? name,
            item?.code,
            quantity.toFixed(),
            unit,
            net,
            quantity.isZero() ? undefined : Math.round(net / quantity.toNumber()),
            cost,
            cost === undefined ? undefined : net - cost,
            cost === undefined ? undefined : shareOf(net - cost, net),
          ],
          ...(id ? { of: id } : {}),
        };
      }),
    );
    return {
      columns: [
        column("item", () => msg("Item"), "text", { width: 32 }),
        column("code", () => msg("Code"), "text", { width: 12 }),
        column("quantity", () => msg("Quantity"), "quantity", { pane: "stays" }),
        column("unit", () => msg("Counted in"), "text", { width: 8 }),
        sumColumn("net", () => msg("Net"), { pane: "stays" }),
        column("price", () => msg("Average price"), "money"),
        sumColumn("cost", () => msg("Cost of goods")),
        sumColumn("margin", () => msg("Above cost")),
        column("share", () => msg("Margin"), "percent"),
      ],
      rows: rows.sort((a, b) => Number(b.cells[4]) - Number(a.cells[4])),
      chart: { kind: "bar", title: () => msg("Net sales by item"), names: "item", values: ["net"] },
    };
  },
  reconcile: reconcileSales,
};

/** What goods sold took out of the stock, less what came back, by item; minor units. */
async function costsIn(read: Read, { from, to }: Span): Promise<Map<RecordId<"item">, number>> {
  const costs = new Map<RecordId<"item">, number>();
  for (const { reason, itemId, value = 0, sourceId } of await read.list("movement", "on", { from, to }))
    if ((reason === "sold" || reason === "returned") && sourceId.startsWith("invoice:"))
      costs.set(itemId, (costs.get(itemId) ?? 0) - value);
  return costs;
}

/** A part of a whole in percent, to a tenth; nothing of nothing. */
export const shareOf = (part: number, whole: number): number | undefined =>
  whole ? Math.round((part / whole) * 1000) / 10 : undefined;

/** The net of the bills of the year so far is what the ledger took of these same bills as sales. */
async function reconcileSales(
  read: Read,
  result: ReportResult,
  { company }: ReportContext,
  answers: Readonly<Record<string, string>>,
): Promise<string[]> {
  const span = spanOf(answers);
  const posted = await postedOf(read, "invoice:", (account) => SALES.has(account));
  let ledger = 0;
  for (const { invoice } of await billedIn(read, span))
    if (within(span, invoice.on)) ledger += posted.get(invoice.id) ?? 0;
  const money = moneyWriter(company);
  return unequal(sumOf(result, "net"), ledger, (found, expected) =>
    msg(str`Sales come to ${money(found)} net, the ledger's of the same bills to ${money(expected)}.`),
  );
}
