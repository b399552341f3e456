import { afterAll, beforeAll, expect, it } from "vitest";
import { visitSheet } from "../../src/complaints/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { openContractBook } from "../contracts/contract-book";
import { openDesk, SAYS_HEADER, startOffice, type Desk } from "./in-excel";

let office: NodeOffice;
let desk: Desk;
let visitId: string;
beforeAll(async () => {
  office = await startOffice();
  const book = await openContractBook();
  const [first] = await book.visits(await book.active(), book.cards[1]);
  if (!first) throw new Error("no visit is owed");
  visitId = first.id;
  book.goTo(first.plannedOn);
  desk = await openDesk(office, { mirrors: [visitSheet], book });
}, 120_000);
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

it("[C26] takes technician, work and outcome typed row by row, and puts back what cannot be", async () => {
  await desk.type("Visits", visitId, "Status", "done");
  await desk.shows("Visits", visitId, { Status: "planned" });
  expect(desk.row("Visits", visitId)?.[SAYS_HEADER]).toContain("Say what was done.");
  await desk.type("Visits", visitId, "Technician", "Ravi");
  await desk.shows("Visits", visitId, { Status: "assigned", Technician: "Ravi" });
  await desk.type("Visits", visitId, "Work done", "Filters changed");
  await desk.shows("Visits", visitId, { "Work done": "Filters changed" });
  await desk.type("Visits", visitId, "Status", "cancelled");
  await desk.shows("Visits", visitId, { Status: "assigned" });
  expect(desk.row("Visits", visitId)?.[SAYS_HEADER]).toContain("Type done, part-done, missed or waived");
  await desk.type("Visits", visitId, "Status", "done");
  await desk.shows("Visits", visitId, { Status: "done", "Work done": "Filters changed", [SAYS_HEADER]: "" });
  expect(desk.bugs).toEqual([]);
}, 60_000);
