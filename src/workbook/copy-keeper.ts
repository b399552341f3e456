import type { Store } from "../store/store";
import { breathe } from "./copy-codec";
import { baseRows, logRows, parseHeader, parseLogHead } from "./machine-copy";
import type { CopySlot, WorkbookPort } from "./port";

/** Keeps the workbook's own copy of the book complete. */
export interface MachineCopy {
  /** Resolves when everything committed so far is in the copy. */
  settled(): Promise<void>;
  /** The same, where adding to the log suffices; what needs a new base is left to the next quiet moment. */
  keepUp(): Promise<void>;
  stop(): Promise<void>;
}

interface Parts {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly onBug: (error: unknown) => void;
}

/** Where the copy stands: its slot, how many rows it fills, and up to which operation it goes. */
interface Place {
  readonly slot: CopySlot;
  readonly rows: number;
  readonly base: number;
  readonly seq: number;
}

const QUIET = 1_000;
const MOST = 3_000;
const BATCH = 500;
/** Log rows beyond this and beyond the base's own are compacted into a new base. */
const LONG_LOG = 100;
/** Rows to a request: about 1.5 MB. */
const CHUNK = 48;

/** Starts to keep the machine copy: a second after a change it is noted, and never more than three. */
export function startMachineCopy(parts: Parts): MachineCopy {
  return new CopyKeeper(parts);
}

class CopyKeeper implements MachineCopy {
  readonly #parts: Parts;
  readonly #unhear: () => void;
  #place: Place | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#unhear = parts.store.onCommit(() => this.#hurry());
    this.#hurry();
  }

  settled(): Promise<void> {
    clearTimeout(this.#timer);
    this.#since = undefined;
    return this.#next(() => this.#note());
  }

  keepUp(): Promise<void> {
    return this.#next(() => this.#log());
  }

  async stop(): Promise<void> {
    this.#unhear();
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  #next(work: () => Promise<unknown>): Promise<void> {
    this.#turn = this.#turn.then(async () => void (await work())).catch((error) => this.#parts.onBug(error));
    return this.#turn;
  }

  #hurry(): void {
    if (this.#stopped) return;
    const now = Date.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.settled(),
      Math.max(0, Math.min(QUIET, this.#since + MOST - now)),
    );
  }

  /** Brings the copy up to the last operation: by log rows, or by a new base where there is none or its log is long. */
  async #note(): Promise<void> {
    this.#place ??= await this.#find();
    if (!(await this.#log())) await this.#rebase();
  }

  /** Adds what is missing to the log; false when a new base is needed for it. */
  async #log(): Promise<boolean> {
    const { store, port } = this.#parts;
    const last = await store.lastSeq();
    if (!this.#place || this.#place.seq > last || last - this.#place.seq > 4 * BATCH) return false;
    while (this.#place.seq < last && !this.#stopped) {
      const rows: string[] = await logRows(await store.operations(this.#place.seq, BATCH));
      const to = parseLogHead(rows.at(-1) ?? "")?.to;
      if (to === undefined) break;
      const log = this.#place.rows - this.#place.base + rows.length;
      if (log > Math.max(LONG_LOG, this.#place.base)) return false;
      await port.writeCopy(this.#place.slot, this.#place.rows, rows);
      this.#place = { ...this.#place, rows: this.#place.rows + rows.length, seq: to };
    }
    return true;
  }

  /** The slot that can be continued: whole, of this book, and ended by a whole stretch. */
  async #find(): Promise<Place | undefined> {
    const { port, store } = this.#parts;
    const lengths = await port.measureCopy();
    const places: Place[] = [];
    for (const slot of [0, 1] as const) {
      const rows = lengths[slot];
      if (!rows) continue;
      const [first] = await port.readCopy(slot, 0, 1);
      const header = parseHeader(first);
      if (!header || header.bookId !== store.bookId || rows < 1 + header.rows) continue;
      const base = 1 + header.rows;
      const [end = ""] = rows > base ? await port.readCopy(slot, rows - 1, 1) : [];
      const head = rows > base ? parseLogHead(end) : { to: header.seq, closes: true };
      if (head?.closes) places.push({ slot, rows, base, seq: head.to });
    }
    return places.sort((a, b) => b.seq - a.seq)[0];
  }

  /** Writes the whole book into the other slot; until its header stands there, the old slot is the copy. */
  async #rebase(): Promise<void> {
    const { port, store } = this.#parts;
    const slot: CopySlot = this.#place?.slot === 0 ? 1 : 0;
    const copy = await store.exportAll();
    const rows = await baseRows(copy);
    await port.clearCopy(slot);
    for (let from = 1; from < rows.length; from += CHUNK) {
      if (this.#stopped) return;
      await port.writeCopy(slot, from, rows.slice(from, from + CHUNK));
      await breathe();
    }
    await port.writeCopy(slot, 0, rows.slice(0, 1));
    this.#place = { slot, rows: rows.length, base: rows.length, seq: copy.lastSeq };
    await port.clearCopy(slot === 0 ? 1 : 0);
  }
}
