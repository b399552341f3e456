import { afterEach, describe, expect, it, vi } from "vitest";
import { command } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import { aParty, moveBalance, openTestStore, saveParty, until } from "./test-store";

afterEach(() => vi.restoreAllMocks());

const several = command("test.several", async (work, _: null) => {
  await work.put(aParty("party:1", { name: "Changed" }));
  await work.put(aParty("party:2"));
  await work.remove("party:3");
  await work.move("receivable/party:1", 100, "2026-04-30");
  await work.move("series/bill/2026-27", 1);
});

async function filled(): Promise<Store> {
  const store = await openTestStore();
  await store.run(saveParty(aParty("party:1")));
  await store.run(saveParty(aParty("party:3")));
  await store.run(moveBalance({ key: "series/bill/2026-27", by: 4 }));
  return store;
}

/** Lets the n-th write of a transaction abort it, as a fault in the middle would. */
function abortAtWrite(n: number): { writes(): number } {
  let writes = 0;
  for (const method of ["put", "add", "delete"] as const) {
    const real = IDBObjectStore.prototype[method] as (...all: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...all: unknown[]
    ) {
      const request = real.apply(this, all);
      if (++writes === n) this.transaction.abort();
      return request as never;
    });
  }
  return { writes: () => writes };
}

describe("writing in a real browser", () => {
  it("[S21] asks for strict durability, and the browser grants it", async () => {
    const granted: string[] = [];
    const real = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (this: IDBDatabase, ...all) {
      const tx = real.apply(this, all);
      if (tx.mode === "readwrite") granted.push(tx.durability);
      return tx;
    });
    const store = await filled();
    await store.run(several(null));
    await store.runMany([saveParty(aParty("party:7")), saveParty(aParty("party:8"))]);
    await store.replaceAll(await store.exportAll());
    expect(granted).toEqual(granted.map(() => "strict"));
    expect(granted.length).toBe(7);
    store.close();
  });

  it("[S2] leaves nothing behind when it is aborted in the middle of any of its writes", async () => {
    const store = await filled();
    const before = await store.exportAll();
    const heard: unknown[] = [];
    store.onCommit((operations) => heard.push(...operations));
    const counted = abortAtWrite(Infinity);
    const other = await filled();
    const ahead = counted.writes();
    await other.run(several(null));
    const writes = counted.writes() - ahead;
    expect(writes).toBe(6);
    for (let n = 1; n <= writes; n++) {
      vi.restoreAllMocks();
      abortAtWrite(n);
      await expect(store.run(several(null))).rejects.toThrow();
      vi.restoreAllMocks();
      expect(await store.exportAll()).toEqual(before);
    }
    expect(heard).toEqual([]);
    await store.run(several(null));
    expect(await store.lastSeq()).toBe(4);
    expect(await store.read((read) => read.balance("series/bill/2026-27"))).toMatchObject({ amount: 5 });
    store.close();
    other.close();
  });

  it("[S4] names a command that awaited something else, and keeps nothing of it", async () => {
    const store = await filled();
    const before = await store.exportAll();
    const sleepy = command("test.sleepy", async (work, _: null) => {
      await work.put(aParty("party:9"));
      await fetch("data:text/plain,hello");
      await work.put(aParty("party:10"));
    });
    await expect(store.run(sleepy(null))).rejects.toThrow(/awaited something other/);
    expect(await store.exportAll()).toEqual(before);
    store.close();
  });

  it("[S20] two threads racing for numbers take 1 to n, no gap and no number twice", async () => {
    const book = `race ${crypto.randomUUID()}`;
    const store = await openTestStore({ name: book });
    const heard: number[] = [];
    store.onCommit((operations) => heard.push(...operations.map(({ seq }) => seq)));
    const taken = (await Promise.all(["one", "two"].map((by) => race(book, by, 60)))).flat();
    const all = Array.from({ length: 120 }, (_, i) => i + 1);
    expect(taken.sort((a, b) => a - b)).toEqual(all);
    await until(() => heard.length >= 120);
    expect(heard).toEqual(all);
    store.close();
  });

  it("[S19] a pane that is killed in the middle leaves whole documents, every acknowledged one among them", async () => {
    const book = `killed ${crypto.randomUUID()}`;
    const acknowledged: number[] = [];
    for (let kill = 0; kill < 5; kill++) {
      const pane = pane1(book, "killed", Infinity, (number) => acknowledged.push(number));
      const enough = acknowledged.length + 5 + kill;
      await until(() => acknowledged.length >= enough);
      pane.terminate();
    }
    const store = await openTestStore({ name: book });
    const parties = await store.read((read) => read.list("party", "id"));
    const { amount } = await store.read((read) => read.balance("series/bill/2026-27"));
    expect(amount).toBeGreaterThanOrEqual(Math.max(...acknowledged));
    const whole = Array.from({ length: amount }, (_, i) => [
      `party:${i + 1}-first`,
      `party:${i + 1}-second`,
    ]).flat();
    expect(parties.map(({ id }) => id as string).sort()).toEqual(whole.sort());
    expect(await store.read((read) => read.balance("documents"))).toMatchObject({
      parts: { killed: amount },
    });
    expect((await store.operations(0)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: amount }, (_, i) => i + 1),
    );
    store.close();
  });
});

function pane1(
  book: string,
  by: string,
  times: number,
  taken: (number: number) => void,
  done?: () => void,
): Worker {
  const worker = new Worker(new URL("./racer.worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<number | "done">) => (data === "done" ? done?.() : taken(data));
  worker.postMessage({ book, by, times });
  return worker;
}

function race(book: string, by: string, times: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const numbers: number[] = [];
    const worker = pane1(
      book,
      by,
      times,
      (number) => numbers.push(number),
      () => {
        worker.terminate();
        resolve(numbers);
      },
    );
    worker.onerror = (event) => reject(new Error(event.message));
  });
}

describe("reading", () => {
  it("[S16] gives the newest first, each record once, as walking backwards step by step does", async () => {
    const store = await openTestStore();
    const names = ["ann one", "anna two", "ann two", "bob", "anne ann"];
    for (const [n, name] of names.entries()) await store.run(saveParty(aParty(`party:${n}`, { name })));
    const newest = () =>
      store.read(async (read) => {
        const listing = { order: "newest", limit: 3 } as const;
        const [byName, byTerm] = [
          await read.list("party", "name", { prefix: "ann" }, listing),
          await read.list("party", "terms", { prefix: "ann" }, listing),
        ];
        return [byName.map(({ name }) => name), byTerm.map(({ name }) => name)];
      });
    const found = await newest();
    expect(found[0]).toEqual(["anne ann", "anna two", "ann two"]);
    const own = Object.getOwnPropertyDescriptor(IDBIndex.prototype, "getAllRecords");
    Reflect.deleteProperty(IDBIndex.prototype, "getAllRecords");
    expect(await newest()).toEqual(found);
    if (own) Object.defineProperty(IDBIndex.prototype, "getAllRecords", own);
    store.close();
  });
});
