import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import type { CommandCall } from "../../src/store/command";
import { command } from "../../src/store/command";
import type { Read } from "../../src/store/work";
import { aParty, openTestStore, saveParty } from "./test-store";

const saveThenRefuse = command("test.refuse", async (work, id: `party:${string}`): Promise<string> => {
  await work.put(aParty(id));
  await work.move("receivable/x", 100, "2026-04-30");
  throw new Refusal("No.");
});

const everyTenthRefused = (n: number) =>
  Array.from({ length: n }, (_, i): CommandCall<string> =>
    i % 10 === 3 ? saveThenRefuse(`party:${i}`) : saveParty(aParty(`party:${i}`)),
  );

describe("runMany", () => {
  it("[S8] leaves one operation for each command, none for a refused one, and goes on", async () => {
    const store = await openTestStore();
    const refused: unknown[] = [];
    const progress: number[] = [];
    const sum = await store.runMany(everyTenthRefused(120), {
      origin: "demo",
      onProgress: (done) => progress.push(done),
      onRefused: (call, refusal) => refused.push([call.input, refusal.message]),
    });
    expect(sum).toEqual({ done: 108, refused: 12, cancelled: false });
    expect(refused).toHaveLength(12);
    expect(refused[0]).toEqual(["party:3", "No."]);
    expect(progress.at(-1)).toBe(120);
    const operations = await store.operations(0);
    expect(operations.map(({ seq }) => seq)).toEqual(Array.from({ length: 108 }, (_, i) => i + 1));
    expect(operations.every(({ origin }) => origin === "demo")).toBe(true);
    expect(await store.read((read) => read.count("party"))).toBe(108);
    expect(await store.read((read) => read.balances(""))).toEqual([]);
  });

  it("[S8] takes a call only after the one before was applied", async () => {
    const store = await openTestStore();
    const made: string[] = [];
    const note = (id: `party:${string}`): CommandCall<void> => ({
      command: "test.note",
      input: id,
      apply: async (work) => {
        await work.put(aParty(id));
        made.push(id);
      },
    });
    function* calls(): Generator<CommandCall<void>> {
      yield note("party:1");
      yield note(`party:${made.length + 1}`);
      yield note(`party:${made.length + 1}`);
    }
    await store.runMany(calls());
    expect(made).toEqual(["party:1", "party:2", "party:3"]);
  });

  it("[S23] what was asked ahead is never older than what the commands before have written", async () => {
    const store = await openTestStore();
    const asked: string[] = [];
    const names = async (read: Read) =>
      (await read.list("party", "name", { prefix: "a" })).map(({ name }) => name);
    const namedSoFar = command(
      "test.named",
      async (work, { id, name }: { id: `party:${string}`; name: string }) => {
        const [before, all] = await Promise.all([
          names(work),
          work.list("party", "id", { prefix: "party:" }),
        ]);
        asked.push(`${before.join()} of ${all.length}`);
        await work.put(aParty(id, { name }));
      },
      (read) => Promise.all([names(read), read.list("party", "id", { prefix: "party:" })]),
    );
    await store.runMany([
      namedSoFar({ id: "party:1", name: "a1" }),
      namedSoFar({ id: "party:2", name: "z2" }),
      namedSoFar({ id: "party:3", name: "a3" }),
      namedSoFar({ id: "party:1", name: "z1" }),
      namedSoFar({ id: "party:4", name: "a4" }),
    ]);
    expect(asked).toEqual([" of 0", "a1 of 1", "a1 of 2", "a1,a3 of 3", "a3 of 3"]);
  });

  it("[S8] stops between two commands when told to, keeping what was done", async () => {
    const store = await openTestStore();
    const stop = new AbortController();
    function* calls(): Generator<CommandCall<string>> {
      for (let i = 0; ; i++) {
        if (i === 55) stop.abort();
        yield saveParty(aParty(`party:${i}`));
      }
    }
    const sum = await store.runMany(calls(), { signal: stop.signal });
    expect(sum).toEqual({ done: 56, refused: 0, cancelled: true });
    expect(await store.lastSeq()).toBe(56);
  });

  it("[S8] a bug in one command stops, with what was done before it stored and told", async () => {
    const store = await openTestStore();
    const heard: number[] = [];
    store.onCommit((operations) => heard.push(...operations.map(({ seq }) => seq)));
    const broken = command("test.broken", async (work, _: null): Promise<string> => {
      await work.put(aParty("party:broken"));
      throw new TypeError("oops");
    });
    const calls = [saveParty(aParty("party:1")), broken(null), saveParty(aParty("party:2"))];
    await expect(store.runMany(calls)).rejects.toThrow("oops");
    expect(heard).toEqual([1]);
    expect((await store.exportAll()).records).toEqual([aParty("party:1")]);
  });
});
