import { describe, expect, it, onTestFinished, vi } from "vitest";
import { newId } from "../../src/base/id";
import { Refusal } from "../../src/base/refusal";
import { command } from "../../src/store/command";
import type { Operation } from "../../src/store/operation";
import { aParty, moveBalance, openTestStore, saveParty, standingClock } from "./test-store";

const saveThenRefuse = command("test.refuse", async (work, id: `party:${string}`): Promise<string> => {
  await work.put(aParty(id));
  await work.move("receivable/x", 100, "2026-04-30");
  throw new Refusal("No.");
});

describe("run", () => {
  it("[S1] stores records, balances and one operation that says who, when and what changed", async () => {
    const clock = standingClock("2026-04-02T10:00:00.000Z");
    const store = await openTestStore({ clock, by: "Asha" });
    const before = aParty("party:1");
    await store.run(saveParty(before));
    const after = { ...before, name: "Acme" };
    await store.run(saveParty(after), "cell");
    await store.run(moveBalance({ key: "stock/item:1", by: 5, part: "store" }));
    expect(await store.read((read) => read.get("party:1"))).toEqual(after);
    const operations = await store.operations(0);
    expect(operations.map(({ seq, origin }) => [seq, origin])).toEqual([
      [1, "pane"],
      [2, "cell"],
      [3, "pane"],
    ]);
    expect(operations[0]?.changes).toEqual([{ id: "party:1", after: before }]);
    expect(operations[1]).toMatchObject({
      command: "test.saveParty",
      input: after,
      at: "2026-04-02T10:00:00.000Z",
      by: "Asha",
      changes: [{ id: "party:1", before, after }],
      moves: [],
    });
    expect(operations[2]?.moves).toEqual([{ key: "stock/item:1", by: 5, part: "store" }]);
    expect(await store.lastSeq()).toBe(3);
  });

  it("[S1] notes what was before also when the clock was set back since the record was made", async () => {
    const ahead = vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2026, 3, 2));
    const name = `test ${crypto.randomUUID()}`;
    const before = aParty(newId("party"));
    const first = await openTestStore({ name });
    await first.run(saveParty(before));
    first.close();
    ahead.mockReturnValue(Date.UTC(2026, 3, 1));
    onTestFinished(() => ahead.mockRestore());
    const store = await openTestStore({ name });
    const after = { ...before, name: "Acme" };
    await store.run(saveParty(after));
    expect((await store.operations(1))[0]?.changes).toEqual([{ id: before.id, before, after }]);
  });

  it("[S2] a refusal leaves no record, no balance, no operation, and nobody hears of it", async () => {
    const store = await openTestStore();
    const heard: Operation[] = [];
    store.onCommit((operations) => heard.push(...operations));
    await expect(store.run(saveThenRefuse("party:1"))).rejects.toThrow(new Refusal("No."));
    expect(await store.exportAll()).toMatchObject({ records: [], balances: [], operations: [] });
    expect(heard).toEqual([]);
    await store.run(saveParty(aParty("party:2")));
    expect(heard.map(({ seq }) => seq)).toEqual([1]);
  });

  it("[S3] a record of the wrong shape aborts the whole command and names the field", async () => {
    const store = await openTestStore();
    const wrong = command("test.wrong", async (work, party: ReturnType<typeof aParty>) => {
      await work.put(aParty("party:before"));
      await work.put(party);
    });
    const nameless = aParty("party:1", { name: " " });
    await expect(store.run(wrong(nameless))).rejects.toThrow(/party:1.*name: is empty/);
    const undated = aParty("party:1", { createdOn: "soon" });
    await expect(store.run(wrong(undated))).rejects.toThrow(/createdOn: not a day/);
    expect((await store.exportAll()).records).toEqual([]);
  });

  it("[S4] a command that awaits something else is a bug, and nothing of it is saved", async () => {
    const store = await openTestStore();
    const sleepy = command("test.sleepy", async (work, writesAgain: boolean) => {
      await work.put(aParty("party:1"));
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (writesAgain) await work.put(aParty("party:2"));
    });
    for (const writesAgain of [true, false]) {
      const error = await store.run(sleepy(writesAgain)).catch((caught: unknown) => caught);
      expect(error).not.toBeInstanceOf(Refusal);
      expect(String(error)).toMatch(/awaited something other/);
    }
    expect(await store.exportAll()).toMatchObject({ records: [], operations: [] });
    await store.run(saveParty(aParty("party:3")));
    expect(await store.lastSeq()).toBe(1);
  });

  it("[S4] a movement that was not awaited is a bug, and nothing of it is saved", async () => {
    const store = await openTestStore();
    const hasty = command("test.hasty", async (work, _: null) => {
      await work.put(aParty("party:1"));
      work.move("k", 1).catch(() => undefined);
    });
    await expect(store.run(hasty(null))).rejects.toThrow(/not awaited/);
    expect(await store.exportAll()).toMatchObject({ records: [], balances: [], operations: [] });
  });

  it("[S5] a command's reads see what it has written itself", async () => {
    const store = await openTestStore();
    await store.run(saveParty(aParty("party:1", { name: "Beta", phones: ["111"] })));
    await store.run(saveParty(aParty("party:2", { name: "Delta" })));
    const look = command("test.look", async (work, _: null) => {
      await work.put(aParty("party:3", { name: "Alpha", phones: ["222", "333"] }));
      await work.put(aParty("party:1", { name: "Gamma" }));
      await work.remove("party:2");
      await work.move("a/1", 5);
      await work.move("a/1", -2, "p");
      return {
        names: (await work.list("party", "name")).map(({ name }) => name),
        newest: (await work.list("party", "name", {}, { order: "newest", limit: 1 })).map(({ name }) => name),
        byTerm: (await work.list("party", "terms", { prefix: "alph" })).map(({ id }) => id),
        oldTerm: await work.list("party", "terms", { is: "beta" }),
        count: await work.count("party"),
        phones: await work.count("party", "phone", { prefix: "~" }),
        gone: await work.find("party:2"),
        balance: await work.balance("a/1"),
        balances: await work.balances("a/"),
      };
    });
    const balance = { key: "a/1", amount: 3, parts: { p: -2 } };
    expect(await store.run(look(null))).toEqual({
      names: ["Alpha", "Gamma"],
      newest: ["Gamma"],
      byTerm: ["party:3"],
      oldTerm: [],
      count: 2,
      phones: 1,
      gone: undefined,
      balance,
      balances: [balance],
    });
  });

  it("[S5] what a command does to a record after saving or reading it is not saved", async () => {
    const store = await openTestStore();
    const sneaky = command("test.sneaky", async (work, _: null) => {
      const party = aParty("party:1", { phones: ["1"] });
      await work.put(party);
      party.phones.push("2");
      const read = await work.get("party:1");
      expect(() => read.phones.push("3")).toThrow(TypeError);
    });
    await store.run(sneaky(null));
    expect((await store.read((read) => read.get("party:1"))).phones).toEqual(["1"]);
  });

  it("[S6] movements of one balance asked for at once all count, and parts that come to zero vanish", async () => {
    const store = await openTestStore();
    const both = command("test.both", (work, _: null) =>
      Promise.all([
        work.move("k", 1, "a"),
        work.move("k", 2, "b"),
        work.move("k", 3),
        work.move("k", -1, "a"),
      ]),
    );
    expect(await store.run(both(null))).toEqual([1, 3, 6, 5]);
    expect(await store.read((read) => read.balance("k"))).toEqual({ key: "k", amount: 5, parts: { b: 2 } });
    await expect(store.run(moveBalance({ key: "k", by: 0.5 }))).rejects.toThrow(/whole number/);
  });

  it("[S6] a balance that comes to nothing is no longer listed", async () => {
    const store = await openTestStore();
    await store.run(moveBalance({ key: "receivable/party:1", by: 10, part: "2026-04-30" }));
    await store.run(moveBalance({ key: "receivable/party:2", by: 10 }));
    await store.run(moveBalance({ key: "receivable/party:1", by: -10, part: "2026-04-30" }));
    const balances = await store.read((read) => read.balances("receivable/"));
    expect(balances.map(({ key }) => key)).toEqual(["receivable/party:2"]);
  });

  it("[S7] asking for a record that is not there is a refusal", async () => {
    const store = await openTestStore();
    await expect(store.read((read) => read.get("party:none"))).rejects.toBeInstanceOf(Refusal);
    expect(await store.read((read) => read.find("party:none"))).toBeUndefined();
  });
});
