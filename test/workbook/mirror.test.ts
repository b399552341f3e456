import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { draftInvoice, issueInvoice } from "../../src/billing/commands";
import { draftFromComplaint } from "../../src/billing/draft-queries";
import { complaintSheet } from "../../src/complaints/sheet";
import { recordVisit } from "../../src/complaints/visit-commands";
import { addParty, amendParty } from "../../src/parties/commands";
import { customerSheet } from "../../src/parties/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { complain } from "../book";
import { until } from "../store/test-store";
import { deleteRows, KEY_HEADER, openDesk, SAYS_HEADER, startOffice, type Desk } from "./in-excel";

let office: NodeOffice;
let desk: Desk;
beforeAll(async () => {
  office = await startOffice();
  desk = await openDesk(office, { mirrors: [customerSheet, complaintSheet] });
}, 120_000);
afterEach(() => {
  expect(desk.bugs.splice(0)).toEqual([]);
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

const add = async (name: string, more: { note?: string; address?: string } = {}) => {
  const { partyId } = await desk.book.run(
    addParty({
      name,
      phones: [`98220${Math.random().toString().slice(2, 7)}`],
      customer: true,
      principal: false,
      ...more,
    }),
  );
  await desk.mirrors.settled();
  return partyId;
};
const complaint = async () => {
  const { id, number } = await complain(desk.book);
  await desk.mirrors.settled();
  return { id, number };
};
const table = (name: string) => office.engine.tables.find(name)!;

describe("the sheets follow the book", () => {
  it("[W1] shows a record as a row, with what is looked up elsewhere", async () => {
    const { id, number } = await complaint();
    expect(desk.row("Complaints", id)).toMatchObject({
      "No.": number,
      Customer: "Sunita Deshpande",
      Phone: "+91 98220 41577",
      Technician: "",
      Status: "new",
    });
  });

  it("[W2] keeps texts texts, amounts numbers and dates serials", async () => {
    const texts = [
      "=1+1",
      "+91 20",
      "-",
      "@home",
      "x\ty",
      "007",
      "1-2",
      "TRUE",
      "O'Brien",
      "'quoted",
      "#N/A",
    ];
    for (const [at, text] of texts.entries()) {
      const id = await add(`Customer ${at}`, { address: text });
      expect(desk.row("Customers", id)).toMatchObject({ Address: text, Owes: 0, Since: 46113 });
    }
    const { sheetId, box } = table("Customers");
    const column = desk.column("Customers", "Owes");
    const cell = { row: box.row + 1, column, rows: 1, columns: 1 };
    expect(office.engine.cells.texts(sheetId, cell)).toEqual([["0.00"]]);
  });

  it("[W4] writes one change with two requests at most, only into its own row", async () => {
    const id = await add("Meera Kulkarni");
    await desk.book.run(amendParty({ id, note: "first" }));
    await desk.mirrors.settled();
    office.host.stats.reset();
    await desk.book.run(amendParty({ id, note: "rings twice" }));
    await desk.mirrors.settled();
    const { requests, written, cellsWritten } = office.host.stats;
    expect(requests).toBeLessThanOrEqual(2);
    const { box } = table("Customers");
    const at = desk.rows("Customers").findIndex((row) => row[KEY_HEADER] === id);
    expect(written.map(({ row, rows }) => ({ row, rows }))).toEqual([{ row: box.row + 1 + at, rows: 1 }]);
    expect(cellsWritten).toBeLessThanOrEqual(customerSheet.columns.length + 2);
    expect(desk.row("Customers", id)).toMatchObject({ Note: "rings twice" });
  });

  it("[W5] finds a row where the person sorted it to", async () => {
    const id = await add("Aaron First");
    const { sheetId, box } = table("Customers");
    const body = { ...box, row: box.row + 1, rows: box.rows - 1 };
    office.engine.cells.sort(sheetId, body, [
      { offset: desk.column("Customers", "Name"), ascending: false },
    ] as never);
    await desk.book.run(amendParty({ id, note: "moved" }));
    await desk.shows("Customers", id, { Note: "moved", Name: "Aaron First" });
    const notes = desk.rows("Customers").filter((row) => row.Note === "moved");
    expect(notes).toHaveLength(1);
  });

  it("[W3] keeps the person's filter, and new rows come at the bottom", async () => {
    const id = await add("Filtered Away");
    const info = table("Customers");
    const offset = desk.column("Customers", "Name") - info.box.column;
    office.engine.filters.setTable(info.id, offset, {
      on: "values",
      values: ["Sunita Deshpande"],
    } as never);
    const { criteria } = office.engine.filters.ofTable(info.id);
    await desk.book.run(amendParty({ id, note: "hidden row" }));
    const last = await add("Newest");
    await desk.shows("Customers", id, { Note: "hidden row" });
    expect(desk.rows("Customers").at(-1)).toMatchObject({ [KEY_HEADER]: last, Name: "Newest" });
    expect(desk.row("Customers", desk.book.customer)).toMatchObject({ Name: "Sunita Deshpande", Note: "" });
    expect(office.engine.filters.ofTable(info.id).criteria).toEqual(criteria);
    expect(criteria.size).toBe(1);
    office.engine.filters.clearTable(info.id);
  });

  it("[W7] writes rows again that show a changed record elsewhere, only where a cell differs", async () => {
    const { id } = await complaint();
    office.host.stats.reset();
    await desk.book.run(amendParty({ id: desk.book.customer, note: "prefers mornings" }));
    await desk.mirrors.settled();
    expect(office.host.stats.written.map(({ sheet }) => sheet)).toEqual(["Customers"]);
    await desk.book.run(amendParty({ id: desk.book.customer, name: "Sunita D. Deshpande" }));
    await desk.shows("Complaints", id, { Customer: "Sunita D. Deshpande" });
  });

  it("[W15] brings a deleted row back, with the reason", async () => {
    const { id } = await complaint();
    const at = desk.rows("Complaints").findIndex((row) => row[KEY_HEADER] === id);
    await deleteRows(office.engine, "Complaints", table("Complaints").box.row + 1 + at);
    expect(desk.row("Complaints", id)).toBeUndefined();
    await until(async () => {
      await desk.mirrors.settled();
      return desk.row("Complaints", id) !== undefined;
    });
    expect(desk.row("Complaints", id)).toMatchObject({ Problem: "Water tastes salty" });
    expect(desk.row("Complaints", id)?.[SAYS_HEADER]).toContain("Rows cannot be deleted");
  }, 60_000);

  it("[W8] builds afresh in the declared order, with totals above the header", async () => {
    await desk.mirrors.rebuild();
    const names = desk.rows("Customers").map((row) => String(row.Name).toLowerCase());
    expect(names).toEqual([...names].sort());
    const { sheetId, box } = table("Customers");
    const column = desk.column("Customers", "Owes");
    expect(box.row).toBe(1);
    const [[formula]] = office.engine.cells.formulas(sheetId, { row: 0, column, rows: 1, columns: 1 }) as [
      [string],
    ];
    expect(formula).toBe("=SUBTOTAL(109,Customers[Owes])");
    await office.engine.settle();
    expect(office.engine.cells.values(sheetId, { row: 0, column, rows: 1, columns: 1 })).toEqual([[0]]);
  });

  it("[W1] shows a bill's number at its complaint as soon as the draft is issued", async () => {
    const { id: complaintId } = await complaint();
    await desk.book.run(
      recordVisit({
        complaintId,
        technicianId: desk.book.technician,
        doneOn: "2026-04-01",
        lines: [{ itemId: desk.book.labour, quantity: "1", chargeable: true }],
        work: "Cleaned",
        outcome: "done",
      }),
    );
    const draft = await desk.book.store.read((read) => draftFromComplaint(read, complaintId));
    const id = await desk.book.run(draftInvoice(draft));
    await desk.mirrors.settled();
    expect(desk.row("Complaints", complaintId)?.["Bill"]).toBe("");
    await desk.book.run(issueInvoice({ id }));
    await desk.mirrors.settled();
    const { number } = await desk.book.store.read((read) => read.get(id));
    expect(number).toMatch(/\d/);
    expect(desk.row("Complaints", complaintId)?.["Bill"]).toBe(number);
  });
});
