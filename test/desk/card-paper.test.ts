import { readFileSync } from "node:fs";
import { beforeEach, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { draftFromComplaint } from "../../src/billing/draft-queries";
import { recordVisit } from "../../src/complaints/visit-commands";
import { cardDocument, type CardPaper } from "../../src/desk/document";
import { cardTrail } from "../../src/desk/trail";
import { fillTemplate } from "../../src/paper/fill";
import { paperCells } from "../../src/paper/read";
import type { Card } from "../../src/records";
import { retireUnit } from "../../src/stock/unit-commands";
import { complain, openBook, type Book } from "../book";
import { useNodeXml } from "../paper/node-xml";

useNodeXml();
let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const template = new Uint8Array(readFileSync(new URL("../../templates/card.xlsx", import.meta.url)));

async function paper(more: Partial<CardPaper> = {}) {
  const today = book.clock.today();
  const parts = await book.store.read(async (read) => {
    const card: Card = await read.get(book.card);
    const [company, item, party, site, trail] = await Promise.all([
      read.get("company:main"),
      read.get(card.itemId),
      read.get(card.partyId),
      read.get(card.siteId),
      cardTrail(read, card.id, today),
    ]);
    return { card, company, item, party, site, trail, today, cover: "RO Pro 12 is in warranty." };
  });
  const { cells, name } = paperCells(fillTemplate(template, cardDocument({ ...parts, ...more })));
  const rows = new Map<number, string[]>();
  for (const { row, value } of cells)
    if (value !== undefined && value !== null && value !== "")
      rows.set(row, [...(rows.get(row) ?? []), String(value)]);
  return { name, rows: [...rows].sort(([a], [b]) => a - b).map(([, texts]) => texts) };
}
const visited = async () => {
  const { id, number } = await complain(book);
  await book.run(
    recordVisit({
      complaintId: id,
      technicianId: book.technician,
      doneOn: book.clock.today(),
      lines: [{ itemId: book.labour, quantity: "1", chargeable: true }],
      work: "Flushed",
      readings: "TDS 71",
      outcome: "done",
    }),
  );
  const bill = await book.run(billNow(await book.store.read((read) => draftFromComplaint(read, id))));
  return { number, bill: bill.number };
};

it("[D30] shows what it is, whose and where, what is to be done, and its life from the first day on", async () => {
  const { number, bill } = await visited();
  const { name, rows } = await paper();
  expect(name).toBe("Unit card 0001");
  expect(rows.flat().filter((text) => text.includes("{{"))).toEqual([]);
  const text = rows.map((row) => row.join(" | "));
  for (const said of ["RO Pro 12", "Sunita Deshpande", "SN 77A0913", "RO Pro 12 is in warranty."])
    expect(rows.flat()).toContain(said);
  const todo = text.findIndex((row) => row.startsWith("To be done"));
  const life = text.findIndex((row) => row.startsWith("No."));
  expect(text.slice(todo + 1, life)).toEqual(["• | 46187 | Warranty ends"]);
  const events = text.slice(life + 1).filter((row) => /^\d+ \|/.test(row));
  expect(events).toEqual([
    "1 | 45823 | Installed | Rose Villa, 4, Rose Villa, Kothrud",
    `2 | 46113 | Complaint ${number}, Water tastes salty | resolved · Flushed · TAT 0 h`,
    "3 | 46113 | Visit done by Ravi | Flushed · 1 × Labour · TDS 71",
    `4 | 46113 | Bill ${bill} | not paid yet | 354`,
  ]);
  expect(rows.flat()).toContain("Complaints closed: 1   ·   Visits made: 1   ·   Bills: 1");
});

it("[D30] leaves the part of what is to be done out where there is nothing", async () => {
  await book.run(retireUnit({ id: book.card, status: "scrapped", on: "2026-04-01", reason: "Burnt" }));
  const { rows } = await paper({ before: "0007" });
  expect(rows.flat()).not.toContain("To be done");
  expect(rows.flat()).not.toContain("•");
  expect(rows.flat()).toEqual(expect.arrayContaining(["Scrapped", "Burnt", "In the place of card 0007"]));
});
