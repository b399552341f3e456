import { describe, expect, it } from "vitest";
import { canPivot, pivotOf } from "../../src/reports/slice-pivot.view";
import { crossTable } from "../../src/reports/slice-page-content.view";
import type { Slice } from "../../src/reports/slice";
import type { AppContext } from "../../src/ui/context";
import { formatFor } from "../../src/ui/format";
import { complain, openBook } from "../book";

const slice: Slice = {
  dataset: "complaints",
  rows: ["area", "technician"],
  columns: ["priority"],
  values: [
    { by: "count", of: "" },
    { by: "distinct", of: "customer" },
  ],
  filters: [{ field: "status", only: ["new"] }],
};

async function withApp() {
  const book = await openBook();
  await complain(book);
  await complain(book, { priority: "urgent" });
  const company = await book.store.read((read) => read.get("company:main"));
  const app = {
    store: book.store,
    company,
    format: formatFor(company),
    now: () => "2026-04-01T10:00:00.000Z",
  };
  return app as unknown as AppContext;
}

describe("a slice for the workbook", () => {
  it("[SD7] is a cross-table of its finest groups, each header once, with totals where rows add up", async () => {
    const page = await crossTable(await withApp(), { name: "slice-x", title: "Open", slice });
    const headers = page.columns.map(({ header }) => header);
    expect(new Set(headers).size).toBe(headers.length);
    expect(headers.slice(0, 2)).toEqual(["Area", "Technician"]);
    const counts = page.columns.flatMap(({ header, total }, at) =>
      /Number of/.test(header) ? [{ at, total }] : [],
    );
    expect(counts.every(({ total }) => total)).toBe(true);
    expect(page.columns.filter(({ total }) => total)).toHaveLength(counts.length);
    expect(page.rows).toHaveLength(1);
    expect(counts.map(({ at }) => page.rows[0]!.cells[at])).toEqual([1, 1, 2]);
  });

  it("[SD8] becomes a pivot table over all rows of its dataset, where a pivot table can say the same", async () => {
    const plain: Slice = { ...slice, values: [{ by: "count", of: "" }, { by: "average", of: "hours" }] }; // prettier-ignore
    expect([canPivot(slice), canPivot(plain), canPivot({ ...plain, top: 5 })]).toEqual([false, true, false]);
    const { data, pivot } = await pivotOf(await withApp(), { name: "slice-x", title: "Open", slice: plain });
    const headers = data.columns.map(({ header }) => header);
    expect(new Set(headers).size).toBe(headers.length);
    const used = [...pivot.rows, ...pivot.columns, ...pivot.slicers, ...pivot.values.map(({ header }) => header), ...pivot.filters.map(({ header }) => header)]; // prettier-ignore
    expect(used.filter((header) => !headers.includes(header))).toEqual([]);
    // A figure may not be called as a column of the data.
    expect(pivot.values.filter(({ label }) => headers.includes(label))).toEqual([]);
    expect(data.rows).toHaveLength(2);
    expect(data.rows.every(({ cells }) => cells.length === headers.length)).toBe(true);
    const [filter] = pivot.filters;
    const column = headers.indexOf(filter!.header);
    expect(data.rows.map(({ cells }) => cells[column])).toEqual([filter!.only![0], filter!.only![0]]);
  });
});
