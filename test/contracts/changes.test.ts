import { beforeEach, describe, expect, it } from "vitest";
import { addUnits, changeFrequency, removeUnits } from "../../src/contracts/change-commands";
import { cancelContract } from "../../src/contracts/end-commands";
import { retireWithUnit, replaceWithUnit, transferWithUnit } from "../../src/contracts/unit-commands";
import { recordContractVisit } from "../../src/contracts/visit-commands";
import { addParty } from "../../src/parties/commands";
import type { RecordId } from "../../src/records";
import { openContractBook, type ContractBook } from "./contract-book";

let book: ContractBook;
beforeEach(async () => {
  book = await openContractBook();
});
const contract = (id: RecordId<"contract">) => book.store.read((read) => read.get(id));
const sumOf = (all: readonly { price: number }[]) => all.reduce((sum, { price }) => sum + price, 0);
const monthly = { kind: "every" as const, interval: 1, unit: "month" as const };
const done = async (id: RecordId<"visit"> | undefined, day: string) => {
  book.goTo(day);
  await book.run(
    recordContractVisit({
      id: id as RecordId<"visit">,
      outcome: "done",
      technicianId: book.technician,
      work: "ok",
    }),
  );
};

describe("change of frequency", () => {
  it("[V8] [V25] keeps what was done and plans the rest anew", async () => {
    const id = await book.active({ units: [{ cardId: book.card }] });
    await done((await book.visits(id))[0]?.id, "2026-05-20");
    await book.run(changeFrequency({ id, from: "2026-07-01", frequency: monthly }));
    const visits = await book.visits(id);
    const kept = visits.filter(({ status }) => status !== "cancelled");
    expect(kept).toHaveLength(10);
    expect(kept[0]).toMatchObject({ status: "done", ordinal: 1 });
    expect(kept.slice(1).map(({ opensOn }) => opensOn)).toEqual(
      ["07", "08", "09", "10", "11", "12"]
        .map((month) => `2026-${month}-01`)
        .concat(["01", "02", "03"].map((month) => `2027-${month}-01`)),
    );
    expect(visits.filter(({ status }) => status === "cancelled").map(({ ordinal }) => ordinal)).toEqual([
      2, 3, 4,
    ]);
    expect(new Set(visits.map((one) => one.id)).size).toBe(visits.length);
    expect((await book.covers(id))[0]?.visitsOwed).toBe(10);
    expect((await contract(id)).phases).toHaveLength(2);
  });

  it("[V25] leaves a unit that is leaving what it was promised till then", async () => {
    const [leaving, staying] = book.cards;
    const id = await book.active({ units: [{ cardId: leaving! }, { cardId: staying! }] });
    await book.run(removeUnits({ id, on: "2026-05-17", cardIds: [leaving!] }));
    await book.run(changeFrequency({ id, from: "2026-04-01", frequency: { kind: "times", count: 1 } }));
    const left = (await book.visits(id)).filter(({ status }) => status !== "cancelled");
    expect(left.map(({ cardId, dueOn }) => [cardId, dueOn]).sort()).toEqual(
      [
        [leaving, "2026-05-16"],
        [staying, "2027-03-31"],
      ].sort(),
    );
    expect(await book.faults()).toEqual([]);
  });

  it("[V25] a visit waived ahead of its day gives way to what is planned anew", async () => {
    const id = await book.active({ units: [{ cardId: book.card }] });
    const last = (await book.visits(id)).at(-1);
    await book.run(
      recordContractVisit({
        id: last?.id as RecordId<"visit">,
        outcome: "waived",
        reason: "Guest floor shut.",
      }),
    );
    await book.run(changeFrequency({ id, from: "2026-07-01", frequency: monthly }));
    const visits = await book.visits(id);
    expect(visits.find((visit) => visit.id === last?.id)).toMatchObject({
      status: "cancelled",
      reason: "Guest floor shut. · The frequency changed on 2026-07-01.",
    });
    expect(visits.filter(({ status }) => status !== "cancelled")).toHaveLength(10);
    expect((await book.covers(id))[0]?.visitsOwed).toBe(10);
  });

  it("[V25] is refused before the last visit done, outside the term and for no visit at all", async () => {
    const id = await book.active({ units: [{ cardId: book.card }] });
    await done((await book.visits(id))[0]?.id, "2026-05-20");
    const from = async (day: string, frequency: unknown = monthly) =>
      Object.keys((await book.refused(changeFrequency({ id, from: day, frequency } as never))).problems);
    expect(await from("2026-05-20")).toEqual(["from"]);
    expect(await from("2027-04-01")).toEqual(["from"]);
    expect(await from("2026-13-01")).toEqual(["from"]);
    expect(await from("2026-09-01", { kind: "times", count: 0 })).toEqual(["frequency"]);
    expect(await from("2027-03-01", { kind: "every", interval: 2, unit: "month" })).toEqual(["frequency"]);
  });

  it("[V8] changed twice, every visit still lies in its own window and no two on one day", async () => {
    const id = await book.active();
    await book.run(changeFrequency({ id, from: "2026-06-10", frequency: monthly }));
    await book.run(
      changeFrequency({ id, from: "2026-10-01", frequency: { kind: "every", interval: 2, unit: "week" } }),
    );
    const visits = (await book.visits(id, book.card)).filter(({ status }) => status !== "cancelled");
    for (const { plannedOn, opensOn = "", dueOn = "" } of visits)
      expect(plannedOn >= opensOn && plannedOn <= dueOn).toBe(true);
    expect(new Set(visits.map(({ plannedOn }) => plannedOn)).size).toBe(visits.length);
    visits.slice(1).forEach(({ opensOn = "" }, at) => expect(opensOn > (visits[at]?.dueOn ?? "")).toBe(true));
  });
});

