import { Deflate, Inflate, strFromU8, strToU8 } from "fflate";

/** Characters of a machine copy in one cell; Excel's limit is 32,767. */
export const ROW_CHARS = 32_000;

/** Bytes squeezed between two breaths of the pane. */
const BREATH = 256 * 1024;

/** Lets the pane paint and answer before going on. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Lines of text squeezed into base64 (without line breaks); the pane breathes in between. */
export async function squeeze(lines: Iterable<string>): Promise<string> {
  const parts: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (chunk) => parts.push(chunk));
  let pending = "";
  for (const line of lines) {
    pending += `${line}\n`;
    if (pending.length < BREATH) continue;
    deflate.push(strToU8(pending));
    pending = "";
    await breathe();
  }
  deflate.push(strToU8(pending), true);
  return toBase64(joined(parts));
}

/** The lines that were squeezed; throws when the text is no such thing. */
export async function unsqueeze(base64: string): Promise<string[]> {
  const bytes = fromBase64(base64);
  const parts: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => parts.push(chunk));
  for (let from = 0; from < bytes.length || from === 0; from += BREATH) {
    inflate.push(bytes.subarray(from, from + BREATH), from + BREATH >= bytes.length);
    await breathe();
  }
  return strFromU8(joined(parts)).split("\n").slice(0, -1);
}

/** SHA-256 of a text, as hex. */
export async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", strToU8(text) as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A text cut into pieces that fit a cell. */
export function pieces(text: string): string[] {
  const cut: string[] = [];
  for (let from = 0; from < text.length; from += ROW_CHARS) cut.push(text.slice(from, from + ROW_CHARS));
  return cut;
}

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  // A multiple of 3 keeps the padding at the very end.
  for (let from = 0; from < bytes.length; from += 24_576)
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + 24_576)));
  return text;
}

/** The bytes of a base64 text; throws when it is none. */
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
