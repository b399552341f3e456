import { msg, str } from "@lit/localize";
import { hsnSummary, type HsnLine } from "../company/gst";
import type { Read } from "../store/work";
import { billedIn, billedLines, postedOf } from "./billed";
import { column, sumColumn, sumOf, unequal } from "./columns";
import { moneyWriter } from "./names";
import { spanOf, yearSoFar, type Span } from "./parameters";
import type { Report, ReportRow } from "./report";

/** Every tax by rate: what was charged on bills, what principals charged, what is left to pay. */
export const taxSummaryReport: Report = {
  name: "tax-summary",
  title: () => msg("Tax summary"),
  about: () => msg("Every tax by rate: charged to customers, paid to principals, and the difference."),
  group: "tax",
  picture: "column",
  parameters: [...yearSoFar()],
  run: async (read, answers) => {
    const span = spanOf(answers);
    const [output, input] = await Promise.all([outputTaxes(read, span), inputTaxes(read, span)]);
    const keys = [...new Set([...output.keys(), ...input.keys()])].sort();
    const rows = keys.map((key): ReportRow => {
      const [name = "", rate = "0"] = key.split(" ");
      const [out, paid] = [output.get(key), input.get(key)];
      return {
        cells: [
          name,
          Number(rate),
          out?.taxable,
          out?.amount,
          paid?.taxable,
          paid?.amount,
          (out?.amount ?? 0) - (paid?.amount ?? 0),
        ],
      };
    });
    return {
      columns: [
        column("tax", () => msg("Tax"), "text", { width: 14 }),
        column("rate", () => msg("Rate"), "percent", { pane: "under" }),
        column("base", () => msg("Billed, taxable"), "money"),
        sumColumn("output", () => msg("Charged"), { pane: "stays" }),
        column("paidBase", () => msg("Bought, taxable"), "money"),
        sumColumn("input", () => msg("To deduct"), { pane: "stays" }),
        sumColumn("difference", () => msg("Difference")),
      ],
      rows,
      notes: [
        msg(
          "Bills and notes by their date; cancelled ones are left out. Taxes on advances are not counted here.",
        ),
      ],
      chart: {
        kind: "column",
        title: () => msg("Tax charged and to deduct"),
        names: "tax",
        values: ["output", "input"],
      },
    };
  },
  reconcile: async (read, result, { company }, answers) => {
    const posted = await postedOf(
      read,
      "invoice:",
      (account) => account.startsWith("tax:") && account !== "tax:advance",
    );
    let ledger = 0;
    for (const { invoice } of await billedIn(read, spanOf(answers))) ledger += posted.get(invoice.id) ?? 0;
    const money = moneyWriter(company);
    return unequal(sumOf(result, "output"), ledger, (found, expected) =>
      msg(str`Taxes charged come to ${money(found)}, the ledger's of the same bills to ${money(expected)}.`),
    );
  },
};

type Taxes = Map<string, { taxable: number; amount: number }>;

function addTax(taxes: Taxes, name: string, rate: string, taxable: number, amount: number): void {
  const key = `${name} ${rate}`;
  const sum = taxes.get(key) ?? { taxable: 0, amount: 0 };
  taxes.set(key, { taxable: sum.taxable + taxable, amount: sum.amount + amount });
}

async function outputTaxes(read: Read, span: Span): Promise<Taxes> {
  const taxes: Taxes = new Map();
  for (const { invoice, sign } of await billedIn(read, span))
    for (const { name, rate, taxable, amount } of invoice.figures.taxes)
      addTax(taxes, name, rate, sign * taxable, sign * amount);
  return taxes;
}

async function inputTaxes(read: Read, { from, to }: Span): Promise<Taxes> {
  const taxes: Taxes = new Map();
  for (const { status, kind, figures, ownTaxes = [], taxToCost, reverseCharge } of await read.list(
    "purchase",
    "on",
    {
      from,
      to,
    },
  )) {
    if (status !== "posted" || kind === "opening" || !figures || taxToCost) continue;
    const sign = kind === "debit-note" ? -1 : 1;
    for (const { name, rate, taxable, amount } of reverseCharge ? ownTaxes : figures.taxes)
      addTax(taxes, name, rate, sign * taxable, sign * amount);
  }
  return taxes;
}

/** What was billed by HSN or SAC code, unit and rate. */
export const hsnReport: Report = {
  name: "hsn-summary",
  title: () => msg("HSN summary"),
  about: () =>
    msg("What was billed by code of goods and services, unit and rate: quantity, taxable value, taxes."),
  group: "tax",
  picture: "list",
  parameters: [...yearSoFar()],
  run: async (read, answers) => {
    const lines: HsnLine[] = [];
    let missing = 0;
    for (const one of await billedIn(read, spanOf(answers)))
      for (const { line, rate, net, taxes } of billedLines(one)) {
        if (line && !line.taxCode) missing++;
        lines.push({
          hsn: line?.taxCode ?? "",
          unit: line?.unit ?? "",
          rate,
          quantity:
            line && !line.valueOnly ? `${one.sign < 0 ? "-" : ""}${line.quantity}`.replace("--", "") : "0",
          taxable: one.sign * net,
          taxes: Object.fromEntries(Object.entries(taxes).map(([name, amount]) => [name, one.sign * amount])),
        });
      }
    const rows = hsnSummary(lines);
    const names = [...new Set(rows.flatMap(({ taxes }) => Object.keys(taxes)))];
    return {
      columns: [
        column("hsn", () => msg("HSN or SAC"), "text", { width: 14 }),
        column("unit", () => msg("Counted in"), "text", { width: 8 }),
        column("rate", () => msg("Rate"), "percent", { pane: "under" }),
        column("quantity", () => msg("Quantity"), "quantity", { pane: "under" }),
        sumColumn("taxable", () => msg("Taxable"), { pane: "stays" }),
        ...names.map((name) => sumColumn(`tax${name.replace(/[^A-Za-z]/g, "")}`, () => name, { width: 13 })),
        sumColumn("total", () => msg("With tax")),
      ],
      rows: rows.map(({ hsn, unit, rate, quantity, taxable, taxes, total }) => ({
        cells: [
          hsn || msg("no code"),
          unit,
          Number(rate),
          quantity,
          taxable,
          ...names.map((name) => taxes[name] || undefined),
          total,
        ],
        ...(hsn ? {} : { tone: "warn" as const }),
      })),
      notes: missing ? [msg(str`${missing} billed lines have no code.`)] : [],
    };
  },
  reconcile: async (read, result, { company }, answers) => {
    let net = 0;
    let tax = 0;
    const posted = await postedOf(read, "invoice:", (account) => account.startsWith("sales:"));
    const taxes = await postedOf(
      read,
      "invoice:",
      (account) => account.startsWith("tax:") && account !== "tax:advance",
    );
    for (const { invoice } of await billedIn(read, spanOf(answers))) {
      net += posted.get(invoice.id) ?? 0;
      tax += taxes.get(invoice.id) ?? 0;
    }
    const money = moneyWriter(company);
    return [
      ...unequal(sumOf(result, "taxable"), net, (found, expected) =>
        msg(
          str`By code ${money(found)} is taxable, the ledger's sales of the same bills are ${money(expected)}.`,
        ),
      ),
      ...unequal(sumOf(result, "total"), net + tax, (found, expected) =>
        msg(str`By code ${money(found)} was billed with tax, the ledger has ${money(expected)}.`),
      ),
    ];
  },
};