describe("units that join and leave", () => {
  it("[V26] a unit joins with its part of the price and the visits of the windows left", async () => {
    const [first, second] = book.cards as [RecordId<"card">, RecordId<"card">];
    const id = await book.active({ units: [{ cardId: first }] });
    await book.run(addUnits({ id, from: "2026-10-01", units: [{ cardId: second }] }));
    const after = await contract(id);
    expect(after).toMatchObject({ units: 2, price: 240_000 + 119_671 });
    expect(after.installments.at(-1)).toEqual({ dueOn: "2026-10-01", amount: 119_671 });
    expect((await book.visits(id, second)).map(({ ordinal }) => ordinal)).toEqual([3, 4]);
    expect(sumOf(await book.covers(id))).toBe(after.price);
    const again = await book.refused(addUnits({ id, from: "2026-10-01", units: [{ cardId: second }] }));
    expect(Object.keys(again.problems)).toEqual(["units.0.cardId"]);
    const nothing = await book.refused(addUnits({ id, from: "2028-10-01", units: [] }));
    expect(Object.keys(nothing.problems)).toEqual(["from", "units"]);
  });

  it("[V26] a unit leaves with its later visits and the price of the days left; the last one cannot", async () => {
    const [first, second, third] = book.cards as [RecordId<"card">, RecordId<"card">, RecordId<"card">];
    const id = await book.active();
    await book.run(removeUnits({ id, on: "2026-10-01", cardIds: [second] }));
    const after = await contract(id);
    expect(after).toMatchObject({ units: 2, price: 720_000 - 119_671 });
    expect(sumOf(after.installments.map(({ amount }) => ({ price: amount })))).toBe(after.price);
    expect(sumOf(await book.covers(id))).toBe(after.price);
    expect((await book.visits(id, second)).map(({ status }) => status)).toEqual([
      "planned",
      "planned",
      "cancelled",
      "cancelled",
    ]);
    expect((await book.visits(id, third)).every(({ status }) => status === "planned")).toBe(true);
    const refusal = await book.refused(removeUnits({ id, on: "2026-11-01", cardIds: [first, third] }));
    expect(Object.keys(refusal.problems)).toEqual(["cardIds"]);
  });

  it("[V26] a contract that is over is not changed", async () => {
    const id = await book.active();
    await book.run(cancelContract({ id, on: "2026-10-01", reason: "x" }));
    const units = [{ cardId: book.card }];
    expect((await book.refused(addUnits({ id, from: "2026-10-02", units }))).message).toContain("cancelled");
  });
});

