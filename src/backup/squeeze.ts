import { Deflate } from "fflate";
import { crc32 } from "../base/zip";

/** A stream of bytes on its way into a zip. */
export interface Squeeze {
  push(bytes: Uint8Array): Promise<void>;
  /** Ends it and gives what is to be stored, with the CRC-32 and the size of what went in. */
  end(): Promise<{ packed: Uint8Array[]; crc: number; size: number }>;
}

/** Deflates by the browser's own means where it has them, several times as fast as by ours. */
export const squeeze = (): Squeeze =>
  typeof CompressionStream === "undefined" ? ownSqueeze() : nativeSqueeze();

const GZIP_HEAD = 10;
const GZIP_TAIL = 8;

/** A gzip stream is a deflated one between a head and a tail that holds its CRC-32, so neither has to be reckoned here. */
function nativeSqueeze(): Squeeze {
  const stream = new CompressionStream("gzip");
  const writer = stream.writable.getWriter();
  const chunks: Uint8Array[] = [];
  const reading = collect(stream.readable, chunks);
  reading.catch(() => undefined);
  let size = 0;
  return {
    async push(bytes) {
      size += bytes.length;
      await writer.ready;
      void writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => undefined);
    },
    async end() {
      await writer.close();
      await reading;
      const tail = joined(chunks.splice(tailFrom(chunks)));
      const packed = [...chunks, tail.subarray(0, -GZIP_TAIL)];
      const crc = new DataView(tail.buffer, tail.byteOffset).getUint32(tail.length - GZIP_TAIL, true);
      return { packed: behind(packed, GZIP_HEAD), crc, size };
    },
  };
}

async function collect(from: ReadableStream<Uint8Array>, into: Uint8Array[]): Promise<void> {
  const reader = from.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    into.push(value);
  }
}

/** The first of the last chunks that together hold the tail of a gzip stream. */
function tailFrom(chunks: readonly Uint8Array[]): number {
  let at = chunks.length;
  for (let bytes = 0; bytes < GZIP_TAIL && at > 0;) bytes += chunks[--at]?.length ?? 0;
  return at;
}

/** The chunks without so many bytes at their beginning. */
function behind(chunks: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes;
  return chunks.flatMap((chunk) => {
    const skip = Math.min(left, chunk.length);
    left -= skip;
    return skip === chunk.length ? [] : [chunk.subarray(skip)];
  });
}

function ownSqueeze(): Squeeze {
  const packed: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (chunk) => void packed.push(chunk));
  let [crc, size] = [0, 0];
  return {
    push(bytes) {
      crc = crc32(bytes, crc);
      size += bytes.length;
      deflate.push(bytes);
      return Promise.resolve();
    },
    end() {
      deflate.push(new Uint8Array(), true);
      return Promise.resolve({ packed, crc, size });
    },
  };
}

/** Chunks as one. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
