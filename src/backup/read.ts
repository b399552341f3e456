import { msg, str } from "@lit/localize";
import { breathing } from "../base/breath";
import { Refusal, refusalWords } from "../base/refusal";
import { openZip, type PackedPart, type ZipLimits } from "../base/zip";
import type { BookCopy } from "../store/store";
import { ABOUT_SHEET } from "./about-sheet";
import { BookMaker } from "./copy-text";
import { readTables } from "./from-tables";
import { lockedSheet, unlock } from "./lock";
import { parseManifest, type Manifest } from "./manifest";
import { packageSheets, type PackageSheets, type PackedParts } from "./package-sheets";
import { scanRows, sharedTexts } from "./sheet-scan";
import { sha256 } from "./sums";
import { textOf, unsqueeze } from "./unsqueeze";
import { COPY_PART, MANIFEST_PART } from "./workbook-xml";

/** A backup that was read and found whole; nothing was changed by that. */
export interface OpenedBackup {
  readonly manifest: Manifest;
  readonly book: BookCopy;
  /** What it was read from: the machine copy, or the readable tables where that was lost. */
  readonly from: "copy" | "tables";
  /** What a person should know of the file before restoring it, in sentences. */
  readonly notes: readonly string[];
}

export interface ReadOptions {
  /** For a locked backup; without it such a one is refused by `LockedBackup`. */
  readonly password?: string;
  /** Cancels between two slices; the signal's reason is thrown. */
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/** The backup is locked: it can be read with its password. */
export class LockedBackup extends Refusal {
  constructor() {
    super(msg("This backup is locked. Type its password to open it."));
  }
}

/** What a backup may weigh. Its large parts are read as a stream, so that none of this has to fit into the memory. */
export const backupLimits: ZipLimits = {
  packed: 192 << 20,
  part: 640 << 20,
  total: 1280 << 20,
  parts: 2000,
  ratio: 200,
};

/** No stretch of the machine copy is larger. */
const LARGEST_BLOCK = 64 << 20;
const LARGEST_MANIFEST = 4 << 20;
/** A sheet that says what the file is has few rows; the first texts of a workbook come first. */
const ABOUT_ROWS = 500;
const MOST_TEXT = 640 << 20;

/** Reads a backup: its machine copy, or its tables where that is lost or damaged; whatever is not whole is a Refusal. */
export async function readBackup(bytes: Uint8Array, options: ReadOptions = {}): Promise<OpenedBackup> {
  const parts = openZip(bytes, msg("The file"), backupLimits);
  const book = await packageSheets(parts);
  const locked = lockedSheet(book);
  if (locked) {
    if (options.password === undefined) throw new LockedBackup();
    const { password, ...rest } = options;
    return readBackup(await unlock(locked, book.shared, password), rest);
  }
  const manifest = await manifestOf(parts, book);
  if (!manifest)
    throw new Refusal(msg("The file is a workbook, but no backup of Servicebook. Nothing was changed."));
  const copy = parts.get(COPY_PART);
  if (!copy) return fromTables(book, manifest, msg("The machine copy is no longer in the file"), options);
  try {
    return { manifest, book: await readCopy(copy, manifest, options), from: "copy", notes: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return fromTables(book, manifest, msg("The machine copy in the file is damaged"), options);
  }
}

async function fromTables(
  book: PackageSheets,
  manifest: Manifest,
  why: string,
  options: ReadOptions,
): Promise<OpenedBackup> {
  try {
    const read = await readTables(book, manifest, options);
    const note = msg(
      str`${why}; the book was read from the tables instead, and it is the same to the letter.`,
    );
    return { manifest, book: read.book, from: "tables", notes: [note, ...read.notes] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(msg(str`${why}, and the tables cannot stand in for it: ${refusalWords(error)}`));
  }
}

async function manifestOf(parts: PackedParts, book: PackageSheets): Promise<Manifest | undefined> {
  const own = parts.get(MANIFEST_PART);
  try {
    const manifest = own && (await parseManifest(await textOf(own, LARGEST_MANIFEST)));
    if (manifest) return manifest;
  } catch (error) {
    // A manifest that is damaged stands on the first sheet once more; one that is too new does so as well.
    if (!(error instanceof Refusal)) throw error;
  }
  const about = book.sheets.get(ABOUT_SHEET) ?? [...book.sheets.values()][0];
  if (!about || about.size > LARGEST_MANIFEST) return undefined;
  const shared = await sharedTexts(book.shared, MOST_TEXT);
  for await (const { cells } of scanRows(about, shared, ABOUT_ROWS))
    for (const cell of cells.values())
      if (typeof cell === "string" && cell.startsWith('{"servicebook":'))
        return (await parseManifest(cell)) ?? undone();
  return own && undone();
}

function undone(): never {
  throw new Refusal(
    msg("The backup is damaged: what it says of itself was changed. Nothing was changed here."),
  );
}

const damaged = (): Refusal =>
  new Refusal(msg("The machine copy in the file is damaged. Nothing was changed."));

/** The book of the machine copy, every stretch of it held against its sum. */
async function readCopy(
  part: PackedPart,
  manifest: Manifest,
  { signal, progress }: ReadOptions,
): Promise<BookCopy> {
  const { blocks } = manifest;
  if (
    part.size !== blocks.reduce((sum, { bytes }) => sum + bytes, 0) ||
    blocks.some(({ bytes }) => bytes > LARGEST_BLOCK || bytes === 0)
  )
    throw damaged();
  const pause = breathing(signal);
  const maker = new BookMaker();
  let done = 0;
  for await (const { bytes, sha256: sum } of blocksOf(part, blocks, pause)) {
    if ((await sha256(bytes)) !== sum) throw damaged();
    for (const line of new TextDecoder().decode(bytes).split("\n")) {
      if (line) addLine(maker, line);
      const waiting = pause();
      if (waiting) await waiting;
    }
    progress?.((done += bytes.length), part.size);
  }
  return complete(maker, manifest);
}

function addLine(maker: BookMaker, line: string): void {
  const space = line.indexOf(" ");
  try {
    maker.add(line.slice(0, space), line.slice(space + 1));
  } catch {
    throw damaged();
  }
}

/** The stretches of the machine copy as they are unpacked. */
async function* blocksOf(
  part: PackedPart,
  blocks: Manifest["blocks"],
  pause: () => Promise<void> | undefined,
): AsyncGenerator<{ bytes: Uint8Array; sha256: string }> {
  const waiting = [...blocks];
  let block = waiting.shift();
  let bytes = new Uint8Array(block?.bytes ?? 0);
  let at = 0;
  for await (const piece of unsqueeze(part)) {
    for (let from = 0; from < piece.length && block;) {
      const taken = piece.subarray(from, from + bytes.length - at);
      bytes.set(taken, at);
      from += taken.length;
      if ((at += taken.length) < bytes.length) continue;
      yield { bytes, sha256: block.sha256 };
      block = waiting.shift();
      bytes = new Uint8Array(block?.bytes ?? 0);
      at = 0;
    }
    const turn = pause();
    if (turn) await turn;
  }
}

/** The book that was read, when it holds as much of everything as the backup says. */
export function complete(maker: BookMaker, manifest: Manifest): BookCopy {
  const rows = (name: string) => manifest.sets.find(({ set }) => set === name)?.rows ?? 0;
  const all = manifest.sets.reduce((sum, { rows: count }) => sum + count, 0);
  const { records, balances, operations } = maker;
  if (
    balances.length !== rows("balances") ||
    operations.length !== rows("operations") ||
    records.length + balances.length + operations.length !== all
  )
    throw damaged();
  return maker.book(manifest);
}
