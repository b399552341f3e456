import { describe, expect, it } from "vitest";
import { aParty, moveBalance, openTestStore, saveParty, until } from "./test-store";

describe("live queries", () => {
  it("[S11] are asked again only after a commit that touched what they read", async () => {
    const store = await openTestStore();
    await store.run(saveParty(aParty("party:1", { name: "Asha", code: "A1" })));
    const runs = { one: 0, coded: 0, first: 0, balance: 0, prefix: 0 };
    const asked = (name: keyof typeof runs) => () => void runs[name]++;
    store.live((read) => read.get("party:1"), asked("one"));
    store.live((read) => read.list("party", "code", { prefix: "a" }), asked("coded"));
    store.live((read) => read.count("party", "name", { from: "a", to: "c" }), asked("first"));
    store.live((read) => read.balance("stock/item:1"), asked("balance"));
    store.live((read) => read.balances("stock/"), asked("prefix"));
    await until(() => Object.values(runs).every((n) => n === 1));

    await store.run(saveParty(aParty("party:2", { name: "Zoe" })));
    await store.run(moveBalance({ key: "receivable/party:1", by: 1 }));
    await store.run(moveBalance({ key: "stock/item:2", by: 1 }));
    await until(() => runs.prefix === 2);
    expect(runs).toEqual({ one: 1, coded: 1, first: 1, balance: 1, prefix: 2 });

    await store.run(saveParty(aParty("party:1", { name: "Zara", code: "A1" })));
    await until(() => runs.one === 2 && runs.coded === 2 && runs.first === 2);
    await store.run(saveParty(aParty("party:1", { name: "Zara", code: "Z1" })));
    await until(() => runs.one === 3 && runs.coded === 3);
    await store.run(moveBalance({ key: "stock/item:1", by: 1, part: "store" }));
    await until(() => runs.balance === 2 && runs.prefix === 3);
    expect(runs).toEqual({ one: 3, coded: 3, first: 2, balance: 2, prefix: 3 });
  });

  it("[S11] never run twice at once, and end with the newest answer", async () => {
    const store = await openTestStore();
    let running = 0;
    let most = 0;
    let last = 0;
    store.live(
      async (read) => {
        most = Math.max(most, ++running);
        const count = await read.count("party");
        running--;
        return count;
      },
      (count) => (last = count),
    );
    await Promise.all(Array.from({ length: 30 }, (_, i) => store.run(saveParty(aParty(`party:${i}`)))));
    await until(() => last === 30);
    expect(most).toBe(1);
  });

  it("[S11] say nothing after they were stopped, even when stopped while asking", async () => {
    const store = await openTestStore();
    const heard: number[] = [];
    const stop = store.live(
      (read) => read.count("party"),
      (count) => heard.push(count),
    );
    await until(() => heard.length === 1);
    const saved = store.run(saveParty(aParty("party:1")));
    stop();
    await saved;
    const asking = store.live(
      (read) => read.count("party"),
      (count) => heard.push(count),
    );
    asking();
    await store.read((read) => read.count("party"));
    expect(heard).toEqual([0]);
  });

  it("[S11] tell their errors and are asked again when what was missing comes", async () => {
    const store = await openTestStore();
    const errors: unknown[] = [];
    const names: string[] = [];
    store.live(
      (read) => read.get("party:1"),
      ({ name }) => names.push(name),
      (error) => errors.push(error),
    );
    await until(() => errors.length === 1);
    await store.run(saveParty(aParty("party:1", { name: "Asha" })));
    await until(() => names.length === 1);
    expect(errors).toHaveLength(1);
    expect(names).toEqual(["Asha"]);
  });
});
