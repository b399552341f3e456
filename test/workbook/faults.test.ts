import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { complaintSheet } from "../../src/complaints/sheet";
import { amendParty } from "../../src/parties/commands";
import { customerSheet } from "../../src/parties/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { Refusal } from "../../src/base/refusal";
import { complain } from "../book";
import { until } from "../store/test-store";
import { KEY_HEADER, openDesk, SAYS_HEADER, startOffice, type Desk } from "./in-excel";

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

const note = async (text: string) => {
  await desk.book.run(amendParty({ id: desk.book.customer, note: text }));
  await desk.mirrors.settled();
};
const faults = () => desk.mirrors.state.faults.map(({ table, fault }) => `${table}: ${fault}`);
const table = (name: string) => office.engine.tables.find(name)!;

describe("what people do to the sheets", () => {
  it("[W25] notices a renamed table, goes on with the others, and repairs it", async () => {
    office.engine.tables.rename(table("Customers").id, "Clients");
    await note("while renamed");
    expect(faults()).toEqual(["Customers: renamed"]);
    const { id } = await complain(desk.book);
    await desk.shows("Complaints", id, { Problem: "Water tastes salty" });
    await desk.mirrors.rebuild(["Customers"]);
    expect(faults()).toEqual([]);
    expect(desk.row("Customers", desk.book.customer)).toMatchObject({ Note: "while renamed" });
    expect(office.engine.tables.find("Clients")).toBeUndefined();
  }, 60_000);

  it("[W25] notices a column that is gone, and keeps what stood in the table", async () => {
    const { id } = table("Customers");
    const offset = desk.column("Customers", "Note") - table("Customers").box.column;
    office.engine.tables.renameColumn(id, offset, "Remarks");
    await note("while reshaped");
    expect(faults()).toEqual(["Customers: reshaped"]);
    await desk.mirrors.rebuild(["Customers"]);
    expect(faults()).toEqual([]);
    expect(desk.row("Customers", desk.book.customer)).toMatchObject({ Note: "while reshaped" });
    expect(office.engine.sheets.find("Customers (old)")).toBeDefined();
  }, 60_000);

  it("[W9] [W16] keeps a row typed under the table that cannot be saved, and says why", async () => {
    const { sheetId, box, id } = table("Complaints");
    const below = { row: box.row + box.rows, column: box.column, rows: 1, columns: box.columns };
    office.engine.tables.resize(id, { ...box, rows: box.rows + 1 });
    expect(below.row).toBe(box.row + box.rows);
    const { typeInto } = await import("../preview/host/user");
    await typeInto(
      office.engine,
      "Complaints",
      below.row,
      desk.column("Complaints", "Problem"),
      "typed by hand",
    );
    await until(() => String(desk.rows("Complaints").at(-1)?.[SAYS_HEADER]).includes("Not saved yet"));
    expect(desk.rows("Complaints").at(-1)).toMatchObject({ Problem: "typed by hand", [KEY_HEADER]: "" });
    const next = await complain(desk.book);
    await desk.shows("Complaints", next.id, { Problem: "Water tastes salty" });
    await desk.mirrors.rebuild(["Complaints"]);
    expect(desk.rows("Complaints").some((row) => row.Problem === "typed by hand")).toBe(false);
    const aside = office.engine.sheets.find("Kept aside")!;
    const kept = office.engine.cells.values(aside.id, { row: 0, column: 0, rows: 2, columns: 20 });
    expect(kept[1]).toContain("typed by hand");
    expect(sheetId).toBe(table("Complaints").sheetId);
  }, 60_000);

  it("[W26] waits while the person is in a cell, says so, and loses nothing", async () => {
    office.host.editMode = true;
    await desk.book.run(amendParty({ id: desk.book.customer, note: "typed meanwhile" }));
    await until(() => desk.mirrors.state.phase === "editing");
    expect(desk.mirrors.state.sentence).toContain("Finish editing the cell");
    office.host.editMode = false;
    await desk.shows("Customers", desk.book.customer, { Note: "typed meanwhile" });
    expect(desk.mirrors.state.phase).toBe("current");
  }, 60_000);

  it("[W25] notices a deleted sheet, and builds it again on request", async () => {
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Customers").worksheet.delete();
      await context.sync();
    });
    await note("while away");
    expect(faults()).toEqual(["Customers: sheet missing"]);
    await desk.mirrors.rebuild(["Customers"]);
    expect(faults()).toEqual([]);
    expect(desk.row("Customers", desk.book.customer)).toMatchObject({ Note: "while away" });
  }, 60_000);

  it("[W10] never writes over a sheet or table of the person's own", async () => {
    await desk.mirrors.stop();
    office.dispose();
    office = await startOffice();
    const sheet = office.engine.sheets.add("Customers");
    const box = { row: 0, column: 0, rows: 2, columns: 1 };
    office.engine.cells.write(sheet, box, [["My own"], ["list"]]);
    desk = await openDesk(office, { mirrors: [customerSheet] });
    expect(office.engine.cells.values(sheet, box)).toEqual([["My own"], ["list"]]);
    expect(office.engine.sheets.get(table("Customers").sheetId).name).toBe("Customers 2");
    await desk.mirrors.stop();
    office.dispose();
    office = await startOffice();
    const own = office.engine.sheets.add("Mine");
    office.engine.cells.write(own, box, [["My own"], ["list"]]);
    office.engine.tables.add(own, box, true, "Customers");
    const refusal: unknown = await openDesk(office, { mirrors: [customerSheet] }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(office.engine.cells.values(own, box)).toEqual([["My own"], ["list"]]);
    desk = await openDesk(office, { mirrors: [complaintSheet], claim: false });
  }, 60_000);
});
