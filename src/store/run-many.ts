import { Refusal } from "../base/refusal";
import { Calls } from "./ahead";
import type { CommandCall } from "./command";
import type { Operation, Origin } from "./operation";
import type { WriteTransaction } from "./transaction";

export interface RunManyOptions<R> {
  readonly origin?: Origin;
  readonly total?: number;
  /** Hears after every stored batch how many commands were done or refused so far. */
  readonly onProgress?: (done: number) => void;
  readonly onRefused?: (call: CommandCall<R>, refusal: Error) => void;
  readonly signal?: AbortSignal;
}

interface Host {
  writing<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  committed(operations: readonly Operation[]): Promise<void>;
}

/** Commands of one strict transaction: enough to share the disk flush, few enough not to keep other panes waiting. */
const BATCH = 40;

/** Runs commands in batches; see `Store.runMany`. A bug in one stops after what was done before it is stored. */
export async function runMany<R>(
  calls: Iterable<CommandCall<R>>,
  options: RunManyOptions<R>,
  host: Host,
): Promise<{ done: number; refused: number; cancelled: boolean }> {
  const source = new Calls(calls);
  const sum = { done: 0, refused: 0 };
  for (;;) {
    const batch = await host.writing((tx) => runBatch(tx, source, options));
    sum.done += batch.done;
    sum.refused += batch.refusals.length;
    await host.committed(batch.operations);
    for (const { call, refusal } of batch.refusals) options.onRefused?.(call, refusal);
    options.onProgress?.(sum.done + sum.refused);
    if (batch.bug) throw batch.bug.error;
    if (batch.ended) return { ...sum, cancelled: batch.ended === "cancelled" };
    await breath();
  }
}

interface Batch<R> {
  done: number;
  readonly refusals: { call: CommandCall<R>; refusal: Refusal }[];
  readonly operations: readonly Operation[];
  ended?: "finished" | "cancelled";
  bug?: { error: unknown };
}

async function runBatch<R>(
  tx: WriteTransaction,
  source: Calls<R>,
  { origin = "import", signal }: RunManyOptions<R>,
): Promise<Batch<R>> {
  const batch: Batch<R> = { done: 0, refusals: [], operations: tx.operations };
  if (!signal?.aborted) await tx.askAhead(source.coming(BATCH));
  while (!batch.bug && !batch.ended && batch.done + batch.refusals.length < BATCH) {
    if (signal?.aborted) batch.ended = "cancelled";
    else await runNext(tx, source, origin, batch);
  }
  await tx.commit();
  return batch;
}

async function runNext<R>(
  tx: WriteTransaction,
  source: Calls<R>,
  origin: Origin,
  batch: Batch<R>,
): Promise<void> {
  try {
    const next = source.next();
    if (next.done) {
      batch.ended = "finished";
      return;
    }
    await attemptNext(tx, next.value, origin, batch);
  } catch (error) {
    batch.bug = { error };
  }
}

async function attemptNext<R>(
  tx: WriteTransaction,
  call: CommandCall<R>,
  origin: Origin,
  batch: Batch<R>,
): Promise<void> {
  try {
    await tx.attempt(call, origin);
    batch.done++;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    batch.refusals.push({ call, refusal: error });
  }
}

/** Lets the browser draw and listen between two batches; a timer would be slowed down in a hidden pane. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
