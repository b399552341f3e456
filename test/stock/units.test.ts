import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { freeLine, lineForItem } from "../../src/company/bill-lines";
import { replaceWithUnit, retireWithUnit, transferWithUnit } from "../../src/contracts/unit-commands";
import { cancelComplaint } from "../../src/complaints/state-commands";
import { addParty, addSite } from "../../src/parties/commands";
import type { Card, RecordId } from "../../src/records";
import { addCard } from "../../src/stock/commands";
import { salesWithoutCard } from "../../src/stock/queries";
import { moveUnit } from "../../src/stock/unit-commands";
import { complain, openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const get = (id: Card["id"]) => book.store.read((read) => read.get(id));
const newOwner = async () => {
  const { partyId, siteId } = await book.run(
    addParty({
      name: "Vikram Joshi",
      phones: ["98220 55555"],
      customer: true,
      principal: false,
      site: { name: "Flat 9", address: "9, Lake View", area: "Baner" },
    }),
  );
  return { partyId, siteId: siteId as RecordId<"site"> };
};
const shop = () =>
  book.run(
    addSite({
      partyId: book.customer,
      name: "Shop",
      address: "1, Market Road",
      area: "Camp",
      stateCode: "27",
      phone: "",
    }),
  );

describe("a unit's places", () => {
  it("[K14] moves to another site of its owner and remembers where it stood", async () => {
    const site = await shop();
    await book.run(moveUnit({ id: book.card, siteId: site, on: "2026-03-01" }));
    expect(await get(book.card)).toMatchObject({
      siteId: site,
      moves: [
        { siteId: book.site, from: "2025-06-15" },
        { siteId: site, from: "2026-03-01" },
      ],
    });
    const again = await book.refused(moveUnit({ id: book.card, siteId: site, on: "2026-02-01" }));
    expect(Object.keys(again.problems).sort()).toEqual(["on", "siteId"]);
    const foreign = await newOwner();
    const refusal = await book.refused(moveUnit({ id: book.card, siteId: foreign.siteId, on: "2026-04-02" }));
    expect(refusal.problems).toEqual({
      siteId: "Flat 9 belongs to another customer; hand the unit over instead.",
      on: "This cannot be after today, 2026-04-01.",
    });
  });
});

describe("a unit's owners", () => {
  it("[K15] goes to a new owner at one of his sites and keeps every owner with his day", async () => {
    const next = await newOwner();
    await book.run(transferWithUnit({ contract: "ends", id: book.card, ...next, on: "2026-03-20" }));
    expect(await get(book.card)).toMatchObject({
      partyId: next.partyId,
      siteId: next.siteId,
      owners: [
        { partyId: book.customer, from: "2025-06-15" },
        { partyId: next.partyId, from: "2026-03-20" },
      ],
    });
    const mine = await book.store.read((read) => read.list("card", "party", { is: next.partyId }));
    expect(mine.map(({ id }) => id)).toEqual([book.card]);
    expect(await book.faults()).toEqual([]);
  });

  it("[K15] leaves the unit at its address where no site is named, once as a site of the new owner", async () => {
    const next = await newOwner();
    await book.run(
      transferWithUnit({ contract: "ends", id: book.card, partyId: next.partyId, on: "2026-03-20" }),
    );
    const { siteId } = await get(book.card);
    expect(await book.store.read((read) => read.get(siteId))).toMatchObject({
      partyId: next.partyId,
      address: "4, Rose Villa, Kothrud",
    });
    await book.run(
      transferWithUnit({ contract: "ends", id: book.card, partyId: book.customer, on: "2026-03-21" }),
    );
    expect((await get(book.card)).siteId).toBe(book.site);
    await book.run(
      transferWithUnit({ contract: "ends", id: book.card, partyId: next.partyId, on: "2026-03-22" }),
    );
    expect((await get(book.card)).siteId).toBe(siteId);
  });

  it("[K15] refuses the same owner, a foreign site, and a day before the last change", async () => {
    const next = await newOwner();
    const same = await book.refused(
      transferWithUnit({
        contract: "ends",
        id: book.card,
        partyId: book.customer,
        siteId: next.siteId,
        on: "2025-06-01",
      }),
    );
    expect(Object.keys(same.problems).sort()).toEqual(["on", "partyId", "siteId"]);
    const { partyId } = await book.run(
      addParty({ name: "The principal", phones: [], customer: false, principal: true }),
    );
    const principal = await book.refused(
      transferWithUnit({ contract: "ends", id: book.card, partyId, siteId: next.siteId, on: "2026-04-01" }),
    );
    expect(principal.problems["partyId"]).toBe("The principal is no customer.");
  });
});

describe("a unit's end", () => {
  it("[K16] is replaced by one with a card of its own; each names the other, the warranty is carried", async () => {
    const old = await get(book.card);
    const { id, number } = await book.run(
      replaceWithUnit({
        id: book.card,
        on: "2026-03-30",
        reason: "Tank cracked",
        serial: "SN NEW",
        warranty: "carried",
      }),
    );
    const fresh = await get(id);
    expect(number).not.toBe(old.number);
    expect(fresh).toMatchObject({
      serial: "SN NEW",
      partyId: book.customer,
      siteId: book.site,
      installedOn: "2026-03-30",
      warrantyUntil: old.warrantyUntil,
      replaces: book.card,
      status: "in service",
    });
    expect(await get(book.card)).toMatchObject({
      status: "replaced",
      replacedBy: id,
      left: { on: "2026-03-30", reason: "Tank cracked" },
    });
    expect(await book.faults()).toEqual([]);
  });

  it("[K16] takes a new warranty and a preprinted number where asked", async () => {
    const { id } = await book.run(
      replaceWithUnit({
        id: book.card,
        on: "2026-04-01",
        reason: "Upgrade",
        serial: "",
        number: "P-77",
        warranty: "new",
        warrantyMonths: 6,
      }),
    );
    expect(await get(id)).toMatchObject({ number: "P-77", warrantyUntil: "2026-09-30" });
    const refusal = await book.refused(
      replaceWithUnit({ id, on: "2026-04-01", reason: " ", serial: "", number: "p-77", warranty: "new" }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["number", "reason"]);
  });

  it("[K17] is returned or scrapped with a reason, not while a complaint is open", async () => {
    const { id } = await complain(book);
    const gone = { id: book.card, status: "returned", on: "2026-04-01", reason: "Lease ended" } as const;
    expect(Object.keys((await book.refused(retireWithUnit(gone))).problems)).toEqual(["status"]);
    await book.run(cancelComplaint({ id, reason: "taken back" }));
    expect((await book.refused(retireWithUnit({ ...gone, reason: "" }))).problems).toEqual({
      reason: "Say why.",
    });
    await book.run(retireWithUnit(gone));
    expect(await get(book.card)).toMatchObject({
      status: "returned",
      left: { on: "2026-04-01", reason: "Lease ended" },
    });
  });

  it("[K18] is final", async () => {
    const next = await newOwner();
    await book.run(retireWithUnit({ id: book.card, status: "scrapped", on: "2026-04-01", reason: "Burnt" }));
    const { number } = await get(book.card);
    const calls = [
      moveUnit({ id: book.card, siteId: book.site, on: "2026-04-01" }),
      transferWithUnit({ contract: "ends", id: book.card, ...next, on: "2026-04-01" }),
      replaceWithUnit({ id: book.card, on: "2026-04-01", reason: "x", serial: "", warranty: "new" }),
      retireWithUnit({ id: book.card, status: "returned", on: "2026-04-01", reason: "x" }),
    ];
    for (const call of calls)
      expect((await book.refused(call)).message).toBe(
        `Card ${number} is no longer in service since 2026-04-01.`,
      );
  });

  it("[K19] stands in the audit trail as one operation, and can be undone", async () => {
    const next = await newOwner();
    const before = await get(book.card);
    const calls = [
      transferWithUnit({ contract: "ends", id: book.card, ...next, on: "2026-04-01" }),
      retireWithUnit({ id: book.card, status: "scrapped", on: "2026-04-01", reason: "Burnt" }),
    ];
    for (const call of calls) {
      const seq = await book.store.lastSeq();
      await book.run(call);
      const [operation, ...more] = await book.store.operations(seq);
      expect(more).toEqual([]);
      expect(operation).toMatchObject({ command: call.command, changes: [{ id: book.card, before }] });
      await book.store.undo(operation?.seq ?? 0);
      expect(await get(book.card)).toEqual(before);
    }
    const seq = await book.store.lastSeq();
    const { id } = await book.run(
      replaceWithUnit({ id: book.card, on: "2026-04-01", reason: "Burnt", serial: "", warranty: "new" }),
    );
    const [operation] = await book.store.operations(seq);
    expect(operation?.changes.map((change) => change.id).sort()).toEqual([book.card, id].sort());
    await expect(book.store.undo(operation?.seq ?? 0)).rejects.toThrow("cannot simply be undone");
  });
});

describe("a unit's sale", () => {
  it("[K20] names the bill, which must be of the same customer", async () => {
    const line = freeLine({ description: "RO Pro 12", quantity: "1", price: "14500" });
    const bill = await book.run(billNow({ customerId: book.customer, lines: [line] }));
    const card = {
      partyId: book.customer,
      siteId: book.site,
      itemId: book.unit,
      serial: "",
      installedOn: "2026-04-01",
    };
    const { id } = await book.run(addCard({ ...card, saleId: bill.id }));
    expect(await get(id)).toMatchObject({ saleId: bill.id });
    const next = await newOwner();
    const foreign = await book.run(billNow({ customerId: next.partyId, lines: [line] }));
    const refusal = await book.refused(addCard({ ...card, saleId: foreign.id }));
    expect(refusal.problems).toEqual({ saleId: "This bill is of another customer." });
  });

  it("[K20] is proposed while the bill has more pieces of the item than cards name", async () => {
    const item = await book.store.read((read) => read.get(book.unit));
    const bill = await book.run(
      billNow({ customerId: book.customer, lines: [{ ...lineForItem(item, "2"), location: "" }] }),
    );
    const proposed = async () =>
      (await book.store.read((read) => salesWithoutCard(read, book.customer, book.unit))).map(({ id }) => id);
    const install = () =>
      book.run(
        addCard({
          partyId: book.customer,
          siteId: book.site,
          itemId: book.unit,
          serial: "",
          installedOn: "2026-04-01",
          saleId: bill.id,
        }),
      );
    await install();
    expect(await proposed()).toEqual([bill.id]);
    await install();
    expect(await proposed()).toEqual([]);
  });
});
