/** A figure of a pivot table: a column of the data, how it is taken together and shown. */
export interface PivotValue {
  readonly header: string;
  /** Shown above the figures; another than any header. */
  readonly label: string;
  readonly by: "sum" | "count" | "average" | "min" | "max";
  /** Number format in en-US. */
  readonly format: string;
  readonly share?: "total" | "row" | "column";
}

/** A pivot table over a data table, with slicers and a chart, on a sheet of its own. Headers are those of the data. */
export interface Pivot {
  /** Letters and underscores: by it the pivot table is found again. */
  readonly name: string;
  /** Sheet to make when there is none yet. */
  readonly sheet: string;
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Only these items of a column pass; all where none are named. */
  readonly filters: readonly { readonly header: string; readonly only?: readonly string[] }[];
  readonly values: readonly PivotValue[];
  /** Rows by a value's place, the largest first or last. */
  readonly sort?: { readonly by: number; readonly descending: boolean };
  /** Columns that get a slicer. */
  readonly slicers: readonly string[];
  readonly chart: "bar" | "column" | "stacked" | "line";
}
