import { Inflate } from "fflate";
import { Refusal } from "../base/refusal";
import { crc32, type PackedPart } from "../base/zip";
import { msg, str } from "@lit/localize";

/** Packed bytes unpacked at a time: they may grow a thousandfold. */
const STEP = 1 << 14;

const damaged = (name: string): Refusal =>
  new Refusal(msg(str`The file is damaged: its part “${name}” cannot be unpacked. Nothing was changed.`));

/** The bytes of a part, piece by piece, never more than it claims; the last piece comes once size and CRC-32 agree. */
export async function* unsqueeze(part: PackedPart): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  let crc = 0;
  let last: Uint8Array | undefined;
  for await (const piece of piecesOf(part)) {
    size += piece.length;
    if (size > part.size) throw damaged(part.name);
    crc = crc32(piece, crc);
    if (last) yield last;
    last = piece;
  }
  if (size !== part.size || crc !== part.crc) throw damaged(part.name);
  if (last) yield last;
}

/** A whole part as text; a Refusal when it is larger than so many bytes. */
export async function textOf(part: PackedPart, most: number): Promise<string> {
  if (part.size > most)
    throw new Refusal(
      msg(str`The file is not accepted: its part “${part.name}” is far too large. Nothing was changed.`),
    );
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of unsqueeze(part)) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}

function piecesOf(part: PackedPart): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return part.method === 0 ? slices(part.data, 1 << 18) : inflated(part);
}

function* slices(bytes: Uint8Array, step: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += step) yield bytes.subarray(from, from + step);
}

function* inflated({ data, name }: PackedPart): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => void (piece.length && pieces.push(piece)));
  for (let from = 0; from < data.length; from += STEP) {
    try {
      inflate.push(data.subarray(from, from + STEP), from + STEP >= data.length);
    } catch {
      throw damaged(name);
    }
    yield* pieces;
    pieces = [];
  }
}
