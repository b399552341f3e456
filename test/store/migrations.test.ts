import { readFileSync } from "node:fs";
import { openDB } from "idb";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { prove } from "../../src/ledger/prove";
import type { Migration, PlainBook } from "../../src/store/migrations";
import { currentVersion, migrations, upgraded } from "../../src/store/migrations";
import { databaseName } from "../../src/store/open";
import { prepare } from "../../src/store/prepare";
import type { BookSchema } from "../../src/store/schema";
import type { BookCopy } from "../../src/store/store";
import { aParty, openTestStore, saveParty } from "./test-store";

const release1 = JSON.parse(
  readFileSync(new URL("../fixtures/book-v1.json", import.meta.url), "utf8"),
) as BookCopy;

const steps: Migration[] = [
  { to: currentVersion + 1, why: "notes get a mark", up: noted("two") },
  { to: currentVersion + 2, why: "and another", up: noted("three") },
];

function noted(mark: string): (book: PlainBook) => PlainBook {
  return (book) => ({
    ...book,
    records: book.records.map((record) =>
      record.id.startsWith("party:") ? { ...record, note: `${String(record["note"])}${mark} ` } : record,
    ),
  });
}

const rawDatabase = (name: string) => openDB<BookSchema>(databaseName(name));

describe("a book of an older version", () => {
  it("[S15] is read from the copy that release 1 wrote, and every invariant holds in it", async () => {
    expect(release1.version).toBe(1);
    const store = await openTestStore();
    await store.replaceAll(release1);
    expect(await store.read(prove)).toEqual([]);
    const copy = await store.exportAll();
    expect(copy.version).toBe(currentVersion);
    const records = copy.records as readonly { readonly id: string }[];
    const types = new Set(records.map(({ id }) => id.slice(0, id.indexOf(":"))));
    const unmoved = (release1.records as typeof records).filter(({ id }) => !id.startsWith("movement:"));
    expect(copy.records.length).toBeGreaterThan(release1.records.length);
    expect(copy.records).toEqual(expect.arrayContaining(unmoved));
    expect(types).toContain("valuation");
    expect(copy.operations).toEqual(release1.operations);
  });

  it("[S15] goes through the steps after its own version, in order", () => {
    expect(migrations.map(({ to }) => to)).toEqual(migrations.map((_, i) => i + 2));
    const book: PlainBook = { records: [{ id: "party:1", note: "" }], balances: [], operations: [] };
    expect(upgraded(book, currentVersion, steps).records).toEqual([{ id: "party:1", note: "two three " }]);
    expect(upgraded(book, currentVersion + 1, steps).records).toEqual([{ id: "party:1", note: "three " }]);
    expect(upgraded(book, currentVersion + 2, steps)).toBe(book);
  });

  it("[S15] is brought up where it lies, operations and balances untouched", async () => {
    const name = `old ${crypto.randomUUID()}`;
    const old = await openTestStore({ name });
    await old.replaceAll(release1);
    const before = await old.exportAll();
    old.close();
    const db = await rawDatabase(name);
    const meta = await prepare(db, steps, currentVersion + 2);
    expect(meta).toMatchObject({ version: currentVersion + 2, bookId: release1.bookId });
    const parties = await db.getAll("party");
    expect(parties.length).toBeGreaterThan(0);
    for (const { record } of parties) expect(record).toMatchObject({ note: "two three " });
    expect(await db.getAll("operations")).toEqual(before.operations);
    expect(await prepare(db, steps, currentVersion + 2)).toEqual(meta);
    db.close();
  });

  it("[S15] stays as it was when a step fails in the middle", async () => {
    const name = `failing ${crypto.randomUUID()}`;
    const store = await openTestStore({ name });
    await store.run(saveParty(aParty("party:1")));
    store.close();
    const db = await rawDatabase(name);
    const before = await db.getAll("party");
    const broken: Migration = {
      to: currentVersion + 2,
      why: "a bug",
      up: () => {
        throw new Error("a step's bug");
      },
    };
    await expect(prepare(db, [steps[0]!, broken], currentVersion + 2)).rejects.toThrow("a step's bug");
    const unknown: Migration = {
      to: currentVersion + 2,
      why: "a bug",
      up: (book) => ({ ...book, records: [{ id: "dragon:1" }] }),
    };
    await expect(prepare(db, [steps[0]!, unknown], currentVersion + 2)).rejects.toThrow("dragon:1");
    expect(await db.getAll("party")).toEqual(before);
    expect(await db.get("meta", "book")).toMatchObject({ version: currentVersion });
    db.close();
  });

  it("[S15] gets an index it lacks, with the keys of every record in it", async () => {
    const name = `unindexed ${crypto.randomUUID()}`;
    const store = await openTestStore({ name });
    await store.run(saveParty(aParty("party:1", { phones: ["12345"] })));
    store.close();
    const now = await rawDatabase(name);
    const version = now.version + 1;
    now.close();
    const older = await openDB<BookSchema>(databaseName(name), version, {
      upgrade: (_db, _from, _to, tx) => tx.objectStore("party").deleteIndex("phone"),
    });
    await older.put("party", { id: "party:1", record: aParty("party:1", { phones: ["12345"] }), keys: {} });
    await older.put("meta", { ...(await older.get("meta", "book"))!, indexes: "fewer" });
    older.close();
    const again = await openTestStore({ name });
    const found = await again.read((read) => read.list("party", "phone", { prefix: "~54" }));
    expect(found.map(({ id }) => id)).toEqual(["party:1"]);
    again.close();
  });

  it("[S15] of a newer version is left alone", async () => {
    const name = `newer ${crypto.randomUUID()}`;
    (await openTestStore({ name })).close();
    const db = await rawDatabase(name);
    const newer = { ...(await db.get("meta", "book"))!, version: 99 };
    await db.put("meta", newer);
    const error: unknown = await openTestStore({ name }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).message).toMatch(/newer version/);
    expect(await db.get("meta", "book")).toEqual(newer);
    db.close();
  });
});
