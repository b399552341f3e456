import type { KeyIndex } from "./excel-index";
import type { Area } from "./excel-text";

const ECHO_LASTS = 3_000;

interface Echo extends Area {
  readonly sheetId: string;
  readonly until: number;
  readonly values: readonly (readonly unknown[])[];
}

/** What the adapter remembers between calls: where keys stood, beside which rows it said something, what it just wrote. */
export class ExcelMemory {
  readonly #indexes = new Map<string, KeyIndex>();
  readonly #said = new Map<string, Set<string>>();
  #echoes: Echo[] = [];
  /** Bytes of a request; halved when Excel finds one too large. */
  requestBytes = 1_000_000;

  index(table: string): KeyIndex | undefined {
    return this.#indexes.get(table);
  }

  keep(table: string, index: KeyIndex): void {
    this.#indexes.set(table, index);
  }

  forget(table: string): void {
    this.#indexes.delete(table);
  }

  /** The tables known to stand on a sheet. */
  onSheet(sheetId: string): { readonly table: string; readonly index: KeyIndex }[] {
    return [...this.#indexes].flatMap(([table, index]) =>
      index.at.sheetId === sheetId ? { table, index } : [],
    );
  }

  /** Rows of a table beside which something is said. */
  said(table: string): Set<string> {
    let said = this.#said.get(table);
    if (!said) this.#said.set(table, (said = new Set()));
    return said;
  }

  /** Notes what was written, so that the event it raises is known again. */
  wrote(sheetId: string, area: Area, values: readonly (readonly unknown[])[]): void {
    const now = Date.now();
    this.#echoes = this.#echoes.filter(({ until }) => until > now);
    this.#echoes.push({ ...area, sheetId, values, until: now + ECHO_LASTS });
  }

  /** Whether a change is what the adapter wrote itself; of a single cell the value must be the one written. */
  isEcho(sheetId: string, area: Area, value: unknown): boolean {
    const now = Date.now();
    return this.#echoes.some((echo) => {
      if (echo.sheetId !== sheetId || echo.until < now || !inside(area, echo)) return false;
      if (value === undefined) return true;
      const written = echo.values[area.row - echo.row]?.[area.column - echo.column];
      return written !== null && String(written).replace(/^'/, "") === String(value);
    });
  }
}

const inside = (inner: Area, outer: Area): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;
