import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { systemClock } from "../store/clock";
import type { RecordId } from "../records";
import type { Store } from "../store/store";
import { startMachineCopy, type MachineCopy } from "./copy-keeper";
import { EditDesk } from "./edits";
import { judge, standingSentence } from "./identity";
import { readMachineCopy } from "./machine-copy";
import { LateCopy, phaseSentence, takenState, waitingPhase, type MirrorState } from "./mirror-state";
import type { MirrorOptions, Mirrors } from "./mirrors";
import { every, Pace } from "./pace";
import { TableFaultError, type Identity, type WorkbookEvent, type WorkbookPort } from "./port";
import { keysOf, recordOfKey } from "./rows";
import { isMirrored, SheetWriter } from "./sheet-writer";

/** Starts to mirror the book into the workbook, if it is this book's; otherwise says how it stands and waits. */
export async function startMirrors(options: MirrorOptions): Promise<Mirrors> {
  const engine = new MirrorEngine(options);
  await engine.start();
  return engine;
}

const FAR = 2_000;
const BATCH = 500;
/** How often it is looked whether time has made something stale. */
const LOOK_MS = 30_000;

class MirrorEngine implements Mirrors {
  readonly #options: MirrorOptions;
  readonly #store: Store;
  readonly #port: WorkbookPort;
  readonly #writer: SheetWriter;
  readonly #pace = new Pace(() => this.#inTurn(() => this.#follow()));
  #state: MirrorState = { phase: "starting", sentence: phaseSentence("starting"), faults: [], seq: 0 };
  #following = false;
  #turn: Promise<unknown> = Promise.resolve();
  #stops: (() => unknown)[] = [];
  #stopListening: (() => Promise<void>) | undefined;
  #edits: EditDesk | undefined;
  #copy: MachineCopy | undefined;

