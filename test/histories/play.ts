import { addDays } from "../../src/base/day";
import { Refusal } from "../../src/base/refusal";
import type { standingClock } from "../store/test-store";
import { billingMoves } from "./billing";
import { chequeMoves } from "./cheques";
import { Dice } from "./dice";
import { ledgerMoves } from "./ledger";
import { paymentMoves } from "./payments";
import { purchaseMoves } from "./purchase";
import { salesMoves } from "./sales";
import { serviceMoves } from "./service";
import { stockMoves } from "./stock";
import type { Asked, Move, Playable, Situation, World } from "./world";

/** Everything that may happen, each as often as its weight. A slice adds its moves here. */
export const moves: readonly Move[] = [
  ...billingMoves,
  ...paymentMoves,
  ...chequeMoves,
  ...stockMoves,
  ...purchaseMoves,
  ...salesMoves,
  ...serviceMoves,
  ...ledgerMoves,
].flatMap((move) => Array.from({ length: move.weight }, () => move));

/** One step of a history: so many days go by, then a move is made by the dice. */
export interface Step {
  readonly days: number;
  readonly move: number;
  readonly seed: number;
}

/** A history that was played: in words what was asked of the book and what it answered. */
export interface Played {
  readonly told: readonly string[];
  readonly done: number;
  readonly refused: number;
}

/**
 * Plays a history on a book. A refusal is a fine answer; anything else thrown ends it with all that led there. `after` hears of
 * every command that was carried out.
 */
export async function play(
  book: Playable,
  clock: ReturnType<typeof standingClock>,
  world: World,
  steps: readonly Step[],
  after: () => Promise<void> = async () => undefined,
): Promise<Played> {
  const told: string[] = [];
  let [done, refused] = [0, 0];
  for (const { days, move, seed } of steps) {
    if (days) {
      clock.set(`${addDays(clock.today(), days)}T10:00:00.000Z`);
      told.push(`it is ${clock.today()}`);
    }
    try {
      const asked = await book.read((read) =>
        something(move, { read, world, dice: new Dice(seed), today: clock.today() }),
      );
      const answer = await carriedOut(book, asked);
      told.push(`${asked.command} ${JSON.stringify(asked.input)}${answer ? ` → refused: ${answer}` : ""}`);
      if (answer) refused++;
      else done++;
      await after();
    } catch (error) {
      throw new Error([String((error as Error).stack), ...told].join("\n"), { cause: error });
    }
  }
  return { told, done, refused };
}

/** What the move asks; where there is nothing to ask it of, what the next one asks. */
async function something(first: number, situation: Situation): Promise<Asked> {
  for (let at = first; ; at++) {
    const asked = await moves[at % moves.length]?.make(situation);
    if (asked) return asked;
  }
}

/** Carries out what is asked; gives the sentence of a refusal. */
async function carriedOut(book: Playable, asked: Asked): Promise<string | undefined> {
  try {
    if ("carryOut" in asked) await asked.carryOut(book);
    else await book.run(asked);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return [error.message, ...Object.values(error.problems)].join(" ");
    throw error;
  }
}

/** The shortest history found that still fails, by leaving out ever smaller stretches; `fails` gives what went wrong. */
export async function shortest(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<string | undefined>,
): Promise<string> {
  let said = (await fails(steps)) ?? "It does not fail again.";
  let kept = steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < kept.length;) {
      const fewer = kept.filter((_, at) => at < from || at >= from + size);
      const still = await fails(fewer);
      if (still === undefined) from += size;
      else [kept, said] = [fewer, still];
    }
  return said;
}
