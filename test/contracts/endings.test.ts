import { beforeEach, describe, expect, it } from "vitest";
import { activation } from "../../src/contracts/activation-commands";
import { cancelContract } from "../../src/contracts/end-commands";
import { draftContract } from "../../src/contracts/draft-commands";
import { proRata, repriced, settlement } from "../../src/contracts/money";
import { renewContract, renewMany } from "../../src/contracts/renew-commands";
import { recordContractVisit } from "../../src/contracts/visit-commands";
import type { Contract, RecordId } from "../../src/records";
import { command } from "../../src/store/command";
import { retireUnit } from "../../src/stock/unit-commands";
import { openContractBook, type ContractBook } from "./contract-book";

let book: ContractBook;
beforeEach(async () => {
  book = await openContractBook();
});
const contract = (id: RecordId<"contract">) => book.store.read((read) => read.get(id));
const sumOf = (covers: readonly { price: number }[]) => covers.reduce((sum, { price }) => sum + price, 0);
const installmentSum = ({ installments }: Contract) =>
  sumOf(installments.map(({ amount }) => ({ price: amount })));

/** Marks an installment as billed, as the bill of it will. */
const bill = (id: RecordId<"contract">, at: number) =>
  book.run(
    command("test.bill", async (work, input: { id: RecordId<"contract"> }) => {
      const one = await work.get(input.id);
      const installments = one.installments.map((part, place) =>
        place === at ? { ...part, invoiceId: "invoice:test" as const } : part,
      );
      await work.put({ ...one, installments });
    })({ id }),
  );

describe("money", () => {
  it("[V18] splits a price by days, halves away from zero", () => {
    const year = { from: "2026-04-01", until: "2027-03-31" };
    expect(proRata(36_500, { from: "2027-03-31", until: "2027-03-31" }, year)).toBe(100);
    expect(
      proRata(100, { from: "2026-04-01", until: "2026-04-01" }, { from: "2026-04-01", until: "2026-04-08" }),
    ).toBe(13);
    expect(proRata(100, { from: "2027-04-01", until: "2027-03-31" }, year)).toBe(0);
  });

  it("[V18] what was billed beyond what was earned is a credit, the other way round it is owed", () => {
    const cover = { from: "2026-04-01", until: "2027-03-31", price: 36_500 };
    const billed = (amount: number) => [{ dueOn: "2026-04-01", amount, invoiceId: "invoice:1" as const }];
    const on = "2026-10-01";
    expect(settlement({ price: 36_500, installments: billed(36_500) }, [cover], on)).toEqual({
      unused: 18_200,
      earned: 18_300,
      billed: 36_500,
      credit: 18_200,
      owed: 0,
    });
    expect(settlement({ price: 36_500, installments: billed(10_000) }, [cover], on)).toMatchObject({
      credit: 0,
      owed: 8_300,
    });
  });

  it("[V17] open installments share a changed price as they shared the old one", () => {
    const parts = [
      { dueOn: "2026-04-01", amount: 500, invoiceId: "invoice:1" as const },
      { dueOn: "2026-07-01", amount: 300 },
      { dueOn: "2026-10-01", amount: 100 },
    ];
    expect(repriced(parts, 700, "2026-05-01").map(({ amount }) => amount)).toEqual([500, 150, 50]);
    expect(repriced(parts, 500, "2026-05-01")).toEqual(parts.slice(0, 1));
    expect(repriced(parts.slice(0, 1), 600, "2026-05-01").at(-1)).toEqual({
      dueOn: "2026-05-01",
      amount: 100,
    });
  });
});

