import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { CodePage } from "./delimited";
import { fileKind } from "./guard";
import type { ReadAnswer, ReadWish } from "./read.worker";
import type { ForeignFile } from "./sheet-reader";

export interface ReadOptions {
  readonly codePage?: CodePage;
  readonly signal?: AbortSignal;
  /** Milliseconds after which the reader is stopped; by the size of the file when left out. */
  readonly patience?: number;
  /** Makes the worker; tests hand a stubborn one. */
  readonly worker?: () => Worker;
}

/** Ten seconds, and four more for each megabyte: an old machine reads a real list in a fraction of it. */
const patienceFor = (bytes: Uint8Array): number => 10_000 + (bytes.length / (1 << 20)) * 4_000;

const readingWorker = (): Worker =>
  new Worker(new URL("./read.worker.ts", import.meta.url), { type: "module" });

/**
 * Reads a foreign file in a worker of its own, which is ended when it has answered, when it takes too long and when `signal`
 * says so. @throws Refusal, or the signal's reason
 */
export async function readForeign(bytes: Uint8Array, options: ReadOptions = {}): Promise<ForeignFile> {
  options.signal?.throwIfAborted();
  fileKind(bytes);
  const worker = (options.worker ?? readingWorker)();
  try {
    return fileIn(await answerOf(worker, bytes, options));
  } finally {
    worker.terminate();
  }
}

function fileIn(answer: ReadAnswer): ForeignFile {
  if ("file" in answer) return answer.file;
  if ("refusal" in answer) throw new Refusal(answer.refusal);
  throw new Refusal(
    msg("The file is damaged, or written in a way that cannot be read; save it anew as .xlsx."),
  );
}

function answerOf(
  worker: Worker,
  bytes: Uint8Array,
  { codePage, signal, patience = patienceFor(bytes) }: ReadOptions,
): Promise<ReadAnswer> {
  const wish: ReadWish = { bytes, ...(codePage ? { codePage } : {}) };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Refusal(
            msg(
              "The file takes too long to read; nothing was changed. Save the list alone as .xlsx or .csv.",
            ),
          ),
        ),
      patience,
    );
    const settle = (end: () => void) => {
      clearTimeout(timer);
      end();
    };
    signal?.addEventListener("abort", () => settle(() => reject(signal.reason as Error)), { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<ReadAnswer>) => settle(() => resolve(data)));
    worker.addEventListener("error", () =>
      settle(() =>
        reject(new Refusal(msg("The file could not be read: its reader stopped. Nothing was changed."))),
      ),
    );
    worker.postMessage(wish);
  });
}
