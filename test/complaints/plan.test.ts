import { beforeEach, describe, expect, it } from "vitest";
import { assignComplaint } from "../../src/complaints/commands";
import { amendVisit, finishVisit, giveVisit, planVisits } from "../../src/complaints/plan-commands";
import { addTechnician, amendTechnician } from "../../src/parties/commands";
import { complain } from "../book";
import { openContractBook, type ContractBook } from "../contracts/contract-book";

let book: ContractBook;
beforeEach(async () => {
  book = await openContractBook();
});
const visit = (id: `visit:${string}`) => book.store.read((read) => read.get(id));
const called = async (on: string) => {
  const { id } = await complain(book);
  await book.run(assignComplaint({ id, technicianId: book.technician, on }));
  const [one] = await book.store.read((read) => read.list("visit", "complaint", { is: id }));
  if (!one) throw new Error("no visit was planned");
  return { complaintId: id, visitId: one.id };
};
const owed = async () => {
  const [one] = await book.visits(await book.active(), book.cards[1]);
  if (!one) throw new Error("no visit is owed");
  return one;
};

describe("planning visits", () => {
  it("[C24] plans those of complaints and of contracts together, all of them or none", async () => {
    const { visitId, complaintId } = await called("2026-04-01");
    const { id: owedId, plannedOn } = await owed();
    const sagar = await book.run(addTechnician({ name: "Sagar" }));
    await book.run(planVisits({ ids: [visitId, owedId], technicianId: sagar }));
    for (const id of [visitId, owedId])
      expect(await visit(id)).toMatchObject({ technicianId: sagar, status: "assigned" });
    expect((await visit(owedId)).plannedOn).toBe(plannedOn);
    await book.run(planVisits({ ids: [visitId, owedId], on: "2026-05-04" }));
    expect((await visit(visitId)).plannedOn).toBe("2026-05-04");
    expect(await visit(owedId)).toMatchObject({ plannedOn: "2026-05-04", originalOn: expect.any(String) });
    expect((await book.store.read((read) => read.get(complaintId))).technicianId).toBe(sagar);

    const leave = [{ from: "2026-05-05", until: "2026-05-05", reason: "" }];
    await book.run(amendTechnician({ id: sagar, leave }));
    await book.refused(planVisits({ ids: [visitId, owedId], technicianId: sagar, on: "2026-05-05" }));
    expect((await visit(visitId)).plannedOn).toBe("2026-05-04");
    await book.refused(planVisits({ ids: [] }));
  });

  it("[C24] refuses one that is done", async () => {
    const { visitId } = await called("2026-04-01");
    await book.run(amendVisit({ id: visitId, work: "Flushed" }));
    await book.run(finishVisit({ id: visitId, outcome: "done" }));
    await book.refused(planVisits({ ids: [visitId], on: "2026-04-02" }));
  });
});

describe("ending visits row by row", () => {
  it("[C25] takes what is written on a complaint's visit, and needs the work", async () => {
    const { visitId, complaintId } = await called("2026-04-01");
    await book.refused(finishVisit({ id: visitId, outcome: "done" }));
    await book.refused(finishVisit({ id: visitId, outcome: "missed" }));
    await book.run(amendVisit({ id: visitId, work: "Flushed", readings: "TDS 70" }));
    await book.run(finishVisit({ id: visitId, outcome: "done" }));
    expect(await visit(visitId)).toMatchObject({ status: "done", work: "Flushed", readings: "TDS 70" });
    expect(await book.store.read((read) => read.get(complaintId))).toMatchObject({
      status: "resolved",
      remedy: "Flushed",
    });
  });

  it("[C25] ends a contract's visit as done with its work, or as missed with its reason", async () => {
    const { id, plannedOn } = await owed();
    book.goTo(plannedOn);
    await book.run(giveVisit({ id, name: "ravi" }));
    await book.refused(finishVisit({ id, outcome: "missed" }));
    await book.run(amendVisit({ id, reason: "nobody at home" }));
    await book.run(finishVisit({ id, outcome: "missed" }));
    expect(await visit(id)).toMatchObject({ status: "missed", reason: "nobody at home" });
    await book.refused(giveVisit({ id, name: "nobody of that name" }));
  });
});
