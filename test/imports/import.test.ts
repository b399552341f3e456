import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { setUpCompany } from "../../src/company/commands";
import { logComplaint } from "../../src/complaints/commands";
import { runImport, type Imported } from "../../src/imports/commands";
import { judge } from "../../src/imports/judge";
import { headingKey } from "../../src/imports/layout";
import type { Decision, ImportOptions, ListKind, Outcome } from "../../src/imports/model";
import { knownOf, rememberedColumns, withKnownItems } from "../../src/imports/queries";
import { undoImport } from "../../src/imports/undo-commands";
import { prove } from "../../src/ledger/prove";
import { addParty, amendParty } from "../../src/parties/commands";
import { bookPayment } from "../../src/payments/book";
import type { RecordId } from "../../src/records";
import { addItem } from "../../src/stock/commands";
import { command } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import { openTestStore, standingClock } from "../store/test-store";
import { countryOf, legacyCase, legacyFile, take } from "./legacy";

const options: ImportOptions = { on: "2026-03-31", side: "customer", past: "done" };

async function openEmpty(country: "IN" | "UA" = "IN"): Promise<Store> {
  const store = await openTestStore({ clock: standingClock("2026-04-01T10:00:00.000Z") });
  await store.run(setUpCompany({ name: "Nilakor", country, stateCode: country === "IN" ? "27" : "" }));
  return store;
}

interface Run extends Imported {
  readonly outcomes: readonly Outcome[];
}