describe("cancelling", () => {
  it("[V24] ends cover the day before, voids later visits, keeps what was done and credits by days", async () => {
    const id = await book.active();
    await bill(id, 0);
    const [first] = await book.visits(id, book.card);
    book.goTo("2026-05-20");
    await book.run(
      recordContractVisit({
        id: first?.id as RecordId<"visit">,
        outcome: "done",
        technicianId: book.technician,
        work: "Filters changed",
      }),
    );
    await book.run(cancelContract({ id, on: "2026-10-01", reason: "Moved away" }));
    const after = await contract(id);
    const covers = await book.covers(id);
    expect(after).toMatchObject({
      status: "cancelled",
      cancelled: { on: "2026-10-01", reason: "Moved away", credit: 359_013 },
      credits: [{ on: "2026-10-01", amount: 359_013, reason: "Moved away" }],
      price: 360_987,
    });
    expect(covers.map(({ status, until }) => [status, until])).toEqual(
      covers.map(() => ["ended", "2026-09-30"]),
    );
    expect(sumOf(covers)).toBe(after.price);
    const visits = await book.visits(id, book.card);
    expect(visits.map(({ status }) => status)).toEqual(["done", "planned", "cancelled", "cancelled"]);
    expect(visits[2]?.reason).toBe("Moved away");
    expect(covers.find(({ cardId }) => cardId === book.card)?.visitsOwed).toBe(2);
  });

  it("[V18] [V24] what was not billed is billed no further than it was earned", async () => {
    const id = await book.active({ installments: { count: 4, everyMonths: 3 } });
    await book.run(cancelContract({ id, on: "2026-07-01", reason: "Sold the shop" }));
    const after = await contract(id);
    expect(after).not.toHaveProperty("credits");
    expect(after.price).toBe(179_508);
    expect(installmentSum(after)).toBe(after.price);
  });

  it("[V24] asks for a day of the term, a reason and a credit that was billed, and never cuts off what was done", async () => {
    const id = await book.active();
    const refusal = await book.refused(cancelContract({ id, on: "2027-04-01", reason: " ", credit: 1 }));
    expect(Object.keys(refusal.problems)).toEqual(["on", "reason", "credit"]);
    const [first] = await book.visits(id, book.card);
    book.goTo("2026-05-20");
    await book.run(
      recordContractVisit({
        id: first?.id as RecordId<"visit">,
        outcome: "done",
        technicianId: book.technician,
        work: "ok",
      }),
    );
    const late = await book.refused(cancelContract({ id, on: "2026-05-20", reason: "x" }));
    expect(late.problems.on).toContain("2026-05-20");
    await book.run(cancelContract({ id, on: "2026-05-21", reason: "x" }));
    expect((await book.refused(cancelContract({ id, on: "2026-06-21", reason: "x" }))).message).toContain(
      "cancelled",
    );
  });
});

