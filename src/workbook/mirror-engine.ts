import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Company, RecordId } from "../records";
import { systemClock, type Clock } from "../store/clock";
import type { Store } from "../store/store";
import { allRows, changesFor, type MirrorSheet } from "./changes";
import { startMachineCopy, type MachineCopy } from "./copy-keeper";
import { EditDesk } from "./edits";
import { judge, standingSentence, type BookFacts, type Standing } from "./identity";
import { readMachineCopy } from "./machine-copy";
import type { Mirror } from "./mirror";
import { phaseSentence, progressSentence, type MirrorState } from "./mirror-state";
import { Pace } from "./pace";
import {
  TableFaultError,
  type Identity,
  type ShowAt,
  type TableChange,
  type TableFault,
  type WorkbookEvent,
  type WorkbookPort,
} from "./port";
import { keysOf, recordOfKey } from "./rows";
import { layoutOf, shapeOf } from "./shape";

export interface MirrorOptions {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly mirrors: readonly Mirror[];
  readonly clock?: Clock;
  readonly onState?: (state: MirrorState) => void;
  /** A person selected a row that shows this record. */
  readonly onSelect?: (id: RecordId) => void;
  /** Something typed was refused, in words; it also stands beside the cell. */
  readonly onRefused?: (refused: { readonly table: string; readonly says: string }) => void;
  /** Something that should never happen did; by default it goes to the console. */
  readonly onBug?: (error: unknown) => void;
  /** Keep the machine copy in the workbook; default true. */
  readonly copy?: boolean;
  /** Beyond so many operations behind, the sheets are built afresh. */
  readonly far?: number;
}

/** The sheets of a workbook, following the book. */
export interface Mirrors {
  readonly state: MirrorState;
  /** Makes the workbook show this book: an empty one, or one that is further than what this machine still has. */
  claim(): Promise<void>;
  /** Builds sheets afresh (all, or those of these tables), repairing whatever was renamed, reshaped or deleted. */
  rebuild(tables?: readonly string[]): Promise<void>;
  /** Puts the workbook's own copy in the place of the book on this machine; a Refusal says why not. */
  restore(): Promise<void>;
  /** Brings a table to the front, at a record, filtered alike. */
  show(table: string, at?: ShowAt & { readonly id?: RecordId }): Promise<void>;
  /** Resolves when everything committed so far is in the sheets, and what was typed so far is dealt with. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts to mirror the book into the workbook, if it is this book's; otherwise says how it stands and waits. */
export async function startMirrors(options: MirrorOptions): Promise<Mirrors> {
  const engine = new MirrorEngine(options);
  await engine.start();
  return engine;
}

const FAR = 2_000;
const BATCH = 500;
/** More changed rows than this in one table are faster written as a whole. */
const WHOLE = 3_000;

class MirrorEngine implements Mirrors {
  readonly #options: MirrorOptions;
  readonly #store: Store;
  readonly #port: WorkbookPort;
  readonly #pace = new Pace(() => this.#inTurn(() => this.#follow()));
  #state: MirrorState = { phase: "starting", sentence: phaseSentence("starting"), faults: [], seq: 0 };
  #company: Company | undefined;
  #sheets: readonly MirrorSheet[] = [];
  #identity: Identity | undefined;
  #following = false;
  #turn: Promise<unknown> = Promise.resolve();
  #stops: (() => unknown)[] = [];
  #stopListening: (() => Promise<void>) | undefined;
  #edits: EditDesk | undefined;
  #copy: MachineCopy | undefined;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#port = options.port;
  }

  get state(): MirrorState {
    return this.#state;
  }

