import { beforeEach, describe, expect, it } from "vitest";
import { amendCompany } from "../../src/company/commands";
import { assignVisits, recordContractVisit, rescheduleVisit } from "../../src/contracts/visit-commands";
import { savePlan } from "../../src/contracts/plan-commands";
import { addTechnician, amendTechnician } from "../../src/parties/commands";
import type { RecordId, Visit } from "../../src/records";
import { addCard } from "../../src/stock/commands";
import { onHand } from "../../src/stock/queries";
import { complain } from "../book";
import { openContractBook, quarterly, type ContractBook } from "./contract-book";

let book: ContractBook;
let visits: Visit[];
beforeEach(async () => {
  book = await openContractBook();
  visits = await book.visits(await book.active(), book.card);
});
const at = (place: number): RecordId<"visit"> => visits[place]?.id as RecordId<"visit">;
const visit = (id: RecordId<"visit">) => book.store.read((read) => read.get(id));
const report = (more: object = {}) => ({
  id: at(0),
  outcome: "done" as const,
  technicianId: book.technician,
  work: "Filters changed",
  ...more,
});

describe("moving a visit", () => {
  it("[V28] keeps the day it should have been, however often it is moved", async () => {
    await book.run(rescheduleVisit({ id: at(0), on: "2026-06-02" }));
    await book.run(rescheduleVisit({ id: at(0), on: "2026-04-20" }));
    expect(await visit(at(0))).toMatchObject({ plannedOn: "2026-04-20", originalOn: "2026-05-16" });
  });

  it("[V28] outside its window asks why and keeps the answer", async () => {
    const refusal = await book.refused(rescheduleVisit({ id: at(0), on: "2026-07-02" }));
    expect(Object.keys(refusal.problems)).toEqual(["reason"]);
    await book.run(rescheduleVisit({ id: at(0), on: "2026-07-02", reason: "Customer is away" }));
    expect(await visit(at(0))).toMatchObject({ plannedOn: "2026-07-02", reason: "Customer is away" });
  });

  it("[V28] refuses days that are none, days gone by and days on which the unit is visited already", async () => {
    const on = async (day: string) =>
      Object.keys((await book.refused(rescheduleVisit({ id: at(0), on: day, reason: "x" }))).problems);
    expect(await on("2026-02-30")).toEqual(["on"]);
    expect(await on("2026-03-31")).toEqual(["on"]);
    expect(await on(visits[1]?.plannedOn ?? "")).toEqual(["on"]);
  });

  it("[V28] [V29] refuses a day on which its technician is on leave", async () => {
    await book.run(assignVisits({ ids: [at(0)], technicianId: book.technician }));
    const leave = [{ from: "2026-06-01", until: "2026-06-05", reason: "wedding" }];
    await book.run(amendTechnician({ id: book.technician, leave }));
    const refusal = await book.refused(rescheduleVisit({ id: at(0), on: "2026-06-05" }));
    expect(refusal.problems.on).toContain("Ravi");
    await book.run(rescheduleVisit({ id: at(0), on: "2026-06-06" }));
    expect(await visit(at(0))).toMatchObject({ status: "assigned", plannedOn: "2026-06-06" });
  });
});

describe("assigning visits", () => {
  it("[V29] gives many visits to one technician in one operation", async () => {
    const before = await book.store.lastSeq();
    await book.run(assignVisits({ ids: visits.map(({ id }) => id), technicianId: book.technician }));
    expect(await book.store.lastSeq()).toBe(before + 1);
    const after = await Promise.all(visits.map(({ id }) => visit(id)));
    expect(after.map(({ status, technicianId }) => [status, technicianId])).toEqual(
      visits.map(() => ["assigned", book.technician]),
    );
  });

  it("[V29] refuses somebody on leave or gone, and then assigns none of them", async () => {
    const leave = [{ from: "2026-08-10", until: "2026-08-20", reason: "" }];
    await book.run(amendTechnician({ id: book.technician, leave }));
    const refusal = await book.refused(
      assignVisits({ ids: visits.map(({ id }) => id), technicianId: book.technician }),
    );
    expect(Object.keys(refusal.problems)).toEqual(["technicianId"]);
    expect((await visit(at(0))).status).toBe("planned");
    const gone = await book.run(addTechnician({ name: "Sunil" }));
    await book.run(amendTechnician({ id: gone, active: false }));
    expect((await book.refused(assignVisits({ ids: [at(0)], technicianId: gone }))).message).toContain(
      "Sunil",
    );
  });

  it("[V29] a day outside a window and a call on a complaint are refused", async () => {
    const far = assignVisits({ ids: [at(0)], technicianId: book.technician, on: "2026-12-24" });
    expect((await book.refused(far)).problems.on).toContain("window");
    const { id } = await complain(book, { technicianId: book.technician });
    const [call] = await book.store.read((read) => read.list("visit", "complaint", { is: id }));
    const refusal = await book.refused(
      assignVisits({ ids: [call?.id as RecordId<"visit">], technicianId: book.technician }),
    );
    expect(refusal.message).toContain("complaint");
  });
});

