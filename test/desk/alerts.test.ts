import { beforeEach, describe, expect, it } from "vitest";
import { addDays } from "../../src/base/day";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { assignComplaint } from "../../src/complaints/commands";
import { escalateComplaint, waitComplaint } from "../../src/complaints/state-commands";
import { alertKey, alertKinds, contractAlert, visitAlert, type AlertKind } from "../../src/desk/alert-rules";
import { alertsAt, countAlerts, describeAlerts } from "../../src/desk/alerts";
import { calendarEvents, type CalendarAsked } from "../../src/desk/calendar";
import type { AnyRecord, Contract, Visit } from "../../src/records";
import { adjustStock } from "../../src/stock/commands";
import { command } from "../../src/store/command";
import { complain, openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const put = command("test.put", (work, record: AnyRecord) => work.put(record));
const alerts = () =>
  book.store.read((read) => alertsAt(read, { today: book.clock.today(), now: book.clock.now() }));
const ofKind = async (kind: AlertKind) => (await alerts()).filter((alert) => alert.kind === kind);
const visit = (more: Partial<Visit> = {}): Visit => ({
  id: "visit:contract:1/1",
  contractId: "contract:1",
  ordinal: 1,
  opensOn: "2026-04-01",
  dueOn: "2026-06-30",
  customerId: book.customer,
  cardId: book.card,
  plannedOn: "2026-04-20",
  status: "planned",
  lines: [],
  readings: "",
  work: "",
  remark: "",
  ...more,
});
const contract = (more: Partial<Contract> = {}): Contract => ({
  id: "contract:1",
  number: "AMC/1",
  customerId: book.customer,
  status: "active",
  planId: "plan:1",
  terms: {
    name: "Comprehensive",
    covers: "comprehensive",
    limits: [],
    frequency: { kind: "times", count: 4 },
    visitAt: "middle",
    taxCode: "9987",
    taxRate: "18",
  },
  startsOn: "2025-05-01",
  months: 12,
  endsOn: "2026-04-30",
  phases: [],
  units: 1,
  price: 350_000,
  installments: [],
  poReference: "",
  note: "",
  ...more,
});

describe("alerts of complaints", () => {
  it("[D21] a complaint over its target, and one without a technician", async () => {
    const { id } = await complain(book, { priority: "low" });
    expect(await ofKind("unassigned")).toMatchObject([{ id, urgency: "soon", days: 0 }]);
    expect(await ofKind("over target")).toEqual([]);
    book.goTo("2026-04-10");
    expect(await ofKind("unassigned")).toMatchObject([{ id, urgency: "now", days: 9 }]);
    expect(await ofKind("over target")).toMatchObject([{ id, urgency: "now" }]);
    await book.run(assignComplaint({ id, technicianId: book.technician, on: "2026-04-10" }));
    expect(await ofKind("unassigned")).toEqual([]);
    expect(await ofKind("over target")).toHaveLength(1);
    expect(await ofKind("escalated")).toEqual([]);
    await book.run(escalateComplaint({ id, reason: "rang three times" }));
    expect(await ofKind("escalated")).toMatchObject([{ id, urgency: "now", days: 0 }]);
  });

  it("[D22] one that waits for a part which is on hand by now", async () => {
    const { id } = await complain(book, { technicianId: book.technician });
    const count = (counted: string) =>
      book.run(
        adjustStock({ itemId: book.pump, location: "store", counted, on: book.clock.today(), note: "" }),
      );
    await count("0");
    await book.run(waitComplaint({ id, waitingFor: "part", itemId: book.pump }));
    expect(await ofKind("part arrived")).toEqual([]);
    await count("2");
    expect(await ofKind("part arrived")).toMatchObject([{ id, urgency: "now" }]);
    await book.run(waitComplaint({ id, waitingFor: "customer" }));
    expect(await ofKind("part arrived")).toEqual([]);
  });
});

describe("alerts of visits", () => {
  it("[D23] a contract's visit is due in a week, due today, overdue inside its window, missed after it", () => {
    const on = (today: string) => {
      const alert = visitAlert(visit(), today);
      return alert && [alert.kind, alert.urgency, alert.days];
    };
    expect(on("2026-04-12")).toBeUndefined();
    expect(on("2026-04-13")).toEqual(["visit due", "later", -7]);
    expect(on("2026-04-20")).toEqual(["visit due", "soon", 0]);
    expect(on("2026-04-21")).toEqual(["visit overdue", "now", 1]);
    expect(on("2026-06-30")).toEqual(["visit overdue", "now", 71]);
    expect(on("2026-07-01")).toEqual(["visit missed", "now", 1]);
  });

  it("[D23] a visit that was made, waived or cancelled asks for nothing", async () => {
    for (const status of ["done", "part-done", "missed", "waived", "cancelled"] as const)
      await book.run(put(visit({ id: `visit:${status}`, status, plannedOn: "2026-03-01" })));
    expect((await alerts()).filter(({ id }) => id.startsWith("visit:"))).toEqual([]);
    await book.run(put(visit({ plannedOn: "2026-03-01" })));
    expect(await ofKind("visit overdue")).toMatchObject([{ id: "visit:contract:1/1", days: 31 }]);
  });
});

describe("alerts of contracts", () => {
  it("[D24] a contract is pointed out 30, 15 and 7 days before its end, as the settings say", () => {
    const left = (days: number, steps = [30, 15, 7]) =>
      contractAlert(contract(), addDays("2026-04-30", -days), steps)?.urgency;
    expect([31, 30, 16, 15, 8, 7, 0].map((days) => left(days))).toEqual([
      undefined,
      "later",
      "later",
      "soon",
      "soon",
      "now",
      "now",
    ]);
    expect([60, 45, 10].map((days) => left(days, [45]))).toEqual([undefined, "now", "now"]);
  });

  it("[D24] one that ended without a successor stays in sight for ninety days; a renewed one is not", async () => {
    await book.run(put(contract()));
    book.goTo("2026-05-10");
    expect(await ofKind("contract expired")).toMatchObject([{ id: "contract:1", days: 10 }]);
    book.goTo("2026-07-30");
    expect(await ofKind("contract expired")).toEqual([]);
    await book.run(put(contract({ status: "renewed", successorId: "contract:2" })));
    book.goTo("2026-05-10");
    expect(await ofKind("contract expired")).toEqual([]);
  });
});

describe("alerts of the office", () => {
  it("[D25] bills past their due day with what is open, items at their reorder level", async () => {
    await book.run(
      billNow({
        customerId: book.customer,
        dueOn: "2026-04-05",
        lines: [freeLine({ description: "Work", quantity: "1", price: "100" })],
      }),
    );
    expect(await ofKind("bill overdue")).toEqual([]);
    book.goTo("2026-04-06");
    expect(await ofKind("bill overdue")).toMatchObject([{ amount: 10_000, days: 1, urgency: "soon" }]);
    book.goTo("2026-05-20");
    expect(await ofKind("bill overdue")).toMatchObject([{ urgency: "now" }]);
    expect(await ofKind("reorder")).toMatchObject([{ id: book.unit, urgency: "now" }]);
  });

  it("[D26] nothing is stored: the same book read on another day has other alerts, and no operation is made", async () => {
    const { id } = await complain(book);
    const seq = await book.store.lastSeq();
    const before = await alerts();
    book.goTo("2026-06-01");
    expect(await alerts()).not.toEqual(before);
    book.goTo("2026-04-01");
    expect(await alerts()).toEqual(before);
    expect(await book.store.lastSeq()).toBe(seq);
    expect(before.map(({ id: about }) => about)).toContain(id);
  });

  it("[D26] the most urgent come first, each with a key of its own, and the bell counts what cannot wait", async () => {
    await complain(book, { priority: "low" });
    await complain(book, { priority: "urgent" });
    await book.run(put(visit({ plannedOn: "2026-04-05" })));
    const all = await alerts();
    const ranks = all.map(({ urgency }) => ["now", "soon", "later"].indexOf(urgency));
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(all.map(alertKey)).size).toBe(all.length);
    expect(all.map(({ kind }) => alertKinds.includes(kind))).not.toContain(false);
    expect(countAlerts(all)).toEqual({
      now: ranks.filter((rank) => rank === 0).length,
      byKind: { unassigned: 2, "visit due": 1, reorder: 1 },
    });
  });

  it("[D26] each is read with whom and what it is about, and opens what can be done about it", async () => {
    const { id, number } = await complain(book, { technicianId: book.technician });
    await book.run(put(contract()));
    await book.run(put(visit()));
    book.goTo("2026-04-25");
    const found = await alerts();
    const rows = await book.store.read((read) => describeAlerts(read, found));
    const row = (kind: AlertKind, about: string) => rows.find((one) => one.kind === kind && one.id === about);
    expect(row("over target", id)).toMatchObject({
      about: "Sunita Deshpande",
      phone: "+91 98220 41577",
      number,
      card: "0001",
      what: "Water tastes salty",
      technician: "Ravi",
      opens: id,
    });
    expect(row("visit overdue", "visit:contract:1/1")).toMatchObject({
      number: "AMC/1",
      what: "Comprehensive",
      opens: "contract:1",
    });
    expect(row("contract expiring", "contract:1")).toMatchObject({ number: "AMC/1", days: -5 });
    expect(row("reorder", book.unit)).toMatchObject({ about: "RO Pro 12", number: "RO-12" });
  });
});

