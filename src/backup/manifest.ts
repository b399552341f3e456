import { msg } from "@lit/localize";
import { strToU8 } from "fflate";
import * as v from "valibot";
import { Refusal } from "../base/refusal";
import { sha256 } from "./sums";

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const sha = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const entries = {
  servicebook: v.literal("backup"),
  format: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Schema version of the records. */
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  bookId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  company: v.pipe(v.string(), v.maxLength(1_000)),
  /** When it was made, UTC, and by whom. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  by: v.pipe(v.string(), v.maxLength(1_000)),
  /** The last operation in it, and when that was; the moment is empty when there is none. */
  seq: natural,
  lastAt: v.string(),
  digits: v.pipe(natural, v.maxValue(8)),
  /** Rows of each set, with the name of the sheet they stand on. */
  sets: v.pipe(
    v.array(
      v.object({ set: v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/)), sheet: v.string(), rows: natural }),
    ),
    v.maxLength(200),
  ),
  /** Every stretch of the machine copy with its length in bytes and its SHA-256. */
  blocks: v.pipe(v.array(v.object({ bytes: natural, sha256: sha })), v.maxLength(10_000)),
};

/** A backup is sealed by the SHA-256 of everything it says of itself, the sums of its stretches among it. */
const unsealed = v.object(entries);
const shape = v.object({ ...entries, sha256: sha });

/** What a backup says of itself. */
export type Manifest = v.InferOutput<typeof shape>;

/** The format this program writes; it reads every one up to it. */
export const FORMAT = 1;

/** Seals what a backup says of itself. */
export const sealed = async (open: Omit<Manifest, "sha256">): Promise<Manifest> => ({
  ...open,
  sha256: await sealOf(open),
});

/** The order of the fields is that of the shape, however they were read. */
const sealOf = (open: Omit<Manifest, "sha256">): Promise<string> =>
  sha256(strToU8(JSON.stringify(v.parse(unsealed, open))));

/** Reads what a backup says of itself; undefined when the text is no such thing or its seal is broken, a Refusal when it is too new. */
export async function parseManifest(text: string): Promise<Manifest | undefined> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(shape, value);
  if (!parsed.success) return undefined;
  const { output } = parsed;
  if (output.format > FORMAT)
    throw new Refusal(
      msg(
        "This backup was made by a newer version of Servicebook. Reload the pane to get the newest version.",
      ),
    );
  return (await sealOf(output)) === output.sha256 ? output : undefined;
}

/** How many records a backup holds, balances and operations apart. */
export const recordsIn = ({ sets }: Pick<Manifest, "sets">): number =>
  sets.reduce((sum, { set, rows }) => (set === "balances" || set === "operations" ? sum : sum + rows), 0);
