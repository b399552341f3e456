import { beforeEach, expect, it } from "vitest";
import { overrideCoverage } from "../../src/complaints/commands";
import { recordVisit } from "../../src/complaints/visit-commands";
import { savePlan } from "../../src/contracts/plan-commands";
import type { PlanDraft } from "../../src/contracts/model";
import { complain } from "../book";
import { openContractBook, quarterly, type ContractBook } from "./contract-book";

let book: ContractBook;
beforeEach(async () => {
  book = await openContractBook();
  // The book's unit is in warranty till 2026-06-14; the second one long without.
  book.goTo("2026-07-01");
});

const contract = async (plan: Partial<PlanDraft>) => {
  const planId = await book.run(savePlan({ ...quarterly, name: "Other", ...plan }));
  return book.active({ planId, startsOn: "2026-07-01" });
};
const visit = async (lines: Parameters<typeof recordVisit>[0]["lines"]) => {
  const { id } = await complain(book);
  const visitId = await book.run(
    recordVisit({
      complaintId: id,
      technicianId: book.technician,
      doneOn: "2026-07-01",
      lines,
      work: "Pump changed",
      outcome: "done",
    }),
  );
  const made = await book.store.read((read) => read.get(visitId));
  return {
    id,
    lines: made.lines.map(({ quantity, chargeable, reason }) => ({ quantity, chargeable, reason })),
  };
};

it("[V32] a complaint is covered by the contract of its unit, frozen with the reason", async () => {
  const id = await contract({ covers: "comprehensive" });
  const logged = await complain(book);
  const coverage = async () => (await book.store.read((read) => read.get(logged.id))).coverage;
  expect(await coverage()).toMatchObject({
    kind: "comprehensive",
    contractId: id,
    overridden: false,
    reason: "Contract AMC/26-27/0001, Other, till 2027-06-30: parts and labour are included.",
  });
  book.goTo("2027-08-01");
  expect(await coverage()).toMatchObject({ kind: "comprehensive" });
  const after = await complain(book);
  expect((await book.store.read((read) => read.get(after.id))).coverage).toMatchObject({
    kind: "paid",
    reason: "Contract AMC/26-27/0001 of card 0001 ended 2027-06-30; no warranty.",
  });
});

it("[V34] labour is free and parts are paid under a labour-only contract", async () => {
  await contract({ covers: "labour-only" });
  const { lines } = await visit([
    { itemId: book.pump, quantity: "1" },
    { itemId: book.labour, quantity: "1" },
  ]);
  expect(lines).toEqual([
    { quantity: "1", chargeable: true, reason: undefined },
    { quantity: "1", chargeable: false, reason: undefined },
  ]);
});

it("[V33] a limited plan is counted over all visits of the term, and a line beyond it is divided", async () => {
  await contract({
    covers: "limited",
    limits: [{ itemId: book.pump, count: 2 }, { itemId: book.labour }],
  });
  expect((await visit([{ itemId: book.pump, quantity: "1" }])).lines).toEqual([
    { quantity: "1", chargeable: false, reason: undefined },
  ]);
  expect(
    (
      await visit([
        { itemId: book.pump, quantity: "3" },
        { itemId: book.labour, quantity: "2" },
      ])
    ).lines,
  ).toEqual([
    { quantity: "1", chargeable: false, reason: undefined },
    { quantity: "2", chargeable: true, reason: "beyond the 1 the contract still gave" },
    { quantity: "2", chargeable: false, reason: undefined },
  ]);
  expect((await visit([{ itemId: book.pump, quantity: "1" }])).lines).toMatchObject([{ chargeable: true }]);
  expect(await book.store.read((read) => read.balance(`stock/${book.pump}`))).toMatchObject({ amount: 0 });
});

it("[V34] the desk overrules a line, and its reason stays with the line", async () => {
  await contract({ covers: "comprehensive" });
  const { lines } = await visit([
    { itemId: book.pump, quantity: "1", chargeable: true, reason: "broken by the customer" },
  ]);
  expect(lines).toEqual([{ quantity: "1", chargeable: true, reason: "broken by the customer" }]);
});

it("[V34] overruling who pays keeps the contract whose limits count", async () => {
  const id = await contract({ covers: "limited", limits: [{ itemId: book.pump, count: 1 }] });
  const { id: complaintId } = await complain(book);
  await book.run(overrideCoverage({ id: complaintId, kind: "comprehensive", reason: "goodwill" }));
  expect((await book.store.read((read) => read.get(complaintId))).coverage).toEqual({
    kind: "comprehensive",
    reason: "goodwill",
    overridden: true,
    contractId: id,
  });
});
