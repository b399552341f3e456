import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";

/** Whether a request failed because its transaction had already ended or was not listening. */
export const isEnded = (error: unknown): boolean =>
  error instanceof DOMException &&
  (error.name === "TransactionInactiveError" || error.name === "InvalidStateError");

/** The bug behind a request that came too late: something else than the store was awaited. */
export const awaitedElsewhere = (what: string): Error =>
  new Error(
    `${what} awaited something other than its reads and writes, so its transaction had already ended; nothing of it was saved.`,
  );

/** The standing sentence for a transaction the browser could not store; undefined when the fault is not the disk's. */
export function storageProblem(error: unknown): string | undefined {
  if (!(error instanceof DOMException)) return undefined;
  if (error.name === "QuotaExceededError") {
    return msg(
      "There is no room left to save on this computer, so nothing more can be saved here. Everything saved so far is kept and can be read and exported. Free some space, then reload this pane.",
    );
  }
  if (error.name === "UnknownError" || error.name === "NotReadableError") {
    return msg(
      "The browser could not write to its storage, so nothing more can be saved here. Everything saved so far is kept and can be read and exported. Export a copy, then reload this pane.",
    );
  }
  return undefined;
}

/** Said when a record is asked for by an id that is not, or no longer, in the book. */
export const gone = (): Refusal =>
  new Refusal(msg("This is no longer in the book. Perhaps it was undone or replaced in another pane."));
