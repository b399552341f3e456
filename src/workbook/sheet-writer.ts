import { allRows, changesFor, type MirrorSheet } from "./changes";
import type { BookFacts } from "./identity";
import type { Computed } from "./computed";
import { ComputedTables, type ComputedSheet } from "./computed-tables";
import type { Mirror } from "./mirror";
import { progressSentence, type MirrorState } from "./mirror-state";
import {
  TableFaultError,
  type Identity,
  type TableChange,
  type TableFault,
  type WorkbookEvent,
  type WorkbookPort,
} from "./port";
import { layoutOf, shapeOf } from "./shape";
import type { Company } from "../records";
import type { Clock } from "../store/clock";
import type { Operation } from "../store/operation";
import type { Store } from "../store/store";

/** More changed rows than this in one table are faster written as a whole. */
const WHOLE = 3_000;

interface Parts {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly mirrors: readonly (Mirror | Computed)[];
  readonly clock: Clock;
  readonly tell: (state: Pick<MirrorState, "phase"> & Partial<MirrorState>) => void;
}

/** A declared sheet, mirrored or computed, with the table it asks for. */
export type AnySheet = MirrorSheet | ComputedSheet;

export const isMirrored = (sheet: AnySheet): sheet is MirrorSheet => "mirror" in sheet;

