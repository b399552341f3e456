import { allRows, changesFor, type MirrorSheet } from "./changes";
import type { BookFacts } from "./identity";
import type { Mirror } from "./mirror";
import { progressSentence, type MirrorState } from "./mirror-state";
import { TableFaultError, type Identity, type TableChange, type TableFault, type WorkbookPort } from "./port";
import { layoutOf, shapeOf } from "./shape";
import type { Company } from "../records";
import type { Operation } from "../store/operation";
import type { Store } from "../store/store";

/** More changed rows than this in one table are faster written as a whole. */
const WHOLE = 3_000;

interface Parts {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly mirrors: readonly Mirror[];
  readonly tell: (state: Pick<MirrorState, "phase"> & Partial<MirrorState>) => void;
}

/** Writes the book into the sheets, as a whole or by operations, and knows which tables cannot be written. */
export class SheetWriter {
  readonly #parts: Parts;
  #company: Company | undefined;
  #sheets: readonly MirrorSheet[] = [];
  /** Operation the sheets are written up to. */
  seq = 0;
  faults: readonly TableFault[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get sheets(): readonly MirrorSheet[] {
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
      ? this.#parts.mirrors.map((mirror) => ({ mirror, shape: shapeOf(mirror, company) }))
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
    const able = this.#sheets.filter(({ shape }) => !this.isFaulty(shape.table));
    const changes = await changesFor(this.#parts.store, able, operations, this.theCompany);
    await this.#write(changes, operations.at(-1)?.seq ?? this.seq);
  }

  async #write(changes: readonly TableChange[], seq: number): Promise<void> {
    const small = changes.filter(({ upsert }) => upsert.length <= WHOLE);
    const whole = changes.filter((change) => !small.includes(change));
    for (const { shape } of whole) await this.#fill(this.#sheets.filter((sheet) => sheet.shape === shape));
    try {
      await this.#parts.port.apply(small, this.#identityAt(seq));
    } catch (error) {
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
  async build(sheets: readonly MirrorSheet[]): Promise<void> {
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
  }

  async #fill(sheets: readonly MirrorSheet[]): Promise<void> {
    const { store, port, tell } = this.#parts;
    const { locale } = this.theCompany;
    for (const { mirror, shape } of sheets) {
      const rows = await allRows(store, mirror, this.theCompany);
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
