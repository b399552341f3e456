import type { AnyRecord, RecordId } from "../../src/records";
import type { Store } from "../../src/store/store";
import type { BrowserClaim } from "./claim";
import { median } from "./measure";

const UNITS = 500;
const ROUNDS = 3;

export const claim: BrowserClaim = {
  id: "P10",
  what: "activate a contract of 500 units × 12 visits, in multiples of writing the same rows bare",
  target: 2,
  better: "lower",
  floor: "the same rows and operations, 40 units to a strict transaction",
  where: "browser",
  async run({ say }) {
    const { activation } = await import("../../src/contracts/activation-commands");
    const { store, draft } = await openFleet();
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const id = await draft(round);
      const before = await store.lastSeq();
      say(`activating contract ${round + 1} of ${ROUNDS}`);
      const began = performance.now();
      await activation(store, { id });
      ours.push(performance.now() - began);
      bare.push(await writeBare(store, before));
    }
    store.close();
    return {
      value: median(ours) / median(bare),
      samples: ours.map((one, at) => one / (bare[at] ?? one)),
      floor: `bare rows ${Math.round(median(bare))} ms, ours ${Math.round(median(ours))} ms`,
    };
  },
};

interface Fleet {
  readonly store: Store;
  /** Saves a draft of all units, for one year after another. */
  draft(year: number): Promise<RecordId<"contract">>;
}

/** A company with one customer who has 500 units. */
async function openFleet(): Promise<Fleet> {
  const [{ setUpCompany }, { addParty }, { addCard, addItem }, { savePlan }, { draftContract }, { openStore }] =
    await Promise.all([
      import("../../src/company/commands"),
      import("../../src/parties/commands"),
      import("../../src/stock/commands"),
      import("../../src/contracts/plan-commands"),
      import("../../src/contracts/draft-commands"),
      import("../../src/store/open"),
    ]);
  const { systemClock } = await import("../../src/store/clock");
  const store = await openStore({ name: `bench ${crypto.randomUUID()}`, clock: systemClock, by: "Bench" });
  await store.run(setUpCompany({ name: "Bench Services", country: "IN", stateCode: "27" }));
  const site = { name: "Works", address: "1, Works Road", area: "" };
  const party = { name: "Many Units Ltd", phones: ["9822041577"], customer: true, principal: false, site };
  const { partyId, siteId } = await store.run(addParty(party));
  const goods = { unit: "pcs", taxCode: "8421", taxRate: "18", cost: "0", reorderLevel: "0", warrantyMonths: 0 };
  const item = { ...goods, code: "RO", name: "Purifier", type: "serialised" as const, price: "1" };
  const itemId = await store.run(addItem(item));
  const added = Array.from({ length: UNITS }, (_, n) =>
    addCard({ partyId, siteId: siteId!, itemId, serial: `SN ${n}`, installedOn: "2020-01-01" }),
  );
  await store.runMany<unknown>(added);
  const cards = await store.read((read) => read.list("card", "id"));
  const terms = { covers: "comprehensive" as const, limits: [], visitAt: "middle" as const, taxCode: "", taxRate: "18" };
  const frequency = { kind: "times" as const, count: 12 };
  const planId = await store.run(savePlan({ ...terms, name: "Monthly", frequency, months: 12, price: 1, note: "" }));
  const firstYear = Number(systemClock.today().slice(0, 4)) + 1;
  return {
    store,
    draft: async (year) => {
      const startsOn = `${firstYear + year}-04-01`;
      const units = cards.map(({ id }) => ({ cardId: id }));
      return (await store.run(draftContract({ customerId: partyId, planId, startsOn, units }))).id;
    },
  };
}

/** Writes what the operations since one made once more, with their keys, into stores of the same indexes; milliseconds. */
async function writeBare(store: Store, before: number): Promise<number> {
  const [{ openDB }, { bookStores, createMissing, rowOf, typeOf }] = await Promise.all([
    import("idb"),
    import("../../src/store/schema"),
  ]);
  const operations = await store.operations(before);
  const rows = operations.map(({ changes }) => changes.map(({ after }) => rowOf(after as AnyRecord)));
  const name = `floor ${crypto.randomUUID()}`;
  const db = await openDB(name, 1, {
    upgrade: (made, _old, _new, tx) => createMissing(made as never, tx as never),
  });
  const began = performance.now();
  for (let from = 0; from < operations.length; from += 40) {
    const tx = db.transaction(bookStores, "readwrite", { durability: "strict" });
    for (let at = from; at < Math.min(from + 40, operations.length); at++) {
      void tx.objectStore("operations").put(operations[at]);
      for (const row of rows[at] ?? []) void tx.objectStore(typeOf(row.id)).put(row);
    }
    await tx.done;
  }
  const taken = performance.now() - began;
  db.close();
  indexedDB.deleteDatabase(name);
  return taken;
}
