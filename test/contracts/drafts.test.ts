import { beforeEach, describe, expect, it } from "vitest";
import { activation, pastVisits } from "../../src/contracts/activation-commands";
import { discardDraft, draftContract } from "../../src/contracts/draft-commands";
import { contractState, visitId } from "../../src/contracts/model";
import { savePlan } from "../../src/contracts/plan-commands";
import { addParty } from "../../src/parties/commands";
import type { RecordId } from "../../src/records";
import { addCard } from "../../src/stock/commands";
import { retireUnit } from "../../src/stock/unit-commands";
import { openContractBook, quarterly, type ContractBook } from "./contract-book";

let book: ContractBook;
beforeEach(async () => {
  book = await openContractBook();
});
const wish = (more: object = {}) => ({
  customerId: book.customer,
  planId: book.plan,
  startsOn: "2026-04-01",
  units: [{ cardId: book.card }],
  ...more,
});
const contract = (id: RecordId<"contract">) => book.store.read((read) => read.get(id));

describe("drafts", () => {
  it("[V11] has no number, covers nobody and freezes what its plan promises", async () => {
    const id = await book.draft();
    await book.run(savePlan({ ...quarterly, id: book.plan, covers: "labour-only", price: 1 }));
    expect(await contract(id)).toMatchObject({
      status: "draft",
      endsOn: "2027-03-31",
      units: 3,
      price: 720_000,
      terms: { name: "Gold AMC", covers: "comprehensive" },
      installments: [{ dueOn: "2026-04-01", amount: 720_000 }],
    });
    expect(await contract(id)).not.toHaveProperty("number");
    expect((await book.covers(id)).map(({ status }) => status)).toEqual(["draft", "draft", "draft"]);
    expect(await book.visits(id)).toEqual([]);
  });

  it("[V11] is written anew with other units, and thrown away without a trace", async () => {
    const id = await book.draft();
    await book.run(draftContract({ ...wish({ months: 24 }), id }));
    expect(await contract(id)).toMatchObject({ endsOn: "2028-03-31", units: 1, price: 480_000 });
    expect((await book.covers(id)).map(({ cardId, until }) => [cardId, until])).toEqual([
      [book.card, "2028-03-31"],
    ]);
    await book.run(discardDraft({ id }));
    expect(await book.covers(id)).toEqual([]);
    expect((await book.refused(discardDraft({ id }))).message).toBeTruthy();
  });

  it.each([
    ["startsOn", { startsOn: "2026-02-30" }],
    ["startsOn", { startsOn: "1026-04-01" }],
    ["months", { months: 0 }],
    ["months", { months: 1.5 }],
    ["frequency", { frequency: { kind: "times", count: 0 } }],
    ["frequency", { frequency: { kind: "every", interval: 0, unit: "month" } }],
    ["frequency", { frequency: { kind: "every", interval: 13, unit: "month" } }],
    ["frequency", { frequency: { kind: "every", interval: 5, unit: "week" }, months: 1 }],
    ["frequency", { frequency: { kind: "times", count: 32 }, months: 1 }],
    ["frequency", { frequency: { kind: "dates", dates: [] } }],
    ["frequency", { frequency: { kind: "dates", dates: ["2026-13-01"] } }],
    ["frequency", { frequency: { kind: "dates", dates: ["2027-04-01"] } }],
    ["frequency", { frequency: { kind: "dates", dates: ["2026-05-05", "2026-05-05"] } }],
    ["units", { units: [] }],
    ["installments", { installments: [{ dueOn: "2026-04-01", amount: 1 }] }],
    ["installments", { installments: [{ dueOn: "soon", amount: 240_000 }] }],
    ["installments", { installments: { count: 0, everyMonths: 1 } }],
  ])("[V12] is refused at %s for %j", async (field, more) => {
    const refusal = await book.refused(draftContract(wish(more) as never));
    expect(Object.keys(refusal.problems)).toEqual([field]);
  });

  it("[V12] a visit every twelve months in twelve months is one, not too long", async () => {
    const id = await book.active(wish({ frequency: { kind: "every", interval: 12, unit: "month" } }));
    expect(await book.visits(id)).toHaveLength(1);
  });

  it("[V12] names units of somebody else, out of service, named twice and without a price", async () => {
    const { partyId, siteId } = await book.run(
      addParty({
        name: "Other",
        phones: ["98220 55555"],
        customer: true,
        principal: false,
        site: { name: "S", address: "S", area: "" },
      }),
    );
    const other = await book.run(
      addCard({
        partyId,
        siteId: siteId as RecordId<"site">,
        itemId: book.unit,
        serial: "X",
        installedOn: "2026-01-01",
      }),
    );
    const [first, second, third] = book.cards as [RecordId<"card">, RecordId<"card">, RecordId<"card">];
    await book.run(retireUnit({ id: second, status: "scrapped", on: "2026-04-01", reason: "burnt" }));
    const units = [{ cardId: first }, { cardId: first }, { cardId: second }, { cardId: other.id }];
    const refusal = await book.refused(
      draftContract(wish({ units: [...units, { cardId: third, price: -1 }] })),
    );
    expect(Object.keys(refusal.problems)).toEqual([
      "units.1.cardId",
      "units.2.cardId",
      "units.3.cardId",
      "units.4.price",
    ]);
    expect(refusal.problems["units.3.cardId"]).toContain(other.number);
  });

  it("[V17] parts of the price have their days and come to it to the last paisa", async () => {
    const thirds = { count: 3, everyMonths: 4 };
    const id = await book.draft({ units: [{ cardId: book.card, price: 100_000 }], installments: thirds });
    expect((await contract(id)).installments).toEqual([
      { dueOn: "2026-04-01", amount: 33_334 },
      { dueOn: "2026-08-01", amount: 33_333 },
      { dueOn: "2026-12-01", amount: 33_333 },
    ]);
  });
});

