import { Inflate, zipSync } from "fflate";
import { Refusal } from "./refusal";

/** The parts of a zip by name, in the order in which they were stored. */
export type Parts = Map<string, Uint8Array>;

/** What a zip may weigh before it is refused: bytes packed, bytes a part, bytes in all, parts, growth. */
export interface ZipLimits {
  packed: number;
  part: number;
  total: number;
  parts: number;
  ratio: number;
}

/** Generous for a template, deadly for a bomb. */
export const templateLimits: ZipLimits = {
  packed: 32 << 20,
  part: 64 << 20,
  total: 192 << 20,
  parts: 2000,
  ratio: 200,
};

interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  header: number;
}

const STEP = 1 << 14; // one push may grow 1,032-fold: small steps keep a liar from filling the memory
const SLACK = 1 << 20; // short parts may compress wonderfully without being bombs

/** A part as it lies in a zip: still packed; what it claims is within the limits but not yet held against its bytes. */
export interface PackedPart {
  readonly name: string;
  /** 0 = stored, 8 = deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes it claims to have unpacked. */
  readonly size: number;
  readonly data: Uint8Array;
}

/**
 * Reads where the parts of a zip lie, without unpacking any: limits, names and places are checked.
 * `what` begins the sentence of the Refusal, as in "The template".
 */
export function openZip(
  bytes: Uint8Array,
  what = "The file",
  limits: ZipLimits = templateLimits,
): Map<string, PackedPart> {
  const refuse = (why: string) => new Refusal(`${what} ${why}`);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw refuse("is protected by a password or in the old .xls format; save it as .xlsx without one.");
  if (bytes.length > limits.packed) throw refuse(`is larger than ${limits.packed >> 20} MB.`);
  const entries = readDirectory(bytes, refuse, limits);
  checkEntries(entries, refuse, limits);
  const found = new Map<string, PackedPart>();
  let claimed = -1;
  for (const entry of [...entries].sort((a, b) => a.header - b.header)) {
    if (entry.header < claimed) throw refuse("is damaged: its parts overlap.");
    const data = packedBytes(bytes, entry, refuse);
    claimed = data.byteOffset - bytes.byteOffset + data.length;
    if (!entry.name.endsWith("/")) found.set(entry.name, { ...entry, data });
  }
  return new Map(entries.filter(({ name }) => found.has(name)).map(({ name }) => [name, found.get(name)!]));
}

/**
 * Unpacks a zip, trusting nothing in it: limits, names, sizes and CRC-32 are all checked.
 * `what` begins the sentence of the Refusal, as in "The template"; parts that are not `wanted` stay packed and are left out.
 */
export function unzip(
  bytes: Uint8Array,
  what = "The file",
  limits: ZipLimits = templateLimits,
  wanted: (name: string) => boolean = () => true,
): Parts {
  const refuse = (why: string) => new Refusal(`${what} ${why}`);
  const parts: Parts = new Map();
  for (const part of openZip(bytes, what, limits).values())
    if (wanted(part.name)) parts.set(part.name, inflate(part, refuse));
  return parts;
}

/** Packs parts in their order, with a fixed date: equal parts give equal bytes. */
export function zip(parts: Parts): Uint8Array {
  const packed = /\.(png|jpe?g|gif)$/i;
  return zipSync(
    Object.fromEntries(
      [...parts].map(([name, data]) => [name, [data, { level: packed.test(name) ? 0 : 6 }]]),
    ),
    { mtime: "2000-01-01T00:00:00" },
  );
}

type Refuse = (why: string) => Refusal;

function readDirectory(bytes: Uint8Array, refuse: Refuse, limits: ZipLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) throw refuse("is not an .xlsx workbook, or it is cut short.");
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) throw refuse("is far too large for a workbook.");
  if (count > limits.parts) throw refuse(`has ${count} parts; more than ${limits.parts} are not accepted.`);
  const entries: Entry[] = [];
  for (let at = start; entries.length < count;) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      throw refuse("is damaged: its list of parts is broken.");
    const nameLength = view.getUint16(at + 28, true);
    const tail = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + 46 + nameLength + tail > end) throw refuse("is damaged: its list of parts is broken.");
    if (view.getUint16(at + 8, true) & 1) throw refuse("is protected by a password; save it without one.");
    entries.push({
      name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + tail;
  }
  return entries;
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - 0x10000; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

function decodeName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function checkEntries(entries: Entry[], refuse: Refuse, limits: ZipLimits): void {
  const seen = new Set<string>();
  let total = 0;
  for (const { name, size, packed, method } of entries) {
    if (
      !name ||
      name.length > 400 ||
      /(^|\/)\.\.?(\/|$)|\/\/|[\\:\u0000-\u001f\ufffd]|^\/|__proto__/.test(name)
    )
      throw refuse(`contains a part with a name that is not allowed: “${name.slice(0, 60)}”.`);
    if (seen.has(name.toLowerCase())) throw refuse(`contains the part “${name}” twice.`);
    seen.add(name.toLowerCase());
    if (method !== 0 && method !== 8)
      throw refuse(`is packed in a way that is not supported (method ${method}).`);
    total += size;
    if (size > limits.part || total > limits.total || size > packed * limits.ratio + SLACK)
      throw refuse(`would unpack to an unreasonable size at “${name}”.`);
  }
}

function packedBytes(bytes: Uint8Array, entry: Entry, refuse: Refuse): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.header;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50)
    throw refuse(`is damaged or cut short at “${entry.name}”.`);
  const nameLength = view.getUint16(at + 26, true);
  const start = at + 30 + nameLength + view.getUint16(at + 28, true);
  if (decodeName(bytes.subarray(at + 30, at + 30 + nameLength)) !== entry.name)
    throw refuse(`is damaged: “${entry.name}” has two different names.`);
  if (start + entry.packed > bytes.length) throw refuse(`is cut short at “${entry.name}”.`);
  return bytes.subarray(start, start + entry.packed);
}

function inflate(entry: PackedPart, refuse: Refuse): Uint8Array {
  const { data } = entry;
  const lie = () => refuse(`is damaged: “${entry.name}” has not the size it claims.`);
  if (entry.method === 0 && data.length !== entry.size) throw lie();
  const out = entry.method === 0 ? data.slice() : inflateExactly(data, entry, refuse, lie);
  if (crc32(out) !== entry.crc) throw refuse(`is damaged: “${entry.name}” fails its checksum.`);
  return out;
}

function inflateExactly(data: Uint8Array, entry: PackedPart, refuse: Refuse, lie: () => Refusal): Uint8Array {
  const out = new Uint8Array(entry.size);
  let at = 0;
  const stream = new Inflate((chunk) => {
    if (at + chunk.length > out.length) throw lie();
    out.set(chunk, at);
    at += chunk.length;
  });
  try {
    for (let from = 0; from < data.length; from += STEP)
      stream.push(data.subarray(from, from + STEP), from + STEP >= data.length);
  } catch (error) {
    throw error instanceof Refusal ? error : refuse(`is damaged: “${entry.name}” cannot be unpacked.`);
  }
  if (at !== out.length) throw lie();
  return out;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** The CRC-32 of zip and PNG, as an unsigned 32-bit number; `before` is that of the bytes that came before these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = before ^ 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
