import { bodyColumn, sheetOf, type Located } from "./excel-table";

const CHUNK = 20_000;

/** Which key stands in which row of a table's body, as last seen. */
export class KeyIndex {
  /** Keys by place; "" for a row that is none of ours. */
  readonly keys: string[];
  readonly #places = new Map<string, number>();

  constructor(
    readonly at: Located,
    keys: readonly string[],
  ) {
    this.keys = [...keys];
    keys.forEach((key, place) => {
      // The first of two equal keys is the row itself, a later one a pasted copy.
      if (key !== "" && !this.#places.has(key)) this.#places.set(key, place);
    });
  }

  placeOf(key: string): number | undefined {
    return this.#places.get(key);
  }

  /** How many rows of ours there are. */
  get size(): number {
    return this.#places.size;
  }

  /** Reads the key column. */
  static async read(context: Excel.RequestContext, at: Located): Promise<KeyIndex> {
    return new KeyIndex(
      at,
      (await readBody(context, at, [at.key])).map(([key]) => String(key)),
    );
  }
}

/** Reads columns of a table's body, row by row, in stretches that fit a response. */
export async function readBody(
  context: Excel.RequestContext,
  at: Located,
  offsets: readonly number[],
  read: "values" | "formulas" = "values",
  onProgress: (rows: number) => void = () => undefined,
): Promise<unknown[][]> {
  const sheet = sheetOf(context, at);
  const rows: unknown[][] = [];
  const chunk = Math.max(500, Math.floor(CHUNK / Math.max(1, offsets.length)));
  for (let from = 0; from < at.rows; from += chunk) {
    const count = Math.min(chunk, at.rows - from);
    const columns = offsets.map((offset) => bodyColumn(sheet, at, offset, from, count).load(read));
    await context.sync();
    for (let row = 0; row < count; row++)
      rows.push(columns.map((column) => (column[read] as unknown[][])[row]?.[0] ?? ""));
    onProgress(from + count);
  }
  return rows;
}
