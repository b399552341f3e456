import { msg, str } from "@lit/localize";
import type { RecordId } from "../records";
import type { Clock } from "../store/clock";
import type { Store } from "../store/store";
import type { ComparedSheet } from "./compare-all";
import { KEY_HEADER } from "./excel-table";
import type { Computed } from "./computed";
import type { Mirror } from "./mirror";
import type { MachineCopyFound } from "./machine-copy";
import type { MirrorState } from "./mirror-state";
import type { Mirrors } from "./mirrors";
import type { PageContent } from "./page";
import type { Pivot } from "./pivot";
import type { WorkbookPort } from "./port";

/** What the pane's footer and chip say of the workbook. */
export interface BesideState {
  readonly kind: "ready" | "writing" | "waiting" | "unsaved" | "trouble";
  readonly text: string;
  readonly done?: number;
  readonly total?: number;
  readonly stoppable?: { readonly title: string; readonly stop: () => void };
}

const kinds: Readonly<Record<MirrorState["phase"], BesideState["kind"]>> = {
  starting: "writing",
  writing: "writing",
  editing: "waiting",
  current: "ready",
  unclaimed: "unsaved",
  foreign: "trouble",
  restorable: "trouble",
  failed: "trouble",
  stopped: "unsaved",
};

/** The workbook beside the pane: its mirrors, their state in the pane's words, and where papers go. */
export class PaneSheets {
  private mirrors: Mirrors | undefined;
  private store: Store | undefined;
  private last: BesideState = { kind: "writing", text: msg("Looking at the workbook …") };
  private hasBook = false;
  private readonly hearers = new Set<(state: BesideState) => void>();
  private readonly mirrorHearers = new Set<(state: MirrorState) => void>();

  private declared: readonly (Mirror | Computed)[] = [];

  constructor(private readonly port: WorkbookPort) {}

  get state(): BesideState {
    return this.last;
  }

  onState(hear: (state: BesideState) => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  /** Hears the mirrors' own state, for banners; told at once as it stands. */
  onMirrors(hear: (state: MirrorState) => void): () => void {
    this.mirrorHearers.add(hear);
    if (this.mirrors) hear(this.mirrors.state);
    return () => this.mirrorHearers.delete(hear);
  }

  /** Starts to follow the book; resolves once the workbook was looked at. */
  async follow(
    store: Store,
    clock: Clock,
    {
      declared,
      onSelect,
      onRefused,
      onBug,
    }: {
      /** Every worksheet that follows the book. */
      readonly declared: readonly (Mirror | Computed)[];
      onSelect(id: RecordId): void;
      onRefused(says: string): void;
      onBug(error: unknown): void;
    },
  ): Promise<void> {
    this.store = store;
    this.declared = declared;
    this.hasBook = (await store.lastSeq()) > 0;
    const { startMirrors } = await import("./mirror-engine");
    this.mirrors = await startMirrors({
      store,
      port: this.port,
      mirrors: declared,
      clock,
      onSelect,
      onBug,
      onRefused: ({ says }) => onRefused(says),
      onState: (state) => this.hear(state),
    });
    this.hear(this.mirrors.state);
  }

  /** Makes this workbook show the book. */
  claim = async (): Promise<void> => this.mirrors?.claim();
  /** Reads the workbook's own copy of the book; changes nothing. */
  readCopy = async (): Promise<MachineCopyFound> => {
    const { readMachineCopy } = await import("./machine-copy");
    return this.aside(() => readMachineCopy(this.port));
  };
  /** Puts the workbook's own copy in the place of the book on this machine. */
  restore = async (options?: { readonly allTheSame?: boolean }): Promise<void> =>
    this.mirrors?.restore(options);
  /** Builds sheets afresh, all or those of some tables. */
  rebuild = async (tables?: readonly string[]): Promise<void> => this.mirrors?.rebuild(tables);
  /** Resolves when all that was saved is in the sheets. */
  settled = async (): Promise<void> => this.mirrors?.settled();

  /** The record of the row with the active cell; undefined elsewhere. */
  selected = async (): Promise<RecordId | undefined> => this.mirrors?.selected();

  /** Lets something else work on the workbook: the sheets wait until it is done. */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    return this.mirrors ? this.mirrors.aside(work) : work();
  }

  /** Holds every mirrored sheet against the book; undefined when nothing is mirrored or the workbook would not stand still. */
  async compare(
    signal: AbortSignal,
    hear: (done: number, total: number) => void,
  ): Promise<readonly ComparedSheet[] | undefined> {
    const { mirrors, store } = this;
    if (!mirrors || !store) return undefined;
    await mirrors.settled();
    const { compareSheets } = await import("./compare-all");
    const parts = { store, port: this.port, declared: this.declared };
    return mirrors.aside(() => compareSheets(parts, { signal, hear }));
  }

  async show(sheet: string, ids?: readonly string[]): Promise<void> {
    const table = this.declared.find((one) => one.sheet === sheet)?.table;
    if (table) await this.mirrors?.show(table, ids ? { filter: { [KEY_HEADER]: ids } } : {});
  }

  /** Writes a page between what the mirrors write, with the company's number formats; gives the sheet's name. */
  async writePage(content: PageContent): Promise<string> {
    const company = await this.store?.read((read) => read.find("company:main"));
    if (!company) throw new Error("a page was to be written without a book");
    const { pageOf } = await import("./page");
    return this.aside(() => this.port.writePage(pageOf(content, company)));
  }

  /** Writes data and a pivot table over it; undefined, and nothing written, where the workbook has no pivot tables. */
  async writePivot(content: PageContent, pivot: Pivot): Promise<string | undefined> {
    const company = await this.store?.read((read) => read.find("company:main"));
    if (!company) throw new Error("a pivot table was to be written without a book");
    const { pageOf } = await import("./page");
    return this.aside(() => this.port.writePivot(pageOf(content, company), pivot));
  }

  insertPaper(bytes: Uint8Array, name: string): Promise<string> {
    return this.port.insertPaper(bytes, name);
  }

  private hear(state: MirrorState): void {
    const { progress, sentence, phase, faults } = state;
    const isWaiting = phase === "unclaimed" && !this.hasBook;
    this.last = {
      kind: isWaiting ? "ready" : faults.length && phase === "current" ? "trouble" : kinds[phase],
      text: isWaiting ? msg("The sheets follow once the company is set up.") : sentence,
      ...(progress ? { done: progress.done, total: progress.total } : {}),
      ...(progress?.stop
        ? { stoppable: { title: msg(str`Taking new rows of ${progress.table}`), stop: progress.stop } }
        : {}),
    };
    for (const hear of this.hearers) hear(this.last);
    for (const hear of this.mirrorHearers) hear(state);
  }
}
