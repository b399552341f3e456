/** How figures are taken together. `count` counts rows, `distinct` the different groups of a field. */
export type Aggregate = "sum" | "count" | "average" | "distinct" | "min" | "max";

/** One figure of a slice: a measure taken together, or rows or groups counted; as a share where asked for. */
export interface SliceValue {
  readonly by: Aggregate;
  /** A measure's name; a field's for `distinct`; "" for `count`. */
  readonly of: string;
  /** In percent of everything, of its row or of its column. */
  readonly share?: "total" | "row" | "column";
}

/** Only rows whose group of a field is among these, or lies from one to another (both included). */
export interface SliceFilter {
  readonly field: string;
  readonly only?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** What is asked of a dataset: fields down and across, figures, filters; the same in a draft and in a saved slice. */
export interface Slice {
  readonly dataset: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly SliceValue[];
  readonly filters: readonly SliceFilter[];
  /** Rows by name, or by a value (its place among the values), the largest first unless ascending. */
  readonly sort?: { readonly by: number | "name"; readonly descending: boolean };
  /** Only so many of the outermost groups, the others together. */
  readonly top?: number;
}
