import type { Day } from "../../src/base/day";
import type { Party } from "../../src/records";
import type { Clock } from "../../src/store/clock";
import { command } from "../../src/store/command";
import type { OpenOptions } from "../../src/store/open";
import { openStore } from "../../src/store/open";
import type { Store } from "../../src/store/store";

// In Node the global IndexedDB is an imitation; a browser has its own.
const imitation = "fake-indexeddb/auto";
if (!("indexedDB" in globalThis)) await import(/* @vite-ignore */ imitation);

/** A clock that stands still until it is set. */
export function standingClock(now = "2026-04-01T09:30:00.000Z"): Clock & { set(now: string): void } {
  let current = now;
  return {
    now: () => current,
    today: () => current.slice(0, 10) as Day,
    set: (next) => void (current = next),
  };
}

/** A fresh store of its own, or one more on the book of `name`. */
export const openTestStore = (options: Partial<OpenOptions> = {}): Promise<Store> =>
  openStore({ name: `test ${crypto.randomUUID()}`, clock: standingClock(), by: "Tester", ...options });

/** A customer with everything filled in that must be. */
export const aParty = (id: `party:${string}`, more: Partial<Party> = {}): Party => ({
  id,
  code: "",
  name: `Customer ${id.slice(6)}`,
  customer: true,
  principal: false,
  phones: [],
  email: "",
  taxId: "",
  stateCode: "",
  address: "",
  note: "",
  createdOn: "2026-04-01",
  ...more,
});

export const saveParty = command("test.saveParty", async (work, party: Party): Promise<string> => {
  await work.put(party);
  return party.id;
});

export const moveBalance = command(
  "test.move",
  (work, { key, by, part }: { key: string; by: number; part?: string }) => work.move(key, by, part),
);

/** Resolves when a condition holds, asking again after every turn of the event loop. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 0));
}
