import { msg, str } from "@lit/localize";
import type { Operation } from "../store/operation";
import type { BookCopy } from "../store/store";
import { pieces, sha256, squeeze, unsqueeze } from "./copy-codec";
import type { CopySlot, WorkbookPort } from "./port";

/** The first row of a slot; it is written last, so a slot with a header is whole. */
export interface CopyHeader {
  readonly format: 1;
  readonly bookId: string;
  /** Schema version of the records. */
  readonly version: number;
  /** Operation the base goes up to; the log rows after it go further. */
  readonly seq: number;
  readonly records: number;
  readonly operations: number;
  /** Rows of the base, after this one. */
  readonly rows: number;
  /** SHA-256 of the base's text. */
  readonly sha256: string;
}

/** The rows of a slot for a whole book: the header, then the base. */
export async function baseRows(copy: BookCopy): Promise<string[]> {
  const text = await squeeze(baseLines(copy));
  const rows = pieces(text).map((piece) => `B${piece}`);
  const header: CopyHeader = {
    format: 1,
    bookId: copy.bookId,
    version: copy.version,
    seq: copy.lastSeq,
    records: copy.records.length,
    operations: copy.operations.length,
    rows: rows.length,
    sha256: await sha256(text),
  };
  return [`H${JSON.stringify(header)}`, ...rows];
}

/** The rows that add a stretch of operations to a slot: `L<from>-<to> <part>/<parts> <hash> <text>`. */
export async function logRows(operations: readonly Operation[]): Promise<string[]> {
  const first = operations[0];
  const last = operations.at(-1);
  if (!first || !last) return [];
  const cut = pieces(await squeeze(operations.map((operation) => JSON.stringify(operation))));
  return Promise.all(
    cut.map(async (piece, at) => {
      const hash = (await sha256(piece)).slice(0, 16);
      return `L${first.seq}-${last.seq} ${at + 1}/${cut.length} ${hash} ${piece}`;
    }),
  );
}

/** The header of a slot, if its first row is one. */
export function parseHeader(row: string | undefined): CopyHeader | undefined {
  if (!row?.startsWith("H{")) return undefined;
  try {
    const header = JSON.parse(row.slice(1)) as Partial<CopyHeader>;
    return header.format === 1 && typeof header.seq === "number" && typeof header.rows === "number"
      ? (header as CopyHeader)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The operation a log row ends with, and whether it is the last part of its stretch. */
export function parseLogHead(row: string): { from: number; to: number; closes: boolean } | undefined {
  const [, from, to, part, parts] = /^L(\d+)-(\d+) (\d+)\/(\d+) /.exec(row) ?? [];
  return from && to ? { from: Number(from), to: Number(to), closes: part === parts } : undefined;
}

export interface MachineCopyFound {
  /** Absent when nothing could be read. */
  readonly copy?: BookCopy;
  /** What is missing or damaged, in words; "" when all is well. */
  readonly problem: string;
}

/** Reads the workbook's own copy of the book: the better of its two slots, checked by count and SHA-256. */
export async function readMachineCopy(port: WorkbookPort): Promise<MachineCopyFound> {
  const lengths = await port.measureCopy();
  const found: MachineCopyFound[] = [];
  for (const slot of [0, 1] as const)
    if (lengths[slot] > 0) found.push(await readSlot(port, slot, lengths[slot]));
  const [best] = found.sort((a, b) => (b.copy?.lastSeq ?? -1) - (a.copy?.lastSeq ?? -1));
  return best ?? { problem: msg("The workbook holds no copy of the book.") };
}

async function readSlot(port: WorkbookPort, slot: CopySlot, length: number): Promise<MachineCopyFound> {
  const rows = await port.readCopy(slot, 0, length);
  const header = parseHeader(rows[0]);
  if (!header) return { problem: msg("The workbook's copy of the book was never finished.") };
  const base = rows.slice(1, 1 + header.rows);
  const text = base.map((row) => row.slice(1)).join("");
  if (base.length < header.rows || (await sha256(text)) !== header.sha256)
    return {
      problem: msg(
        str`The workbook's copy of the book is damaged: ${base.length} of ${header.rows} rows were found and their checksum does not agree. Nothing was restored.`,
      ),
    };
  const copy = parseBase(header, await unsqueeze(text));
  const { operations, problem } = await readLog(rows.slice(1 + header.rows), header.seq);
  return { copy: withOperations(copy, operations), problem };
}

/** The operations of the log as far as they are whole and without a gap. */
async function readLog(
  rows: readonly string[],
  after: number,
): Promise<{ operations: Operation[]; problem: string }> {
  const operations: Operation[] = [];
  let pending = "";
  let seq = after;
  for (const row of rows) {
    const head = parseLogHead(row);
    const [, , hash, piece = ""] = row.split(" ");
    if (!head || head.from !== seq + 1 || (await sha256(piece)).slice(0, 16) !== hash)
      return { operations, problem: damagedAfter(seq) };
    pending += piece;
    if (!head.closes) continue;
    for (const line of await unsqueeze(pending)) operations.push(JSON.parse(line) as Operation);
    pending = "";
    seq = head.to;
  }
  return { operations, problem: pending ? damagedAfter(seq) : "" };
}

const damagedAfter = (seq: number): string =>
  msg(str`The copy is whole up to change ${seq}; what was noted after it is damaged and left out.`);

function* baseLines(copy: BookCopy): Generator<string> {
  for (const record of copy.records) yield `r${JSON.stringify(record)}`;
  for (const balance of copy.balances) yield `b${JSON.stringify(balance)}`;
  for (const operation of copy.operations) yield `o${JSON.stringify(operation)}`;
}

function parseBase({ version, bookId, seq }: CopyHeader, lines: readonly string[]): BookCopy {
  const of = <T>(mark: string): T[] =>
    lines.filter((line) => line.startsWith(mark)).map((line) => JSON.parse(line.slice(1)) as T);
  return {
    version,
    bookId,
    lastSeq: seq,
    records: of<unknown>("r"),
    balances: of<BookCopy["balances"][number]>("b"),
    operations: of<Operation>("o"),
  };
}

/** A copy of the book as it stands after some more operations. */
export function withOperations(copy: BookCopy, operations: readonly Operation[]): BookCopy {
  if (!operations.length) return copy;
  const records = new Map((copy.records as readonly { id: string }[]).map((record) => [record.id, record]));
  const balances = new Map(
    copy.balances.map(({ key, amount, parts }) => [key, { key, amount, parts: { ...parts } }]),
  );
  for (const { changes, moves } of operations) {
    for (const { id, after } of changes) {
      if (after) records.set(id, after);
      else records.delete(id);
    }
    for (const { key, by, part } of moves) {
      const balance = balances.get(key) ?? { key, amount: 0, parts: {} as Record<string, number> };
      balance.amount += by;
      if (part !== undefined) movePart(balance.parts, part, by);
      balances.set(key, balance);
    }
  }
  return {
    ...copy,
    lastSeq: operations.at(-1)?.seq ?? copy.lastSeq,
    records: [...records.values()],
    balances: [...balances.values()],
    operations: [...copy.operations, ...operations],
  };
}

/** Parts that are zero are absent. */
function movePart(parts: Record<string, number>, part: string, by: number): void {
  const amount = (parts[part] ?? 0) + by;
  if (amount === 0) delete parts[part];
  else parts[part] = amount;
}
