import { invalidArgument } from "./errors";

/** A picture's bytes with its natural size in points (96 dots an inch). */
export interface Image {
  readonly bytes: Uint8Array;
  readonly type: "png" | "jpeg";
  readonly width: number;
  readonly height: number;
}

/** A PNG or JPEG from base64; anything else is `InvalidArgument`. */
export function imageOf(base64: unknown): Image {
  const bytes = bytesOf(base64);
  const view = new DataView(bytes.buffer);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47)
    return { bytes, type: "png", width: view.getUint32(16) * 0.75, height: view.getUint32(20) * 0.75 };
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return { bytes, type: "jpeg", ...jpegSize(view) };
  throw invalidArgument();
}

/** Bytes of a base64 text, with or without a `data:` head; not base64 is `InvalidArgument`. */
export function bytesOf(base64: unknown): Uint8Array<ArrayBuffer> {
  if (typeof base64 !== "string") throw invalidArgument();
  try {
    return Uint8Array.from(atob(base64.replace(/^data:[^,]*,/, "")), (letter) => letter.charCodeAt(0));
  } catch {
    throw invalidArgument();
  }
}

/** Walks the segments to the frame header, which holds the size. */
function jpegSize(view: DataView): { width: number; height: number } {
  for (let at = 2; at + 9 < view.byteLength;) {
    const marker = view.getUint16(at);
    const frame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (frame) return { height: view.getUint16(at + 5) * 0.75, width: view.getUint16(at + 7) * 0.75 };
    at += 2 + view.getUint16(at + 2);
  }
  throw invalidArgument();
}