describe("activation", () => {
  it("[V14] takes the number, covers every unit and plans its visits, one operation for each", async () => {
    const id = await book.draft();
    const before = await book.store.lastSeq();
    const heard: number[] = [];
    const answer = await activation(book.store, { id }, { onProgress: (done) => heard.push(done) });
    expect(answer).toEqual({ number: "AMC/26-27/0001", done: 3, cancelled: false });
    expect(heard.at(-1)).toBe(3);
    const operations = await book.store.operations(before);
    expect(operations.map(({ command }) => command)).toEqual([
      "contract.activate",
      "contract.planUnit",
      "contract.planUnit",
      "contract.planUnit",
    ]);
    expect((await book.covers(id)).map(({ status, visitsOwed }) => [status, visitsOwed])).toEqual([
      ["active", 4],
      ["active", 4],
      ["active", 4],
    ]);
    const visits = await book.visits(id, book.card);
    expect(visits.map(({ id: one }) => one)).toEqual([1, 2, 3, 4].map((k) => visitId(id, book.card, k)));
    expect(visits[0]).toMatchObject({
      opensOn: "2026-04-01",
      dueOn: "2026-06-30",
      originalOn: "2026-05-16",
      plannedOn: "2026-05-16",
      customerId: book.customer,
      status: "planned",
    });
    expect(visits[1]).toMatchObject({ originalOn: "2026-08-15", plannedOn: "2026-08-15" });
  });

  it("[V5] plans around Sundays and holidays", async () => {
    const id = await book.active({ startsOn: "2026-04-03", frequency: { kind: "times", count: 12 } });
    const visits = await book.visits(id, book.card);
    expect(visits[0]).toMatchObject({ originalOn: "2026-04-17" });
    expect(visits.every(({ plannedOn }) => new Date(`${plannedOn}T00:00:00Z`).getUTCDay() !== 0)).toBe(true);
    expect(visits.some(({ plannedOn, originalOn }) => plannedOn !== originalOn)).toBe(true);
  });

  it("[V9] [V14] stopped between two units it keeps those done whole and goes on later", async () => {
    const id = await book.draft();
    const stop = new AbortController();
    const stopped = await activation(
      book.store,
      { id },
      {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      },
    );
    expect(stopped).toMatchObject({ number: "AMC/26-27/0001", done: 0, cancelled: true });
    expect((await book.covers(id)).map(({ status }) => status)).toEqual(["draft", "draft", "draft"]);
    expect(await activation(book.store, { id })).toMatchObject({ number: "AMC/26-27/0001", done: 3 });
    const visits = await book.visits(id);
    expect(visits).toHaveLength(12);
    const seq = await book.store.lastSeq();
    expect(await activation(book.store, { id })).toMatchObject({ done: 0 });
    expect(await book.visits(id)).toEqual(visits);
    expect(await book.store.lastSeq()).toBe(seq);
  });

  it("[V15] a backdated start asks what became of the visits whose windows have passed", async () => {
    const id = await book.draft({ startsOn: "2025-10-15", units: [{ cardId: book.card }] });
    book.goTo("2026-04-20");
    expect(await book.store.read((read) => pastVisits(read, id, "2026-04-20"))).toBe(2);
    await expect(activation(book.store, { id })).rejects.toMatchObject({
      problems: { past: expect.any(String) },
    });
    expect((await contract(id)).status).toBe("draft");
    await activation(book.store, { id, past: "missed" });
    const visits = await book.visits(id);
    expect(visits.map(({ status }) => status)).toEqual(["missed", "missed", "planned", "planned"]);
    expect(visits[0]?.reason).toBeTruthy();
    expect(visits[2]).toMatchObject({
      opensOn: "2026-04-15",
      originalOn: "2026-05-30",
      plannedOn: "2026-05-30",
    });
  });

  it("[V15] a running window whose day has passed is planned from today on", async () => {
    const id = await book.draft({ startsOn: "2026-01-05", units: [{ cardId: book.card }] });
    const visits = async () => (await activation(book.store, { id, past: "done" }), book.visits(id));
    const [running] = await visits();
    expect(running).toMatchObject({ originalOn: "2026-02-18", plannedOn: "2026-04-01", status: "planned" });
  });

  it("[V13] another contract on the same day is refused by name, unless the desk says so", async () => {
    await book.active({ units: [{ cardId: book.card }] });
    const refusal = await book.refused(draftContract(wish({ startsOn: "2027-03-31" })));
    expect(refusal.problems["units.0.cardId"]).toContain("AMC/26-27/0001");
    await book.draft({ startsOn: "2027-04-01", units: [{ cardId: book.card }] });
    await book.draft({ units: [{ cardId: book.card, overlapAllowed: true }] });
  });

  it("[V13] of two drafts for one unit only the first is activated", async () => {
    const [first, second] = [await book.draft(wish()), await book.draft(wish())];
    await activation(book.store, { id: first });
    await expect(activation(book.store, { id: second })).rejects.toMatchObject({
      problems: { "units.0.cardId": expect.stringContaining("AMC/26-27/0001") },
    });
    expect(await contract(second)).not.toHaveProperty("number");
  });

  it("[V16] is upcoming, active, expiring or expired by its dates alone", async () => {
    const running = await contract(await book.active());
    const at = (day: string) => contractState(running, day, { expiryNoticeDays: 30 });
    expect(
      ["2026-03-31", "2026-04-01", "2027-02-28", "2027-03-01", "2027-03-31", "2027-04-01"].map(at),
    ).toEqual(["upcoming", "active", "active", "expiring", "expiring", "expired"]);
  });
});
