import { type cubeOf } from "../../src/reports/cube";
import { looksIn, type Dataset } from "../../src/reports/dataset";
import { Columns } from "../../src/reports/dataset-columns";
import type { Layout } from "../../src/reports/dataset-layout";
import { lookups } from "../../src/reports/dataset-lookups";
import { fieldOf, measureOf } from "../../src/reports/datasets";
import type { Slice } from "../../src/reports/slice";
import type { AnyRecord } from "../../src/records";
import type { Store } from "../../src/store/store";

/** Figures by the groups' keys, as text: `["down keys", "across keys or *"]` → a figure for each value. */
export type Plain = Readonly<Record<string, readonly (number | null)[]>>;

/** Groups the book's records one by one, without columns kept from before: slow, and plainly right. */
export async function naively(store: Store, dataset: Dataset, slice: Slice): Promise<Plain> {
  const { records, company, lookedUp } = await store.read(async (read) => ({
    records: (await read.list(dataset.layout.of, "id")) as AnyRecord[],
    company: await read.find("company:main"),
    lookedUp: await Promise.all(
      lookups.map(async (layout) => [layout, await read.list(layout.of, "id")] as const),
    ),
  }));
  const fresh = new Map<Layout, Columns>();
  for (const [layout, found] of lookedUp) fresh.set(layout, columnsOf(layout, found));
  const looks = looksIn((layout) => fresh.get(layout) ?? new Columns(layout), company);
  const { codes, numbers } = dataset.layout;
  const keyOf = (name: string, row: readonly string[]): string => {
    const field = fieldOf(dataset, name)!;
    const value = row[codes.indexOf(field.of)]!;
    return field.key ? field.key(value, looks) : value;
  };
  const cells = new Map<string, { figures: number[][]; keys: Set<string>[]; count: number }>();
  for (const record of records)
    dataset.layout.layOut(record as never, (texts, figures) => {
      const passes = slice.filters.every(({ field, only, from, to }) => {
        const key = keyOf(field, texts);
        if (only && !only.includes(key)) return false;
        if ((from !== undefined || to !== undefined) && key === "") return false;
        return (from === undefined || key >= from) && (to === undefined || key <= to);
      });
      if (!passes) return;
      const down = slice.rows.map((name) => keyOf(name, texts));
      const across = slice.columns.map((name) => keyOf(name, texts));
      for (let depth = 0; depth <= down.length; depth++)
        for (const column of [JSON.stringify(across), "*"]) {
          const name = JSON.stringify([down.slice(0, depth), column]);
          const cell = cells.get(name) ?? {
            figures: slice.values.map(() => []),
            keys: slice.values.map(() => new Set<string>()),
            count: 0,
          };
          cells.set(name, cell);
          cell.count++;
          slice.values.forEach(({ by, of }, at) => {
            if (by === "distinct") {
              const key = keyOf(of, texts);
              if (key) cell.keys[at]!.add(key);
            } else if (by !== "count") {
              const figure = figures[numbers.indexOf(measureOf(dataset, of)!.of)]!;
              if (!Number.isNaN(figure)) cell.figures[at]!.push(figure);
            }
          });
        }
    });
  const plain: [string, (number | null)[]][] = [...cells].map(([name, { figures, keys, count }]) => [
    name,
    slice.values.map(({ by }, at) => {
      if (by === "count") return count;
      if (by === "distinct") return keys[at]!.size || null;
      const found = figures[at]!;
      if (!found.length) return null;
      const sum = found.reduce((total, one) => total + one, 0);
      if (by === "sum") return sum;
      if (by === "average") return sum / found.length;
      return by === "min" ? Math.min(...found) : Math.max(...found);
    }),
  ]);
  // A group without any figure is not shown differently from none.
  return Object.fromEntries(plain.filter(([, figures]) => figures.some((figure) => figure !== null)));
}

function columnsOf(layout: Layout, records: readonly AnyRecord[]): Columns {
  const columns = new Columns(layout);
  for (const record of records) columns.put(record);
  return columns;
}

/** A cube in the same form; what has nothing in it is left out. */
export function plainly({ columns, rows, total, slice }: ReturnType<typeof cubeOf>): Plain {
  const cells: Record<string, (number | null)[]> = {};
  const add = (down: readonly string[], row: Float64Array) => {
    [...columns.map((path) => JSON.stringify(path.map(({ key }) => key))), "*"].forEach((column, at) => {
      const figures = slice.values.map((_, value) => row[at * slice.values.length + value]!);
      if (figures.some((figure) => !Number.isNaN(figure)))
        cells[JSON.stringify([down, column])] = figures.map((one) => (Number.isNaN(one) ? null : one));
    });
  };
  add([], total);
  for (const { path, cells: row } of rows)
    add(
      path.map(({ key }) => key),
      row,
    );
  return cells;
}