describe("renewal", () => {
  it("[V21] begins after the old term, early or late, never before, and only once", async () => {
    const id = await book.active();
    const early = await book.refused(renewContract({ id, startsOn: "2027-03-31" }));
    expect(early.problems.startsOn).toContain("2027-03-31");
    const { id: next } = await book.run(renewContract({ id }));
    expect(await contract(next)).toMatchObject({
      status: "draft",
      previousId: id,
      startsOn: "2027-04-01",
      endsOn: "2028-03-31",
    });
    expect((await contract(id)).successorId).toBe(next);
    expect((await book.refused(renewContract({ id }))).message).toContain("drafted already");
  });

  it("[V22] the old contract is renewed when its successor is activated, not before, and covers to its end", async () => {
    const id = await book.active();
    const { id: next } = await book.run(renewContract({ id, escalationPercent: "10" }));
    expect((await contract(id)).status).toBe("active");
    await activation(book.store, { id: next });
    expect(await contract(id)).toMatchObject({ status: "renewed", successorId: next });
    expect((await book.covers(id)).map(({ until, status }) => [until, status])).toContainEqual([
      "2027-03-31",
      "active",
    ]);
    expect(await contract(next)).toMatchObject({ price: 792_000, installments: [{ dueOn: "2027-04-01" }] });
    expect((await book.visits(next, book.card))[0]?.opensOn).toBe("2027-04-01");
  });

  it("[V22] leaves out units that left service, and those not kept", async () => {
    const id = await book.active();
    const [first, second, third] = book.cards as [RecordId<"card">, RecordId<"card">, RecordId<"card">];
    await book.run(retireUnit({ id: second, status: "scrapped", on: "2026-04-01", reason: "burnt" }));
    const { id: next } = await book.run(renewContract({ id, keep: [first, second] }));
    expect((await book.covers(next)).map(({ cardId }) => cardId)).toEqual([first]);
    expect((await contract(next)).units).toBe(1);
    expect(third).toBeTruthy();
  });

  it("[V22] moves installments and named days into the next term, and prices another length by its months", async () => {
    const id = await book.active({
      units: [{ cardId: book.card, price: 120_000 }],
      frequency: { kind: "dates", dates: ["2026-06-01", "2027-02-28"] },
      installments: [
        { dueOn: "2026-04-01", amount: 90_000 },
        { dueOn: "2026-10-01", amount: 30_000 },
      ],
    });
    const { id: next } = await book.run(renewContract({ id, months: 24 }));
    expect(await contract(next)).toMatchObject({
      price: 240_000,
      terms: { frequency: { kind: "dates", dates: ["2027-06-01", "2028-02-28"] } },
      installments: [
        { dueOn: "2027-04-01", amount: 180_000 },
        { dueOn: "2027-10-01", amount: 60_000 },
      ],
    });
  });

  it("[V21] a draft of a renewal stays after the old term when it is written anew, and may be thrown away", async () => {
    const id = await book.active({ units: [{ cardId: book.card }] });
    const { id: next } = await book.run(renewContract({ id }));
    const refusal = await book.refused(
      draftContract({
        id: next,
        customerId: book.customer,
        planId: book.plan,
        startsOn: "2027-01-01",
        units: [{ cardId: book.card }],
      }),
    );
    expect(Object.keys(refusal.problems)).toContain("startsOn");
  });

  it("[V15] [V21] a late renewal closes the gap and asks what became of the visits since", async () => {
    const id = await book.active({ startsOn: "2026-04-01", months: 3, units: [{ cardId: book.card }] });
    book.goTo("2026-11-10");
    const refusal = await book.refused(renewContract({ id, activate: true, months: 12 }));
    expect(Object.keys(refusal.problems)).toEqual(["past"]);
    const renewed = await book.run(renewContract({ id, activate: true, months: 12, past: "waived" }));
    const visits = await book.visits(renewed.id);
    expect(visits[0]).toMatchObject({ opensOn: "2026-07-01", status: "waived" });
    expect(visits.slice(1).map(({ status }) => status)).toEqual(["planned", "planned", "planned"]);
  });

  it("[V23] many at once: what is refused is named, the rest is renewed whole", async () => {
    const [first, second, third] = book.cards as [RecordId<"card">, RecordId<"card">, RecordId<"card">];
    const ids = [
      await book.active({ units: [{ cardId: first }] }),
      await book.active({ units: [{ cardId: second }] }),
      await book.active({ units: [{ cardId: third }] }),
    ];
    await book.run(retireUnit({ id: second, status: "scrapped", on: "2026-04-01", reason: "burnt" }));
    const answer = await renewMany(book.store, { ids, escalationPercent: "5" });
    expect(answer).toMatchObject({ done: 2, cancelled: false, refused: [{ id: ids[1] }] });
    expect(answer.refused[0]?.says).toContain("None of its units");
    const now = await Promise.all(ids.map(contract));
    expect(now.map(({ status }) => status)).toEqual(["renewed", "active", "renewed"]);
    const next = await contract(now[0]?.successorId as RecordId<"contract">);
    expect(next).toMatchObject({ status: "active", number: "AMC/26-27/0004", price: 252_000 });
    expect(await book.visits(next.id)).toHaveLength(4);
  });
});
