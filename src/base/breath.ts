/** Milliseconds a slice of long work may last before the page gets its turn. */
const SLICE = 12;

/**
 * Cuts long work into slices: ask after every small piece, and await what it gives. While a slice lasts that is nothing; when
 * it is over the page paints and answers first. Throws the signal's reason once the work was cancelled.
 */
export function breathing(signal?: AbortSignal, slice = SLICE): () => Promise<void> | undefined {
  let until = performance.now() + slice;
  return () => {
    if (performance.now() < until) return undefined;
    signal?.throwIfAborted();
    return pageTurn().then(() => {
      signal?.throwIfAborted();
      until = performance.now() + slice;
    });
  };
}

/** A turn of the event loop; unlike a timer it is not slowed down while the page is hidden. */
export const pageTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
