import { beforeAll, expect, it } from "vitest";
import { compareBooks, standingOf } from "../../src/backup/compare";
import type { BookCopy, Store } from "../../src/store/store";
import { aParty, openTestStore, saveParty } from "../store/test-store";
import { smallStore } from "./small-book";

let store: Store;
let before: BookCopy;
let after: BookCopy;
beforeAll(async () => {
  store = await smallStore();
  before = await store.exportAll();
  await store.run(saveParty(aParty("party:new", { name: "New" })));
  await store.run(saveParty(aParty("party:long", { name: "Shorter" })));
  after = await store.exportAll();
}, 60_000);

it("[BK12] tells how two states of a book stand to each other", async () => {
  expect(standingOf(before, after)).toEqual({ kind: "older", by: 2 });
  expect(standingOf(after, before)).toEqual({ kind: "newer", by: 2 });
  expect(standingOf(after, after)).toEqual({ kind: "same" });
  const other = await smallStore();
  expect(standingOf(after, await other.exportAll())).toEqual({ kind: "other book" });
  expect(standingOf(after, await (await openTestStore()).exportAll())).toEqual({ kind: "nothing here" });
  const aside = await openTestStore();
  await aside.replaceAll(before);
  await aside.run(saveParty(aParty("party:aside")));
  const apart = { kind: "apart", common: before.lastSeq, there: 1, here: 2 };
  expect(standingOf(await aside.exportAll(), after)).toEqual(apart);
});

it("[BK12] counts what is only there, only here and what differs, set by set", async () => {
  const { sets, there, here } = await compareBooks(before, after);
  expect(there.seq).toBe(before.lastSeq);
  expect(here.seq).toBe(before.lastSeq + 2);
  const parties = sets.find(({ type }) => type === "party");
  expect(parties).toMatchObject({ onlyThere: 0, onlyHere: 1, differing: 1, examples: ["Long", "New"] });
  const others = sets.filter(({ type }) => type !== "party");
  expect(others.every((set) => set.onlyThere + set.onlyHere + set.differing === 0)).toBe(true);
  expect(others.length).toBeGreaterThan(5);
});
