import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { complaintSheet } from "../../src/complaints/sheet";
import { customerSheet, technicianSheet } from "../../src/parties/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { cardSheet, itemSheet } from "../../src/stock/sheet";
import type { RecordType } from "../../src/records";
import { pasteInto } from "../preview/host/user";
import { until } from "../store/test-store";
import { KEY_HEADER, openDesk, SAYS_HEADER, startOffice, type Desk } from "./in-excel";

let office: NodeOffice;
let desk: Desk;
beforeAll(async () => {
  office = await startOffice();
  desk = await openDesk(office, {
    mirrors: [customerSheet, technicianSheet, itemSheet, cardSheet, complaintSheet],
  });
}, 120_000);
afterEach(() => {
  expect(desk.bugs).toEqual([]);
  desk.refused.length = 0;
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

const count = (type: RecordType) => desk.book.store.read((read) => read.count(type));
const lastRow = (table: string) => desk.rows(table).at(-1);

/** Pastes cells under a table from a column on, and waits until each row says something or has its key. */
async function paste(table: string, header: string, rows: readonly (readonly (string | number)[])[]) {
  const { box } = office.engine.tables.find(table)!;
  const before = desk.rows(table).length;
  await pasteInto(office.engine, table, box.row + box.rows, desk.column(table, header), rows);
  await until(() => {
    const added = desk.rows(table).slice(before);
    return added.length === rows.length && added.every((row) => row[KEY_HEADER] || row[SAYS_HEADER]);
  });
  await desk.mirrors.settled();
  return desk.rows(table).slice(before);
}

describe("rows under a table", () => {
  it("[W16] pasted customers become records, one refused for its own reason without the others", async () => {
    const before = await count("party");
    const rows = await paste("Customers", "Name", [
      ["Hotel Sagar", "98220 55501"],
      ["Meena Joshi", "12"],
      ["Cafe Amrut", "98220 55503, 020 2545 7777"],
    ]);
    expect(await count("party")).toBe(before + 2);
    expect(rows.map((row) => Boolean(row[KEY_HEADER]))).toEqual([true, false, true]);
    expect(rows[1]?.[SAYS_HEADER]).toMatch(/^Not saved yet\. (?!.*saved yet)/);
    expect(rows[1]?.[SAYS_HEADER]).toContain("at least five digits");
    expect(rows[1]).toMatchObject({ Name: "Meena Joshi" });
    expect(rows[2]).toMatchObject({ Name: "Cafe Amrut", [SAYS_HEADER]: "" });
    const operations = await desk.book.store.operations(0);
    expect(operations.filter(({ origin }) => origin === "cell").map(({ command }) => command)).toEqual([
      "party.add",
      "party.add",
    ]);
  }, 60_000);

  it("[W35] a row typed on while it is taken is one record, with what was typed last", async () => {
    const before = await count("party");
    const { box } = office.engine.tables.find("Customers")!;
    const place = box.row + box.rows;
    let typing: Promise<unknown> = Promise.resolve();
    const stop = desk.book.store.onCommit(() => {
      stop();
      const address = desk.column("Customers", "Address");
      typing = pasteInto(office.engine, "Customers", place, address, [["12, Lake Road"]]);
    });
    const [row] = await paste("Customers", "Name", [["Sagar Cold Storage", "98220 55590"]]);
    await typing;
    await desk.mirrors.settled();
    const same = () => desk.rows("Customers").filter(({ Name }) => Name === "Sagar Cold Storage");
    await until(() => same()[0]?.["Address"] === "12, Lake Road");
    await desk.mirrors.settled();
    expect(same()).toHaveLength(1);
    expect(await count("party")).toBe(before + 1);
    const party = await desk.book.store.read((read) => read.get(row?.[KEY_HEADER] as `party:${string}`));
    expect(party.address).toBe("12, Lake Road");
  }, 60_000);

  it("[W35] cells of such a row that are not filled yet are not taken for emptied ones", async () => {
    const { box } = office.engine.tables.find("Items")!;
    const place = box.row + box.rows;
    let typing: Promise<unknown> = Promise.resolve();
    const stop = desk.book.store.onCommit(() => {
      stop();
      typing = pasteInto(office.engine, "Items", place, desk.column("Items", "Name"), [["Pump, silent"]]);
    });
    const [row] = await paste("Items", "Code", [["PUMP-9", "Pump", "stock"]]);
    await typing;
    await desk.mirrors.settled();
    const same = () => desk.rows("Items").filter(({ Code }) => Code === "PUMP-9");
    await until(() => same()[0]?.["Name"] === "Pump, silent" && same()[0]?.["Unit"] === "pcs");
    await desk.mirrors.settled();
    expect(same()).toHaveLength(1);
    expect(same()[0]?.[SAYS_HEADER] ?? "").toBe("");
    const item = await desk.book.store.read((read) => read.get(row?.[KEY_HEADER] as `item:${string}`));
    expect(item).toMatchObject({ name: "Pump, silent", reorderLevel: "0", price: "0", unit: "pcs" });
  }, 60_000);

  it("[W37] Cancel leaves the rows not yet looked at, with a sentence, and typing into one takes it", async () => {
    const before = await count("party");
    const seen = desk.states.length;
    const { store } = desk.book;
    let taken = 0;
    const unhear = store.onCommit(() => {
      if (++taken === 10) desk.states.slice(seen).at(-1)?.progress?.stop?.();
    });
    const rows = await paste(
      "Customers",
      "Name",
      Array.from({ length: 25 }, (_, n) => [`Guest ${n}`, `98223 555${10 + n}`]),
    );
    unhear();
    expect(await count("party")).toBe(before + 10);
    expect(rows.map((row) => Boolean(row[KEY_HEADER]))).toEqual(rows.map((_, at) => at < 10));
    expect(rows.slice(10).map((row) => [row["Name"], row[SAYS_HEADER]])).toEqual(
      Array.from({ length: 15 }, (_, n) => [
        `Guest ${n + 10}`,
        "Not saved: you stopped it. Type into the row to try it again.",
      ]),
    );
    expect(desk.refused.at(-1)).toBe("Stopped: 10 new rows are saved, 15 are not and stay.");
    const { box } = office.engine.tables.find("Customers")!;
    const address = desk.column("Customers", "Address");
    await pasteInto(office.engine, "Customers", box.row + box.rows - 1, address, [["5, Hill Road"]]);
    await until(() => Boolean(lastRow("Customers")?.[KEY_HEADER]));
    await desk.mirrors.settled();
    expect(await count("party")).toBe(before + 11);
    expect(lastRow("Customers")).toMatchObject({
      Name: "Guest 24",
      Address: "5, Hill Road",
      [SAYS_HEADER]: "",
    });
  }, 60_000);

  it("[W37] many pasted rows show one bar", async () => {
    const seen = desk.states.length;
    await paste(
      "Customers",
      "Name",
      Array.from({ length: 25 }, (_, n) => [`Tenant ${n}`, `98221 555${10 + n}`]),
    );
    const bar = desk.states.slice(seen).flatMap(({ progress }) => progress ?? []);
    expect(bar.map(({ table, total }) => [table, total])).toEqual(bar.map(() => ["Customers", 25]));
    expect(bar.map(({ done }) => done)).toEqual(Array.from({ length: 25 }, (_, n) => n));
    expect(desk.mirrors.state.phase).toBe("current");
    expect(desk.mirrors.state.progress).toBeUndefined();
  }, 60_000);

  it("[W16] a refused row is tried again with the next cell typed into it", async () => {
    const at = desk.rows("Customers").findIndex(({ Name }) => Name === "Meena Joshi");
    const { box } = office.engine.tables.find("Customers")!;
    await pasteInto(office.engine, "Customers", box.row + 1 + at, desk.column("Customers", "Phones"), [
      ["98220 55502"],
    ]);
    await until(() => Boolean(desk.rows("Customers")[at]?.[KEY_HEADER]));
    await desk.mirrors.settled();
    expect(desk.rows("Customers")[at]).toMatchObject({ Name: "Meena Joshi", [SAYS_HEADER]: "" });
    expect(desk.rows("Customers").filter(({ Name }) => Name === "Meena Joshi")).toHaveLength(1);
  }, 60_000);

  it("[W16] items, technicians, units and complaints take new rows, and name what a row refers to", async () => {
    await paste("Items", "Code", [["FLT-5", "Filter 5 micron", "stock", "", "8421", 18, 250, 12]]);
    await desk.mirrors.settled();
    expect(lastRow("Items")).toMatchObject({ Code: "FLT-5", "On hand": 12, Unit: "pcs" });
    await paste("Technicians", "Name", [["Farhan Shaikh", "98220 10009", "Baner, Wakad"]]);
    const [card] = await paste("Cards", "Item", [
      ["RO-12", "SN 900", "98220 41577", "", "Kothrud", "1/4/2026"],
    ]);
    expect(card).toMatchObject({ Item: "RO Pro 12", Customer: "Sunita Deshpande", Serial: "SN 900" });
    const number = String(card?.["Card no."]);
    expect(number).not.toBe("");
    const [call, wrong] = await paste("Complaints", "Customer", [
      ["", "", Number(number), "Pump hums", "HIGH", "", "Farhan Shaikh"],
      ["Nobody Known", "", "", "Leaks", "", "", ""],
    ]);
    expect(call).toMatchObject({
      Customer: "Sunita Deshpande",
      Problem: "Pump hums",
      Priority: "high",
      Status: "assigned",
      Technician: "Farhan Shaikh",
    });
    expect(String(call?.["No."])).toMatch(/^C-/);
    expect(wrong?.[SAYS_HEADER]).toContain("There is no customer “Nobody Known” in the book.");
    expect(wrong).toMatchObject({ [KEY_HEADER]: "", Problem: "Leaks" });
  }, 60_000);
});
