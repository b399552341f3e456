import type { Fault } from "../company/proof";
import type { Proof, RecordType } from "../records";
import { CountedRead } from "../store/counted-read";
import type { Store } from "../store/store";
import { allChecks } from "./check-queries";
import { FrozenPapers } from "./frozen-queries";
import { invariants, type Invariant } from "./invariants";

/** What a proof found, ready to be kept: for every invariant what was gone through and how many faults there are. */
export type Proved = Pick<Proof, "rows"> & { readonly faults: readonly Fault[] };

/** Sheets held against the book; undefined where there are none to compare. */
export type CompareSheets = (
  signal: AbortSignal,
  hear: (done: number, total: number) => void,
) => Promise<
  | readonly {
      readonly sheet: string;
      readonly rows: number;
      readonly differences: readonly { readonly recordId: Fault["id"]; readonly text: string }[];
    }[]
  | undefined
>;

interface ProofOptions {
  readonly signal?: AbortSignal;
  /** Parts done of parts in all. */
  readonly progress?: (done: number, total: number) => void;
  readonly compare?: CompareSheets | undefined;
}

/** Operations read at once, and how many parts of the progress their reading makes. */
const PAGE = 500;

/**
 * Proves the whole book, invariant by invariant: check after check, each in a read of its own and page by page, so that the
 * pane goes on meanwhile; the operations for what may never be edited; the sheets. Rejects with the signal's reason.
 */
export async function proveBook(
  store: Pick<Store, "read" | "operations">,
  { signal, progress = () => undefined, compare }: ProofOptions = {},
): Promise<Proved> {
  const found = new Findings();
  const checks = await allChecks();
  const total = checks.length + 2;
  for (const [at, check] of checks.entries()) {
    progress(at, total);
    signal?.throwIfAborted();
    await store.read(async (read) => {
      const counted = new CountedRead(read, signal ? { signal } : {});
      found.add(await check.run(counted));
      for (const [invariant, types] of Object.entries(check.of))
        for (const type of types) found.count(Number(invariant), type, counted.counted(type as RecordType));
    });
  }
  progress(checks.length, total);
  await proveFrozen(store, found, signal);
  progress(checks.length + 1, total);
  const never = new AbortController().signal;
  for (const { sheet, rows, differences } of (await compare?.(signal ?? never, () => undefined)) ?? []) {
    found.count(13, `sheet ${sheet}`, rows);
    found.add(differences.map(({ recordId, text }) => ({ invariant: 13, id: recordId, text })));
  }
  progress(total, total);
  return found.proved();
}

async function proveFrozen(
  store: Pick<Store, "read" | "operations">,
  found: Findings,
  signal: AbortSignal | undefined,
): Promise<void> {
  const papers = new FrozenPapers();
  let heard = 0;
  for (let after = 0; ;) {
    signal?.throwIfAborted();
    const page = await store.operations(after, PAGE);
    page.forEach((operation) => papers.hear(operation));
    heard += page.length;
    after = page.at(-1)?.seq ?? after;
    if (page.length < PAGE) break;
  }
  found.add(await store.read((read) => papers.faults(read, signal)));
  found.count(12, "operation", heard);
}

/** Gathers what checks find, by invariant. */
class Findings {
  readonly #faults: Fault[] = [];
  readonly #counts = new Map<Invariant, Map<string, number>>();

  add(faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  count(invariant: number, what: string, count: number): void {
    const counts = this.#counts.get(invariant as Invariant) ?? new Map<string, number>();
    this.#counts.set(invariant as Invariant, counts);
    // Several checks may go through the same records for one invariant.
    counts.set(what, Math.max(counts.get(what) ?? 0, count));
  }

  proved(): Proved {
    const faults = [...this.#faults].sort((a, b) => a.invariant - b.invariant);
    return {
      faults,
      rows: invariants.map((invariant) => ({
        invariant,
        checked: [...(this.#counts.get(invariant) ?? [])].map(([what, count]) => ({ what, count })),
        faults: faults.filter((fault) => fault.invariant === invariant).length,
      })),
    };
  }
}
