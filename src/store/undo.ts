import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { AnyRecord, RecordId } from "../records";
import type { CommandCall } from "./command";
import type { Operation } from "./operation";
import type { Read } from "./work";

/** The command that takes an operation back; `later` are the operations after it. */
export const undoing = (operation: Operation, later: readonly Operation[]): CommandCall<void> => ({
  command: "undo",
  input: { seq: operation.seq },
  apply: async (work) => {
    if (operation.moves.length > 0) throw new Refusal(movedBalances());
    for (const change of operation.changes) {
      const now = await work.find(change.id);
      if (!isSame(now, change.after)) throw new Refusal(changedSince());
      if (!change.before && (await isNamedLater(work, change.id, later))) throw new Refusal(usedSince());
    }
    for (const { id, before } of operation.changes) {
      await (before ? work.put(before as AnyRecord) : work.remove(id as RecordId));
    }
  },
});

const movedBalances = () =>
  msg(
    "This moved money, stock or a number, so it cannot simply be undone. Cancel or reverse the document instead.",
  );
const changedSince = () => msg("This was changed again since. Undo the later change first.");
const usedSince = () => msg("Something entered later refers to this, so it cannot be undone.");

/** Whether a record that was written later names this one and still does. */
async function isNamedLater(read: Read, id: string, later: readonly Operation[]): Promise<boolean> {
  const written = later.flatMap(({ changes }) => changes.filter(({ after }) => mentions(after, id)));
  const naming = new Set(written.map((change) => change.id).filter((other) => other !== id));
  for (const other of naming) if (mentions(await read.find(other), id)) return true;
  return false;
}

const mentions = (value: unknown, id: string): boolean =>
  value === id ||
  (typeof value === "object" && value !== null && Object.values(value).some((inner) => mentions(inner, id)));

/** Whether two plain values are the same through and through. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  );
}
