import { describe, expect, it } from "vitest";
import { databaseName } from "../../src/store/open";
import { aParty, openTestStore, saveParty } from "./test-store";

describe("what is derived from the book", () => {
  it("[S24] is kept across reopening, replaced together, and is no part of a copy", async () => {
    const name = `test ${crypto.randomUUID()}`;
    const first = await openTestStore({ name });
    const before = await first.exportAll();
    await first.derived.put(new Map<string, unknown>([["a/1", new Int32Array([1, 2])], ["a/2", "two"], ["b", 3]])); // prettier-ignore
    await first.derived.put(new Map([["a/2", "second"]]), "a/");
    expect(await first.exportAll()).toEqual(before);
    first.close();
    const second = await openTestStore({ name });
    expect(await second.derived.get(["a/1", "a/2", "b"])).toEqual([undefined, "second", 3]);
    second.close();
  });

  it("[S24] is missing rather than wrong where its database is of another program, and after closing", async () => {
    const name = `test ${crypto.randomUUID()}`;
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(`${databaseName(name)}/derived`, 7);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const store = await openTestStore({ name });
    expect(await store.derived.get(["a"])).toEqual([undefined]);
    await store.derived.put(new Map([["a", 1]]));
    expect(await store.derived.get(["a"])).toEqual([1]);
    store.close();
    await store.derived.put(new Map([["a", 2]]));
    expect(await store.derived.get(["a"])).toEqual([undefined]);
  });

  it("[S25] a read is told where the book stands: its generation, its newest operation and those since", async () => {
    const store = await openTestStore();
    const standing = () =>
      store.readAt(async (read, at) => ({
        ...at,
        since: (await at.since(1)).map(({ seq }) => seq),
        parties: await read.count("party"),
      }));
    expect(await standing()).toMatchObject({ seq: 0, since: [], parties: 0 });
    await store.run(saveParty(aParty("party:1")));
    await store.run(saveParty(aParty("party:2")));
    const before = await standing();
    expect(before).toMatchObject({ seq: 2, since: [2], parties: 2 });
    await store.replaceAll(await store.exportAll());
    expect((await standing()).generation).not.toBe(before.generation);
    store.close();
  });
});
