import { deflateSync, strToU8 } from "fflate";
import { crc32 } from "../../src/base/zip";

/** One entry of a zip made by hand; what is left out is told truthfully. */
export interface RawEntry {
  name: string;
  data: Uint8Array | string;
  /** The name in the local header, where it is to differ. */
  localName?: string;
  method?: number;
  size?: number;
  crc?: number;
  flags?: number;
  /** Packed bytes to store instead of the deflated data. */
  packed?: Uint8Array;
  /** Points the directory at another entry's place. */
  sameAs?: number;
}

/** A zip whose every field can lie. */
export function rawZip(entries: RawEntry[]): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const places: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const data = typeof entry.data === "string" ? strToU8(entry.data) : entry.data;
    const method = entry.method ?? 8;
    const packed = entry.packed ?? (method === 0 ? data : deflateSync(data));
    const name = strToU8(entry.name);
    const localName = strToU8(entry.localName ?? entry.name);
    const common = header([
      [2, 20], [2, entry.flags ?? 0], [2, method], [4, 0], [4, entry.crc ?? crc32(data)], [4, packed.length],
      [4, entry.size ?? data.length],
    ]); // prettier-ignore
    places.push(entry.sameAs === undefined ? at : places[entry.sameAs]!);
    const local = join([
      header([[4, 0x04034b50]]),
      common,
      header([
        [2, localName.length],
        [2, 0],
      ]),
      localName,
      packed,
    ]);
    if (entry.sameAs === undefined) {
      bodies.push(local);
      at += local.length;
    }
    directory.push(
      join([
        header([[4, 0x02014b50], [2, 20]]), common,
        header([[2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, places.at(-1)!]]), name,
      ]), // prettier-ignore
    );
  }
  const list = join(directory);
  const end = header([
    [4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, list.length], [4, at], [2, 0],
  ]); // prettier-ignore
  return join([...bodies, list, end]);
}

function header(fields: [width: number, value: number][]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

function join(parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
