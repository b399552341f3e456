import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndexKey } from "../../src/records/shape";
import { compareKeys, inRange, keyRange } from "../../src/store/range";
import type { Range } from "../../src/store/work";
import { aParty, openTestStore, saveParty } from "./test-store";

const part = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom("", "a", "ab", "b", "2026-04-01", "\u0939", "ї"),
);
const key: fc.Arbitrary<IndexKey> = fc.oneof(part, fc.array(part, { maxLength: 3 }));
const range: fc.Arbitrary<Range> = fc.oneof(
  fc.record({ is: key }),
  fc.record({ prefix: fc.oneof(fc.constantFrom("a", "ab", "2026"), fc.array(part, { maxLength: 2 })) }),
  fc.record(
    { from: key, to: key, fromOpen: fc.boolean(), toOpen: fc.boolean() },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Range>,
);

describe("ranges", () => {
  it("[S16] order keys as IndexedDB does", async () => {
    await openTestStore();
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(indexedDB.cmp(a, b));
      }),
    );
  });

  it("[S16] hold the keys that IndexedDB's own range holds", async () => {
    await openTestStore();
    fc.assert(
      fc.property(key, range, (one, stretch) => {
        expect(inRange(one, stretch)).toBe(keyRange(stretch)?.includes(one) ?? true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("[S16] find a record under the keys it has, once, in the order asked for", async () => {
    const store = await openTestStore();
    const parties = [
      aParty("party:1", { name: "Rao", code: "R1", phones: ["98220 41577", "98220 41578"] }),
      aParty("party:2", { name: "Rai", phones: ["91577"] }),
      aParty("party:3", { name: "Sen", code: "A9" }),
    ];
    for (const party of parties) await store.run(saveParty(party));
    const ids = (
      ...question: [
        index: "name" | "code" | "phone" | "terms" | "id",
        range?: Range,
        order?: "newest",
        limit?: number,
      ]
    ) =>
      store.read(async (read) => {
        const [index, range, order, limit] = question;
        const listing = { ...(order && { order }), ...(limit !== undefined && { limit }) };
        return (await read.list("party", index, range, listing)).map(({ id }) => id.slice(6)).join("");
      });
    expect(await ids("code")).toBe("31");
    expect(await ids("name")).toBe("213");
    expect(await ids("name", undefined, "newest", 2)).toBe("31");
    expect(await ids("phone", { prefix: "~775" })).toBe("12");
    expect(await ids("phone", { prefix: "~" }, undefined, 2)).toBe("12");
    expect(await ids("phone", { prefix: "~" }, "newest", 2)).toBe("12");
    expect(await ids("terms", { prefix: "ra" })).toBe("21");
    expect(await ids("id", { from: "party:2" })).toBe("23");
    expect(await ids("id", undefined, "newest", 1)).toBe("3");
    expect(await ids("name", undefined, undefined, 0)).toBe("");
    expect(await store.read((read) => read.count("party", "phone", { prefix: "~" }))).toBe(2);
  });
});