/** Takes a list in the way the pane does. */
async function importFile(
  store: Store,
  kind: ListKind,
  file: string | Uint8Array,
  {
    decide = "add",
    signal,
    onProgress,
    ...more
  }: Partial<ImportOptions> & {
    decide?: Decision;
    signal?: AbortSignal;
    onProgress?: (done: number) => void;
  } = {},
): Promise<Run> {
  const bytes = typeof file === "string" ? legacyFile(file) : file;
  const { list, layout } = take(bytes, kind, countryOf(kind));
  const outcomes = await store.read(async (read) =>
    judge(kind, await withKnownItems(read, kind, list.rows), await knownOf(read, kind)),
  );
  const decisions = new Map(
    outcomes.flatMap(({ kind: what, row }) => (what === "ask" ? [[row.at, decide] as const] : [])),
  );
  const columns = layout.headings.map((heading, at) => ({
    heading: headingKey(heading),
    field: layout.columns[at] ?? "",
  }));
  const wish = {
    kind,
    file: "list",
    sheet: "",
    columns,
    outcomes,
    decisions,
    options: { ...options, ...more },
  };
  const done = await runImport(store, wish, {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  return { ...done, outcomes };
}

const csv = (text: string): Uint8Array => new TextEncoder().encode(text);
const faults = (store: Store) => store.read((read) => prove(read));
const counts = (store: Store) =>
  store.read(async (read) => ({
    parties: await read.count("party"),
    sites: await read.count("site"),
    bills: await read.count("invoice"),
    entries: await read.count("entry"),
    items: await read.count("item"),
    movements: await read.count("movement"),
    cards: await read.count("card"),
    contracts: await read.count("contract"),
    visits: await read.count("visit"),
    plans: await read.count("plan"),
  }));

describe("[IM9] taking a list in", () => {
  it("[IM9] makes customers with what they owe, and leaves a book that proves", async () => {
    const store = await openEmpty();
    const { added, refused } = await importFile(store, "customers", "customers.xls");
    expect(refused).toEqual([]);
    expect(String(added)).toBe(legacyCase("customers").accepted);
    const [bills, credits] = await store.read((read) =>
      Promise.all([read.list("invoice", "id"), read.list("payment", "id")]),
    );
    const owed = bills.reduce((sum, { figures }) => sum + (figures?.total ?? 0), 0);
    const ahead = credits.reduce((sum, { amount }) => sum + amount, 0);
    expect(owed - ahead).toBe(46_747_223_78);
    const party = (await store.read((read) => read.list("party", "name", { is: "=now() traders" })))[0];
    expect(party).toMatchObject({
      name: "=NOW() Traders",
      phones: ["8000089048"],
      createdOn: "2019-06-20",
      stateCode: "27",
    });
    expect(await faults(store)).toEqual([]);
  });

  it("[IM9] makes items with what is in the store", async () => {
    const store = await openEmpty();
    const { added, refused } = await importFile(store, "items", "items.ods");
    expect([added, refused]).toEqual([283, []]);
    const stock = await store.read((read) => read.balances("stock/"));
    expect(stock.reduce((sum, { amount }) => sum + amount, 0)).toBe(2_010_198_320);
    expect(await faults(store)).toEqual([]);
  });

  it("[IM9] makes the open bills of customers it makes", async () => {
    const store = await openEmpty("UA");
    const { added, refused, outcomes } = await importFile(store, "bills", "bills.csv");
    expect(refused).toEqual([]);
    expect(added + outcomes.filter(({ kind }) => kind === "nothing").length).toBe(381);
    const owed = await store.read((read) => read.balances("receivable/"));
    expect(owed.reduce((sum, { amount }) => sum + amount, 0)).toBe(44_201_738_52);
    expect(await faults(store)).toEqual([]);
  });

  it("[IM9] makes contracts under their own numbers, with a unit where the book has none", async () => {
    const store = await openEmpty();
    const itemId = await store.run(addItem({ ...anItem, code: "RO", name: "Purifier", type: "serialised" }));
    const { added, refused } = await importFile(store, "contracts", "contracts.xlsx", { itemId });
    expect(refused).toEqual([]);
    expect(added).toBe(179);
    const contracts = await store.read((read) => read.list("contract", "id"));
    expect(contracts.reduce((sum, { price }) => sum + price, 0)).toBe(8_160_879_42);
    expect(contracts.find(({ number }) => number === "CON-747/2025")).toMatchObject({
      startsOn: "2024-05-16",
      endsOn: "2025-04-15",
      terms: { frequency: { kind: "every", interval: 45, unit: "day" } },
    });
    expect(await faults(store)).toEqual([]);
  });

  it("[IM9] makes units of items the book knows, and refuses those of others by their cell", async () => {
    const store = await openEmpty();
    await store.run(addItem({ ...anItem, code: "RO", name: "Purifier", type: "serialised" }));
    const file = csv(
      "Customer,Mobile,Machine,Machine No,Installation Date,Warranty\nAsha,9800000001,Purifier,S1,01/02/2026,12\nBela,9800000002,RO,S2,5-Mar-2026,\nCara,9800000003,Boiler,S3,01/02/2026,\n",
    );
    const { added, outcomes } = await importFile(store, "cards", file);
    expect(added).toBe(2);
    expect(outcomes[2]?.row.faults).toMatchObject([{ field: "item", raw: "Boiler", reason: "unknownItem" }]);
    const cards = await store.read((read) => read.list("card", "id"));
    expect(cards).toMatchObject([
      { serial: "S1", installedOn: "2026-02-01", warrantyUntil: "2027-01-31" },
      { serial: "S2", installedOn: "2026-03-05" },
    ]);
    expect(await faults(store)).toEqual([]);
  });

  it("[IM9] puts stock where it lies, pieces with their serial numbers", async () => {
    const store = await openEmpty();
    await store.run(addItem({ ...anItem, code: "RO", name: "Purifier", type: "serialised" }));
    await store.run(addItem({ ...anItem, code: "P1", name: "Pump", type: "stock" }));
    const file = csv('Item Code;Qty;Cost;Serial Nos\nRO;2;1500;"A1, A2"\nP1;12,5 pcs;100;\nRO;1;1500;A2\n');
    const { added, outcomes, refused } = await importFile(store, "stock", file);
    expect(refused).toEqual([]);
    expect([added, outcomes.map(({ kind }) => kind)]).toEqual([2, ["new", "new", "duplicate"]]);
    const units = await store.read((read) => read.list("unit", "id"));
    expect(units.map(({ serial, cost, status }) => [serial, cost, status])).toEqual([
      ["A1", 150_000, "in stock"],
      ["A2", 150_000, "in stock"],
    ]);
    // A piece that is ours would stand in two places as somebody's unit.
    const taken = await importFile(
      store,
      "cards",
      csv("Customer,Machine,Machine No,Installed\nAsha,RO,A1,01/02/2026\n"),
    );
    expect([taken.added, taken.refused.length]).toEqual([0, 1]);
    const worth = await store.read((read) => read.balances("worth/"));
    expect(worth.reduce((sum, { amount }) => sum + amount, 0)).toBe(300_000 + 125_000);
    expect(await faults(store)).toEqual([]);
  });
});

const anItem = {
  unit: "NOS",
  taxCode: "8421",
  taxRate: "18",
  price: "5000",
  cost: "0",
  reorderLevel: "0",
  warrantyMonths: 0,
};
const three = csv("Name,Mobile,Balance\nAsha,9800000001,100\nBela,9800000002,\nCara,9800000003,250.50\n");

describe("[IM10] a second time", () => {
  it("[IM10] finds what was taken in as duplicates of the book, and adds nothing", async () => {
    const store = await openEmpty();
    await importFile(store, "customers", three);
    const before = await counts(store);
    const again = await importFile(store, "customers", three);
    expect(again.outcomes.map(({ kind, like }) => [kind, like?.id?.slice(0, 6)])).toEqual(
      Array(3).fill(["duplicate", "party:"]),
    );
    expect(again.added).toBe(0);
    expect(await counts(store)).toEqual(before);
  });

  it("[IM10] proposes the columns as they were chosen for the same headings", async () => {
    const store = await openEmpty();
    await importFile(store, "customers", three);
    expect(await store.read((read) => rememberedColumns(read, "customers"))).toEqual({
      name: "name",
      mobile: "phone",
      balance: "openingBalance",
    });
    expect(await store.read((read) => rememberedColumns(read, "items"))).toEqual({});
  });

  it("[IM10] leaves out a row that was asked about until somebody says what it is", async () => {
    const store = await openEmpty();
    await store.run(
      addParty({ name: "Asha Rao", phones: ["+91 98000-00001"], customer: true, principal: false }),
    );
    const left = await importFile(store, "customers", three, { decide: "leave" });
    expect(left.outcomes[0]).toMatchObject({
      kind: "ask",
      like: { name: "Asha Rao", why: "same phone, other name" },
    });
    expect(left.added).toBe(2);
    expect((await importFile(store, "customers", three, { decide: "add" })).added).toBe(1);
  });

  it("[IM10] gives a bill to the customer of the same phone when the person says it is his", async () => {
    const store = await openEmpty("UA");
    const { partyId } = await store.run(
      addParty({ name: "ТОВ Веселка", phones: ["380671112233"], customer: true, principal: false }),
    );
    const file = csv("Контрагент;Телефон;Рахунок;Дата;Сума\nВеселка ТОВ;067 111 22 33;Р-1;01.02.26;100,50\n");
    const { outcomes, added } = await importFile(store, "bills", file, { decide: "same" });
    expect([outcomes[0]?.kind, added]).toEqual(["ask", 1]);
    const [bill] = await store.read((read) => read.list("invoice", "id"));
    expect(bill).toMatchObject({ customerId: partyId, number: "Р-1", figures: { total: 10_050 } });
  });
});

describe("[IM11] progress", () => {
  it("[IM11] counts, stops between two rows when told to, and says so", async () => {
    const store = await openEmpty();
    const stop = new AbortController();
    const done = await importFile(store, "customers", "customers.xlsx", {
      signal: stop.signal,
      onProgress: (count) => count >= 80 && stop.abort(),
    });
    expect(done.cancelled).toBe(true);
    expect(await store.read((read) => read.count("party"))).toBe(done.added);
    expect(await store.read((read) => read.get(done.id))).toMatchObject({
      done: { added: done.added, cancelled: true },
    });
    expect(await faults(store)).toEqual([]);
  });

  it("[IM11] marks every operation with its import", async () => {
    const store = await openEmpty();
    const { id } = await importFile(store, "customers", three);
    const rows = (await store.operations(0)).filter(({ command: name }) => name === "import.row");
    expect(
      rows.map(({ origin, input }) => [
        origin,
        (input as { import: string; row: number }).import,
        (input as { row: number }).row,
      ]),
    ).toEqual([2, 3, 4].map((row) => ["import", id, row]));
  });
});

const payFirst = command("test.pay", async (work, partyId: RecordId<"party">) =>
  bookPayment(work, {
    id: "payment:test",
    number: "R/1",
    status: "posted",
    side: "customer",
    direction: "in",
    on: "2026-04-01",
    partyId,
    amount: 100,
    mode: "cash",
    reference: "",
    allocations: [],
    note: "",
  }),
);

async function refusalOf(act: Promise<unknown>): Promise<string> {
  const error = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error ?? new Error("it was accepted");
  return error.message;
}

describe("[IM12] taking an import back", () => {
  it.each([
    ["customers", "customers.xlsx"],
    ["items", "items.ods"],
    ["contracts", "contracts.xlsx"],
  ] as const)("[IM12] leaves a book as it was before the %s", async (kind, file) => {
    const store = await openEmpty();
    const itemId = await store.run(addItem({ ...anItem, code: "RO", name: "Purifier", type: "serialised" }));
    const before = await store.exportAll();
    const { id } = await importFile(store, kind, file, { itemId });
    await undoImport(store, id);
    const after = await store.exportAll();
    const others = (all: readonly unknown[]) => all.filter((one) => (one as { id: string }).id !== id);
    expect(others(after.records)).toEqual(before.records);
    expect(after.balances).toEqual(before.balances);
    expect(await faults(store)).toEqual([]);
    expect(await refusalOf(undoImport(store, id))).toMatch(/taken back already/);
  });

  it("[IM12] refuses while later work names what was imported, and says what", async () => {
    const store = await openEmpty();
    const { id } = await importFile(store, "customers", three);
    const [asha] = await store.read((read) => read.list("party", "name"));
    const complaint = { customerId: asha!.id, problem: "Leaks", priority: "normal" } as const;
    const { number } = await store.run(logComplaint(complaint as Parameters<typeof logComplaint>[0]));
    const before = await counts(store);
    expect(await refusalOf(undoImport(store, id))).toContain(number);
    expect(await counts(store)).toEqual(before);
  });

  it("[IM12] refuses when a customer has paid since, or was changed", async () => {
    const store = await openEmpty();
    const { id } = await importFile(store, "customers", three);
    const [asha] = await store.read((read) => read.list("party", "name"));
    await store.run(payFirst(asha!.id));
    expect(await refusalOf(undoImport(store, id))).toMatch(/Later work uses what was imported: R\/1/);
    const other = await importFile(store, "customers", csv("Name,Mobile\nDina,9800000004\n"));
    const [dina] = await store.read((read) => read.list("party", "name", { is: "dina" }));
    await store.run(amendParty({ id: dina!.id, note: "Rings at night" }));
    expect(await refusalOf(undoImport(store, other.id))).toMatch(/Dina was changed after the import/);
  });

  it("[IM12] refuses when numbers were given after its own", async () => {
    const store = await openEmpty();
    await store.run(addItem({ ...anItem, code: "RO", name: "Purifier", type: "serialised" }));
    const card = (name: string, serial: string) =>
      csv(`Customer,Machine,Machine No,Installed\n${name},RO,${serial},01/02/2026\n`);
    const first = await importFile(store, "cards", card("Asha", "S1"));
    const second = await importFile(store, "cards", card("Bela", "S2"));
    expect(await refusalOf(undoImport(store, first.id))).toMatch(/Numbers were given after/);
    await undoImport(store, second.id);
    await undoImport(store, first.id);
    expect(await store.read((read) => read.count("card"))).toBe(0);
    expect(await faults(store)).toEqual([]);
  });
});
