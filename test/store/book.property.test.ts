import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import type { Party } from "../../src/records";
import { command } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import type { Listing, Range, Read } from "../../src/store/work";
import { aParty, openTestStore } from "./test-store";

type Step =
  | { does: "put"; id: number; name: string; phones: string[] }
  | { does: "remove"; id: number }
  | { does: "move"; key: string; by: number; part: string | undefined };

const steps = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant("put" as const),
      id: fc.nat(7),
      name: fc.constantFrom("ann", "anna", "bob", "bo", "cy"),
      phones: fc.array(fc.constantFrom("12", "123", "99"), { maxLength: 3 }),
    }),
    fc.record({ does: fc.constant("remove" as const), id: fc.nat(7) }),
    fc.record({
      does: fc.constant("move" as const),
      key: fc.constantFrom("a/1", "a/2", "b/1"),
      by: fc.integer({ min: -3, max: 3 }),
      part: fc.constantFrom(undefined, "p", "q"),
    }),
  ),
  { maxLength: 8 },
);
const commands = fc.array(fc.record({ steps, refused: fc.boolean() }), { maxLength: 8 });

const ranges: (Range | undefined)[] = [
  undefined,
  { is: "ann" },
  { prefix: "an" },
  { prefix: "b" },
  { from: "anna", to: "bob" },
  { from: "anna", to: "bob", fromOpen: true, toOpen: true },
  { from: "bo" },
  { to: "bo", toOpen: true },
  { from: "z", to: "a" },
];
const listings: Listing[] = [
  {},
  { order: "newest" },
  { limit: 2 },
  { limit: 2, order: "newest" },
  { kept: true },
];

interface Seen {
  lists: string[][];
  counts: number[];
  balances: unknown;
}

/** Every list, count and balance there is to ask for. */
async function everything(read: Read): Promise<Seen> {
  const lists: string[][] = [];
  const counts: number[] = [];
  for (const range of ranges) {
    for (const index of ["name", "terms"] as const) {
      for (const listing of listings)
        lists.push((await read.list("party", index, range, listing)).map(({ id }) => id));
      counts.push(await read.count("party", index, range));
    }
  }
  return { lists, counts, balances: [await read.balances("a/"), await read.balances("a/", { kept: true })] };
}

/** Applies the steps, asks for everything inside the command, and is refused at the end if it shall be. */
const play = command("test.play", async (work, { steps, refused }: { steps: Step[]; refused: boolean }) => {
  for (const step of steps) {
    if (step.does === "put")
      await work.put(aParty(`party:${step.id}`, { name: step.name, phones: step.phones }));
    else if (step.does === "remove") await work.remove(`party:${step.id}`);
    else await work.move(step.key, step.by, step.part);
  }
  const seen = await everything(work);
  if (refused) throw new Refusal("No.");
  return seen;
});

interface Model {
  parties: Map<string, Party>;
  amounts: Map<string, number>;
}

async function check(store: Store, { parties, amounts }: Model): Promise<void> {
  const copy = await store.exportAll();
  expect(copy.records).toEqual([...parties.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const recomputed = new Map<string, number>();
  const add = (key: string, by: number) => recomputed.set(key, (recomputed.get(key) ?? 0) + by);
  for (const { key, by, part } of copy.operations.flatMap(({ moves }) => moves)) {
    add(key, by);
    if (part !== undefined) add(`${key} ${part}`, by);
  }
  const stored = copy.balances.flatMap(({ key, amount, parts }) => [
    [key, amount] as const,
    ...Object.entries(parts).map(([part, held]) => [`${key} ${part}`, held] as const),
  ]);
  const held = (all: Iterable<readonly [string, number]>) =>
    Object.fromEntries([...all].filter(([, amount]) => amount !== 0));
  expect(held(stored)).toEqual(held(recomputed));
  expect(held(stored)).toEqual(held(amounts));
}

describe("the book", () => {
  it("[S9] [S22] is at any time what its operations say, and reads inside a command equal those after it, kept ones too", async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (all) => {
        const store = await openTestStore();
        const model: Model = { parties: new Map(), amounts: new Map() };
        for (const one of all) {
          if (one.refused) {
            await expect(store.run(play(one))).rejects.toThrow("No.");
            continue;
          }
          const inside = await store.run(play(one));
          apply(model, one.steps);
          // Twice at once, because two queries then bring what is kept up to the same moment.
          const after = await Promise.all([store.read(everything), store.read(everything)]);
          expect(after).toEqual([inside, inside]);
        }
        await check(store, model);
        store.close();
      }),
      { numRuns: 40 },
    );
  });
});

function apply({ parties, amounts }: Model, all: readonly Step[]): void {
  const add = (key: string, by: number) => amounts.set(key, (amounts.get(key) ?? 0) + by);
  for (const step of all) {
    const id = `party:${"id" in step ? step.id : ""}` as const;
    if (step.does === "put") parties.set(id, aParty(id, { name: step.name, phones: step.phones }));
    else if (step.does === "remove") parties.delete(id);
    else {
      add(step.key, step.by);
      if (step.part !== undefined) add(`${step.key} ${step.part}`, step.by);
    }
  }
}
