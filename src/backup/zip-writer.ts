import { strFromU8, strToU8 } from "fflate";
import { joined, squeeze, type Squeeze } from "./squeeze";

/** Characters gathered before they are encoded and squeezed. */
const BATCH = 1 << 16;
/** 2000-01-01 00:00 as DOS writes it: equal contents give equal bytes. */
const DOS_TIME = 0x2821_0000;
const UTF8_NAMES = 0x0800;

interface Stored {
  readonly name: Uint8Array;
  readonly packed: readonly Uint8Array[];
  readonly crc: number;
  readonly size: number;
}

/** Writes a zip part by part; several parts may be open at a time. */
export class ZipWriter {
  readonly #parts: Promise<Stored>[] = [];

  /** Begins a part. */
  part(name: string): ZipPart {
    const part = new ZipPart();
    this.#parts.push(
      part.stored.then(({ packed, crc, size }) => ({ name: strToU8(name), packed, crc, size })),
    );
    return part;
  }

  /** Writes a whole part at once. */
  async whole(name: string, text: string): Promise<void> {
    const part = this.part(name);
    await part.write(text);
    await part.end();
  }

  /** The zip; every part has to be ended before. */
  async finish(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    const directory: Uint8Array[] = [];
    let at = 0;
    // Programs that look at the beginning of a file to tell what it is expect the types there.
    const parts = (await Promise.all(this.#parts)).sort((a, b) => Number(isTypes(b)) - Number(isTypes(a)));
    for (const stored of parts) {
      const head = heads(stored, at);
      pieces.push(head.local, ...stored.packed);
      directory.push(head.central);
      at += head.local.length + head.packed;
    }
    const list = joined(directory);
    return joined([...pieces, list, endOf(directory.length, list.length, at)]);
  }
}

/** One part on its way into the zip. */
export class ZipPart {
  readonly stored: ReturnType<Squeeze["end"]>;
  readonly #squeeze = squeeze();
  #pending = "";
  #ended!: (stored: Awaited<ReturnType<Squeeze["end"]>>) => void;

  constructor() {
    this.stored = new Promise((resolve) => (this.#ended = resolve));
  }

  /** Adds text; gives nothing while it is only gathered, else a promise to be awaited. */
  write(text: string): Promise<void> | undefined {
    this.#pending += text;
    return this.#pending.length < BATCH ? undefined : this.#push();
  }

  /** Adds bytes. */
  async bytes(bytes: Uint8Array): Promise<void> {
    if (this.#pending) await this.#push();
    for (let from = 0; from < bytes.length; from += BATCH)
      await this.#squeeze.push(bytes.subarray(from, from + BATCH));
  }

  async end(): Promise<void> {
    if (this.#pending) await this.#push();
    this.#ended(await this.#squeeze.end());
  }

  #push(): Promise<void> {
    const text = this.#pending;
    this.#pending = "";
    return this.#squeeze.push(strToU8(text));
  }
}

const isTypes = ({ name }: Stored): boolean => strFromU8(name) === "[Content_Types].xml";

function heads({ name, packed, crc, size }: Stored, at: number) {
  const length = packed.reduce((sum, chunk) => sum + chunk.length, 0);
  const common = [
    [2, 20],
    [2, UTF8_NAMES],
    [2, 8],
    [4, DOS_TIME],
    [4, crc],
    [4, length],
    [4, size],
    [2, name.length],
    [2, 0],
  ] as const;
  const central = fields([[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]);
  return {
    local: joined([fields([[4, 0x04034b50], ...common]), name]),
    central: joined([central, name]),
    packed: length,
  };
}

const endOf = (parts: number, length: number, at: number): Uint8Array =>
  fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, parts],
    [2, parts],
    [4, length],
    [4, at],
    [2, 0],
  ]);

/** Little-endian numbers of two or four bytes, one after the other. */
function fields(values: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((length, [width]) => length + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of values) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}
