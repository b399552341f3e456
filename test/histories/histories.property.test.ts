import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { exportJournal } from "../../src/ledger/export-queries";
import { proveBook } from "../../src/ledger/proof-queries";
import type { Entry } from "../../src/records";
import { hledgerBalances, hledgerVersion, ourBalances } from "../ledger/hledger";
import { openTestStore, standingClock } from "../store/test-store";
import { MemoryBook } from "./memory-book";
import { moves, play, shortest, type Step } from "./play";
import { beginning, type World } from "./world";

/** More, or others, when asked: `HISTORIES=3000 SEED=7 npx vitest run … test/histories`. */
const HISTORIES = Number(process.env["HISTORIES"] ?? 300);
const SEED = process.env["SEED"] ? { seed: Number(process.env["SEED"]) } : {};
const FIRST = "2026-06-01T10:00:00.000Z";

let base: { book: MemoryBook; world: World };
beforeAll(async () => {
  const book = new MemoryBook(standingClock(FIRST));
  base = { book, world: await beginning(book) };
});

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
  ),
  move: fc.nat({ max: moves.length - 1 }),
  seed: fc.nat(),
});
const history = fc.array(step, { minLength: 60, maxLength: 75 });

/** What must hold after every single command, cheap enough for that: its own entries balance, and so do all accounts. */
async function balances(book: MemoryBook): Promise<void> {
  const entries = (book.operations.at(-1)?.changes ?? []).flatMap(({ id, after }) =>
    id.startsWith("entry:") && after ? [after as Entry] : [],
  );
  const off = entries.filter(
    ({ lines }) => lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0) !== 0,
  );
  const accounts = await book.read((read) => read.balances("account/"));
  const sum = accounts.reduce((total, { amount }) => total + amount, 0);
  // Thrown and not expected: this is asked some 20,000 times.
  if (off.length || sum)
    throw new Error(`Debits and credits part by ${sum}: ${off.map(({ id }) => id).join(", ")}`);
}

type Trial = { readonly book: MemoryBook; readonly told: readonly string[] } | { readonly fault: string };

/** Plays a history on a copy of the first day's book and proves what is left of it. */
async function trial(steps: readonly Step[]): Promise<Trial> {
  const clock = standingClock(FIRST);
  const book = base.book.copy(clock);
  try {
    const { told } = await play(book, clock, base.world, steps, () => balances(book));
    const operations = async (after: number, limit?: number) =>
      book.operations.slice(after, limit && after + limit);
    const { faults } = await proveBook({ read: book.read, operations });
    return faults.length
      ? { fault: [...faults.map((one) => JSON.stringify(one)), ...told].join("\n") }
      : { book, told };
  } catch (error) {
    return { fault: String((error as Error).message) };
  }
}

const faultOf = (played: Trial): string | undefined => ("fault" in played ? played.fault : undefined);

describe("random histories", () => {
  it(
    `[L40] hold every invariant, and equal hledger's figures: ${HISTORIES} of at least 60 commands`,
    { timeout: 600_000 },
    async () => {
      const journals: string[] = [];
      const ours = new Map<string, number>();
      const stories: (readonly string[])[] = [];
      const commands = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const played = await trial(steps);
          if ("fault" in played)
            throw new Error(await shortest(steps, async (some) => faultOf(await trial(some))));
          const { book, told } = played;
          const prefix = `h${stories.push(told)}:`;
          await book.read(async (read) => {
            const journal = await exportJournal(read, { prefix });
            journals.push(journal.text);
            for (const [name, amount] of await ourBalances(read, journal)) ours.set(name, amount);
          });
          for (const { command } of book.operations) commands.set(command, (commands.get(command) ?? 0) + 1);
        }),
        { numRuns: HISTORIES, endOnFailure: true, ...SEED },
      );
      for (const command of FOUND) expect([command, commands.get(command) ?? 0]).not.toEqual([command, 0]);
      if (!hledgerVersion) return;
      const theirs = hledgerBalances(journals.join("\n"));
      for (const name of new Set([...ours.keys(), ...theirs.keys()]))
        if ((ours.get(name) ?? 0) !== (theirs.get(name) ?? 0)) {
          const told = stories[Number(/^h(\d+)/.exec(name)?.[1]) - 1] ?? [];
          throw new Error(
            [`${name}: ${ours.get(name)} here, ${theirs.get(name)} in hledger`, ...told].join("\n"),
          );
        }
    },
  );

  it("[L41] are the same in memory as in the store", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), async (steps) => {
        const [inStore, inMemory] = [standingClock(FIRST), standingClock(FIRST)];
        const store = await openTestStore({ clock: inStore });
        const book = new MemoryBook(inMemory);
        const told = await play(store, inStore, await beginning(store), steps);
        const same = await play(book, inMemory, await beginning(book), steps);
        expect([same.done, same.refused]).toEqual([told.done, told.refused]);
        const { records, balances: held } = await store.exportAll();
        expect(named(book.everything())).toEqual(named({ records, balances: held }));
        store.close();
      }),
      { numRuns: 6, ...SEED },
    );
  });
});

/** Everything of a book as text, its ids replaced by their place in the order of making: two books made alike are the same. */
function named({
  records,
  balances: held,
}: {
  records: readonly unknown[];
  balances: readonly unknown[];
}): string[] {
  const made = new Map<string, string>();
  const ids = /(?<=[:/])[0-9a-z]{29}/g;
  const all = [...records, ...held].map((one) => JSON.stringify(one));
  for (const id of [...new Set(all.flatMap((one) => one.match(ids) ?? []))].sort())
    made.set(id, `#${made.size}`);
  return all.map((one) => one.replaceAll(ids, (id) => made.get(id) ?? id)).sort();
}

/** Commands without which histories would prove little: each must have been carried out somewhere. */
const FOUND = [
  "invoice.bill",
  "invoice.credit",
  "invoice.cancel",
  "payment.receive",
  "payment.pay",
  "payment.reverse",
  "credit.allocate",
  "credit.unallocate",
  "credit.refund",
  "opening.bill",
  "cheque.receive",
  "cheque.deposit",
  "cheque.clear",
  "cheque.bounce",
  "cheque.replace",
  "stock.adjust",
  "stock.transfer",
  "order.send",
  "receipt.post",
  "receipt.reverse",
  "purchase.post",
  "purchase.debit",
  "purchase.cancel",
  "challan.make",
  "challan.return",
  "unit.install",
  "visit.record",
  "contract.activate",
  "journal.write",
  "journal.reverse",
  "period.close",
  "period.reopen",
] as const;
