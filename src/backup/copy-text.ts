import { strToU8 } from "fflate";
import type { BookCopy } from "../store/store";
import { cellSafeJson } from "./cell-xml";
import type { SetName } from "./columns";
import type { Manifest } from "./manifest";
import { sha256 } from "./sums";

/** Characters of a stretch of the machine copy that is summed as one. */
const BLOCK = 4 << 20;

/** What a record, balance or operation is written as: one line that goes through any program unchanged. */
export const exactText = cellSafeJson;

/** The lines of a machine copy, in stretches that are summed one by one; `write` gets the bytes of each. */
export class CopyText {
  readonly #write: ((bytes: Uint8Array) => Promise<void>) | undefined;
  readonly #blocks: Manifest["blocks"] = [];
  #pending = "";

  constructor(write?: (bytes: Uint8Array) => Promise<void>) {
    this.#write = write;
  }

  /** Adds a line; gives a promise to be awaited when a stretch is full. */
  line(set: SetName, exact: string): Promise<void> | undefined {
    this.#pending += `${set} ${exact}\n`;
    return this.#pending.length < BLOCK ? undefined : this.#close();
  }

  /** The lengths and sums of all stretches. */
  async end(): Promise<Manifest["blocks"]> {
    if (this.#pending) await this.#close();
    return this.#blocks;
  }

  async #close(): Promise<void> {
    const bytes = strToU8(this.#pending);
    this.#pending = "";
    this.#blocks.push({ bytes: bytes.length, sha256: await sha256(bytes) });
    await this.#write?.(bytes);
  }
}

/** What a line of the machine copy or an exact cell holds, added to the book it belongs to. */
export class BookMaker {
  readonly records: unknown[] = [];
  readonly balances: BookCopy["balances"][number][] = [];
  readonly operations: BookCopy["operations"][number][] = [];

  /** @throws SyntaxError when the text is no JSON, or names what no record may. */
  add(set: string, exact: string): void {
    const value: unknown = JSON.parse(exact);
    if (exact.includes("__proto__") && namesPrototype(value)) throw new SyntaxError("__proto__");
    if (set === "balances") this.balances.push(value as BookCopy["balances"][number]);
    else if (set === "operations") this.operations.push(value as BookCopy["operations"][number]);
    else this.records.push(value);
  }

  book({ version, bookId, seq }: Manifest): BookCopy {
    const { records, balances, operations } = this;
    return { version, bookId, lastSeq: seq, records, balances, operations };
  }
}

function namesPrototype(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(namesPrototype);
}
