import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { command } from "../../src/store/command";
import { aParty, moveBalance, openTestStore, saveParty } from "./test-store";

const saveSite = command("test.saveSite", async (work, partyId: `party:${string}`) => {
  await work.put({
    id: "site:1",
    partyId,
    name: "Home",
    address: "",
    area: "",
    stateCode: "",
    phone: "",
  });
});

describe("undo", () => {
  it("[S10] puts records back as they were, as an operation of its own, which can be undone too", async () => {
    const store = await openTestStore();
    const before = aParty("party:1", { name: "Before" });
    await store.run(saveParty(before));
    await store.run(saveParty({ ...before, name: "After" }));
    await store.undo(2);
    expect(await store.read((read) => read.get("party:1"))).toEqual(before);
    const [undone] = await store.operations(2);
    expect(undone).toMatchObject({ seq: 3, command: "undo", input: { seq: 2 }, origin: "undo" });
    await store.undo(3);
    expect((await store.read((read) => read.get("party:1"))).name).toBe("After");
  });

  it("[S10] removes what was made and brings back what was removed", async () => {
    const store = await openTestStore();
    await store.run(saveParty(aParty("party:1")));
    const remove = command("test.remove", (work, id: `party:${string}`) => work.remove(id));
    await store.run(remove("party:1"));
    await store.undo(2);
    expect(await store.read((read) => read.find("party:1"))).toEqual(aParty("party:1"));
    await store.run(saveParty(aParty("party:2")));
    await store.undo(4);
    expect(await store.read((read) => read.find("party:2"))).toBeUndefined();
  });

  it("[S10] is refused when balances moved, records changed since, later ones refer to it, or there is nothing", async () => {
    const store = await openTestStore();
    await store.run(moveBalance({ key: "k", by: 1 }));
    await store.run(saveParty(aParty("party:1")));
    await store.run(saveParty(aParty("party:1", { name: "Changed" })));
    await store.run(saveParty(aParty("party:2")));
    await store.run(saveSite("party:2"));
    const why = async (seq: number) => {
      const error: unknown = await store.undo(seq).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(Refusal);
      return (error as Refusal).message;
    };
    expect(await why(1)).toMatch(/money, stock or a number/);
    expect(await why(2)).toMatch(/changed again since/);
    expect(await why(4)).toMatch(/refers to this/);
    expect(await why(99)).toMatch(/nothing to undo/);
    expect(await store.lastSeq()).toBe(5);
    await store.undo(5);
    await store.undo(4);
    expect(await store.read((read) => read.find("party:2"))).toBeUndefined();
  });
});
