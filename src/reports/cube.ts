import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Company } from "../records";
import { aggregated, counted, distinct, type Cells } from "./cube-cells";
import { compareGroups, groupsOf, labelOf, passing, stampsOf, type FieldGroups } from "./cube-groups";
import { divided, everything, isRest, type Level } from "./cube-levels";
import { looksIn, type Dataset, type Field, type Looks } from "./dataset";
import type { Columns } from "./dataset-columns";
import { none } from "./dataset-fields";
import type { Layout } from "./dataset-layout";
import { fieldOf, measureOf } from "./datasets";
import type { Slice, SliceValue } from "./slice";

/** A group as it is shown. */
export interface CubeGroup {
  readonly key: string;
  readonly label: string;
}

/** A row of a cube: a group with its figures, before the groups it is divided into. */
export interface CubeRow {
  /** From the outermost group to this one. */
  readonly path: readonly CubeGroup[];
  /** The rest beyond the top groups. */
  readonly isRest: boolean;
  /** By column (the last for all of them) and value: cell = column × values + value. NaN where there is nothing. */
  readonly cells: Float64Array;
}

/** A slice's answer. */
export interface Cube {
  readonly slice: Slice;
  /** Column groups from left to right, each from the outermost field to the innermost; one empty path without column fields. */
  readonly columns: readonly (readonly CubeGroup[])[];
  readonly rows: readonly CubeRow[];
  readonly total: Float64Array;
  /** Rows of the dataset that were counted. */
  readonly count: number;
}

/** More cells than that are no table to look at. */
const MOST_CELLS = 4_000_000;

/** Computes a slice from columns of one moment. @throws Refusal where it would have too many cells. */
export function cubeOf(
  dataset: Dataset,
  slice: Slice,
  columns: (layout: Layout) => Columns,
  company: Company | undefined,
): Cube {
  return new Cubing(dataset, slice, columns, company).answer();
}

class Cubing {
  readonly #looks: Looks;
  readonly #columns: Columns;
  readonly #collator: Intl.Collator;
  readonly #stampsOf: (field: Field) => string;

  constructor(
    readonly dataset: Dataset,
    readonly slice: Slice,
    columnsOf: (layout: Layout) => Columns,
    company: Company | undefined,
  ) {
    this.#looks = looksIn(columnsOf, company);
    this.#columns = columnsOf(dataset.layout);
    this.#collator = new Intl.Collator(company?.locale ?? "en-IN", { numeric: true });
    this.#stampsOf = (field) => stampsOf(field, dataset.layout, columnsOf, company);
  }