  async start(): Promise<void> {
    this.#stops.push(
      this.#store.onCommit(() => this.#pace.hurry()),
      this.#store.onReplaced(() => void this.#inTurn(() => this.#judge())),
    );
    await this.#inTurn(() => this.#judge());
  }

  async claim(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#state.phase === "foreign") throw new Refusal(this.#state.sentence);
      if (!(await this.#readCompany())) throw new Refusal(msg("Set up the company first."));
      await this.#build(this.#sheets);
      await this.#listen();
    });
  }

  async rebuild(tables?: readonly string[]): Promise<void> {
    await this.#inTurn(async () => {
      if (!this.#following) throw new Refusal(this.#state.sentence);
      const wanted = this.#sheets.filter(({ shape }) => !tables || tables.includes(shape.table));
      await this.#build(wanted);
      await this.#listen();
    });
  }

  async restore(): Promise<void> {
    await this.#inTurn(async () => {
      const { copy, problem } = await readMachineCopy(this.#port);
      if (!copy) throw new Refusal(problem);
      await this.#store.replaceAll(copy);
    });
    // `onReplaced` judged the workbook again in its own turn.
    await this.#inTurn(() => this.#judge());
  }

  async show(table: string, { id, ...at }: ShowAt & { readonly id?: RecordId } = {}): Promise<void> {
    const sheet = this.#sheets.find(({ shape }) => shape.table === table);
    if (!sheet || !this.#following) throw new Refusal(this.#state.sentence);
    const record = id && (await this.#store.read((read) => read.find(id)));
    const [key] = record ? keysOf(sheet.mirror, record) : [];
    await this.#port.show(sheet.shape, { ...at, ...(key ? { key } : {}) });
  }

  async settled(): Promise<void> {
    this.#pace.now();
    // What was typed may ask for commands, whose commits are written in a later turn.
    for (let turn; turn !== this.#turn;) await (turn = this.#turn).catch(() => undefined);
    await this.#copy?.settled();
  }

  async stop(): Promise<void> {
    this.#pace.stop();
    for (const stop of this.#stops.splice(0)) stop();
    await this.#inTurn(async () => {
      await this.#stopFollowing();
      this.#become("stopped");
    });
  }

  /** One thing at a time: writing, edits and rebuilding never run into each other. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.catch(() => undefined).then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #judge(): Promise<void> {
    await this.#stopFollowing();
    this.#become("starting");
    await this.#readCompany();
    this.#identity = await this.#port.readIdentity();
    const facts = await this.#facts();
    const standing = judge(this.#identity, facts);
    if (standing.kind !== "ours" || !this.#company)
      return this.#become(waitingPhase(standing), { sentence: standingSentence(standing, facts) });
    this.#seq(this.#identity?.seq ?? 0);
    await this.#catchUp(standing.behind);
  }

  async #catchUp(behind: number): Promise<void> {
    const asDeclared = this.#identity?.layout === layoutOf(this.#sheets.map(({ shape }) => shape));
    if (!asDeclared || behind > (this.#options.far ?? FAR)) {
      await this.#build(this.#sheets);
    } else {
      const faults = await this.#port.inspect(this.#sheets.map(({ shape }) => shape));
      this.#become("writing", { faults });
      const mended = (this.#identity?.stale ?? []).filter(
        (table) => !faults.some((fault) => fault.table === table),
      );
      if (mended.length) await this.#build(this.#sheets.filter(({ shape }) => mended.includes(shape.table)));
    }
    await this.#listen();
    await this.#follow();
  }

  async #listen(): Promise<void> {
    if (this.#following) return;
    this.#following = true;
    this.#edits = new EditDesk({
      store: this.#store,
      port: this.#port,
      sheets: this.#sheets,
      clock: this.#options.clock ?? systemClock,
      onRefused: this.#options.onRefused ?? (() => undefined),
      onBug: (error) => this.#bug(error),
    });
    const shapes = this.#sheets.map(({ shape }) => shape);
    this.#stopListening = await this.#port.listen(shapes, (event) => this.#hear(event));
    if (this.#options.copy !== false)
      this.#copy = startMachineCopy({ store: this.#store, port: this.#port, onBug: (e) => this.#bug(e) });
  }

  async #stopFollowing(): Promise<void> {
    this.#following = false;
    await this.#stopListening?.();
    this.#stopListening = undefined;
    await this.#copy?.stop();
    this.#copy = undefined;
  }

  /** Writes what was committed since the sheets were last written. */
  async #follow(): Promise<void> {
    if (!this.#following) return;
    try {
      for (;;) {
        const operations = await this.#store.operations(this.#state.seq, BATCH);
        const last = operations.at(-1);
        if (!last) break;
        if (operations.some(({ changes }) => changes.some(({ id }) => id === "company:main")))
          if (await this.#companyChanged()) return;
        await this.#write(await this.#changes(operations), last.seq);
      }
      this.#become("current");
    } catch (error) {
      this.#failed(error);
    }
  }

  #changes(operations: Parameters<typeof changesFor>[2]): Promise<TableChange[]> {
    const able = this.#sheets.filter(({ shape }) => !this.#faulty(shape.table));
    return changesFor(this.#store, able, operations, this.#theCompany());
  }

  async #write(changes: readonly TableChange[], seq: number): Promise<void> {
    const small = changes.filter(({ upsert }) => upsert.length <= WHOLE);
    const whole = changes.filter((change) => !small.includes(change));
    for (const { shape } of whole) await this.#fill(this.#sheets.filter((sheet) => sheet.shape === shape));
    const identity = this.#identityAt(seq);
    try {
      await this.#port.apply(small, identity);
    } catch (error) {
      if (!(error instanceof TableFaultError)) throw error;
      this.#become("writing", { faults: merged(this.#state.faults, error.faults) });
      // The rest follows on; what the faulty tables miss is made up for when they are repaired.
      return this.#write(
        small.filter(({ shape }) => !this.#faulty(shape.table)),
        seq,
      );
    }
    this.#identity = identity;
    this.#seq(seq);
  }

  /** Number formats hang on currency and locale; when those change the sheets are built afresh. */
  async #companyChanged(): Promise<boolean> {
    const before = layoutOf(this.#sheets.map(({ shape }) => shape));
    await this.#readCompany();
    if (layoutOf(this.#sheets.map(({ shape }) => shape)) === before) return false;
    await this.#judge();
    return true;
  }

  async #build(sheets: readonly MirrorSheet[]): Promise<void> {
    const seq = await this.#store.lastSeq();
    const complete = sheets.length === this.#sheets.length;
    try {
      // Whoever opens the workbook after a crash in between finds a layout that asks for building it again.
      if (complete) await this.#port.writeIdentity({ ...this.#identityAt(this.#state.seq), layout: "" });
      await this.#fill(sheets);
      const tables = sheets.map(({ shape }) => shape.table);
      const faults = this.#state.faults.filter(({ table }) => !tables.includes(table));
      this.#become("writing", { faults });
      const identity = this.#identityAt(complete ? seq : this.#state.seq);
      await this.#port.writeIdentity(identity);
      this.#identity = identity;
      this.#seq(identity.seq);
      this.#become("current");
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  async #fill(sheets: readonly MirrorSheet[]): Promise<void> {
    for (const { mirror, shape } of sheets) {
      const rows = await allRows(this.#store, mirror, this.#theCompany());
      const told = (done: number) => this.#progress(shape.sheet, done, rows.length);
      told(0);
      await this.#port.replace(shape, rows, { onProgress: told });
    }
  }

  #hear(event: WorkbookEvent): void {
    if (event.kind === "waiting") return this.#become(event.waiting ? "editing" : "writing");
    if (event.kind === "selected") return this.#options.onSelect?.(recordOfKey(event.key));
    void this.#inTurn(async () => {
      if (!this.#following) return;
      if (event.kind === "fault") return this.#lookForFaults();
      // A table that is out of shape cannot say what was typed where.
      if (!this.#faulty(event.table)) await this.#edits?.handle(event, this.#theCompany());
    }).catch((error: unknown) => this.#failed(error));
  }

  async #lookForFaults(): Promise<void> {
    const faults = await this.#port.inspect(this.#sheets.map(({ shape }) => shape));
    this.#become(this.#state.phase, { faults });
  }

  async #readCompany(): Promise<Company | undefined> {
    this.#company = await this.#store.read((read) => read.find("company:main"));
    const company = this.#company;
    this.#sheets = company
      ? this.#options.mirrors.map((mirror) => ({ mirror, shape: shapeOf(mirror, company) }))
      : [];
    return company;
  }

  async #facts(): Promise<BookFacts> {
    const { bookId } = this.#store;
    return { bookId, company: this.#company?.name ?? "", lastSeq: await this.#store.lastSeq() };
  }

  #identityAt(seq: number): Identity {
    const stale = new Set(this.#state.faults.map(({ table }) => table));
    return {
      bookId: this.#store.bookId,
      company: this.#theCompany().name,
      seq,
      layout: layoutOf(this.#sheets.map(({ shape }) => shape)),
      ...(stale.size ? { stale: [...stale] } : {}),
    };
  }

  #theCompany(): Company {
    if (!this.#company) throw new Error("There is no company to mirror.");
    return this.#company;
  }

  #faulty(table: string): boolean {
    return this.#state.faults.some((fault) => fault.table === table);
  }

  #seq(seq: number): void {
    this.#state = { ...this.#state, seq };
  }

  #progress(table: string, done: number, total: number): void {
    const sentence = progressSentence(table, done, total, this.#theCompany().locale);
    this.#become("writing", { sentence, progress: { table, done, total } });
  }

  #become(phase: MirrorState["phase"], more: Partial<MirrorState> = {}): void {
    const { faults, seq } = this.#state;
    this.#state = { faults, seq, phase, sentence: phaseSentence(phase), ...more };
    this.#options.onState?.(this.#state);
  }

  #failed(error: unknown): void {
    if (error instanceof TableFaultError)
      return this.#become("current", { faults: merged(this.#state.faults, error.faults) });
    this.#become("failed", {
      sentence: msg(
        "The workbook could not be written; the book itself is safe. It is tried again with the next change.",
      ),
    });
    if (!(error instanceof Refusal)) this.#bug(error);
  }

  #bug(error: unknown): void {
    if (this.#options.onBug) this.#options.onBug(error);
    else console.error(error);
  }
}

function waitingPhase({ kind }: Standing): MirrorState["phase"] {
  if (kind === "foreign") return "foreign";
  return kind === "store empty" || kind === "ahead" ? "restorable" : "unclaimed";
}

const merged = (known: readonly TableFault[], found: readonly TableFault[]): TableFault[] => [
  ...known.filter(({ table }) => !found.some((fault) => fault.table === table)),
  ...found,
];
