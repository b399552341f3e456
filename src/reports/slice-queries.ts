import type { Company } from "../records";
import type { Store } from "../store/store";
import type { Read } from "../store/work";
import { cubeOf, type Cube } from "./cube";
import { groupsOf, labelOf, passing, stampsOf } from "./cube-groups";
import { looksIn, looksOf, type Dataset, type Field, type Looks } from "./dataset";
import type { Columns } from "./dataset-columns";
import { none } from "./dataset-fields";
import { keeperOf, type Wanted } from "./dataset-keeper";
import type { Layout } from "./dataset-layout";
import { datasetNamed, fieldOf } from "./datasets";
import type { Slice, SliceFilter } from "./slice";

/** What a slice says of the book at this moment. @throws Refusal where it would have too many cells. */
export async function sliceCube(store: Store, slice: Slice): Promise<Cube> {
  const dataset = known(slice.dataset);
  return keeperOf(store).at(wanted(dataset, fieldsIn(dataset, slice)), theCompany, (columns, company) =>
    cubeOf(dataset, slice, columns, company),
  );
}

/** One row of a dataset: the record it is of, what that is called, and its words and figures. */
export interface SliceRow {
  readonly id: string;
  readonly title: string;
  /** Words of the fields asked for, in their order. */
  readonly words: readonly string[];
  /** By measure of the dataset; NaN where there is none. */
  readonly figures: readonly number[];
}

/** The rows behind a figure: those that pass these filters, at most `limit`, the latest laid out first, and how many there are. */
export async function sliceRows(
  store: Store,
  { dataset: name, filters }: Pick<Slice, "dataset" | "filters">,
  { fields, limit }: { readonly fields: readonly string[]; readonly limit: number },
): Promise<{ readonly rows: readonly SliceRow[]; readonly count: number }> {
  const dataset = known(name);
  const shown = fields.flatMap((field) => fieldOf(dataset, field) ?? []);
  const filtered = filters.flatMap(({ field }) => fieldOf(dataset, field) ?? []);
  const asked = wanted(dataset, [...shown, ...filtered], true);
  return keeperOf(store).at(asked, theCompany, (columns, company) => {
    const view = new Rows(dataset, columns, company);
    const passed = view.passed(filters);
    const rows = passed
      .slice(-limit)
      .reverse()
      .map((row) => view.row(row, shown));
    return { rows, count: passed.length };
  });
}

/** Every group of a field with how many rows it has under the filters, in the order of the field. */
export async function sliceGroups(
  store: Store,
  { dataset, filters }: Pick<Slice, "dataset" | "filters">,
  field: string,
): Promise<readonly { readonly key: string; readonly label: string; readonly count: number }[]> {
  const slice = { dataset, filters, rows: [field], columns: [], values: [{ by: "count", of: "" }] } as const;
  const { rows } = await sliceCube(store, slice);
  return rows.map(({ path, cells }) => ({ ...(path[0] ?? { key: "", label: "" }), count: cells[0] ?? 0 }));
}

/** A whole dataset as a table: for each row the record's key, its title, each field (days by key) and each measure. */
export interface DatasetTable {
  readonly fields: readonly Field[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly (string | number)[] }[];
}

/** Every row of a dataset that passes the filters, with these fields in words and its measures as they are counted. */
export async function datasetTable(
  store: Store,
  dataset: Dataset,
  fields: readonly Field[],
  filters: readonly SliceFilter[] = [],
): Promise<DatasetTable> {
  const filtered = filters.flatMap(({ field }) => fieldOf(dataset, field) ?? []);
  return keeperOf(store).at(
    wanted(dataset, [...fields, ...filtered], true),
    theCompany,
    (columns, company) => {
      const view = new Rows(dataset, columns, company);
      return { fields, rows: view.table(view.passed(filters), fields) };
    },
  );
}

/** Rows of a dataset read one by one. */
class Rows {
  readonly #columns: Columns;
  readonly #looks: Looks;
  readonly #words = new Map<string, (row: number) => string>();

