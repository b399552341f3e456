import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { draftFromComplaint } from "../../src/billing/draft-queries";
import { freeLine } from "../../src/company/bill-lines";
import { waitComplaint } from "../../src/complaints/state-commands";
import { recordVisit } from "../../src/complaints/visit-commands";
import { findEverything } from "../../src/desk/find";
import { homePicture } from "../../src/desk/home";
import { cardTrail } from "../../src/desk/trail";
import { complain, openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const home = () => book.store.read((read) => homePicture(read, book.clock.today(), book.clock.now()));
const visit = (complaintId: `complaint:${string}`) =>
  recordVisit({
    complaintId,
    technicianId: book.technician,
    doneOn: book.clock.today(),
    lines: [{ itemId: book.labour, quantity: "1", chargeable: true }],
    work: "Flushed",
    readings: "TDS 71",
    outcome: "done",
  });

describe("Home", () => {
  it("[D1] counts from the records of the moment", async () => {
    await complain(book);
    const { id: assigned } = await complain(book, { technicianId: book.technician });
    const { id: waiting } = await complain(book, { technicianId: book.technician });
    await book.run(waitComplaint({ id: waiting, waitingFor: "part" }));
    const { id: done } = await complain(book);
    await book.run(visit(done));
    await book.run(
      billNow({
        customerId: book.customer,
        dueOn: "2026-04-02",
        lines: [freeLine({ description: "Work", quantity: "1", price: "100" })],
      }),
    );
    let picture = await home();
    expect(picture).toMatchObject({
      unassigned: { count: 1, late: 0 },
      waiting: { count: 1 },
      inProgress: { count: 1 },
      visitsToday: { count: 2, overdue: 0 },
      toBill: { count: 1 },
      overdueBills: { count: 0 },
      lowStock: { count: 1 }, // no RO Pro 12 in the store
    });
    expect(picture.inProgress.first[0]?.id).toBe(assigned);
    book.goTo("2026-04-10");
    picture = await home();
    expect(picture).toMatchObject({
      visitsToday: { count: 0, overdue: 2 },
      overdueBills: { count: 1, amount: 10_000 },
    });
    expect(picture.unassigned.late).toBe(1);
    expect(picture).toMatchObject({
      waiting: { arrived: 0 },
      contracts: { count: 0, expired: 0, first: [] },
    });
  });
});

describe("Find", () => {
  it("[D2] finds by phone, name, card, serial and the numbers of complaints and bills", async () => {
    const { id, number } = await complain(book);
    await book.run(visit(id));
    const bill = await book.run(billNow(await book.store.read((read) => draftFromComplaint(read, id))));
    const card = await book.store.read((read) => read.get(book.card));
    const first = async (typed: string) => {
      const groups = await book.store.read((read) => findEverything(read, typed));
      return groups.map(({ type, hits }) => [type, hits[0]?.id]);
    };
    expect(await first("98220 41577")).toContainEqual(["party", book.customer]);
    expect(await first("41577")).toContainEqual(["party", book.customer]);
    expect(await first("deshp")).toContainEqual(["party", book.customer]);
    expect(await first(card.number)).toContainEqual(["card", book.card]);
    expect(await first("77a0913")).toContainEqual(["card", book.card]);
    expect(await first(number.toLowerCase())).toContainEqual(["complaint", id]);
    expect(await first(bill.number)).toContainEqual(["invoice", bill.id]);
    expect(await first("nobody at all")).toEqual([]);
    const [complaints] = await book.store.read((read) => findEverything(read, number));
    expect(complaints?.hits[0]?.detail).toMatch(/ · resolved$/);
  });
});

describe("a unit's trail", () => {
  it("[D3] holds its whole life, what is pending on top, the rest newest first", async () => {
    const { id: done } = await complain(book);
    await book.run(visit(done));
    await book.run(billNow(await book.store.read((read) => draftFromComplaint(read, done))));
    book.goTo("2026-04-20");
    await complain(book, { technicianId: book.technician });
    const trail = await book.store.read((read) => cardTrail(read, book.card, "2026-04-20"));
    expect(trail.map(({ kind, pending, on }) => [kind, pending, on])).toEqual([
      ["visit", true, "2026-04-20"],
      ["complaint", true, "2026-04-20"],
      ["warranty", true, "2026-06-14"],
      ["bill", false, "2026-04-01"],
      ["visit", false, "2026-04-01"],
      ["complaint", false, "2026-04-01"],
      ["installed", false, "2025-06-15"],
    ]);
    expect(trail[4]?.detail).toContain("1 × Labour");
    expect(trail[4]?.detail).toContain("TDS 71");
  });
});
