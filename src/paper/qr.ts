import { zlibSync } from "fflate";
import { encode } from "uqr";

const SCALE = 6;

/** A text as a QR code: a black and white PNG with the quiet rim that readers ask for. RangeError when the text is too long. */
export function qrPng(text: string): Uint8Array {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const side = size * SCALE;
  const row = Math.ceil(side / 8) + 1;
  const raw = new Uint8Array(row * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (!data[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)])
        raw[y * row + 1 + (x >> 3)] = (raw[y * row + 1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  header.set([1, 0, 0, 0, 0], 8); // one bit a pixel, white is 1
  return joined([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(raw)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  const frame = new Uint8Array(body.length + 8);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.length);
  frame.set(body, 4);
  view.setUint32(body.length + 4, crc(body));
  return frame;
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
