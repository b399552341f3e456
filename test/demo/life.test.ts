import { expect, it } from "vitest";
import { loadDemo } from "../../src/demo/demo";
import { LIFE_CARD } from "../../src/demo/life";
import { cardTrail } from "../../src/desk/trail";
import { prove } from "../../src/ledger/prove";
import { openTestStore, standingClock } from "../store/test-store";

it("[D29] the demo tells one unit's whole life, at least twenty events in order, and that of the unit in its place", async () => {
  const today = "2026-11-24";
  const store = await openTestStore({ clock: standingClock(`${today}T09:00:00.000Z`) });
  await loadDemo(store, today);
  const trail = (id: `card:${string}`) => store.read((read) => cardTrail(read, id, today));
  const [card] = await store.read((read) => read.list("card", "number", { is: LIFE_CARD.toLowerCase() }));
  if (!card) throw new Error("the demo has no such card");
  const life = await trail(card.id);
  expect(life.length).toBeGreaterThanOrEqual(20);
  expect(life.filter(({ pending }) => pending)).toEqual([]);
  const days = life.map(({ on }) => on);
  expect(days).toEqual([...days].sort().reverse());
  const kinds = new Set(life.map(({ kind }) => kind));
  expect(kinds).toEqual(
    new Set([
      "received",
      "sold",
      "installed",
      "warranty",
      "complaint",
      "visit",
      "bill",
      "contract",
      "owner",
      "left",
    ]),
  );
  expect(life.filter(({ kind }) => kind === "complaint").length).toBeGreaterThanOrEqual(6);
  expect(life.slice(-3).map(({ kind }) => kind)).toEqual(["installed", "sold", "received"]);
  expect(life[0]).toMatchObject({ kind: "left", detail: "Tank cracked" });
  expect(card.owners).toHaveLength(2);
  if (!card.replacedBy) throw new Error("it was not replaced");
  const after = await trail(card.replacedBy);
  expect(after.filter(({ pending }) => pending).map(({ kind }) => kind)).toContain("visit");
  expect(after.at(-1)?.title).toBe(`Installed in the place of card ${LIFE_CARD}`);
  expect(await store.read(prove)).toEqual([]);
}, 300_000);
