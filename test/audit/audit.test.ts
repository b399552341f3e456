import { beforeEach, describe, expect, it } from "vitest";
import { fieldWords, valueChanges } from "../../src/audit/changes";
import { commandWords } from "../../src/audit/command-words";
import { namesIn, recordChanges, searchTrail, type TrailSearch } from "../../src/audit/queries";
import { billNow, discardDraft, draftInvoice } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { assignComplaint, logComplaint } from "../../src/complaints/commands";
import { amendParty } from "../../src/parties/commands";
import type { Party, RecordId } from "../../src/records";
import { openBook, type Book } from "../book";
import { filesIn, textOf } from "../house/sources";

let book: Book;
let complaint: RecordId<"complaint">;
let bill: RecordId<"invoice">;
beforeEach(async () => {
  book = await openBook();
  const call = {
    cardId: book.card,
    customerId: book.customer,
    problem: "No water",
    priority: "normal",
  } as const;
  complaint = (await book.run(logComplaint(call))).id;
  book.goTo("2026-04-02");
  await book.run(assignComplaint({ id: complaint, technicianId: book.technician, on: "2026-04-03" }));
  const line = freeLine({ description: "Work", quantity: "1", price: "1000", taxRate: "18" });
  bill = (await book.run(billNow({ customerId: book.customer, lines: [line] }))).id;
});

const said = async (search: TrailSearch) =>
  (await searchTrail(book.store, search)).rows.map(({ what, about }) =>
    `${what} ${about?.name ?? ""}`.trim(),
  );

describe("the audit trail", () => {
  it("[J1] lists every operation, newest first, with who did what to which record", async () => {
    const { rows, before } = await searchTrail(book.store, {});
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => rows.length - at));
    expect(rows.length).toBe(await book.store.lastSeq());
    expect(before).toBeUndefined();
    const newest = rows[0];
    expect(newest).toMatchObject({ what: "Bill: billed", origin: "pane", at: "2026-04-02T10:00:00.000Z" });
    expect(newest?.about).toMatchObject({ id: bill });
    expect(rows.at(-1)).toMatchObject({ what: "Company: set up", about: { name: "Aqua Care" } });
  });

  it("[J1] says where a wish came from", async () => {
    await book.store.run(amendParty({ id: book.customer, note: "typed" }), "cell");
    expect((await searchTrail(book.store, { origin: "cell" })).rows.map(({ what }) => what)).toEqual([
      "Customer or principal: changed",
    ]);
  });

  it("[J2] has words for every command of the product", () => {
    const named = filesIn("src", ".ts").flatMap((file) =>
      [...textOf(file).matchAll(/\bcommand(?:<[^(]*>)?\(\s*"([A-Za-z]+\.[A-Za-z.]+)"/g)].map(
        (found) => found[1] ?? "",
      ),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((command) => commandWords({ command }) === command)).toEqual([]);
    expect(commandWords({ command: "lift.raise" })).toBe("lift.raise");
    expect(commandWords({ command: "undo" })).toBe("Undone");
  });

  it("[J4] finds words in any order, wherever they stand, and nothing else", async () => {
    const [row] = (await searchTrail(book.store, { of: complaint })).rows;
    const number = row?.about?.name ?? "";
    expect(await said({ words: `${number} complaint` })).toEqual([
      `Complaint: assigned ${number}`,
      `Complaint: logged ${number}`,
    ]);
    expect(await said({ words: "sunita added" })).toEqual(["Customer or principal: added Sunita Deshpande"]);
    expect(await said({ words: "nobody" })).toEqual([]);
  });

  it("[J4] keeps to people and days", async () => {
    expect(await said({ by: "somebody else" })).toEqual([]);
    expect((await said({ from: "2026-04-02" })).map((text) => text.split(":")[0])).toEqual([
      "Bill",
      "Complaint",
    ]);
    expect(await said({ until: "2026-03-31" })).toEqual([]);
    expect((await said({ until: "2026-04-01" })).length).toBe((await book.store.lastSeq()) - 2);
  });

  it("[J4] goes back page by page without losing or repeating one, and can be stopped", async () => {
    for (let at = 0; at < 30; at++) await book.run(amendParty({ id: book.customer, note: `note ${at}` }));
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await searchTrail(book.store, { words: "changed" }, { before, limit: 7, most: 11 });
      expect(page.rows.length).toBeLessThanOrEqual(7);
      expect(page.lookedBackTo).toBeDefined();
      seen.push(...page.rows.map(({ seq }) => seq));
      before = page.before;
    } while (before);
    const all = (await searchTrail(book.store, { words: "changed" }, { limit: 1000 })).rows.map(
      ({ seq }) => seq,
    );
    expect(all.length).toBe(30);
    expect(seen).toEqual(all);
    const stopped = new AbortController();
    stopped.abort();
    const last = (await book.store.lastSeq()) + 1;
    expect(await searchTrail(book.store, {}, { signal: stopped.signal })).toMatchObject({
      rows: [],
      before: last,
    });
  });

  it("[J5] tells of one record all that changed it, back to its making", async () => {
    const page = await searchTrail(book.store, { of: complaint });
    expect(page.rows.map(({ what }) => what)).toEqual(["Complaint: assigned", "Complaint: logged"]);
    expect(page.before).toBeUndefined();
    // The bill moved the customer's balances, but did not change him.
    expect(await said({ of: book.customer })).toEqual(["Customer or principal: added Sunita Deshpande"]);
  });
});

