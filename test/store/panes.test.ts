import { describe, expect, it, vi } from "vitest";
import { command } from "../../src/store/command";
import { aParty, moveBalance, openTestStore, saveParty, until } from "./test-store";

const twoPanes = async () => {
  const name = `panes ${crypto.randomUUID()}`;
  return [await openTestStore({ name }), await openTestStore({ name })] as const;
};

const takeNumber = command("test.takeNumber", async (work, by: string) => {
  const number = await work.move("series/bill/2026-27", 1);
  await work.put(aParty(`party:${by}-${number}`, { code: String(number) }));
  return number;
});

describe("two panes", () => {
  it("[S12] each hear every commit once, in order", async () => {
    const [one, two] = await twoPanes();
    const heard = { one: [] as number[], two: [] as number[] };
    one.onCommit((operations) => heard.one.push(...operations.map(({ seq }) => seq)));
    two.onCommit((operations) => heard.two.push(...operations.map(({ seq }) => seq)));
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => (i % 3 ? one : two).run(moveBalance({ key: "k", by: 1 }))),
    );
    await until(() => heard.one.length >= 40 && heard.two.length >= 40);
    const inOrder = Array.from({ length: 40 }, (_, i) => i + 1);
    expect(heard).toEqual({ one: inOrder, two: inOrder });
    one.close();
    two.close();
  });

  it("[S12] a run has been heard in its own pane when it resolves, and a hearer's fault harms nobody", async () => {
    const [one, two] = await twoPanes();
    const reported = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const heard: number[] = [];
    one.onCommit(() => {
      throw new Error("a hearer's bug");
    });
    one.onCommit((operations) => heard.push(...operations.map(({ seq }) => seq)));
    await one.run(moveBalance({ key: "k", by: 1 }));
    expect(heard).toEqual([1]);
    expect(reported).toHaveBeenCalledOnce();
    reported.mockRestore();
    one.close();
    two.close();
  });

  it("[S22] bring what they keep up to what the other has written, and start anew with another book", async () => {
    const [one, two] = await twoPanes();
    const kept = () =>
      two.read(async (read) => {
        const list = await read.list("party", "name", undefined, { kept: true });
        const [balance] = await read.balances("k", { kept: true });
        const named = await read.find("party:2");
        return [list.map(({ name }) => name), balance?.amount, named?.name];
      });
    await one.run(saveParty(aParty("party:1", { name: "Meera" })));
    const empty = await one.exportAll();
    expect(await kept()).toEqual([["Meera"], undefined, undefined]);
    await one.run(saveParty(aParty("party:2", { name: "Asha" })));
    await one.run(moveBalance({ key: "k", by: 5 }));
    expect(await kept()).toEqual([["Asha", "Meera"], 5, "Asha"]);
    await one.run(saveParty(aParty("party:2", { name: "Zoya" })));
    await one.run(moveBalance({ key: "k", by: -5 }));
    expect(await kept()).toEqual([["Meera", "Zoya"], undefined, "Zoya"]);
    // More at once than is worth following.
    await one.runMany(
      Array.from({ length: 600 }, (_, n) => saveParty(aParty(`party:1${n}`, { name: `B${n}` }))),
    );
    expect((await kept())[0]).toHaveLength(602);
    await one.replaceAll(empty);
    expect(await kept()).toEqual([["Meera"], undefined, undefined]);
    one.close();
    two.close();
  });

  it("[S11] see each other's changes in their live queries", async () => {
    const [one, two] = await twoPanes();
    const counts: number[] = [];
    two.live(
      (read) => read.count("party"),
      (count) => counts.push(count),
    );
    await until(() => counts.length === 1);
    await one.run(saveParty(aParty("party:1")));
    await until(() => counts.at(-1) === 1);
    expect(counts).toEqual([0, 1]);
    one.close();
    two.close();
  });

  it("[S20] taking numbers at once take each exactly once", async () => {
    const [one, two] = await twoPanes();
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 ? one : two).run(takeNumber(i % 2 ? "one" : "two"))),
    );
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect((await one.operations(0)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 1),
    );
    one.close();
    two.close();
  });

  it("[S20] never work on what they remember when the other has written since", async () => {
    const [one, two] = await twoPanes();
    const rename = command("test.rename", async (work, name: string) => {
      const party = await work.get("party:1");
      await work.put({ ...party, name: `${party.name} ${name}` });
    });
    await one.run(saveParty(aParty("party:1", { name: "a" })));
    await one.run(rename("b"));
    await two.run(rename("c"));
    await one.run(rename("d"));
    await two.run(rename("e"));
    expect((await one.read((read) => read.get("party:1"))).name).toBe("a b c d e");
    one.close();
    two.close();
  });

  it("[S20] nor when the other has replaced the whole book by one with as many operations", async () => {
    const [one, two] = await twoPanes();
    await one.run(moveBalance({ key: "k", by: 5 }));
    const copy = await one.exportAll();
    const [operation] = copy.operations;
    const other = {
      ...copy,
      balances: [{ key: "k", amount: 7, parts: {} }],
      operations: [{ ...operation!, moves: [{ key: "k", by: 7 }] }],
    };
    await two.replaceAll(other);
    expect(await one.run(moveBalance({ key: "k", by: 1 }))).toBe(8);
    one.close();
    two.close();
  });
});
