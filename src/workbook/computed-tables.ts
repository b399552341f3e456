import { currencyDigits } from "../base/money";
import type { Company } from "../records";
import type { Clock } from "../store/clock";
import type { Operation } from "../store/operation";
import type { Store } from "../store/store";
import { Traced } from "../store/traced";
import { sameCell, toCell } from "./cells";
import type { Computed } from "./computed";
import type { Cell, TableChange, TableRow, TableShape, WorkbookEvent, WorkbookPort } from "./port";

/** A declared computed sheet with the table it asks for. */
export interface ComputedSheet {
  readonly computed: Computed;
  readonly shape: TableShape;
}

interface Parts {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly clock: Clock;
}

/** What a table was computed from and as last. */
interface Last {
  readonly day: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly read: Traced;
  readonly rows: ReadonlyMap<string, TableRow>;
}

/** What hangs on the time of day is computed again after so long. */
const STALE_MS = 5 * 60_000;

/** Keeps computed tables true: knows when one has to be computed again, and which of its rows then differ. */
export class ComputedTables {
  readonly #parts: Parts;
  readonly #last = new Map<string, Last>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The rows as they must stand now, in their order. */
  async rows({ computed, shape }: ComputedSheet, company: Company): Promise<TableRow[]> {
    const { store, clock } = this.#parts;
    const moment = { today: clock.today(), now: clock.now() };
    const { traced, found } = await store.read(async (read) => {
      const traced = new Traced(read);
      return { traced, found: await computed.compute(traced, moment) };
    });
    const context = { digits: currencyDigits(company.currency) };
    const rows = found.map((row) => ({
      key: computed.key(row),
      cells: computed.columns.map(({ value, kind = "text" }) => toCell(value(row), kind, context)),
    }));
    this.#last.set(shape.table, {
      day: moment.today,
      at: Date.parse(moment.now),
      read: traced,
      rows: new Map(rows.map((row) => [row.key, row])),
    });
    return rows;
  }

  /** Whether a table must be computed again: operations touched what it read, or time has passed. */
  isStale({ shape }: ComputedSheet, operations: readonly Operation[] = []): boolean {
    const last = this.#last.get(shape.table);
    if (!last) return true;
    const { clock } = this.#parts;
    return (
      last.day !== clock.today() ||
      Date.parse(clock.now()) - last.at >= STALE_MS ||
      operations.some((operation) => last.read.isTouchedBy(operation))
    );
  }

  /** Whether the day has turned since a table was computed: its rows are then put into their order again. */
  isOfAnotherDay({ shape }: ComputedSheet): boolean {
    const last = this.#last.get(shape.table);
    return last !== undefined && last.day !== this.#parts.clock.today();
  }

  /** The rows that differ from what stands in the table, undefined when none do. @throws TableFaultError */
  async change(sheet: ComputedSheet, company: Company): Promise<TableChange | undefined> {
    const { shape } = sheet;
    const before = this.#last.get(shape.table)?.rows ?? (await this.#found(shape));
    const rows = await this.rows(sheet, company);
    const upsert = rows.filter(({ key, cells }) => !sameCells(before.get(key)?.cells, cells));
    const kept = new Set(rows.map(({ key }) => key));
    const remove = [...before.keys()].filter((key) => key && !kept.has(key));
    // A reason beside a row goes when the row is written again.
    const fresh = upsert.map((row) => ({ ...row, says: "" }));
    return upsert.length || remove.length ? { shape, upsert: fresh, remove } : undefined;
  }

  /** A table is no longer as it was written: what stands in it is read before the next change. */
  forget({ shape }: ComputedSheet): void {
    this.#last.delete(shape.table);
  }

  /** Puts back what a person did to a computed table, with the reason. Gives whether there was anything. */
  async putBack(sheet: ComputedSheet, event: WorkbookEvent): Promise<boolean> {
    if (event.kind === "typed") return this.#putBackCells(sheet, event.rows);
    if (event.kind === "rows") return this.#putBackRows(sheet);
    return false;
  }

  async #putBackCells(
    sheet: ComputedSheet,
    typed: readonly { readonly key: string; readonly at: number }[],
  ): Promise<boolean> {
    const { port } = this.#parts;
    const says = sheet.computed.whyNot();
    const rows = this.#last.get(sheet.shape.table)?.rows;
    const upsert = typed.flatMap(({ key }) => {
      const row = rows?.get(key);
      return row ? [{ ...row, says }] : [];
    });
    if (upsert.length) await port.apply([{ shape: sheet.shape, upsert, remove: [] }]);
    const strangers = typed.filter(({ key }) => key === "").map(({ at }) => ({ at, says }));
    if (strangers.length) await port.disown(sheet.shape, strangers);
    return upsert.length + strangers.length > 0;
  }

  async #putBackRows(sheet: ComputedSheet): Promise<boolean> {
    const { port } = this.#parts;
    const says = sheet.computed.whyNot();
    const found = await port.read(sheet.shape, []);
    const seen = new Set<string>();
    const strangers = found.filter(({ key }) => {
      const isStrange = key === "" || seen.has(key);
      seen.add(key);
      return isStrange;
    });
    if (strangers.length) {
      const places = await port.discardEmpty(
        sheet.shape,
        strangers.map(({ at }) => at),
      );
      await port.disown(
        sheet.shape,
        places.map((at) => ({ at, says })),
      );
    }
    const rows = [...(this.#last.get(sheet.shape.table)?.rows.values() ?? [])];
    const missing = rows.filter(({ key }) => !seen.has(key)).map((row) => ({ ...row, says }));
    if (missing.length) await port.apply([{ shape: sheet.shape, upsert: missing, remove: [] }]);
    return strangers.length + missing.length > 0;
  }

  async #found(shape: TableShape): Promise<ReadonlyMap<string, TableRow>> {
    const found = await this.#parts.port.read(shape);
    return new Map(found.map(({ key, cells }) => [key, { key, cells }]));
  }
}

const sameCells = (before: readonly Cell[] | undefined, now: readonly Cell[]): boolean =>
  before !== undefined && now.every((cell, at) => sameCell(before[at] ?? "", cell));
