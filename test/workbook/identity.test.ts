import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { complaintSheet } from "../../src/complaints/sheet";
import { amendParty } from "../../src/parties/commands";
import { customerSheet } from "../../src/parties/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { readMachineCopy } from "../../src/workbook/machine-copy";
import { openBook, complain, type Book } from "../book";
import { openTestStore, until } from "../store/test-store";
import { openDesk, startOffice, type Desk } from "./in-excel";

let office: NodeOffice;
const desks: Desk[] = [];
beforeEach(async () => {
  office = await startOffice();
}, 60_000);
afterEach(async () => {
  for (const desk of desks.splice(0)) {
    await desk.mirrors.stop();
    expect(desk.bugs).toEqual([]);
  }
  office.dispose();
}, 60_000);

const open = async (options: Parameters<typeof openDesk>[1] = {}) => {
  const desk = await openDesk(office, { mirrors: [customerSheet, complaintSheet], ...options });
  desks.push(desk);
  return desk;
};
const sheetNames = () => office.engine.sheets.list().map(({ name }) => name);
const close = async (desk: Desk): Promise<Book> => {
  await desk.mirrors.settled();
  await desk.mirrors.stop();
  desks.splice(desks.indexOf(desk), 1);
  return desk.book;
};

describe("whose workbook it is", () => {
  it("[W18] writes nothing into a workbook that shows no book until it is claimed", async () => {
    const desk = await open({ claim: false });
    await complain(desk.book);
    await desk.mirrors.settled();
    expect(desk.mirrors.state.phase).toBe("unclaimed");
    expect(sheetNames()).toEqual(["Sheet1"]);
    await desk.mirrors.claim();
    expect(desk.mirrors.state.phase).toBe("current");
    expect(desk.rows("Complaints")).toHaveLength(1);
  }, 60_000);

  it("[W19] writes nothing into another company's workbook, and says whose it is", async () => {
    await close(await open());
    const cells = JSON.stringify(office.engine.snapshot());
    const other = await open({ book: await openBook() });
    await complain(other.book);
    await other.mirrors.settled();
    expect(other.mirrors.state).toMatchObject({ phase: "foreign" });
    expect(other.mirrors.state.sentence).toContain("Aqua Care");
    await expect(other.mirrors.claim()).rejects.toThrow("Nothing was written");
    expect(JSON.stringify(office.engine.snapshot())).toBe(cells);
  }, 60_000);

  it("[W20] brings an older workbook up to date by what it missed", async () => {
    const book = await close(await open());
    await book.run(amendParty({ id: book.customer, note: "called on Monday" }));
    const { id } = await complain(book);
    office.host.stats.reset();
    const again = await open({ book });
    expect(again.mirrors.state.phase).toBe("current");
    expect(again.row("Customers", book.customer)).toMatchObject({ Note: "called on Monday" });
    expect(again.row("Complaints", id)).toMatchObject({ Problem: "Water tastes salty" });
    expect(office.host.stats.written.every(({ rows }) => rows === 1)).toBe(true);
    const far = await open({ book: await close(again), far: -1 });
    expect(far.mirrors.state.phase).toBe("current");
    expect(far.rows("Complaints")).toHaveLength(1);
  }, 60_000);

  it("[W21] [W22] offers to restore when this machine lost the book, and restores the whole of it", async () => {
    const first = await open({ copy: true });
    const { id } = await complain(first.book);
    await first.mirrors.settled();
    await first.book.run(amendParty({ id: first.book.customer, note: "after the base" }));
    const book = await close(first);
    const whole = await book.store.exportAll();
    const empty = await openTestStore();
    const lost = await open({ book: { ...book, store: empty }, copy: true });
    expect(lost.mirrors.state).toMatchObject({ phase: "restorable" });
    expect(lost.mirrors.state.sentence).toContain("Aqua Care");
    await lost.mirrors.restore();
    await until(() => lost.mirrors.state.phase === "current");
    const restored = await empty.exportAll();
    const sorted = (records: readonly unknown[]) => records.map((one) => JSON.stringify(one)).sort();
    expect(restored).toMatchObject({ bookId: whole.bookId, lastSeq: whole.lastSeq });
    expect(sorted(restored.records)).toEqual(sorted(whole.records));
    expect(sorted(restored.balances)).toEqual(sorted(whole.balances));
    expect(restored.operations).toEqual(whole.operations);
    expect(lost.row("Complaints", id)).toMatchObject({ Customer: "Sunita Deshpande" });
    const sheet = office.engine.sheets.find("Servicebook copy");
    expect(sheet?.visibility).toBe("VeryHidden");
  }, 60_000);

  it("[W23] says that a damaged copy is damaged and restores nothing from it", async () => {
    const desk = await open({ copy: true });
    await desk.mirrors.settled();
    const [length] = await desk.port.measureCopy();
    expect(length).toBeGreaterThan(1);
    const [row = ""] = await desk.port.readCopy(0, 1, 1);
    await desk.port.writeCopy(0, 1, [`B${row.slice(2)}A`]);
    const damaged = await readMachineCopy(desk.port);
    expect(damaged.copy).toBeUndefined();
    expect(damaged.problem).toContain("damaged");
    await desk.port.writeCopy(0, 0, [""]);
    expect((await readMachineCopy(desk.port)).problem).toContain("never finished");
    await expect(desk.mirrors.restore()).rejects.toThrow("never finished");
  }, 60_000);

  it("[W24] notes a commit as a row, and leaves out a damaged row with what follows it", async () => {
    const desk = await open({ copy: true });
    await desk.mirrors.settled();
    const [before] = await desk.port.measureCopy();
    const seq = await desk.book.store.lastSeq();
    await complain(desk.book);
    await desk.mirrors.settled();
    await complain(desk.book);
    await desk.mirrors.settled();
    expect(await desk.port.measureCopy()).toEqual([before + 2, 0]);
    expect((await readMachineCopy(desk.port)).copy?.lastSeq).toBe(seq + 2);
    const [last = ""] = await desk.port.readCopy(0, before + 1, 1);
    await desk.port.writeCopy(0, before + 1, [`${last.slice(0, -4)}AAAA`]);
    const cut = await readMachineCopy(desk.port);
    expect(cut.copy?.lastSeq).toBe(seq + 1);
    expect(cut.problem).toContain(`whole up to change ${seq + 1}`);
  }, 60_000);

  it("[W27] refuses to restore from a copy that is behind the sheets, until told all the same", async () => {
    const first = await open({ copy: true });
    await first.mirrors.settled();
    const seq = await first.book.store.lastSeq();
    await complain(first.book);
    await first.mirrors.settled();
    const [rows] = await first.port.measureCopy();
    const [last = ""] = await first.port.readCopy(0, rows - 1, 1);
    await first.port.writeCopy(0, rows - 1, [`${last.slice(0, -4)}AAAA`]);
    const book = await close(first);
    const empty = await openTestStore();
    const lost = await open({ book: { ...book, store: empty }, copy: true });
    await expect(lost.mirrors.restore()).rejects.toThrow(/show 1 later changes/);
    expect(await empty.lastSeq()).toBe(0);
    await lost.mirrors.restore({ allTheSame: true });
    expect(await empty.lastSeq()).toBe(seq);
  }, 60_000);
});
