import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writePivot } from "../../src/workbook/excel-pivot";
import type { Pivot } from "../../src/workbook/pivot";

/** An Office object that takes down what is asked of it; what it answers is given by the end of the path. */
function recording(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const at = (path: string): unknown =>
    new Proxy(() => undefined, {
      get: (_, name) => {
        if (typeof name === "symbol" || name === "then") return undefined;
        const here = path ? `${path}.${name}` : name;
        const answer = Object.keys(answers).find((end) => here.endsWith(end));
        return answer === undefined ? at(here) : answers[answer];
      },
      set: (_, name, value: unknown) => {
        asked.push(`${path}.${String(name)} = ${JSON.stringify(value)}`);
        return true;
      },
      apply: (_, __, given: unknown[]) => {
        const said = given.map((one) => (typeof one === "function" ? nameOf(one) : JSON.stringify(one)));
        const call = `${path}(${said.join(", ")})`;
        if (path.endsWith(".load")) return at(path.slice(0, -".load".length));
        if (path === "sync") return Promise.resolve(asked.push("sync"));
        names.set(call, call);
        asked.push(call);
        return at(call);
      },
    });
  const names = new Map<string, string>();
  const nameOf = (one: unknown): string => String((one as { path?: unknown }).path ? "…" : "…");
  return { context: at("") as Excel.RequestContext, asked };
}

const pivot: Pivot = {
  name: "Pivot_slice_bills",
  sheet: "Bills by month",
  title: "Bills by month",
  rows: ["Date: month"],
  columns: ["Occasion"],
  filters: [{ header: "Kind", only: ["Bill", "Credit note"] }],
  values: [
    { header: "Net", label: "Sum of Net", by: "sum", format: "#,##0.00" },
    { header: "Net", label: "Net, % of all", by: "sum", format: "#,##0.00", share: "total" },
  ],
  sort: { by: 0, descending: true },
  slicers: ["Kind", "Date: month"],
  chart: "stacked",
};

const nothingYet = { "pivotTables.getItemOrNullObject(\"Pivot_slice_bills\").isNullObject": true, "getItemOrNullObject(\"Servicebook pivot chart\").isNullObject": true, "worksheets.items": [], "slicers.items": [], "left": 10, "top": 20, "width": 100, "sheet.name": "Bills by month" }; // prettier-ignore

let versions = 13;
const before = (globalThis as { Office?: unknown }).Office;
beforeEach(() => {
  versions = 13;
  (globalThis as { Office?: unknown }).Office = {
    context: {
      requirements: { isSetSupported: (_: string, version: string) => Number(version.slice(2)) <= versions },
    },
  };
});
afterEach(() => {
  (globalThis as { Office?: unknown }).Office = before;
});

const write = async (answers: Readonly<Record<string, unknown>>) => {
  const { context, asked } = recording(answers);
  const name = await writePivot(context, pivot, "Data_bills", () => Promise.resolve(asked.push("data")));
  return { asked, name };
};

describe("a pivot table", () => {
  it("[SD8] is made over the data: fields, figures, filter and order, then its chart and its slicers", async () => {
    const { asked } = await write(nothingYet);
    const ends = asked.map((one) => one.replace(/.*pivotTables\.add\("Pivot_slice_bills", …, …\)/, "pivot"));
    expect(asked.indexOf("data")).toBeLessThan(asked.findIndex((one) => one.includes("pivotTables.add")));
    const inOrder = [
      "data",
      'worksheets.add("Bills by month")',
      "pivot.rowHierarchies.add(…)",
      "pivot.columnHierarchies.add(…)",
      'summarizeBy = "Sum"',
      'name = "Sum of Net"',
      'numberFormat = "#,##0.00"',
      'name = "Net, % of all"',
      'numberFormat = "0.0%"',
      'showAs = {"calculation":"PercentOfGrandTotal"}',
      "pivot.filterHierarchies.add(…)",
      'fields.getItem("Kind").applyFilter({"manualFilter":{"selectedItems":["Bill","Credit note"]}})',
      'fields.getItem("Date: month").sortByValues("Descending", …)',
      'charts.add("BarStacked", …, "Auto")',
      'slicers.add(…, "Kind", …)',
      'name = "Pivot_slice_bills Kind"',
      'slicers.add(…, "Date: month", …)',
    ];
    let from = 0;
    for (const wanted of inOrder) {
      const place = ends.findIndex((one, at) => at >= from && one.endsWith(wanted));
      expect(place, wanted).toBeGreaterThanOrEqual(from);
      from = place;
    }
  });

  it("[SD8] that stands already with the same fields is refreshed in place and nothing of it is made again", async () => {
    const standing = {
      ...nothingYet,
      "pivotTables.getItemOrNullObject(\"Pivot_slice_bills\").isNullObject": false, // prettier-ignore
      "rowHierarchies.items": [{ name: "Date: month" }],
      "columnHierarchies.items": [{ name: "Occasion" }, { name: "Values" }],
      "dataHierarchies.items": [{ name: "Sum of Net" }, { name: "Net, % of all" }],
    };
    const { asked } = await write(standing);
    expect(asked.filter((one) => /\.refresh\(\)$/.test(one))).toHaveLength(1);
    expect(asked.filter((one) => /\.add\(|\.delete\(/.test(one))).toEqual([]);
    const changed = await write({ ...standing, "rowHierarchies.items": [{ name: "Customer" }] });
    expect(
      changed.asked.some((one) => /getItemOrNullObject\("Pivot_slice_bills"\)\.delete\(\)$/.test(one)),
    ).toBe(true);
    expect(changed.asked.some((one) => one.includes("pivotTables.add"))).toBe(true);
  });

  it("[SD8] is left out with its slicers or altogether where the workbook has none, before anything is written", async () => {
    versions = 9;
    expect((await write(nothingYet)).asked.filter((one) => one.includes("slicers.add"))).toEqual([]);
    versions = 7;
    expect(await write(nothingYet)).toEqual({ asked: [], name: undefined });
  });
});