describe("a record that was gone for a while", () => {
  it("[J5] has a trail from before it was put back", async () => {
    const line = freeLine({ description: "Work", quantity: "1", price: "10", taxRate: "18" });
    const draft = await book.run(draftInvoice({ customerId: book.customer, lines: [line] }));
    await book.run(discardDraft({ id: draft }));
    await book.store.undo(await book.store.lastSeq());
    const { rows, before } = await searchTrail(book.store, { of: draft });
    expect(rows.map(({ what }) => what)).toEqual(["Undone", "Bill: draft thrown away", "Bill: drafted"]);
    expect(before).toBeUndefined();
  });
});

describe("what an operation changed", () => {
  it("[J3] is each value before and after, with how it is to be read", () => {
    const party = (changes: Partial<Party>) =>
      ({ id: "party:1", name: "Rao", phones: ["1"], ...changes }) as Party;
    const before = party({ note: "", creditLimit: 5000 } as Partial<Party>);
    const after = party({ name: "Rao & Sons", phones: ["1", "2"], note: "" } as Partial<Party>);
    expect(valueChanges("party", before, after)).toEqual([
      { path: ["name"], kind: "plain", before: "Rao", after: "Rao & Sons" },
      { path: ["phones", 1], kind: "plain", after: "2" },
      { path: ["creditLimit"], kind: expect.any(String), before: 5000 },
    ]);
    expect(valueChanges("party", after, after)).toEqual([]);
    expect(fieldWords(["lines", 0, "itemId"])).toBe("Lines 1 item");
    expect(fieldWords(["plannedOn"])).toBe("Planned on");
  });

  it("[J3] reads money, days and references as what they are", async () => {
    const [row] = (await searchTrail(book.store, { of: bill })).rows;
    const changes = recordChanges(row!.operation);
    const made = changes.find(({ id }) => id === bill);
    const value = (...path: (string | number)[]) =>
      made?.values.find((one) => one.path.join() === path.join());
    expect(value("figures", "total")).toEqual({ path: ["figures", "total"], kind: "money", after: 118_000 });
    expect(value("on")).toEqual({ path: ["on"], kind: "day", after: "2026-04-02" });
    expect(value("customerId")).toMatchObject({ kind: "reference", after: book.customer });
    expect((await namesIn(book.store, changes)).get(book.customer)).toBe("Sunita Deshpande");
  });

  it("[J7] puts what follows by rule behind what the person did", async () => {
    const [row] = (await searchTrail(book.store, { of: bill })).rows;
    const changes = recordChanges(row!.operation);
    expect(changes[0]).toMatchObject({ id: bill, what: "Bill", change: "added", isDerived: false });
    expect(changes.filter(({ isDerived }) => isDerived).map(({ what }) => what)).toEqual(["Posting"]);
    expect(changes.findIndex(({ isDerived }) => isDerived)).toBe(changes.length - 1);
  });
});
