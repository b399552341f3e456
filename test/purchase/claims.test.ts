import { describe, expect, it } from "vitest";
import { recordVisit } from "../../src/complaints/visit-commands";
import { cancelPurchase } from "../../src/purchase/cancel-commands";
import {
  creditClaims,
  noteClaim,
  refuseClaims,
  replenishClaims,
  sendClaims,
} from "../../src/purchase/claim-commands";
import { claimRows } from "../../src/purchase/claim-queries";
import { reverseReceipt } from "../../src/purchase/reverse-commands";
import type { RecordId } from "../../src/records";
import { amendItem } from "../../src/stock/commands";
import { complain } from "../book";
import { openPurchaseBook, type PurchaseBook } from "./purchase-book";

/** A visit under warranty that used pumps: gives the claims it opened. */
async function visited(book: PurchaseBook, quantity = "1"): Promise<RecordId<"claim">[]> {
  const { id: complaintId } = await complain(book);
  const visit = await book.run(
    recordVisit({
      complaintId,
      technicianId: book.technician,
      doneOn: "2026-04-01",
      lines: [
        { itemId: book.pump, quantity },
        { itemId: book.labour, quantity: "1" },
      ],
      work: "Pump replaced",
      outcome: "done",
    }),
  );
  return (await book.store.read((read) => read.list("claim", "visit", { is: visit }))).map(({ id }) => id);
}
const claim = (book: PurchaseBook, id: RecordId<"claim">) => book.store.read((read) => read.get(id));

describe("a claim on a principal", () => {
  it("[Q19] is opened for a part that the warranty gave, at what it cost", async () => {
    const book = await openPurchaseBook();
    const [id, ...others] = await visited(book, "2");
    expect(others).toEqual([]);
    expect(await claim(book, id!)).toMatchObject({
      status: "open",
      principalId: book.principal,
      cardId: book.card,
      itemId: book.pump,
      quantity: "2",
      cost: 180_000,
    });
    expect([await book.account("claims"), await book.account("cost:warranty")]).toEqual([180_000, -180_000]);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q19] is not opened for what is paid, what a contract gives, or what has no principal", async () => {
    const book = await openPurchaseBook();
    const { principalId: _, ...item } = await book.store.read((read) => read.get(book.pump));
    const orphan = await openPurchaseBook();
    await orphan.store.run({
      command: "test.orphan",
      input: {},
      apply: (work) => work.put({ ...item, id: orphan.pump }),
    });
    expect(await visited(orphan)).toEqual([]);
    book.goTo("2026-07-01");
    const { id: complaintId } = await complain(book);
    await book.run(
      recordVisit({
        complaintId,
        technicianId: book.technician,
        doneOn: "2026-07-01",
        lines: [{ itemId: book.pump, quantity: "1" }],
        work: "Pump replaced",
        outcome: "done",
      }),
    );
    expect(await book.store.read((read) => read.list("claim", "id"))).toEqual([]);
  });

  it("[Q20] is sent in bulk, once", async () => {
    const book = await openPurchaseBook();
    const ids = [...(await visited(book)), ...(await visited(book))];
    await book.run(noteClaim({ id: ids[0]!, note: " RMA 12 " }));
    await book.run(sendClaims({ ids }));
    expect((await book.refused(sendClaims({ ids }))).message).toContain("is sent");
    expect((await book.refused(sendClaims({ ids: [] }))).message).toContain("Choose");
    const rows = await book.store.read((read) => claimRows(read, "sent"));
    expect(rows.map(({ claim: { note, status } }) => [status, note])).toEqual(
      expect.arrayContaining([
        ["sent", "RMA 12"],
        ["sent", ""],
      ]),
    );
  });

  it("[Q20] is credited by one debit note over several, which settles a bill; cancelling it brings the claims back", async () => {
    const book = await openPurchaseBook();
    const bill = await book.bill([await book.receive(await book.order())]);
    const ids = [...(await visited(book)), ...(await visited(book, "2"))];
    const wish = { ids, outcome: "credited", amount: 250_000, reference: "CN 9" } as const;
    const { id } = await book.run(
      creditClaims({ ...wish, allocations: [{ billId: bill, amount: 250_000 }] }),
    );
    expect(await claim(book, ids[0]!)).toMatchObject({ status: "credited", settledBy: id });
    const sums = ["claims", "cost:warranty", "payable"];
    expect(await Promise.all(sums.map(book.account))).toEqual([0, -250_000, -(1_062_000 - 250_000)]);
    expect(await book.faults()).toEqual([]);
    await book.run(cancelPurchase({ id, reason: "wrong note" }));
    expect((await claim(book, ids[0]!)).status).toBe("sent");
    expect(await Promise.all(sums.map(book.account))).toEqual([270_000, -270_000, -1_062_000]);
    expect(await book.faults()).toEqual([]);
    await book.run(creditClaims({ ids, outcome: "reimbursed" }));
    expect(await book.account("claims")).toBe(0);
    expect(await book.faults()).toEqual([]);
    expect((await book.refused(creditClaims({ ...wish, amount: 0 }))).message).toContain("reimbursed");
  });

  it("[Q20] is replenished by goods of which nothing is billed", async () => {
    const book = await openPurchaseBook();
    const ids = await visited(book, "3");
    const before = await book.worth(book.pump);
    const { id } = await book.run(replenishClaims({ ids, reference: "DN 4" }));
    expect((await book.worth(book.pump)) - before).toBe(270_000);
    expect([await book.account("claims"), await book.account("received")]).toEqual([0, 0]);
    expect((await claim(book, ids[0]!)).settledBy).toBe(id);
    expect(await book.faults()).toEqual([]);
    await book.run(reverseReceipt({ id, reason: "for somebody else" }));
    expect((await claim(book, ids[0]!)).status).toBe("sent");
    expect(await book.account("claims")).toBe(270_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q20] is refused with a reason: the cost stays with us", async () => {
    const book = await openPurchaseBook();
    const ids = await visited(book);
    expect((await book.refused(refuseClaims({ ids, reason: "" }))).problems).toHaveProperty("reason");
    await book.run(refuseClaims({ ids, reason: "misuse" }));
    expect([await book.account("claims"), await book.account("cost:warranty")]).toEqual([0, 0]);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q20] of two principals are settled apart", async () => {
    const book = await openPurchaseBook();
    const first = await visited(book);
    await book.run(amendItem({ id: book.pump, principalId: book.other }));
    const second = await visited(book);
    const ids = [...first, ...second];
    expect((await book.refused(creditClaims({ ids, outcome: "credited" }))).message).toContain(
      "one principal",
    );
  });
});
