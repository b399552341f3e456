import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import type { BookCopy } from "../../src/store/store";
import { aParty, moveBalance, openTestStore, saveParty, until } from "./test-store";

async function filled() {
  const store = await openTestStore();
  await store.run(saveParty(aParty("party:1", { phones: ["98220 41577"] })));
  await store.run(moveBalance({ key: "receivable/party:1", by: 500, part: "2026-04-30" }));
  return store;
}

describe("the whole book", () => {
  it("[S14] goes through JSON and stands in another store as it was", async () => {
    const copy = JSON.parse(JSON.stringify(await (await filled()).exportAll())) as BookCopy;
    const store = await openTestStore();
    await store.replaceAll(copy);
    expect(await store.exportAll()).toEqual(copy);
    expect(store.bookId).toBe(copy.bookId);
    const found = await store.read((read) => read.list("party", "phone", { prefix: "~77514" }));
    expect(found.map(({ id }) => id)).toEqual(["party:1"]);
    await store.run(saveParty(aParty("party:2")));
    expect(await store.lastSeq()).toBe(3);
  });

  it("[S14] is told to every pane when it was replaced, and live queries are asked again", async () => {
    const name = `replaced ${crypto.randomUUID()}`;
    const [one, two] = [await openTestStore({ name }), await openTestStore({ name })];
    const copy = await (await filled()).exportAll();
    let replaced = 0;
    const counts: number[] = [];
    two.onReplaced(() => void replaced++);
    two.live(
      (read) => read.count("party"),
      (count) => counts.push(count),
    );
    await until(() => counts.length === 1);
    await one.replaceAll(copy);
    await until(() => replaced === 1 && counts.at(-1) === 1 && two.bookId === copy.bookId);
    expect(counts).toEqual([0, 1]);
    one.close();
    two.close();
  });

  const damages: [string, (copy: BookCopy) => unknown, RegExp][] = [
    ["nothing at all", () => null, /cannot be used/],
    ["a missing part", ({ balances: _, ...rest }) => rest, /balances/],
    ["a gap in the operations", (copy) => ({ ...copy, operations: copy.operations.slice(0, 1) }), /gap/],
    [
      "a record of the wrong shape",
      (copy) => ({ ...copy, records: [{ ...aParty("party:1"), phones: "1" }] }),
      /party:1.*phones/,
    ],
    ["a record of no known kind", (copy) => ({ ...copy, records: [{ id: "dragon:1" }] }), /dragon:1/],
    [
      "a name from every object's ancestor",
      (copy) => ({ ...copy, records: [{ id: "__proto__:1" }] }),
      /__proto__/,
    ],
    ["a record twice", (copy) => ({ ...copy, records: [aParty("party:1"), aParty("party:1")] }), /twice/],
    ["half a coin", (copy) => ({ ...copy, balances: [{ key: "k", amount: 0.5, parts: {} }] }), /amount/],
    ["a newer version", (copy) => ({ ...copy, version: 999 }), /newer version/],
  ];
  it.each(damages)(
    "[S14] is unchanged by a copy with %s, which is refused by name",
    async (_, damage, why) => {
      const store = await filled();
      const before = await store.exportAll();
      const error: unknown = await store
        .replaceAll(damage(before) as BookCopy)
        .catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).message).toMatch(why);
      expect(await store.exportAll()).toEqual(before);
      await store.run(saveParty(aParty("party:2")));
      expect(await store.lastSeq()).toBe(3);
    },
  );
});

describe("drafts", () => {
  it("[S13] outlive the store that kept them, and are no part of the copy", async () => {
    const name = `drafts ${crypto.randomUUID()}`;
    const first = await openTestStore({ name });
    await first.drafts.set("form/complaint", { problem: "No water" });
    await first.drafts.set("form/party", { name: "A" });
    await first.drafts.set("search", "x");
    expect(await first.exportAll()).toMatchObject({ records: [], operations: [], lastSeq: 0 });
    first.close();
    const again = await openTestStore({ name });
    expect(await again.drafts.get("form/complaint")).toEqual({ problem: "No water" });
    expect(await again.drafts.keys("form/")).toEqual(["form/complaint", "form/party"]);
    await again.drafts.remove("form/party");
    expect(await again.drafts.keys("")).toEqual(["form/complaint", "search"]);
    expect(await again.drafts.get("form/party")).toBeUndefined();
  });

  it("[S13] stay when the book is restored from its own copy, and go when another book takes its place", async () => {
    const store = await filled();
    await store.drafts.set("form", 1);
    await store.replaceAll(await store.exportAll());
    expect(await store.drafts.get("form")).toBe(1);
    await store.replaceAll(await (await filled()).exportAll());
    expect(await store.drafts.keys("")).toEqual([]);
  });
});
