import { newId } from "../base/id";
import { phoneTerm } from "../records/terms";
import type { ImportRun } from "../records";
import { command, type CommandCall } from "../store/command";
import type { Store } from "../store/store";
import type { Read, Work } from "../store/work";
import type { Decision, ImportOptions, ListKind, Outcome } from "./model";
import { takeBalance, takeBill, takeItem, takeStock } from "./opening-commands";
import { partyOf, takeCustomer } from "./party-commands";
import { takeCard, takeContract } from "./service-commands";

/** Notes that a list is being taken in; gives the id its rows are marked with. */
export const beginImport = command(
  "import.begin",
  async (work, draft: Omit<ImportRun, "id" | "at" | "done" | "undone">) => {
    const run: ImportRun = { id: newId("import"), at: work.at, ...draft };
    await work.put(run);
    return run.id;
  },
);

/** One row to be taken in, marked with its import. */
export interface RowWish {
  readonly import: ImportRun["id"];
  readonly kind: ListKind;
  /** The row in the file, counted from 1. */
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
  readonly options: ImportOptions;
  readonly decision?: Decision;
}

/** What adding a customer will ask for, asked for all rows of a batch at once. */
const aheadOf = (read: Read, { kind, values }: RowWish): Promise<unknown> =>
  kind === "customers" && values.phone
    ? read.list("party", "phone", { is: phoneTerm(values.phone) })
    : Promise.resolve();

/** Takes in one row, whole or not at all, by the commands of the slices it concerns. */
export const importRow = command(
  "import.row",
  (work, wish: RowWish) => takers[wish.kind](work, wish),
  aheadOf,
);

/** Notes what became of an import. */
export const finishImport = command(
  "import.finish",
  async (work, { id, ...done }: { id: ImportRun["id"] } & NonNullable<ImportRun["done"]>) =>
    work.put({ ...(await work.get(id)), done }),
);

const takers: Readonly<Record<ListKind, (work: Work, wish: RowWish) => Promise<void>>> = {
  customers: async (work, { values, row, options }) => {
    const partyId = await takeCustomer(work, values);
    await takeBalance(work, partyId, values.openingBalance ?? "", row, options.on);
  },
  items: (work, { values, options }) => takeItem(work, values, options.on),
  stock: (work, { values, options }) => takeStock(work, values, options.on),
  cards: async (work, wish) => void (await takeCard(work, await whom(work, wish, "customer"), wish.values)),
  contracts: async (work, wish) =>
    takeContract(work, await whom(work, wish, "customer"), wish.values, wish.options),
  bills: async (work, wish) =>
    takeBill(work, await whom(work, wish, wish.options.side), wish.values, wish.options.side),
};

const whom = (work: Work, { values, decision }: RowWish, side: "customer" | "principal") =>
  partyOf(work, { name: values.customer ?? values.party ?? "", phone: values.phone ?? "" }, side, decision);

/** A row the book refused after all, in words. */
export interface RowRefusal {
  readonly row: number;
  readonly refusal: Error;
}

export interface ImportWish {
  readonly kind: ListKind;
  readonly file: string;
  readonly sheet: string;
  readonly columns: ImportRun["columns"];
  readonly outcomes: readonly Outcome[];
  readonly options: ImportOptions;
  /** What was said about rows that were asked about, by row; those without are left out. */
  readonly decisions: ReadonlyMap<number, Decision>;
}

/** What came of an import. */
export interface Imported {
  readonly id: ImportRun["id"];
  readonly added: number;
  readonly refused: readonly RowRefusal[];
  readonly cancelled: boolean;
}

/** The rows of a judged list that will be taken in. */
export const rowsToImport = (
  outcomes: readonly Outcome[],
  decisions: ReadonlyMap<number, Decision>,
): Outcome[] =>
  outcomes.filter(
    ({ kind, row }) => kind === "new" || (kind === "ask" && (decisions.get(row.at) ?? "leave") !== "leave"),
  );

/** Takes in a judged list row by row, stoppable between rows; every operation says it came from this import. */
export async function runImport(
  store: Store,
  wish: ImportWish,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
): Promise<Imported> {
  const { kind, file, sheet, columns, decisions } = wish;
  const rows = rowsToImport(wish.outcomes, decisions);
  const id = await store.run(
    beginImport({ kind, file, sheet, columns, after: await store.lastSeq() }),
    "import",
  );
  const refused: RowRefusal[] = [];
  const { done, cancelled } = await store.runMany(rowCalls(id, rows, wish), {
    origin: "import",
    total: rows.length,
    onProgress: (count) => onProgress?.(count, rows.length),
    onRefused: ({ input }, refusal) => refused.push({ row: (input as RowWish).row, refusal }),
    ...(signal ? { signal } : {}),
  });
  await store.run(finishImport({ id, added: done, refused: refused.length, cancelled }), "import");
  return { id, added: done, refused, cancelled };
}

function* rowCalls(
  id: ImportRun["id"],
  rows: readonly Outcome[],
  { kind, options, decisions }: ImportWish,
): Generator<CommandCall<void>> {
  for (const { row } of rows) {
    const decision = decisions.get(row.at);
    yield importRow({
      import: id,
      kind,
      row: row.at,
      values: row.values,
      options,
      ...(decision ? { decision } : {}),
    });
  }
}
