import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { draftFromComplaint } from "../../src/billing/draft-queries";
import {
  amendComplaint,
  assignComplaint,
  logComplaint,
  overrideCoverage,
} from "../../src/complaints/commands";
import {
  cancelComplaint,
  closeComplaint,
  reopenComplaint,
  resolveComplaint,
  waitComplaint,
} from "../../src/complaints/state-commands";
import { canMove, moves, turnaroundHours, type ComplaintStatus } from "../../src/complaints/model";
import { usualProblems } from "../../src/complaints/queries";
import { errandTo, suggestTechnicians } from "../../src/contracts/suggestion-queries";
import { suggestionName } from "../../src/contracts/words";
import { recordVisit } from "../../src/complaints/visit-commands";
import { addParty, addTechnician, amendTechnician } from "../../src/parties/commands";
import { skillFor } from "../../src/parties/model";
import { complain, openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const complaint = (id: `complaint:${string}`) => book.store.read((read) => read.get(id));
const visitReport = (complaintId: `complaint:${string}`) => ({
  complaintId,
  technicianId: book.technician,
  doneOn: book.clock.today(),
  lines: [] as { itemId: `item:${string}`; quantity: string; chargeable?: boolean }[],
  work: "Membrane cleaned",
  outcome: "done" as const,
});

describe("taking a complaint", () => {
  it("[C1] takes the next number when saved, and a refused one takes none", async () => {
    const first = await complain(book);
    await book.refused(logComplaint({ customerId: book.customer, problem: " ", priority: "normal" }));
    const second = await complain(book);
    const digits = (number: string) => Number(/\d+$/.exec(number)?.[0]);
    expect(digits(second.number)).toBe(digits(first.number) + 1);
  });

  it("[C2] needs a problem and a unit of the same customer, and says both at the fields", async () => {
    const { partyId: other } = await book.run(
      addParty({ name: "Hotel Sagar", phones: [], customer: true, principal: false }),
    );
    const refusal = await book.refused(
      logComplaint({ customerId: other, cardId: book.card, problem: "", priority: "normal" }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["cardId", "problem"]);
    expect(await book.store.read((read) => read.count("complaint"))).toBe(0);
  });

  it("[C3] decides coverage at the call and keeps it: warranty to its last day, then paid", async () => {
    book.goTo("2026-06-14");
    const { id } = await complain(book);
    book.goTo("2026-06-15");
    const { id: late } = await complain(book);
    expect((await complaint(id)).coverage).toMatchObject({ kind: "warranty", overridden: false });
    expect((await complaint(late)).coverage.kind).toBe("paid");
    expect((await complaint(late)).coverage.reason).toContain("2026-06-14");
  });

  it("[C6] marks a repeat of the same unit within the set days, cancelled ones left out", async () => {
    const { id } = await complain(book);
    book.goTo("2026-04-13");
    const { id: repeat } = await complain(book);
    expect((await complaint(repeat)).repeatOf).toBe(id);
    await book.run(cancelComplaint({ id: repeat, reason: "twice by mistake" }));
    await book.run(cancelComplaint({ id, reason: "twice by mistake" }));
    const { id: third } = await complain(book);
    expect((await complaint(third)).repeatOf).toBeUndefined();
    const days = (await book.store.read((read) => read.get("company:main"))).settings.repeatDays;
    book.clock.set(new Date(Date.parse("2026-04-13T10:00:00Z") + (days + 1) * 86_400_000).toISOString());
    const { id: fresh } = await complain(book);
    expect((await complaint(fresh)).repeatOf).toBeUndefined();
  });

  it("[C11] sets the target by priority and moves it when the priority changes", async () => {
    const { id } = await complain(book, { priority: "urgent" });
    const before = await complaint(id);
    const { targetHours } = (await book.store.read((read) => read.get("company:main"))).settings;
    expect(Date.parse(before.dueAt) - Date.parse(before.loggedAt)).toBe(targetHours.urgent * 3_600_000);
    await book.run(amendComplaint({ id, priority: "low" }));
    expect(Date.parse((await complaint(id)).dueAt) - Date.parse(before.loggedAt)).toBe(
      targetHours.low * 3_600_000,
    );
  });
});

describe("moving a complaint", () => {
  it("[C4] makes only the moves of its state; any other names the state and changes nothing", async () => {
    const { id, number } = await complain(book);
    for (const call of [closeComplaint({ id }), reopenComplaint({ id })]) {
      const refusal = await book.refused(call);
      expect(refusal.message).toContain(number);
      expect(refusal.message).toContain("unassigned");
    }
    await book.run(resolveComplaint({ id, remedy: "Told by phone" }));
    await book.refused(waitComplaint({ id, waitingFor: "part" }));
    await book.run(closeComplaint({ id }));
    await book.refused(cancelComplaint({ id, reason: "late" }));
    expect((await complaint(id)).status).toBe("closed");
  });

  it("[C4] leads from new to every state, and nowhere from cancelled", () => {
    const reached = new Set<ComplaintStatus>(["new"]);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const from of [...reached]) moves[from].forEach((to) => reached.add(to));
    }
    expect([...reached].sort()).toEqual(Object.keys(moves).sort());
    expect(Object.keys(moves).some((to) => canMove({ status: "cancelled" }, to as ComplaintStatus))).toBe(
      false,
    );
  });

  it("[C5] overrules coverage only with a reason and only before it is billed", async () => {
    const { id } = await complain(book);
    await book.refused(overrideCoverage({ id, kind: "paid", reason: " " }));
    await book.run(overrideCoverage({ id, kind: "paid", reason: "Rats ate the tube" }));
    expect((await complaint(id)).coverage).toEqual({
      kind: "paid",
      reason: "Rats ate the tube",
      overridden: true,
    });
    await book.run(recordVisit({ ...visitReport(id), lines: [{ itemId: book.labour, quantity: "1" }] }));
    await book.run(billNow(await book.store.read((read) => draftFromComplaint(read, id))));
    await book.refused(overrideCoverage({ id, kind: "warranty", reason: "second thoughts" }));
  });

  it("[C7] gives one pending visit and moves it when assigned again", async () => {
    const anil = await book.run(addTechnician({ name: "Anil", areas: ["Baner"] }));
    const { id } = await complain(book, { technicianId: book.technician });
    await book.run(assignComplaint({ id, technicianId: anil, on: "2026-04-03" }));
    const visits = await book.store.read((read) => read.list("visit", "complaint", { is: id }));
    expect(visits.map(({ technicianId, plannedOn, status }) => [technicianId, plannedOn, status])).toEqual([
      [anil, "2026-04-03", "assigned"],
    ]);
    await book.run(amendTechnician({ id: anil, active: false }));
    expect((await book.refused(assignComplaint({ id, technicianId: anil }))).problems).toHaveProperty(
      "technicianId",
    );
  });

  it("[C12] reopening counts and starts the clock again", async () => {
    const { id } = await complain(book);
    book.clock.set("2026-04-02T05:00:00.000Z");
    await book.run(resolveComplaint({ id, remedy: "Flushed" }));
    expect(turnaroundHours(await complaint(id))).toBe(19);
    await book.run(reopenComplaint({ id }));
    const again = await complaint(id);
    expect([again.reopened, again.status, turnaroundHours(again)]).toEqual([1, "in progress", undefined]);
  });

  it("[C13] cancelling needs a reason, keeps the number and cancels pending visits", async () => {
    const { id, number } = await complain(book, { technicianId: book.technician });
    await book.refused(cancelComplaint({ id, reason: "" }));
    await book.run(cancelComplaint({ id, reason: "Called off" }));
    const visits = await book.store.read((read) => read.list("visit", "complaint", { is: id }));
    expect([(await complaint(id)).number, (await complaint(id)).status, visits[0]?.status]).toEqual([
      number,
      "cancelled",
      "cancelled",
    ]);
  });
});