  answer(): Cube {
    const { slice } = this;
    const all = this.#everything();
    const across = slice.columns.reduce((level, name) => divided(level, this.#groups(name)), all);
    let levels = this.#down(all);
    let cells = this.#cells(levels, across);
    const kept = this.#kept(levels, cells, across);
    if (kept) {
      levels = this.#down(all, kept);
      cells = this.#cells(levels, across);
    }
    const columns = this.#columnsInOrder(across);
    const total = this.#row(cells, 0, 0, columns);
    return {
      slice,
      columns: columns.map(({ path }) => path),
      rows: shared(this.#rows(levels, cells, columns, kept !== undefined), total, slice.values),
      total: sharedRow(total, total, slice.values),
      count: all.of.reduce((sum, group) => sum + (group < 0 ? 0 : 1), 0),
    };
  }

  #groups(name: string): FieldGroups {
    const field = fieldOf(this.dataset, name);
    if (!field) throw new Error(`${this.dataset.name} has no field ${name}`);
    return groupsOf(field, this.#columns, this.#looks, this.#stampsOf(field));
  }

  #everything(): Level {
    const filters = this.slice.filters.map((filter) => {
      const groups = this.#groups(filter.field);
      return { rows: groups.rows, passes: passing(groups, filter) };
    });
    return everything(this.#columns.owner, this.#columns.size, filters);
  }

  #down(all: Level, kept?: Uint8Array): Level[] {
    return this.slice.rows.reduce<Level[]>(
      (levels, name, at) => [
        ...levels,
        divided(levels.at(-1) ?? all, this.#groups(name), at === 0 ? kept : undefined),
      ],
      [all],
    );
  }

  /** By value and level. */
  #cells(levels: readonly Level[], across: Level): Cells[][] {
    const finest = levels.at(-1)?.size ?? 0;
    if (finest * (across.size + 1) * this.slice.values.length > MOST_CELLS)
      throw new Refusal(
        msg(
          "This would have more cells than anybody can read. Filter it, or choose fields with fewer groups.",
        ),
      );
    return this.slice.values.map(({ by, of }) => {
      if (by === "count") return counted(levels, across);
      if (by === "distinct") return distinct(levels, across, this.#groups(of));
      const measure = measureOf(this.dataset, of);
      const numbers = measure && this.#columns.numbers.get(measure.of);
      if (!numbers) throw new Error(`${this.dataset.name} has no measure ${of}`);
      return aggregated(levels, across, by, numbers);
    });
  }

  /** Which outermost groups are shown by themselves; undefined where all are. */
  #kept(levels: readonly Level[], cells: readonly Cells[][], across: Level): Uint8Array | undefined {
    const { top, rows } = this.slice;
    const outermost = levels[1];
    const [name] = rows;
    if (!top || !outermost || name === undefined || outermost.size <= top) return undefined;
    const kept = new Uint8Array(this.#groups(name).keys.length);
    const order = this.#inOrder(this.#children(levels, 1, 0), levels, 1, cells, across.size);
    for (const { group } of order.slice(0, top)) kept[outermost.groups[group] ?? 0] = 1;
    return kept;
  }

  #columnsInOrder(across: Level): { path: CubeGroup[]; column: number }[] {
    const fields = this.slice.columns.map((name) => this.#groups(name));
    if (!fields.length) return across.of.length ? [{ path: [], column: 0 }] : [{ path: [], column: 0 }];
    // The levels above the finest are walked again: only their groups are needed, and there are few of them.
    const levels = [this.#everything()];
    for (const field of fields) levels.push(divided(levels.at(-1) ?? across, field));
    const walk = (at: number, parent: number, path: CubeGroup[]): { path: CubeGroup[]; column: number }[] => {
      const field = fields[at]?.field;
      if (!field) return [{ path, column: parent }];
      return this.#children(levels, at + 1, parent)
        .map(({ group }) => ({ group, ...this.#named(levels, at + 1, group, fields[at]) }))
        .sort(compareGroups(field, this.#collator))
        .flatMap(({ group, key, label }) => walk(at + 1, group, [...path, { key, label }]));
    };
    return walk(0, 0, []);
  }

  #children(levels: readonly Level[], at: number, parent: number): { group: number }[] {
    const level = levels[at];
    const found: { group: number }[] = [];
    for (let group = 0; group < (level?.size ?? 0); group++)
      if (level?.parents[group] === parent) found.push({ group });
    return found;
  }

  #named(levels: readonly Level[], at: number, group: number, field: FieldGroups | undefined): CubeGroup {
    const key = field?.keys[levels[at]?.groups[group] ?? -1] ?? "";
    return { key, label: field ? labelOf(field.field, key, this.#looks, none()) : "" };
  }

  /** Groups under one parent, by name or by their figure for all columns. */
  #inOrder<G extends { group: number }>(
    groups: readonly G[],
    levels: readonly Level[],
    at: number,
    cells: readonly Cells[][],
    columns: number,
  ): (G & CubeGroup)[] {
    const field = this.#groups(this.slice.rows[at - 1] ?? "");
    const named = groups.map((one) => ({ ...one, ...this.#named(levels, at, one.group, field) }));
    const byName = compareGroups(field.field, this.#collator);
    const { sort, top } = this.slice;
    const by = sort?.by ?? (top ? 0 : "name");
    const turn = sort && !sort.descending ? 1 : by === "name" && !sort ? 1 : -1;
    if (by === "name") return named.sort((a, b) => turn * byName(a, b));
    const figures = cells[by]?.[at];
    const figure = (group: number): number => figures?.[group * (columns + 1) + columns] ?? NaN;
    return named.sort((a, b) => compareFigures(figure(a.group), figure(b.group), turn) || byName(a, b));
  }

  #rows(
    levels: readonly Level[],
    cells: readonly Cells[][],
    columns: readonly { column: number }[],
    hasRest: boolean,
  ): CubeRow[] {
    const childrenOf = levels.map((level) => byParent(level));
    const rows: CubeRow[] = [];
    const walk = (at: number, parent: number, path: readonly CubeGroup[]): void => {
      const level = levels[at];
      if (!level) return;
      const groups = (childrenOf[at]?.get(parent) ?? []).map((group) => ({ group }));
      const isOther = ({ group }: { group: number }) => hasRest && isRest(level, group);
      const own = this.#inOrder(
        groups.filter((group) => !isOther(group)),
        levels,
        at,
        cells,
        columns.length,
      );
      for (const { group, key, label } of own) {
        const here = [...path, { key, label }];
        rows.push({ path: here, isRest: false, cells: this.#row(cells, at, group, columns) });
        walk(at + 1, group, here);
      }
      if (at === 1)
        for (const { group } of groups.filter(isOther))
          rows.push({
            path: [{ key: "", label: msg("Others") }],
            isRest: true,
            cells: this.#row(cells, at, group, columns),
          });
    };
    walk(1, 0, []);
    return rows;
  }

  #row(
    cells: readonly Cells[][],
    at: number,
    group: number,
    columns: readonly { column: number }[],
  ): Float64Array {
    const width = columns.length + 1;
    const values = cells.length;
    const row = new Float64Array(width * values);
    cells.forEach((byLevel, value) => {
      const from = group * width;
      columns.forEach(({ column }, place) => {
        row[place * values + value] = byLevel[at]?.[from + column] ?? NaN;
      });
      row[columns.length * values + value] = byLevel[at]?.[from + width - 1] ?? NaN;
    });
    return row;
  }
}

function byParent({ parents, size }: Level): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (let group = 0; group < size; group++) {
    const parent = parents[group] ?? -1;
    const found = children.get(parent);
    if (found) found.push(group);
    else children.set(parent, [group]);
  }
  return children;
}

/** Nothing stands last whichever way it is turned. */
function compareFigures(a: number, b: number, turn: number): number {
  if (a !== a || b !== b) return Number(a !== a) - Number(b !== b);
  return turn * (a - b);
}

const shared = (rows: CubeRow[], total: Float64Array, values: readonly SliceValue[]): CubeRow[] =>
  values.some(({ share }) => share)
    ? rows.map((row) => ({ ...row, cells: sharedRow(row.cells, total, values) }))
    : rows;

/** Figures as parts of one (0.25 for 25 %) where a value asks for that. */
function sharedRow(cells: Float64Array, total: Float64Array, values: readonly SliceValue[]): Float64Array {
  const last = cells.length - values.length;
  return cells.map((figure, at) => {
    const value = at % values.length;
    switch (values[value]?.share) {
      case "total":
        return figure / (total[last + value] ?? NaN);
      case "row":
        return figure / (cells[last + value] ?? NaN);
      case "column":
        return figure / (total[at] ?? NaN);
      default:
        return figure;
    }
  });
}
