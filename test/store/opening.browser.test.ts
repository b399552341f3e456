import { deleteDB, openDB } from "idb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { databaseName } from "../../src/store/open";
import type { StoreStatus } from "../../src/store/store";
import { aParty, openTestStore, saveParty, until } from "./test-store";

afterEach(() => vi.restoreAllMocks());

const aName = () => `opening ${crypto.randomUUID()}`;
const refusalOf = async (asked: Promise<unknown>): Promise<string> => {
  const error: unknown = await asked.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).message;
};

describe("opening", () => {
  it("[S17] gives each name and each partition a book of its own", async () => {
    const name = aName();
    const [one, other, again] = [
      await openTestStore({ name, partition: "a" }),
      await openTestStore({ name, partition: "b" }),
      await openTestStore({ name, partition: "a" }),
    ];
    await one.run(saveParty(aParty("party:1")));
    expect(await other.read((read) => read.count("party"))).toBe(0);
    expect(await again.read((read) => read.count("party"))).toBe(1);
    expect(again.bookId).toBe(one.bookId);
    expect(other.bookId).not.toBe(one.bookId);
    expect(databaseName("a/b")).not.toBe(databaseName("b", "a"));
    for (const store of [one, other, again]) store.close();
  });

  it("[S17] asks the browser to keep the book and shows its answer", async () => {
    vi.spyOn(navigator.storage, "persist").mockResolvedValue(true);
    const store = await openTestStore();
    await until(() => store.status.persisted !== "unknown");
    expect(store.status).toEqual({ state: "open", persisted: true });
    store.close();
  });

  it("[S17] lets go when a newer version wants the book, and says so", async () => {
    const name = aName();
    const store = await openTestStore({ name });
    const heard: StoreStatus[] = [];
    store.onStatus((status) => heard.push(status));
    const newer = await openDB(databaseName(name), 999);
    newer.close();
    expect(store.status).toMatchObject({ state: "closed", problem: expect.stringMatching(/newer version/) });
    expect(heard.at(-1)).toEqual(store.status);
    expect(await refusalOf(store.run(saveParty(aParty("party:1"))))).toMatch(/Reload this pane/);
    expect(await refusalOf(store.read((read) => read.count("party")))).toMatch(/Reload this pane/);
    store.close();
  });

  it("[S17] lets go when the book is erased, and says so", async () => {
    const name = aName();
    const store = await openTestStore({ name });
    await deleteDB(databaseName(name));
    expect(store.status).toMatchObject({ state: "closed", problem: expect.stringMatching(/erased/) });
    store.close();
  });

  it("[S17] gives up with a sentence when an older pane does not let go", async () => {
    const name = aName();
    const stubborn = await openDB(databaseName(name), 1);
    let blocked = 0;
    const opening = openTestStore({ name, openTimeoutMs: 300, onBlocked: () => void blocked++ });
    expect(await refusalOf(opening)).toMatch(/older version holds the book open/);
    expect(blocked).toBe(1);
    stubborn.close();
    const store = await openTestStore({ name });
    expect(store.status.state).toBe("open");
    store.close();
  });

  it("[S17] gives up with a sentence when the browser does not answer or does not allow it", async () => {
    const silent = Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype) as IDBOpenDBRequest;
    const open = vi.spyOn(IDBFactory.prototype, "open").mockReturnValue(silent);
    expect(await refusalOf(openTestStore({ openTimeoutMs: 50 }))).toMatch(/does not answer/);
    open.mockRestore();
    vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
      throw new DOMException("not here", "SecurityError");
    });
    expect(await refusalOf(openTestStore())).toMatch(/does not let Servicebook keep its book/);
  });

  it("[S17] opens once more when the browser cut the connection", async () => {
    const databases: IDBDatabase[] = [];
    const real = IDBFactory.prototype.open;
    vi.spyOn(IDBFactory.prototype, "open").mockImplementation(function (this: IDBFactory, ...all) {
      const request = real.apply(this, all);
      request.addEventListener("success", () => databases.push(request.result));
      return request;
    });
    const store = await openTestStore();
    await store.run(saveParty(aParty("party:1")));
    const cut = databases.at(-1)!;
    cut.close();
    cut.dispatchEvent(new Event("close"));
    await store.run(saveParty(aParty("party:2")));
    expect(await store.read((read) => read.count("party"))).toBe(2);
    expect(databases).toHaveLength(2);
    expect(store.status.state).toBe("open");
    store.close();
  });

  it("[S17] says so when the book is gone or cannot be opened any more after the connection was cut", async () => {
    for (const fate of ["gone", "shut"] as const) {
      const name = aName();
      const databases: IDBDatabase[] = [];
      const real = IDBFactory.prototype.open;
      const spy = vi.spyOn(IDBFactory.prototype, "open").mockImplementation(function (
        this: IDBFactory,
        ...all
      ) {
        if (fate === "shut" && databases.length > 0) throw new DOMException("no", "UnknownError");
        const request = real.apply(this, all);
        request.addEventListener("success", () => databases.push(request.result));
        return request;
      });
      const store = await openTestStore({ name });
      const [cut] = databases;
      cut!.close();
      if (fate === "gone") await deleteDB(databaseName(name));
      cut!.dispatchEvent(new Event("close"));
      await until(() => store.status.state === "closed");
      expect(store.status.problem).toMatch(fate === "gone" ? /erased/ : /does not open it again/);
      store.close();
      spy.mockRestore();
    }
  });

  it("[S18] writes no more after a commit met a full disk, says so, and still reads and copies", async () => {
    const store = await openTestStore();
    await store.run(saveParty(aParty("party:1")));
    const real = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...all) {
      const request = real.apply(this, all);
      // What the browser does at a commit it has no room for: the transaction ends with this error.
      Object.defineProperty(this.transaction, "error", {
        value: new DOMException("full", "QuotaExceededError"),
      });
      this.transaction.abort();
      return request;
    });
    expect(await refusalOf(store.run(saveParty(aParty("party:2"))))).toMatch(/no room left/);
    vi.restoreAllMocks();
    expect(store.status).toMatchObject({
      state: "readonly",
      problem: expect.stringMatching(/can be read and exported/),
    });
    expect(await refusalOf(store.run(saveParty(aParty("party:3"))))).toMatch(/no room left/);
    expect(await store.read((read) => read.list("party", "id"))).toHaveLength(1);
    expect((await store.exportAll()).records).toHaveLength(1);
    store.close();
  });
});
