import { msg } from "@lit/localize";
import type { Slice } from "./slice";

/** A slice to begin with. */
export interface ReadySlice {
  readonly title: () => string;
  readonly slice: Slice;
}

const count = [{ by: "count", of: "" }] as const;
const sum = (of: string) => ({ by: "sum", of }) as const;
const ready = (
  title: () => string,
  dataset: string,
  rows: string[],
  columns: string[],
  values: Slice["values"],
  more: Partial<Slice> = {},
): ReadySlice => ({ title, slice: { dataset, rows, columns, values, filters: [], ...more } });

/** What is asked most, by dataset. */
export const readySlices: readonly ReadySlice[] = [
  ready(() => msg("Complaints by technician and state"), "complaints", ["technician"], ["status"], count),
  ready(() => msg("Complaints by area and month"), "complaints", ["area"], ["logged-month"], count),
  ready(
    () => msg("Hours to resolve by item"),
    "complaints",
    ["item"],
    [],
    [{ by: "average", of: "hours" }, { by: "max", of: "hours" }, ...count],
  ),
  ready(() => msg("Ten most frequent problems"), "complaints", ["problem"], [], count, { top: 10 }),
  ready(() => msg("Visits by technician and month"), "visits", ["technician"], ["done-month"], count, {
    filters: [{ field: "status", only: ["done", "part-done"] }],
  }),
  ready(() => msg("Days late by area"), "visits", ["area"], [], [{ by: "average", of: "late" }, ...count]),
  ready(
    () => msg("Contracts by plan and state"),
    "contracts",
    ["plan"],
    ["status"],
    [...count, sum("price")],
  ),
  ready(() => msg("What ends when"), "contracts", ["ends-month"], [], [...count, sum("price")], {
    filters: [{ field: "status", only: ["active"] }],
  }),
  ready(() => msg("Billed by month and occasion"), "bills", ["on-month"], ["occasion"], [sum("net")]),
  ready(() => msg("Ten best customers"), "bills", ["customer"], [], [sum("net"), { by: "sum", of: "net", share: "total" }], { top: 10 }), // prettier-ignore
  ready(() => msg("Sold by principal and item"), "bill-lines", ["principal", "item"], [], [sum("quantity"), sum("net")]), // prettier-ignore
  ready(() => msg("Net by tax rate and month"), "bill-lines", ["on-month"], ["tax-rate"], [sum("net")]),
  ready(() => msg("Received by mode and month"), "payments", ["on-month"], ["mode"], [sum("received")]),
  ready(() => msg("In and out by item and reason"), "movements", ["item"], ["reason"], [sum("quantity")]),
  ready(
    () => msg("Parts by technician"),
    "movements",
    ["place", "item"],
    [],
    [sum("quantity"), sum("value")],
  ),
  ready(() => msg("Income and expenses by month"), "ledger", ["account-kind", "account"], ["on-month"], [sum("balance")], { filters: [{ field: "account-kind", only: ["income", "expense"] }] }), // prettier-ignore
];

/** What a dataset is first shown as. */
export const firstSlice = (dataset: string): Slice =>
  readySlices.find(({ slice }) => slice.dataset === dataset)?.slice ?? {
    dataset,
    rows: [],
    columns: [],
    values: count,
    filters: [],
  };