describe("the calendar", () => {
  const entries = (more: Partial<CalendarAsked> = {}) =>
    book.store.read((read) =>
      calendarEvents(read, { today: book.clock.today(), days: 31, bookId: "book", ...more }),
    );

  it("[D28] holds visits on their day with whom, what and where, and contracts that end with a reminder", async () => {
    const { number } = await complain(book, { technicianId: book.technician });
    await book.run(put(contract()));
    await book.run(put(visit()));
    await book.run(put(visit({ id: "visit:far", plannedOn: "2026-09-01" })));
    await book.run(put(visit({ id: "visit:done", plannedOn: "2026-04-03", status: "done" })));
    const found = await entries();
    expect(found.map(({ on, summary }) => [on, summary])).toEqual([
      ["2026-04-01", `Sunita Deshpande: ${number} Water tastes salty`],
      ["2026-04-20", "Sunita Deshpande: Comprehensive"],
      ["2026-04-30", "Contract AMC/1 of Sunita Deshpande ends"],
    ]);
    expect(found[1]).toMatchObject({
      uid: "visit:contract:1/1@book.servicebook",
      location: "4, Rose Villa, Kothrud",
    });
    expect(found[1]?.description).toBe(
      ["nobody yet", "+91 98220 41577", "RO Pro 12, card 0001", "AMC/1", "Due by 2026-06-30"].join("\n"),
    );
    expect(found[2]).toMatchObject({ remindDays: 30, busy: false });
  });

  it("[D28] a visit that is moved keeps its entry's id; a technician gets his own visits alone", async () => {
    await book.run(put(contract()));
    await book.run(put(visit()));
    const [before] = await entries();
    await book.run(
      put(visit({ plannedOn: "2026-04-22", technicianId: book.technician, status: "assigned" })),
    );
    const [after] = await entries();
    expect([before?.uid, before?.on, after?.on]).toEqual([after?.uid, "2026-04-20", "2026-04-22"]);
    expect((await entries({ technicianId: book.technician })).map(({ uid }) => uid)).toEqual([after?.uid]);
  });
});