describe("a visit", () => {
  it("[C8] takes its parts from stock; what is not on hand is refused and nothing is saved", async () => {
    const { id } = await complain(book, { technicianId: book.technician });
    const before = await book.store.exportAll();
    const refusal = await book.refused(
      recordVisit({
        ...visitReport(id),
        lines: [
          { itemId: book.labour, quantity: "1" },
          { itemId: book.pump, quantity: "6" },
        ],
      }),
    );
    expect(refusal.message).toContain("5");
    expect(await book.store.exportAll()).toEqual(before);
    await book.run(recordVisit({ ...visitReport(id), lines: [{ itemId: book.pump, quantity: "2" }] }));
    expect((await book.store.read((read) => read.balance(`stock/${book.pump}`))).parts).toEqual({
      store: 3_000,
    });
  });

  it("[C9] done resolves and keeps the remedy; part-done and waiting leave it open", async () => {
    const { id } = await complain(book, { technicianId: book.technician });
    await book.run(recordVisit({ ...visitReport(id), outcome: "waiting for part" }));
    expect(await complaint(id)).toMatchObject({ status: "waiting", waitingFor: "part" });
    await book.run(recordVisit({ ...visitReport(id), outcome: "part-done" }));
    expect((await complaint(id)).status).toBe("in progress");
    await book.run(recordVisit(visitReport(id)));
    expect(await complaint(id)).toMatchObject({ status: "resolved", remedy: "Membrane cleaned" });
    const visits = await book.store.read((read) => read.list("visit", "complaint", { is: id }));
    expect(visits.map(({ status }) => status).sort()).toEqual(["done", "part-done", "part-done"]);
  });

  it("[C9] refuses a visit tomorrow, without work, or with a quantity of nothing, each at its field", async () => {
    const { id } = await complain(book);
    const refusal = await book.refused(
      recordVisit({
        ...visitReport(id),
        doneOn: "2026-04-02",
        work: "",
        lines: [{ itemId: book.pump, quantity: "0" }],
      }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["doneOn", "lines.0.quantity", "work"]);
  });

  it("[C27] a part-done visit leaves the rest to the same technician on the day said, which must come later", async () => {
    const { id } = await complain(book, { technicianId: book.technician });
    const partly = { ...visitReport(id), outcome: "part-done" as const, reason: "Pump is ordered" };
    const refusal = await book.refused(recordVisit({ ...partly, remainderOn: "2026-04-01" }));
    expect(Object.keys(refusal.problems)).toEqual(["remainderOn"]);
    const made = await book.run(recordVisit({ ...partly, remainderOn: "2026-04-03" }));
    expect(await complaint(id)).toMatchObject({ status: "assigned", technicianId: book.technician });
    const visits = await book.store.read((read) => read.list("visit", "complaint", { is: id }));
    expect(visits.find((one) => one.id === made)).toMatchObject({
      status: "part-done",
      reason: "Pump is ordered",
    });
    expect(visits.find((one) => one.id !== made)).toMatchObject({
      status: "assigned",
      plannedOn: "2026-04-03",
      technicianId: book.technician,
      remainderOf: made,
    });
  });

  it("[C10] says for each line whether the customer pays, by coverage or as the desk decided", async () => {
    const { id } = await complain(book); // in warranty
    await book.run(
      recordVisit({
        ...visitReport(id),
        lines: [
          { itemId: book.pump, quantity: "1" },
          { itemId: book.labour, quantity: "1", chargeable: true },
        ],
      }),
    );
    const [visit] = await book.store.read((read) => read.list("visit", "complaint", { is: id }));
    expect(visit?.lines.map(({ chargeable }) => chargeable)).toEqual([false, true]);
  });
});

describe("at the desk", () => {
  it("[C14] suggests who knows the area first, the least loaded of them first", async () => {
    const asha = await book.run(addTechnician({ name: "Asha", areas: ["Kothrud"] }));
    await book.run(addTechnician({ name: "Baner only", areas: ["Baner"] }));
    await complain(book, { technicianId: book.technician });
    const suggested = await book.store.read((read) =>
      suggestTechnicians(read, { areas: ["kothrud"], about: [] }, book.clock.today()),
    );
    expect(suggested.map(({ technician, load, knowsArea }) => [technician.name, load, knowsArea])).toEqual([
      ["Asha", 0, true],
      ["Ravi", 1, true],
      ["Baner only", 0, false],
    ]);
    expect(suggested[0]?.technician.id).toBe(asha);
  });

  it("[C14] puts those first whose skill the unit or the problem names, and says what speaks for each", async () => {
    const skilled = { areas: ["Baner"], skills: ["Air conditioning", "Pumps"] };
    await book.run(addTechnician({ name: "Meera", ...skilled }));
    await book.run(addTechnician({ name: "Rotor", areas: [], skills: ["R"] }));
    const { id } = await complain(book, { problem: "The pump hums" });
    const suggested = await book.store.read(async (read) =>
      suggestTechnicians(read, await errandTo(read, await read.get(id)), book.clock.today()),
    );
    expect(suggested.map(suggestionName)).toEqual([
      "Meera · skilled: Pumps · 0 on that day",
      "Ravi · knows the area · 0 on that day",
      "Rotor · 0 on that day",
    ]);
  });

  it.each([
    [["RO"], ["RO Pro 12"], "RO"],
    [["RO"], ["Rotor 12"], undefined],
    [["water purifier"], ["Purifier, water, 12 l"], "water purifier"],
    [["насоси"], ["насос гуде"], "насоси"],
    [["насос"], ["насоси гудуть"], "насос"],
    [[" "], ["RO Pro 12"], undefined],
  ])("[C14] finds the skill %j in %j: %s", (skills, texts, skill) => {
    expect(skillFor({ skills }, texts)).toBe(skill);
  });

  it("[C15] offers problems typed before, the most frequent first", async () => {
    for (const problem of ["Leaking", "No water", "leaking", "Leaking"]) await complain(book, { problem });
    expect(await book.store.read((read) => usualProblems(read))).toEqual([
      expect.stringMatching(/^leaking$/i),
      "No water",
    ]);
  });
});
