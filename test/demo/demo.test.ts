import { expect, it } from "vitest";
import { contractState } from "../../src/contracts/model";
import { loadDemo } from "../../src/demo/demo";
import { prove } from "../../src/ledger/prove";
import { trialBalance } from "../../src/ledger/queries";
import type { RecordType } from "../../src/records";
import type { Store } from "../../src/store/store";
import { openTestStore, standingClock } from "../store/test-store";

const load = async (): Promise<Store> => {
  const store = await openTestStore({ clock: standingClock("2026-11-24T09:00:00.000Z") });
  await loadDemo(store, "2026-11-24");
  return store;
};
const count = (store: Store, type: RecordType) => store.read((read) => read.count(type));

/** How many contracts are in which state on the day of the demo. */
const contractStates = (store: Store): Promise<Record<string, number>> =>
  store.read(async (read) => {
    const { settings } = await read.get("company:main");
    const states: Record<string, number> = {};
    for (const contract of await read.list("contract", "startsOn")) {
      const state = contractState(contract, "2026-11-24", settings);
      states[state] = (states[state] ?? 0) + 1;
    }
    return states;
  });

it("[D4] the demo company is large enough, proves itself, and is the same again on the same day", async () => {
  const store = await load();
  expect(await count(store, "party")).toBeGreaterThanOrEqual(200);
  expect(await count(store, "card")).toBeGreaterThanOrEqual(400);
  expect(await count(store, "complaint")).toBeGreaterThanOrEqual(300);
  expect(await count(store, "invoice")).toBeGreaterThanOrEqual(500);
  expect(await store.read(prove)).toEqual([]);
  expect(await contractStates(store)).toMatchObject({
    active: expect.any(Number),
    expiring: expect.any(Number),
    expired: expect.any(Number),
    renewed: expect.any(Number),
    cancelled: expect.any(Number),
    draft: expect.any(Number),
  });
  expect(await count(store, "contract")).toBeGreaterThanOrEqual(60);
  const again = await load();
  expect(await again.read(trialBalance)).toEqual(await store.read(trialBalance));
  const numbers = (one: Store) =>
    one.read(async (read) =>
      (await read.list("complaint", "loggedOn")).map(({ number, problem, status }) => [
        number,
        problem,
        status,
      ]),
    );
  expect(await numbers(again)).toEqual(await numbers(store));
}, 300_000);