describe("units that change hands", () => {
  const owner = async () => {
    const made = await book.run(
      addParty({
        name: "Anil Joshi",
        phones: ["98220 66666"],
        customer: true,
        principal: false,
        site: { name: "Home", address: "9, Hill Road", area: "Aundh" },
      }),
    );
    return { partyId: made.partyId, siteId: made.siteId as RecordId<"site"> };
  };

  it("[V27] the cover follows as the new owner's contract with the visits still to be made", async () => {
    const id = await book.active();
    await done((await book.visits(id, book.card))[0]?.id, "2026-05-20");
    book.goTo("2026-09-10");
    const buyer = await owner();
    await book.run(transferWithUnit({ id: book.card, ...buyer, on: "2026-09-10", contract: "follows" }));
    const [theirs] = await book.store.read((read) =>
      read.list("contract", "customer", { prefix: [buyer.partyId] }),
    );
    expect(theirs).toMatchObject({
      status: "active",
      number: "AMC/26-27/0002",
      units: 1,
      price: 0,
      endsOn: "2027-03-31",
    });
    const newId = theirs?.id as RecordId<"contract">;
    expect((await book.visits(newId)).map(({ ordinal, customerId }) => [ordinal, customerId])).toEqual([
      [2, buyer.partyId],
      [3, buyer.partyId],
      [4, buyer.partyId],
    ]);
    expect((await book.visits(id, book.card)).map(({ status }) => status)).toEqual([
      "done",
      "cancelled",
      "cancelled",
      "cancelled",
    ]);
    expect((await book.covers(newId))[0]).toMatchObject({
      from: "2026-09-10",
      until: "2027-03-31",
      visitsOwed: 3,
    });
    expect((await book.covers(id)).find(({ cardId }) => cardId === book.card)).toMatchObject({
      status: "ended",
      until: "2026-09-09",
    });
    expect(await contract(id)).toMatchObject({ status: "active", units: 2 });
  });

  it("[V27] the cover ends and is settled; a contract without a unit left is over", async () => {
    const id = await book.active({ units: [{ cardId: book.card }] });
    book.goTo("2026-10-01");
    await book.run(
      transferWithUnit({ id: book.card, ...(await owner()), on: "2026-10-01", contract: "ends" }),
    );
    expect(await contract(id)).toMatchObject({ status: "cancelled", units: 0, price: 120_329 });
    expect((await book.covers(id))[0]).toMatchObject({
      status: "ended",
      until: "2026-09-30",
      price: 120_329,
    });
  });

  it("[V27] a replaced unit hands its cover, price and visits to the one that stands in for it", async () => {
    const id = await book.active({ units: [{ cardId: book.card }] });
    book.goTo("2026-10-01");
    const next = await book.run(
      replaceWithUnit({
        id: book.card,
        on: "2026-10-01",
        reason: "Board burnt",
        serial: "NEW 1",
        warranty: "old",
      } as never),
    );
    const covers = await book.covers(id);
    expect(covers.map(({ cardId, price, status }) => [cardId, price, status])).toEqual([
      [book.card, 120_329, "ended"],
      [next.id, 119_671, "active"],
    ]);
    expect((await book.visits(id, next.id)).length).toBe(4);
    expect((await contract(id)).status).toBe("active");
  });

  it("[V37] a change, a leaving or a cancellation is one operation for all units, and a refused one leaves nothing", async () => {
    const id = await book.active();
    const before = await book.store.lastSeq();
    const visits = await book.visits(id);
    await book.refused(cancelContract({ id, on: "2026-10-01", reason: " " }));
    expect(await book.store.lastSeq()).toBe(before);
    expect(await book.visits(id)).toEqual(visits);
    await book.run(
      changeFrequency({ id, from: "2026-07-01", frequency: { kind: "every", interval: 1, unit: "month" } }),
    );
    await book.run(removeUnits({ id, on: "2026-08-01", cardIds: [book.card] }));
    await book.run(cancelContract({ id, on: "2026-10-01", reason: "Moved" }));
    const operations = await book.store.operations(before);
    expect(operations.map(({ command }) => command)).toEqual([
      "contract.changeFrequency",
      "contract.removeUnits",
      "contract.cancel",
    ]);
    for (const { changes } of operations)
      expect(changes.some(({ id: changed }) => changed.startsWith("visit:"))).toBe(true);
  });

  it("[V27] a unit that leaves service leaves its contract", async () => {
    const id = await book.active();
    book.goTo("2026-10-01");
    await book.run(retireWithUnit({ id: book.card, status: "scrapped", on: "2026-10-01", reason: "Flood" }));
    expect((await book.covers(id)).filter(({ status }) => status === "ended")).toHaveLength(1);
    expect(await contract(id)).toMatchObject({ status: "active", units: 2, price: 720_000 - 119_671 });
  });
});
