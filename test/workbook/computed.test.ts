import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sheets } from "../../src/sheets";
import { assignComplaint } from "../../src/complaints/commands";
import { complaintSheet } from "../../src/complaints/sheet";
import { alertKey } from "../../src/desk/alert-rules";
import { alertSheet } from "../../src/desk/sheet";
import { addParty } from "../../src/parties/commands";
import type { NodeOffice } from "../../src/preview/host/node";
import { openWorkbook } from "../../src/workbook/excel";
import { startMirrors } from "../../src/workbook/mirror-engine";
import { complain, openBook } from "../book";
import { deleteRows, KEY_HEADER, openDesk, SAYS_HEADER, startOffice, type Desk } from "./in-excel";

let office: NodeOffice;
let desk: Desk;
beforeAll(async () => {
  office = await startOffice();
  const book = await openBook();
  desk = await openDesk(office, { mirrors: [alertSheet, complaintSheet], book });
}, 120_000);
afterEach(() => {
  expect(desk.bugs.splice(0)).toEqual([]);
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});
const call = async () => {
  const { id } = await complain(desk.book, { priority: "urgent" });
  await desk.mirrors.settled();
  return { id, key: alertKey({ id, kind: "unassigned" }) };
};
const assign = async (id: `complaint:${string}`) => {
  await desk.book.run(
    assignComplaint({ id, technicianId: desk.book.technician, on: desk.book.clock.today() }),
  );
  await desk.mirrors.settled();
};

describe("a computed sheet", () => {
  it("[W30] shows what the query gives, and follows commits row by row", async () => {
    expect(desk.rows("Alerts").map((row) => row["Alert"])).toEqual(["reorder"]);
    const { id, key } = await call();
    expect(desk.row("Alerts", key)).toMatchObject({
      Urgency: "1 now",
      Alert: "unassigned",
      "Since or due": 46113,
      Days: 0,
      "Customer or item": "Sunita Deshpande",
      "Card no.": "0001",
      What: "Water tastes salty",
      Amount: "",
    });
    await assign(id);
    expect(desk.row("Alerts", key)).toBeUndefined();
    expect(desk.rows("Alerts").map((row) => row["Alert"])).toEqual(["reorder", "visit due"]);
  });

  it("[W31] writes in the same requests as the mirrors, and nothing where no row differs", async () => {
    await call();
    office.host.stats.reset();
    const { key } = await call();
    expect(office.host.stats.requests).toBeLessThanOrEqual(2);
    const { box } = office.engine.tables.find("Alerts")!;
    const at = desk.rows("Alerts").findIndex((row) => row[KEY_HEADER] === key);
    const written = office.host.stats.written.filter(({ sheet }) => sheet === "Alerts");
    expect(written.map(({ row, rows }) => [row, rows])).toEqual([[box.row + 1 + at, 1]]);
    office.host.stats.reset();
    await desk.book.run(addParty({ name: "Nobody", phones: [], customer: true, principal: false }));
    await desk.mirrors.settled();
    expect(office.host.stats.written.filter(({ sheet }) => sheet === "Alerts")).toEqual([]);
  });

  it("[W32] puts back what is typed, and deleted rows, with the reason, until the row is written again", async () => {
    const { id, key } = await call();
    await desk.type("Alerts", key, "What", "something else");
    await desk.shows("Alerts", key, { What: "Water tastes salty" });
    expect(String(desk.row("Alerts", key)?.[SAYS_HEADER])).toContain("computed from the book");
    expect(desk.refused.at(-1)).toContain("computed from the book");
    const { box } = office.engine.tables.find("Alerts")!;
    const at = desk.rows("Alerts").findIndex((row) => row[KEY_HEADER] === key);
    await deleteRows(office.engine, "Alerts", box.row + 1 + at);
    await desk.shows("Alerts", key, { What: "Water tastes salty" });
    await desk.typeBelow("Alerts", "What", "one of my own");
    await desk.mirrors.settled();
    expect(desk.rows("Alerts").filter((row) => row["What"] === "one of my own")).toMatchObject([
      { [KEY_HEADER]: "" },
    ]);
    await assign(id);
    expect(desk.row("Alerts", key)).toBeUndefined();
  });

  it("[W33] a new day computes it again and puts it into its order", async () => {
    desk.book.goTo("2026-04-09");
    await desk.book.run(addParty({ name: "Somebody", phones: [], customer: true, principal: false }));
    await desk.mirrors.settled();
    const rows = desk.rows("Alerts").filter((row) => row[KEY_HEADER]);
    const urgencies = rows.map((row) => String(row["Urgency"]));
    expect(urgencies).toEqual([...urgencies].sort());
    expect(rows.map((row) => row["Alert"])).toContain("over target");
    expect(rows.map((row) => row["Alert"])).toContain("visit overdue");
  });

  it("[W34] colours its cells by what they say", () => {
    const { sheetId } = office.engine.tables.find("Alerts")!;
    const formats = office.engine.rules.conditionalFormats(sheetId);
    const rules = formats.map(({ rule }) => (rule.type === "custom" ? rule.formula : rule.type));
    expect(rules).toHaveLength(9);
    expect(new Set(rules)).toEqual(new Set(["1", "2", "3"].map((one) => `=LEFT($C2,1)="${one}"`)));
  });

  it("[W30] a workbook opened again takes up what changed meanwhile, and only that", async () => {
    const { id, key } = await call();
    await desk.mirrors.stop();
    await desk.book.run(
      assignComplaint({ id, technicianId: desk.book.technician, on: desk.book.clock.today() }),
    );
    office.host.stats.reset();
    const again = await startMirrors({
      store: desk.book.store,
      port: openWorkbook(),
      mirrors: [alertSheet, complaintSheet],
      clock: desk.book.clock,
      copy: false,
    });
    await again.settled();
    expect(again.state.phase).toBe("current");
    expect(desk.row("Alerts", key)).toBeUndefined();
    expect(office.host.stats.written.filter(({ sheet }) => sheet === "Alerts").length).toBeLessThan(5);
    await again.stop();
  });

  it("[W30] the Alerts sheet comes first among the sheets of the catalog", () => {
    expect(sheets[0]).toBe(alertSheet);
  });
});
