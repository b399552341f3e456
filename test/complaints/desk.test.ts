import { beforeEach, describe, expect, it } from "vitest";
import { fillMessage } from "../../src/company/messages";
import { assignComplaint, overrideCoverage } from "../../src/complaints/commands";
import { messageFacts, messageLinks } from "../../src/complaints/message";
import { readMessage } from "../../src/complaints/message-queries";
import { usualRemedies } from "../../src/complaints/queries";
import {
  closeComplaint,
  escalateComplaint,
  reopenComplaint,
  resolveComplaint,
  waitComplaint,
} from "../../src/complaints/state-commands";
import { recordVisit } from "../../src/complaints/visit-commands";
import { suggestTechnicians } from "../../src/contracts/suggestion-queries";
import { amendParty, amendTechnician } from "../../src/parties/commands";
import { complain, openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const complaint = (id: `complaint:${string}`) => book.store.read((read) => read.get(id));
const visit = (complaintId: `complaint:${string}`, more: object = {}) =>
  recordVisit({
    complaintId,
    technicianId: book.technician,
    doneOn: book.clock.today(),
    lines: [],
    work: "Membrane cleaned",
    outcome: "done",
    ...more,
  });

describe("the message to the customer", () => {
  const message = async (id: `complaint:${string}`) => {
    const { subject, text } = await book.store.read((read) => readMessage(read, id));
    return fillMessage(text, messageFacts(subject));
  };

  it("[C16] fits the state and holds what is known", async () => {
    const { id, number } = await complain(book, { wishedTime: "after 6 pm" });
    const noted = await message(id);
    for (const part of [number, "is noted", "Water tastes salty", "after 6 pm", "020 2545 0001"])
      expect(noted).toContain(part);
    expect(noted).not.toContain("Technician");
    await book.run(assignComplaint({ id, technicianId: book.technician }));
    for (const part of [number, "Ravi", "98220 10001"]) expect(await message(id)).toContain(part);
    await book.run(visit(id));
    expect(await message(id)).toContain("is resolved: Membrane cleaned");
  });

  it("[C16] is written in the customer's language, and links only where there is an address", async () => {
    const { id } = await complain(book);
    await book.run(amendParty({ id: book.customer, language: "uk" }));
    const text = await message(id);
    expect(text).toContain("прийнято");
    await book.run(amendParty({ id: book.customer, language: "" }));
    expect(await message(id)).toContain("is noted");
    const party = await book.store.read((read) => read.get(book.customer));
    expect(party.language).toBeUndefined();
    const links = messageLinks(party, text, "IN");
    expect(links.map(({ way }) => way)).toEqual(["WhatsApp", "SMS"]);
    expect(links[0]?.url).toMatch(/^https:\/\/wa\.me\/919822041577\?text=/);
    const mailed = messageLinks({ ...party, phones: [], email: "s@example.org" }, text, "IN");
    expect(mailed.map(({ way }) => way)).toEqual(["e-mail"]);
  });
});

describe("a technician's leave", () => {
  it("[C18] offers him nowhere on those days and refuses to assign him", async () => {
    const leave = [{ from: "2026-04-02", until: "2026-04-05", reason: "wedding" }];
    await book.run(amendTechnician({ id: book.technician, leave }));
    const names = async (on: string) =>
      (await book.store.read((read) => suggestTechnicians(read, { areas: ["Kothrud"], about: [] }, on))).map(
        ({ technician }) => technician.id,
      );
    expect(await names("2026-04-01")).toContain(book.technician);
    for (const on of ["2026-04-02", "2026-04-05"]) expect(await names(on)).not.toContain(book.technician);
    const { id } = await complain(book);
    const refusal = await book.refused(
      assignComplaint({ id, technicianId: book.technician, on: "2026-04-05" }),
    );
    expect(refusal.problems.technicianId).toContain("on leave on that day");
    expect((await complaint(id)).status).toBe("new");
    await book.run(assignComplaint({ id, technicianId: book.technician, on: "2026-04-06" }));
  });

  it("[A11] has two days in order, or is refused", async () => {
    const refusal = await book.refused(
      amendTechnician({
        id: book.technician,
        leave: [{ from: "2026-04-05", until: "2026-04-02", reason: "" }],
      }),
    );
    expect(refusal.problems.leave).toContain("before it begins");
  });
});

describe("a complaint on its way", () => {
  it("[C19] names the part it waits for, until it goes on", async () => {
    const { id } = await complain(book);
    await book.run(waitComplaint({ id, waitingFor: "part", itemId: book.pump }));
    expect((await complaint(id)).waitingItemId).toBe(book.pump);
    await book.run(waitComplaint({ id, waitingFor: "customer", itemId: book.pump }));
    expect((await complaint(id)).waitingItemId).toBeUndefined();
    await book.run(visit(id, { outcome: "waiting for part", awaited: book.pump }));
    expect(await complaint(id)).toMatchObject({ status: "waiting", waitingItemId: book.pump });
    await book.run(assignComplaint({ id, technicianId: book.technician }));
    expect((await complaint(id)).waitingItemId).toBeUndefined();
  });

  it("[C20] is escalated with a reason and taken back, while it is open", async () => {
    const { id } = await complain(book);
    await book.run(escalateComplaint({ id, reason: "third call today" }));
    expect((await complaint(id)).escalation).toMatchObject({ reason: "third call today" });
    await book.run(escalateComplaint({ id, reason: "" }));
    expect((await complaint(id)).escalation).toBeUndefined();
    await book.run(resolveComplaint({ id, remedy: "Flushed" }));
    await book.refused(escalateComplaint({ id, reason: "late" }));
  });

  it("[C21] closes without a bill only where nothing is owed, or with the reason why it is free", async () => {
    const { id } = await complain(book);
    await book.run(overrideCoverage({ id, kind: "paid", reason: "tampered with" }));
    await book.run(visit(id, { lines: [{ itemId: book.pump, quantity: "1" }] }));
    const refusal = await book.refused(closeComplaint({ id }));
    expect(refusal.problems.freeOfCharge).toContain("why it is free");
    expect((await complaint(id)).status).toBe("resolved");
    await book.run(closeComplaint({ id, freeOfCharge: "goodwill, regular customer" }));
    expect(await complaint(id)).toMatchObject({
      status: "closed",
      freeOfCharge: "goodwill, regular customer",
    });
    await book.run(reopenComplaint({ id }));
    expect((await complaint(id)).freeOfCharge).toBeUndefined();
  });

  it("[C22] offers remedies against the same problem first, then the most frequent", async () => {
    for (const [problem, remedy] of [
      ["Leak", "Joint sealed"],
      ["Noise", "Pump replaced"],
      ["Noise", "pump replaced"],
      ["Leak", "Tube replaced"],
      ["Leak", "Tube replaced"],
    ] as const) {
      const { id } = await complain(book, { problem });
      await book.run(resolveComplaint({ id, remedy }));
    }
    const remedies = await book.store.read((read) => usualRemedies(read, "leak"));
    expect(remedies.map((one) => one.toLowerCase())).toEqual([
      "tube replaced",
      "joint sealed",
      "pump replaced",
    ]);
  });

  it("[C23] keeps on the visit what was measured and gone through", async () => {
    const { id } = await complain(book);
    const visitId = await book.run(
      visit(id, {
        measured: [{ name: "TDS out", value: "71" }],
        checked: [{ name: "no leaks", ok: false }],
      }),
    );
    expect(await book.store.read((read) => read.get(visitId))).toMatchObject({
      measured: [{ name: "TDS out", value: "71" }],
      checked: [{ name: "no leaks", ok: false }],
    });
  });
});