  constructor(options: MirrorOptions) {
    const { store, port, mirrors } = options;
    this.#options = options;
    this.#store = store;
    this.#port = port;
    this.#writer = new SheetWriter({
      store,
      port,
      mirrors,
      clock: options.clock ?? systemClock,
      tell: ({ phase, ...more }) => this.#become(phase, more),
    });
  }

  get state(): MirrorState {
    return this.#state;
  }

  async start(): Promise<void> {
    this.#stops.push(
      this.#store.onCommit(() => this.#pace.hurry()),
      this.#store.onReplaced(() => void this.#inTurn(() => this.#judge())),
      every(LOOK_MS, () => {
        if (this.#following && this.#writer.isStale) void this.#inTurn(() => this.#follow());
      }),
    );
    await this.#inTurn(() => this.#judge());
  }

  async claim(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#state.phase === "foreign") throw new Refusal(this.#state.sentence);
      if (!(await this.#writer.readCompany())) throw new Refusal(msg("Set up the company first."));
      await this.#build(this.#writer.sheets);
      await this.#listen();
    });
  }

  async rebuild(tables?: readonly string[]): Promise<void> {
    await this.#inTurn(async () => {
      if (!this.#following) throw new Refusal(this.#state.sentence);
      await this.#build(this.#writer.sheets.filter(({ shape }) => !tables || tables.includes(shape.table)));
      await this.#takeUnheard();
      await this.#follow();
    });
  }

  async restore({ allTheSame = false } = {}): Promise<void> {
    await this.#inTurn(async () => {
      const { copy, problem } = await readMachineCopy(this.#port);
      if (!copy) throw new Refusal(problem);
      const shown = (await this.#port.readIdentity())?.seq ?? 0;
      if (copy.lastSeq < shown && !allTheSame) throw new LateCopy(shown - copy.lastSeq, problem);
      await this.#store.replaceAll(copy);
    });
    // `onReplaced` judges the workbook in a turn of its own; this one comes after it.
    await this.#inTurn(() => Promise.resolve());
  }

  async show(table: string, { id, ...at }: Parameters<Mirrors["show"]>[1] = {}): Promise<void> {
    const sheet = this.#writer.sheets.find(({ shape }) => shape.table === table);
    if (!sheet || !this.#following) throw new Refusal(this.#state.sentence);
    const record = id && (await this.#store.read((read) => read.find(id)));
    const [key] = record && isMirrored(sheet) ? keysOf(sheet.mirror, record) : [];
    await this.#port.show(sheet.shape, { ...at, ...(key ? { key } : {}) });
  }

  async selected(): Promise<RecordId | undefined> {
    const key = this.#following
      ? await this.#port.selectedKey(this.#writer.sheets.map(({ shape }) => shape))
      : "";
    return key ? recordOfKey(key) : undefined;
  }

  aside<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await this.#copy?.stop();
      try {
        return await work();
      } finally {
        if (this.#copy) this.#copy = this.#startCopy();
      }
    });
  }

  async settled(): Promise<void> {
    this.#pace.now();
    // What was typed may ask for commands, whose commits are written in a later turn.
    for (let turn; turn !== this.#turn;) {
      await (turn = this.#turn).catch(() => undefined);
      this.#pace.now();
    }
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
    const company = await this.#writer.readCompany();
    const identity = await this.#port.readIdentity();
    const facts = await this.#writer.facts();
    const standing = judge(identity, facts);
    if (!identity || standing.kind !== "ours" || !company)
      return this.#become(waitingPhase(standing), { sentence: standingSentence(standing, facts) });
    this.#writer.seq = identity.seq;
    await this.#catchUp(identity, standing.behind);
  }

  async #catchUp({ layout, stale = [] }: Identity, behind: number): Promise<void> {
    const writer = this.#writer;
    if (layout !== writer.layout || behind > (this.#options.far ?? FAR)) await this.#build(writer.sheets);
    else {
      await writer.inspect();
      const mended = writer.sheets.filter(
        ({ shape: { table } }) => stale.includes(table) && !writer.isFaulty(table),
      );
      if (mended.length) await this.#build(mended);
    }
    await this.#listen();
    await this.#follow();
  }

  /** Builds take a while, and a person may type into the first sheets while the last are being written. */
  async #takeUnheard(): Promise<void> {
    const { theCompany } = this.#writer;
    await this.#edits?.unheard(this.#writer.takeBuilt(), theCompany).catch(this.#failed.bind(this));
  }

  async #listen(): Promise<void> {
    if (this.#following) return;
    this.#following = true;
    this.#edits = new EditDesk({
      store: this.#store,
      port: this.#port,
      onBug: (error) => this.#bug(error),
      onTaken: (taken) => this.#become("writing", takenState(taken)),
      sheets: this.#writer.sheets.filter(isMirrored),
      clock: this.#options.clock ?? systemClock,
      onRefused: this.#options.onRefused ?? (() => undefined),
    });
    const shapes = this.#writer.sheets.map(({ shape }) => shape);
    this.#stopListening = await this.#port.listen(shapes, (event) => this.#hear(event));
    if (this.#options.copy !== false) this.#copy = this.#startCopy();
    await this.#takeUnheard();
  }

  #startCopy(): MachineCopy {
    return startMachineCopy({
      store: this.#store,
      port: this.#port,
      onBug: (error) => this.#bug(error),
    });
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
        const operations = await this.#store.operations(this.#writer.seq, BATCH);
        if (!operations.length) break;
        if (operations.some(({ changes }) => changes.some(({ id }) => id === "company:main")))
          if (await this.#companyChanged()) return;
        // The copy first: a workbook saved at any moment shows nothing that it could not restore.
        await this.#copy?.keepUp();
        await this.#writer.follow(operations);
      }
      await this.#writer.refresh();
      this.#become("current");
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Number formats hang on currency and locale; when those change the sheets are built afresh. */
  async #companyChanged(): Promise<boolean> {
    const before = this.#writer.layout;
    await this.#writer.readCompany();
    if (this.#writer.layout === before) return false;
    await this.#judge();
    return true;
  }

  async #build(sheets: SheetWriter["sheets"]): Promise<void> {
    try {
      await this.#writer.build(sheets);
      this.#become("current");
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  #hear(event: WorkbookEvent): void {
    if (event.kind === "waiting") return this.#become(event.waiting ? "editing" : "writing");
    if (event.kind === "selected") return this.#options.onSelect?.(recordOfKey(event.key));
    void this.#inTurn(async () => {
      if (!this.#following) return;
      if (event.kind === "fault") {
        await this.#writer.inspect();
        return this.#become(this.#state.phase);
      }
      // A table that is out of shape cannot say what was typed where.
      if (this.#writer.isFaulty(event.table)) return;
      const says = await this.#writer.putBack(event);
      if (says) this.#options.onRefused?.({ table: event.table, says });
      else await this.#edits?.handle(event, this.#writer.theCompany);
    }).catch((error: unknown) => this.#failed(error));
  }

  #become(phase: MirrorState["phase"], more: Partial<MirrorState> = {}): void {
    const { faults, seq } = this.#writer;
    this.#state = { faults, seq, phase, sentence: phaseSentence(phase), ...more };
    this.#options.onState?.(this.#state);
  }

  #failed(error: unknown): void {
    if (error instanceof TableFaultError) {
      this.#writer.addFaults(error.faults);
      return this.#become("current");
    }
    if (error instanceof Refusal) return this.#become("failed", { sentence: error.message });
    this.#become("failed", {
      sentence: msg(
        "The workbook could not be written; the book itself is safe. It is tried again with the next change.",
      ),
    });
    this.#bug(error);
  }

  #bug(error: unknown): void {
    (this.#options.onBug ?? console.error)(error);
  }
}
