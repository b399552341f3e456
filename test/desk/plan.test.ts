import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { assignComplaint } from "../../src/complaints/commands";
import { daySheetDocument } from "../../src/desk/day-sheet-document";
import { planPicture } from "../../src/desk/plan-picture";
import { fillTemplate } from "../../src/paper/fill";
import { paperCells } from "../../src/paper/read";
import { amendTechnician } from "../../src/parties/commands";
import { amendItem } from "../../src/stock/commands";
import { complain, openBook, type Book } from "../book";
import { convertWithLibreOffice, libreOffice } from "../paper/libre-office";
import { useNodeXml } from "../paper/node-xml";

useNodeXml();
let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const plan = (day: string) => book.store.read((read) => planPicture(read, day, book.clock.today()));
const assigned = async (on: string, more: object = {}) => {
  const { id } = await complain(book, more);
  await book.run(assignComplaint({ id, technicianId: book.technician, on }));
  return id;
};

describe("the plan of a day", () => {
  it("[D31] shows each technician's visits, who is away, what nobody has, and what is overdue", async () => {
    const day = "2026-04-01";
    const id = await assigned(day);
    const late = await assigned("2026-03-30");
    await book.run(
      amendTechnician({
        id: book.technician,
        leave: [{ from: "2026-04-02", until: "2026-04-02", reason: "" }],
      }),
    );
    const today = await plan(day);
    const own = today.technicians.find(({ technician }) => technician.id === book.technician);
    expect(own?.visits.map(({ visit }) => visit.complaintId)).toEqual([id]);
    expect(own?.isAway).toBe(false);
    expect(today.overdue.map(({ visit }) => visit.complaintId)).toEqual([late]);
    const tomorrow = await plan("2026-04-02");
    expect(tomorrow.overdue).toEqual([]);
    expect(tomorrow.technicians.find(({ technician }) => technician.id === book.technician)?.isAway).toBe(
      true,
    );
    await book.run(amendTechnician({ id: book.technician, active: false }));
    expect((await plan(day)).unassigned.map(({ visit }) => visit.complaintId)).toEqual([id]);
  });
});

describe("the day sheet", () => {
  it("[D32] prints who, where, which unit, what is to be done and covered, with room to write and sign", async () => {
    await book.run(amendItem({ id: book.unit, readings: ["TDS in", "TDS out"] }));
    await assigned("2026-04-01", { wishedTime: "after 6 pm" });
    await assigned("2026-04-01", { problem: "Pump hums loudly and the tap drips since Monday" });
    const { technicians } = await plan("2026-04-01");
    const own = technicians.find(({ technician }) => technician.id === book.technician);
    if (!own) throw new Error("the technician is not on the plan");
    const company = await book.store.read((read) => read.get("company:main"));
    const document = daySheetDocument(company, own.technician, "2026-04-01", own.visits);
    const template = new Uint8Array(readFileSync(new URL("../../templates/day-sheet.xlsx", import.meta.url)));
    const paper = fillTemplate(template, document);
    const texts = paperCells(paper).cells.map(({ value }) => String(value ?? ""));
    for (const part of ["Day sheet", "Aqua Care", "Ravi", "Sunita Deshpande", "RO Pro 12", "after 6 pm"])
      expect(
        texts.some((text) => text.includes(part)),
        part,
      ).toBe(true);
    for (const part of ["Work done", "Customer's signature"])
      expect(texts.filter((text) => text.includes(part))).toHaveLength(2);
    expect(texts.some((text) => text.includes("TDS out ____"))).toBe(true);
    expect(texts.some((text) => text.includes("{{"))).toBe(false);
    if (libreOffice) expect(convertWithLibreOffice(paper, "pdf").length).toBeGreaterThan(1000);
  }, 60_000);
});
