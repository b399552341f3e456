import type { Box } from "../grid-types";

/** One write into cells, as a test or the bench wants to see it. */
export interface WrittenBox extends Box {
  readonly sheet: string;
  readonly what: "values" | "format" | "clear";
}

/** What one request did. */
export interface RequestRecord {
  readonly actions: number;
  readonly requestChars: number;
  readonly responseChars: number;
  readonly cellsWritten: number;
  readonly cellsRead: number;
  readonly written: readonly WrittenBox[];
  /** The Excel code it ended with, or null. */
  readonly error: string | null;
}

/** A preview may run for days: the list of what was written does not grow for ever. */
const KEPT = 100_000;

/** Counts requests (each is one `context.sync()`), actions and cells since the last `reset`. */
export class Stats {
  requests = 0;
  actions = 0;
  cellsWritten = 0;
  cellsRead = 0;
  /** Boxes written, oldest first; of very many only the latest are kept. */
  written: WrittenBox[] = [];
  private ofRequest: WrittenBox[] = [];
  private readonly listeners = new Set<(record: RequestRecord) => void>();

  reset(): void {
    this.requests = this.actions = this.cellsWritten = this.cellsRead = 0;
    this.written = [];
  }

  /** Hears every finished request; returns the function that stops it. */
  onRequest(listener: (record: RequestRecord) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  wrote(written: WrittenBox): void {
    if (written.what === "values") this.cellsWritten += written.rows * written.columns;
    if (this.written.length >= KEPT) this.written.splice(0, KEPT / 2);
    this.written.push(written);
    this.ofRequest.push(written);
  }

  read(cells: number): void {
    this.cellsRead += cells;
  }

  /** Counts a request from here; the function it gives ends it and tells the listeners. */
  begin(actions: number, requestChars: number): (responseChars: number, error: string | null) => void {
    this.requests += 1;
    this.actions += actions;
    const { cellsWritten, cellsRead } = this;
    this.ofRequest = [];
    return (responseChars, error) => {
      const record: RequestRecord = {
        actions,
        requestChars,
        responseChars,
        cellsWritten: this.cellsWritten - cellsWritten,
        cellsRead: this.cellsRead - cellsRead,
        written: this.ofRequest,
        error,
      };
      for (const listener of this.listeners) listener(record);
    };
  }
}
