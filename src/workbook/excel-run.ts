/** What `Excel.run` rejects with. */
interface ExcelError {
  readonly code?: string;
}

const BUSY = new Set([
  "ActivityLimitReached",
  "HostIsBusy",
  "RequestAborted",
  "ServiceNotAvailable",
  "Timeout",
  "TooManyRequests",
]);
const TOO_LARGE = new Set(["RequestPayloadSizeLimitExceeded", "ResponsePayloadSizeLimitExceeded"]);
const ATTEMPTS = 5;
const EDIT_MODE_WAIT = 300;

export const errorCode = (error: unknown): string => (error as ExcelError | undefined)?.code ?? "";
export const isTooLarge = (error: unknown): boolean => TOO_LARGE.has(errorCode(error));
export const isNotFound = (error: unknown): boolean => errorCode(error) === "ItemNotFound";

/** Runs batches against the workbook: waits while the person is in a cell, tries again when Excel is busy. */
export class ExcelRunner {
  /** Told when a call starts to wait for the end of a cell's edit mode, and when it waits no longer. */
  onWaiting: (waiting: boolean) => void = () => undefined;
  #waiting = 0;

  /**
   * The batch may run several times, so it must leave the same result however often it does. A `lean` one gets a context
   * that keeps no references to ranges between its requests, which saves the request that gives them up again.
   */
  async run<T>(
    batch: (context: Excel.RequestContext) => Promise<T>,
    { lean = false }: { readonly lean?: boolean } = {},
  ): Promise<T> {
    let waits = false;
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          return await (lean ? batch(new Excel.RequestContext()) : Excel.run(batch));
        } catch (error) {
          if (errorCode(error) === "InvalidOperationInCellEditMode") {
            if (!waits) this.#wait(1);
            waits = true;
            // Edit mode lasts as long as the person types: it does not count as an attempt.
            attempt = 0;
            await pause(EDIT_MODE_WAIT);
          } else if (BUSY.has(errorCode(error)) && attempt < ATTEMPTS) {
            await pause(100 * 2 ** attempt);
          } else throw error;
        }
      }
    } finally {
      if (waits) this.#wait(-1);
    }
  }

  #wait(by: number): void {
    const before = this.#waiting > 0;
    this.#waiting += by;
    if (this.#waiting > 0 !== before) this.onWaiting(this.#waiting > 0);
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
