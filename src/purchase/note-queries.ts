import { msg, str } from "@lit/localize";
import type { Money } from "../base/money";
import { fromThousandths, toThousandths } from "../base/quantity";
import type { Party, Purchase, Unit } from "../records";
import type { Read } from "../store/work";
import { figureProblems } from "./bill-model";
import type { Problems } from "./model";

/** What debit notes took of a line of a bill: thousandths sent back, and minor units before tax. */
export interface Credited {
  readonly sentBack: number;
  readonly value: Money;
}

/** What a bill's debit notes took of its lines so far, by the line's place. */
export async function creditedSoFar(read: Read, bill: Pick<Purchase, "id">): Promise<Map<number, Credited>> {
  const notes = (await read.list("purchase", "original", { is: bill.id })).filter(
    ({ status }) => status === "posted",
  );
  const sums = new Map<number, Credited>();
  for (const { lines, figures } of notes)
    lines.forEach(({ originalLine, quantity, location }, at) => {
      if (originalLine === undefined) return;
      const before = sums.get(originalLine) ?? { sentBack: 0, value: 0 };
      sums.set(originalLine, {
        sentBack: before.sentBack + (location ? (toThousandths(quantity) ?? 0) : 0),
        value: before.value + (figures?.lineNets[at] ?? 0),
      });
    });
  return sums;
}

/** What is wrong with the lines of a debit note against those of its bill, by field. */
export function noteProblems(
  bill: Purchase,
  note: Pick<Purchase, "lines">,
  credited: ReadonlyMap<number, Credited>,
): Problems {
  const problems: Problems = {};
  if (!note.lines.length) problems.lines = msg("Say for which line of the bill.");
  const now = new Map<number, number>();
  note.lines.forEach((line, at) => {
    Object.assign(problems, figureProblems(line, `lines.${at}`));
    const { originalLine = -1, location, receipt } = line;
    const billed = toThousandths(bill.lines[originalLine]?.quantity ?? "") ?? 0;
    const quantity = toThousandths(line.quantity) ?? 0;
    const isBack = location !== "";
    if (isBack && !receipt) problems[`lines.${at}.quantity`] = msg("These were no goods received.");
    const before = isBack ? (credited.get(originalLine)?.sentBack ?? 0) + (now.get(originalLine) ?? 0) : 0;
    if (quantity > billed - before)
      problems[`lines.${at}.quantity`] = msg(
        str`Billed ${fromThousandths(billed)}, sent back ${fromThousandths(before)}.`,
      );
    if (isBack) now.set(originalLine, (now.get(originalLine) ?? 0) + quantity);
  });
  return problems;
}

export interface NoteStart {
  readonly bill: Purchase;
  readonly principal: Party;
  /** How many of each line may still go back, thousandths. */
  readonly left: readonly number[];
  /** Pieces still where they came in, by the place of a serialised line. */
  readonly units: ReadonlyMap<number, readonly Unit[]>;
}

/** What a debit note against a bill starts from. */
export async function noteStart(read: Read, id: Purchase["id"]): Promise<NoteStart> {
  const bill = await read.get(id);
  const [principal, credited] = await Promise.all([read.get(bill.principalId), creditedSoFar(read, bill)]);
  const left = bill.lines.map(({ quantity }, at) =>
    Math.max(0, (toThousandths(quantity) ?? 0) - (credited.get(at)?.sentBack ?? 0)),
  );
  const units = new Map<number, readonly Unit[]>();
  for (const [at, { receipt }] of bill.lines.entries()) {
    const from = receipt && (await read.get(receipt.id));
    const received = receipt && from?.lines[receipt.line];
    if (!received?.units) continue;
    const pieces = await Promise.all(received.units.map((unit) => read.get(unit)));
    units.set(
      at,
      pieces.filter(({ status, location }) => status === "in stock" && location === from?.location),
    );
  }
  return { bill, principal, left, units };
}