/** Writes the book into the sheets, as a whole or by operations, and knows which tables cannot be written. */
export class SheetWriter {
  readonly #parts: Parts;
  #company: Company | undefined;
  #sheets: readonly AnySheet[] = [];
  readonly #computed: ComputedTables;
  /** Operation the sheets are written up to. */
  seq = 0;
  faults: readonly TableFault[] = [];
  #built: readonly string[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#computed = new ComputedTables(parts);
  }

  get sheets(): readonly AnySheet[] {
    return this.#sheets;
  }

  get company(): Company | undefined {
    return this.#company;
  }

  /** The company, which must be there by now. */
  get theCompany(): Company {
    if (!this.#company) throw new Error("There is no company to mirror.");
    return this.#company;
  }

  get layout(): string {
    return layoutOf(this.#sheets.map(({ shape }) => shape));
  }

  isFaulty(table: string): boolean {
    return this.faults.some((fault) => fault.table === table);
  }

  /** Reads the company, on whose currency and locale the sheets' formats hang. */
  async readCompany(): Promise<Company | undefined> {
    const company = await this.#parts.store.read((read) => read.find("company:main"));
    this.#company = company;
    this.#sheets = company
      ? this.#parts.mirrors.map((one) => {
          const shape = shapeOf(one, company);
          return "compute" in one ? { computed: one, shape } : { mirror: one, shape };
        })
      : [];
    return company;
  }

  async facts(): Promise<BookFacts> {
    const { store } = this.#parts;
    return { bookId: store.bookId, company: this.#company?.name ?? "", lastSeq: await store.lastSeq() };
  }

  /** Looks which tables cannot be written. */
  async inspect(): Promise<void> {
    this.faults = await this.#parts.port.inspect(this.#sheets.map(({ shape }) => shape));
  }

  /** Writes what a stretch of operations changes; what faulty tables miss is made up for when they are repaired. */
  async follow(operations: readonly Operation[]): Promise<void> {
    const able = this.#able.filter(isMirrored);
    const changes = await changesFor(this.#parts.store, able, operations, this.theCompany);
    const computed = await this.#recomputed(operations);
    await this.#write([...changes, ...computed], operations.at(-1)?.seq ?? this.seq);
  }

  /** Whether a computed sheet is to be computed again because time has passed. */
  get isStale(): boolean {
    return this.#able.some((sheet) => !isMirrored(sheet) && this.#computed.isStale(sheet));
  }

  /** Computes again what time has made stale. */
  async refresh(): Promise<void> {
    const changes = await this.#recomputed([]);
    if (changes.length) await this.#write(changes, this.seq);
  }

  /** Puts back what a person did to a computed sheet; gives the reason, undefined where there was nothing to put back. */
  async putBack(event: WorkbookEvent): Promise<string | undefined> {
    const sheet = this.#sheets.find(({ shape }) => "table" in event && shape.table === event.table);
    if (!sheet || isMirrored(sheet)) return undefined;
    return (await this.#computed.putBack(sheet, event)) ? sheet.computed.whyNot() : undefined;
  }

  get #able(): readonly AnySheet[] {
    return this.#sheets.filter(({ shape }) => !this.isFaulty(shape.table));
  }

  /** What differs on computed sheets; a new day puts their rows into order again. */
  async #recomputed(operations: readonly Operation[]): Promise<TableChange[]> {
    const changes: TableChange[] = [];
    for (const sheet of this.#able) {
      if (isMirrored(sheet) || !this.#computed.isStale(sheet, operations)) continue;
      try {
        if (this.#computed.isOfAnotherDay(sheet)) await this.#fill([sheet]);
        else
          changes.push(...[await this.#computed.change(sheet, this.theCompany)].flatMap((one) => one ?? []));
      } catch (error) {
        if (!(error instanceof TableFaultError)) throw error;
        this.addFaults(error.faults);
      }
    }
    return changes;
  }

  async #write(changes: readonly TableChange[], seq: number): Promise<void> {
    const small = changes.filter(({ upsert }) => upsert.length <= WHOLE);
    const whole = changes.filter((change) => !small.includes(change));
    for (const { shape } of whole) await this.#fill(this.#sheets.filter((sheet) => sheet.shape === shape));
    try {
      await this.#parts.port.apply(small, this.#identityAt(seq));
    } catch (error) {
      for (const sheet of this.#sheets) if (!isMirrored(sheet)) this.#computed.forget(sheet);
      if (!(error instanceof TableFaultError)) throw error;
      this.addFaults(error.faults);
      return this.#write(
        small.filter(({ shape }) => !this.isFaulty(shape.table)),
        seq,
      );
    }
    this.seq = seq;
  }

  addFaults(found: readonly TableFault[]): void {
    const known = this.faults.filter(({ table }) => !found.some((fault) => fault.table === table));
    this.faults = [...known, ...found];
  }

  /** Builds sheets afresh, which repairs them; all of them together bring the workbook up to date. */
  async build(sheets: readonly AnySheet[]): Promise<void> {
    const { store, port } = this.#parts;
    const last = await store.lastSeq();
    const complete = sheets.length === this.#sheets.length;
    // Whoever opens the workbook after a crash in between finds a layout that asks for building it again.
    if (complete) await port.writeIdentity({ ...this.#identityAt(this.seq), layout: "" });
    await this.#fill(sheets);
    this.faults = this.faults.filter(({ table }) => !sheets.some(({ shape }) => shape.table === table));
    const seq = complete ? last : this.seq;
    await port.writeIdentity(this.#identityAt(seq));
    this.seq = seq;
    this.#built = sheets.map(({ shape }) => shape.table);
  }

  /** The tables built last that stand well, each told once. */
  takeBuilt(): string[] {
    const built = this.#built.filter((table) => !this.isFaulty(table));
    this.#built = [];
    return built;
  }

  async #fill(sheets: readonly AnySheet[]): Promise<void> {
    const { store, port, tell } = this.#parts;
    const { locale } = this.theCompany;
    for (const sheet of sheets) {
      const { shape } = sheet;
      const rows = isMirrored(sheet)
        ? await allRows(store, sheet.mirror, this.theCompany)
        : await this.#computed.rows(sheet, this.theCompany);
      const told = (done: number) =>
        tell({
          phase: "writing",
          sentence: progressSentence(shape.sheet, done, rows.length, locale),
          progress: { table: shape.sheet, done, total: rows.length },
        });
      told(0);
      await port.replace(shape, rows, { onProgress: told });
    }
  }

  #identityAt(seq: number): Identity {
    const stale = [...new Set(this.faults.map(({ table }) => table))];
    const { name } = this.theCompany;
    const identity = { bookId: this.#parts.store.bookId, company: name, seq, layout: this.layout };
    return stale.length ? { ...identity, stale } : identity;
  }
}
