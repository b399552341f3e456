import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { refuseClosed } from "../company/period";
import type { AnyRecord, ImportRun, RecordId } from "../records";
import type { CommandCall } from "../store/command";
import type { Move, Operation } from "../store/operation";
import type { Store } from "../store/store";
import { isSame } from "../store/undo";
import type { Read, Work } from "../store/work";

/** What an import did as a whole: each record before its first and after its last row, and all movements of balances. */
interface Whole {
  readonly records: ReadonlyMap<RecordId, { readonly before?: AnyRecord; readonly after?: AnyRecord }>;
  readonly moves: readonly Move[];
}

/**
 * Takes back all rows of an import in one transaction: every record as it was before, every balance moved back.
 * @throws Refusal that names later work which uses what was imported; then nothing is changed
 */
export async function undoImport(store: Store, id: ImportRun["id"]): Promise<void> {
  const run = await store.read((read) => read.get(id));
  const operations = await store.operations(run.after);
  const own = operations.filter((operation) => isRowOf(operation, id));
  const first = operations.findIndex((operation) => isRowOf(operation, id));
  const other = operations.slice(Math.max(first, 0)).filter((operation) => !isRowOf(operation, id));
  await store.run(takingBack(id, own, other), "undo");
}

const isRowOf = ({ command, input }: Operation, id: string): boolean =>
  command === "import.row" && (input as { import?: string }).import === id;

const takingBack = (
  id: ImportRun["id"],
  own: readonly Operation[],
  others: readonly Operation[],
): CommandCall<void> => ({
  command: "import.undo",
  input: { id, rows: own.length },
  apply: async (work) => {
    const run = await work.get(id);
    if (run.undone) throw new Refusal(msg("This import was taken back already."));
    const whole = wholeOf(own);
    refuseNumbers(whole, others);
    await refuseLater(work, whole, others);
    await refuseChanged(work, whole);
    await putBack(work, whole);
    await work.put({ ...run, undone: work.at });
  },
});

function wholeOf(operations: readonly Operation[]): Whole {
  const records = new Map<RecordId, { before?: AnyRecord; after?: AnyRecord }>();
  for (const { changes } of operations)
    for (const { id, before, after } of changes) {
      const first = records.get(id);
      const start = first ? first.before : before;
      records.set(id, { ...(start ? { before: start } : {}), ...(after ? { after } : {}) });
    }
  return { records, moves: operations.flatMap(({ moves }) => moves) };
}

/** Numbers that were taken cannot be given back once others follow them. */
function refuseNumbers({ moves }: Whole, others: readonly Operation[]): void {
  const series = new Set(moves.flatMap(({ key }) => (key.startsWith("series/") ? [key] : [])));
  // What was given since and taken back again counts for nothing.
  const since = netOf(others.flatMap((operation) => operation.moves.filter(({ key }) => series.has(key))));
  if (since.some(({ by }) => by !== 0))
    throw new Refusal(msg("Numbers were given after those of this import; nothing was changed."));
}

/** Refuses when a record that is still there and was written by other work names one this import made. */
async function refuseLater(read: Read, { records }: Whole, others: readonly Operation[]): Promise<void> {
  const made = new Set<string>([...records].flatMap(([id, { before }]) => (before ? [] : [id])));
  const naming = new Set<RecordId>();
  for (const { changes } of others)
    for (const { id, after } of changes)
      if (!records.has(id) && after && mentions(after, made)) naming.add(id);
  const using: string[] = [];
  for (const id of naming) {
    const now = await read.find(id);
    if (now && mentions(now, made)) using.push(calledBy(now));
  }
  if (using.length) throw new Refusal(usedSentence(using));
}

function usedSentence(names: readonly string[]): string {
  const first = names.slice(0, 3).join(", ");
  return names.length > 3
    ? msg(str`Later work uses what was imported: ${first} and ${names.length - 3} more. Nothing was changed.`)
    : msg(str`Later work uses what was imported: ${first}. Nothing was changed.`);
}

const mentions = (value: unknown, made: ReadonlySet<string>): boolean =>
  typeof value === "string"
    ? made.has(value)
    : typeof value === "object" &&
      value !== null &&
      Object.values(value).some((inner) => mentions(inner, made));

/** What a record is known by: its number, code, serial number or name. */
function calledBy(record: AnyRecord): string {
  const known = record as {
    id: string;
    number?: string;
    sourceNumber?: string;
    code?: string;
    name?: string;
    serial?: string;
    itemId?: string;
  };
  return known.number || known.sourceNumber || known.name || known.code || known.serial || known.id;
}

async function refuseChanged(work: Work, { records }: Whole): Promise<void> {
  for (const [id, { after }] of records) {
    const now = await work.find(id);
    if (!isSame(now, after)) {
      const name = calledBy(now ?? after ?? ({ id } as AnyRecord));
      throw new Refusal(msg(str`${name} was changed after the import; nothing was taken back.`));
    }
    if (after && "lines" in after && "sourceId" in after && "on" in after) await refuseClosed(work, after.on);
  }
}

async function putBack(work: Work, { records, moves }: Whole): Promise<void> {
  for (const [id, { before, after }] of records) {
    if (before) await work.put(before);
    else if (after) await work.remove(id);
  }
  for (const { key, by, part } of netOf(moves)) if (by !== 0) await work.move(key, -by, part);
}

/** Movements of one balance and part as one. */
function netOf(moves: readonly Move[]): Move[] {
  const net = new Map<string, Move>();
  for (const { key, by, part } of moves) {
    const name = `${key}\u0000${part ?? ""}`;
    const before = net.get(name);
    net.set(name, { key, by: (before?.by ?? 0) + by, ...(part === undefined ? {} : { part }) });
  }
  return [...net.values()];
}
