import { unzipSync, zipSync } from "fflate";

/** A row of numbers that look like chance but are the same in every run; each below `below`. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Some bytes of a file changed, a stretch of it cut out, its end cut off, or a stretch of another put in. */
export function broken(bytes: Uint8Array, other: Uint8Array, next: (below: number) => number): Uint8Array {
  switch (next(4)) {
    case 0: {
      const flipped = bytes.slice();
      for (let left = 1 + next(6); left > 0; left--) flipped[next(flipped.length)]! ^= 1 << next(8);
      return flipped;
    }
    case 1:
      return bytes.slice(0, next(bytes.length));
    case 2: {
      const from = next(bytes.length);
      return spliced(bytes, from, from + 1 + next(2_000), new Uint8Array());
    }
    default: {
      const from = next(bytes.length);
      const length = 1 + next(2_000);
      const start = next(other.length);
      return spliced(bytes, from, from + (next(2) ? length : 0), other.subarray(start, start + length));
    }
  }
}

/** The same, done to one part of a zip, whose sums are then right again; or a part taken away, or taken from another zip. */
export function brokenInside(
  bytes: Uint8Array,
  other: Uint8Array,
  next: (below: number) => number,
): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  const others: Record<string, Uint8Array> = unzipSync(other);
  const names = Object.keys(parts);
  const name = names[next(names.length)]!;
  const part = parts[name]!;
  const kind = next(5);
  if (kind === 0) delete parts[name];
  else if (kind === 1 && others[name]) parts[name] = others[name];
  else if (part.length) parts[name] = broken(part, others[name]?.length ? others[name] : part, next).slice();
  return zipSync(parts, { level: 1 });
}

function spliced(bytes: Uint8Array, from: number, to: number, between: Uint8Array): Uint8Array {
  const tail = bytes.subarray(Math.min(to, bytes.length));
  const made = new Uint8Array(from + between.length + tail.length);
  made.set(bytes.subarray(0, from));
  made.set(between, from);
  made.set(tail, from + between.length);
  return made;
}