describe("what became of a visit", () => {
  it("[V30] done keeps the report and takes the parts from the stock", async () => {
    book.goTo("2026-05-20");
    await book.run(
      recordContractVisit(
        report({ lines: [{ itemId: book.pump, quantity: "1" }], readings: "TDS 40", remark: "Thanks" }),
      ),
    );
    expect(await visit(at(0))).toMatchObject({
      status: "done",
      doneOn: "2026-05-20",
      plannedOn: "2026-05-16",
      technicianId: book.technician,
      readings: "TDS 40",
      remark: "Thanks",
      lines: [{ itemId: book.pump, quantity: "1", chargeable: false }],
    });
    expect(await book.store.read((read) => onHand(read, book.pump))).toEqual({ store: 4_000 });
    expect(await book.faults()).toEqual([]);
  });

  it("[V30] labour owed by the contract is free, parts are as the plan says", async () => {
    const plan = await book.run(
      savePlan({
        ...quarterly,
        name: "Silver",
        covers: "limited",
        limits: [{ itemId: book.pump, count: 1 }],
      }),
    );
    const { id: cardId } = await book.run(
      addCard({
        partyId: book.customer,
        siteId: book.site,
        itemId: book.unit,
        serial: "OLD",
        installedOn: "2020-01-10",
      }),
    );
    const id = await book.active({ planId: plan, units: [{ cardId }] });
    const [owed] = await book.visits(id);
    book.goTo("2026-05-20");
    const lines = [
      { itemId: book.labour, quantity: "1" },
      { itemId: book.pump, quantity: "2" },
    ];
    await book.run(recordContractVisit(report({ id: owed?.id, lines })));
    const made = await visit(owed?.id as RecordId<"visit">);
    expect(made.lines.map(({ itemId, quantity, chargeable }) => [itemId, quantity, chargeable])).toEqual([
      [book.labour, "1", false],
      [book.pump, "1", false],
      [book.pump, "1", true],
    ]);
  });

  it("[V30] missed and waived need a reason, done a report, somebody who made it and a day till today", async () => {
    const without = await book.refused(recordContractVisit({ id: at(0), outcome: "missed" }));
    expect(Object.keys(without.problems)).toEqual(["reason"]);
    const empty = await book.refused(recordContractVisit({ id: at(0), outcome: "done", on: "2026-04-02" }));
    expect(Object.keys(empty.problems)).toEqual(["on", "work", "technicianId"]);
    await book.run(recordContractVisit({ id: at(0), outcome: "waived", reason: "Shop closed" }));
    expect(await visit(at(0))).toMatchObject({ status: "waived", reason: "Shop closed" });
    expect((await book.refused(recordContractVisit(report()))).message).toContain("waived");
  });

  it("[V30] a visit made before its window opens says why", async () => {
    const early = report({ id: at(1), on: "2026-04-01" });
    expect(Object.keys((await book.refused(recordContractVisit(early))).problems)).toEqual(["reason"]);
    await book.run(recordContractVisit({ ...early, reason: "We were next door" }));
    expect(await visit(at(1))).toMatchObject({
      status: "done",
      doneOn: "2026-04-01",
      reason: "We were next door",
    });
  });

  it("[V30] what is not on hand is refused and the visit stays planned", async () => {
    await book.refused(recordContractVisit(report({ lines: [{ itemId: book.pump, quantity: "6" }] })));
    expect((await visit(at(0))).status).toBe("planned");
  });

  it("[V31] part-done leaves the remainder in the same window, on the next working day unless said", async () => {
    book.goTo("2026-05-16");
    await book.run(amendCompany({ settings: { holidays: [{ on: "2026-05-18", name: "Closed" }] } }));
    const rest = await book.run(
      recordContractVisit(report({ outcome: "part-done", reason: "Membrane is missing" })),
    );
    expect(rest).toBe(`${at(0)}r1`);
    expect(await visit(rest as RecordId<"visit">)).toMatchObject({
      status: "planned",
      plannedOn: "2026-05-19",
      remainderOf: at(0),
      ordinal: 1,
      opensOn: "2026-04-01",
      dueOn: "2026-06-30",
      lines: [],
    });
    expect(await visit(rest as RecordId<"visit">)).not.toHaveProperty("doneOn");
    book.goTo("2026-05-19");
    const again = await book.run(
      recordContractVisit(report({ id: rest, outcome: "part-done", remainderOn: "2026-06-01" })),
    );
    expect(again).toBe(`${at(0)}r2`);
    expect(await visit(again as RecordId<"visit">)).toMatchObject({
      plannedOn: "2026-06-01",
      remainderOf: rest,
    });
  });

  it("[V31] the remainder counts neither as owed nor twice on one day", async () => {
    book.goTo("2026-05-16");
    await book.run(recordContractVisit(report({ outcome: "part-done" })));
    const refusal = await book.refused(
      recordContractVisit(report({ id: `${at(0)}r1`, work: "Rest", on: "2026-05-16" })),
    );
    expect(Object.keys(refusal.problems)).toEqual(["on"]);
    const [cover] = await book.covers(visits[0]?.contractId as RecordId<"contract">);
    expect(cover?.visitsOwed).toBe(4);
  });

  it("[V6] [V31] the remainder keeps clear of the unit's other visits, and is refused on such a day", async () => {
    const often = await book.run(
      savePlan({
        ...quarterly,
        name: "Daily",
        frequency: { kind: "every", interval: 1, unit: "day" },
        months: 1,
      }),
    );
    const made = await book.active({ planId: often, startsOn: "2027-06-01", units: [{ cardId: book.card }] });
    const daily = await book.visits(made, book.card);
    book.goTo("2027-06-01");
    const id = daily[0]?.id as RecordId<"visit">;
    const refusal = await book.refused(
      recordContractVisit(report({ id, outcome: "part-done", remainderOn: "2027-06-02" })),
    );
    expect(Object.keys(refusal.problems)).toEqual(["remainderOn"]);
    const rest = await book.run(recordContractVisit(report({ id, outcome: "part-done" })));
    const days = daily.map(({ plannedOn }) => plannedOn);
    expect(days).not.toContain((await visit(rest as RecordId<"visit">)).plannedOn);
  });
});