  constructor(
    readonly dataset: Dataset,
    readonly columnsOf: (layout: Layout) => Columns,
    readonly company: Company | undefined,
  ) {
    this.#columns = columnsOf(dataset.layout);
    this.#looks = looksIn(columnsOf, company);
  }

  passed(filters: readonly SliceFilter[]): number[] {
    const columns = this.#columns;
    const masks = filters.flatMap((filter) => {
      const field = fieldOf(this.dataset, filter.field);
      if (!field) return [];
      const groups = this.#groups(field);
      return [{ rows: groups.rows, passes: passing(groups, filter) }];
    });
    const passed: number[] = [];
    for (let row = 0; row < columns.size; row++)
      if ((columns.owner[row] ?? -1) >= 0 && masks.every(({ rows, passes }) => passes[rows[row] ?? 0]))
        passed.push(row);
    return passed;
  }

  row(row: number, fields: readonly Field[]): SliceRow {
    return {
      id: this.#columns.idOf(row),
      title: this.#columns.titleOf(row),
      words: fields.map((field) => this.#wordOf(field)(row)),
      figures: this.#figures(row),
    };
  }

  /** Rows in the order of their records, each under a key of its own. */
  table(rows: readonly number[], fields: readonly Field[]): DatasetTable["rows"] {
    const words = fields.map((field) =>
      // Days and periods by their key: what is sorted by its text stands in its order then.
      field.kind === "day" || field.kind === "period" ? this.#keyOf(field) : this.#wordOf(field),
    );
    const seen = new Map<string, number>();
    return rows.map((row) => {
      const id = this.#columns.idOf(row);
      const place = seen.get(id) ?? 0;
      seen.set(id, place + 1);
      return {
        key: place ? `${id}#${place + 1}` : id,
        cells: [this.#columns.titleOf(row), ...words.map((word) => word(row)), ...this.#figures(row)],
      };
    });
  }

  #figures(row: number): number[] {
    return this.dataset.measures.map(({ of }) => this.#columns.numbers.get(of)?.[row] ?? NaN);
  }

  #groups(field: Field) {
    const stamps = stampsOf(field, this.dataset.layout, this.columnsOf, this.company);
    return groupsOf(field, this.#columns, this.#looks, stamps);
  }

  #keyOf(field: Field): (row: number) => string {
    const { rows, groupOf, keys } = this.#groups(field);
    return (row) => keys[groupOf[rows[row] ?? 0] ?? 0] ?? "";
  }

  #wordOf(field: Field): (row: number) => string {
    const known = this.#words.get(field.name);
    if (known) return known;
    const { rows, groupOf, keys } = this.#groups(field);
    const words = keys.map((key) => labelOf(field, key, this.#looks, none()));
    const word = (row: number) => words[groupOf[rows[row] ?? 0] ?? 0] ?? "";
    this.#words.set(field.name, word);
    return word;
  }
}

const theCompany = (read: Read): Promise<Company | undefined> => read.find("company:main");

function known(name: string): Dataset {
  const dataset = datasetNamed(name);
  if (!dataset) throw new Error(`there is no dataset ${name}`);
  return dataset;
}

/** Whose rows they are must be known of what is looked at; of the dataset itself only where its records are named. */
function wanted(dataset: Dataset, fields: readonly Field[], isNamed = false): Wanted {
  const looks = looksOf(fields);
  return {
    layouts: [dataset.layout, ...looks],
    named: isNamed ? [dataset.layout, ...looks] : looks,
  };
}

const fieldsIn = (dataset: Dataset, { rows, columns, values, filters }: Slice): Field[] =>
  [
    ...rows,
    ...columns,
    ...values.filter(({ by }) => by === "distinct").map(({ of }) => of),
    ...filters.map(({ field }) => field),
  ].flatMap((name) => fieldOf(dataset, name) ?? []);

/** The records a slice hangs on: after a change of any other it says the same. */
export const typesOf = (slice: Slice): ReadonlySet<string> => {
  const dataset = known(slice.dataset);
  return new Set([
    "company",
    dataset.layout.of,
    ...looksOf(fieldsIn(dataset, slice)).map(({ of }) => of as string),
  ]);
};
