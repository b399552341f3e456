import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { draftFromChallans, draftFromQuotation } from "../../src/billing/sales-draft-queries";
import { freeLine, lineForItem } from "../../src/company/bill-lines";
import type { Challan, Item, RecordId } from "../../src/records";
import {
  amendChallan,
  cancelChallan,
  challanNow,
  discardChallan,
  draftChallan,
  issueChallan,
  returnChallan,
} from "../../src/sales/challan-commands";
import { installPiece } from "../../src/sales/install-commands";
import { challanLine, challanState, type ChallanDraft } from "../../src/sales/model";
import { challanFromQuotation, challanPage, challansOut, piecesMeant } from "../../src/sales/queries";
import {
  acceptQuotation,
  amendQuotation,
  copyQuotation,
  discardQuotation,
  draftQuotation,
  loseQuotation,
  quoteNow,
  sendQuotation,
} from "../../src/sales/quotation-commands";
import { quotationState } from "../../src/sales/model";
import { addItem } from "../../src/stock/commands";
import { command } from "../../src/store/command";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const get = <T extends "challan" | "quotation" | "invoice" | "unit" | "card">(id: RecordId<T>) =>
  book.store.read((read) => read.get(id));
const item = (id: Item["id"]) => book.store.read((read) => read.get(id));
const held = (id: Item["id"]) => book.store.read(async (read) => (await read.balance(`stock/${id}`)).parts);
const goods = async (quantity: string) => challanLine(await item(book.pump), quantity, "store");
const send = async (quantity: string, more: Partial<ChallanDraft> = {}) =>
  book.run(challanNow({ customerId: book.customer, lines: [await goods(quantity)], ...more }));
const stateOf = async (id: Challan["id"]) => challanState(await get(id));
const RO9 = {
  code: "RO-9",
  name: "RO Home 9",
  type: "serialised",
  unit: "pcs",
  taxCode: "8421",
  taxRate: "18",
  price: "9900",
  cost: "6700",
  reorderLevel: "0",
  warrantyMonths: 12,
  opening: "2",
  openingSerials: ["H1", "H2"],
} as const;
const purifier = () => book.run(addItem(RO9));

describe("a challan", () => {
  it("[K38] [CH7] names its pieces by numbers with spaces or commas between, by a range, and by a number with a space in it", async () => {
    const itemId = await book.run(
      addItem({
        ...RO9,
        code: "RO-20",
        name: "RO Pro 12",
        opening: "4",
        openingSerials: ["P1", "P2", "P3", "SN 7"],
      }),
    );
    const meant = (typed: string) =>
      book.store.read(async (read) => {
        const units = await piecesMeant(read, { itemId, location: "store" }, typed, "lines.0.serials");
        return (await Promise.all(units.map((id) => read.get(id)))).map(({ serial }) => serial);
      });
    expect(await meant("p3 P1")).toEqual(["P3", "P1"]);
    expect(await meant("P1-P3")).toEqual(["P1", "P2", "P3"]);
    expect(await meant("SN 7, P2")).toEqual(["SN 7", "P2"]);
    expect(await meant(" ")).toEqual([]);
    await expect(meant("P1 P9")).rejects.toMatchObject({
      problems: { "lines.0.serials": "Serial P9 is not there." },
    });
  });

  it("[CH1] is a draft without a number that moves nothing; issued, its goods lie at its own place, worth what they were", async () => {
    const draft = await book.run(draftChallan({ customerId: book.customer, lines: [await goods("2")] }));
    expect(await held(book.pump)).toEqual({ store: 5_000 });
    await book.run(amendChallan({ id: draft, lines: [await goods("3")], poReference: "PO-9" }));
    const { number } = await book.run(issueChallan({ id: draft }));
    expect(number).toBe("DC/26-27/0001");
    expect(await held(book.pump)).toEqual({ store: 2_000, [draft]: 3_000 });
    expect(await get(draft)).toMatchObject({
      poReference: "PO-9",
      printed: { customerName: "Sunita Deshpande" },
    });
    expect((await book.refused(amendChallan({ id: draft, note: "x" }))).message).toContain(number);
    await book.refused(discardChallan({ id: draft }));
    expect(await book.faults()).toEqual([]);
  });

  it("[CH1] takes no number where goods are missing, said at the line, and none after today", async () => {
    expect(
      (
        await book.refused(
          challanNow({ customerId: book.customer, lines: [await goods("1"), await goods("9")] }),
        )
      ).problems,
    ).toHaveProperty("lines.1.quantity");
    const empty = await book.refused(challanNow({ customerId: book.customer, on: "2026-04-02", lines: [] }));
    expect(Object.keys(empty.problems).sort()).toEqual(["lines", "on"]);
    expect((await send("1")).number).toBe("DC/26-27/0001");
    expect(await book.faults()).toEqual([]);
  });

  it("[CH2] is billed in parts, never more than is left, and by bills over several challans of one customer", async () => {
    const { id: first } = await send("3");
    const { id: second } = await send("2");
    expect((await book.store.read((read) => challansOut(read, book.customer))).length).toBe(2);
    const draft = await book.store.read((read) => draftFromChallans(read, [first, second]));
    expect(draft.lines.map(({ quantity, location }) => [quantity, location])).toEqual([
      ["3", first],
      ["2", second],
    ]);
    const part = draft.lines.map((line, at) => (at ? line : { ...line, quantity: "1" }));
    const { id } = await book.run(billNow({ ...draft, lines: part }));
    expect([await stateOf(first), await stateOf(second)]).toEqual(["partly invoiced", "invoiced"]);
    expect(await held(book.pump)).toEqual({ [first]: 2_000 });
    const rest = await book.store.read((read) => draftFromChallans(read, [first]));
    expect(rest.lines.map(({ quantity }) => quantity)).toEqual(["2"]);
    const more = await book.refused(
      billNow({ ...rest, lines: rest.lines.map((line) => ({ ...line, quantity: "3" })) }),
    );
    expect(Object.keys(more.problems)).toContainEqual(expect.stringMatching(/^lines\.0\.quantity/));
    expect((await book.refused(cancelChallan({ id: first, reason: "x" }))).message).toContain("S/26-27/0001");
    expect(await book.faults()).toEqual([]);
    await book.run(cancelInvoice({ id, reason: "wrong" }));
    expect([await stateOf(first), await stateOf(second)]).toEqual(["issued", "issued"]);
    expect(await held(book.pump)).toEqual({ [first]: 3_000, [second]: 2_000 });
    expect(await book.faults()).toEqual([]);
  });

  it("[CH3] brings goods back in parts, no more than is out, and is cancelled with what is left", async () => {
    const { id } = await send("3");
    const back = (quantity: string) =>
      returnChallan({ id, on: "2026-04-01", lines: [{ line: 0, quantity }] });
    expect((await book.refused(back("4"))).problems["lines.0.quantity"]).toContain("3");
    expect((await book.refused(back("0"))).problems).toHaveProperty("lines");
    await book.run(back("1"));
    expect(await stateOf(id)).toBe("partly returned");
    expect((await book.refused(cancelChallan({ id, reason: " " }))).problems).toHaveProperty("reason");
    await book.run(cancelChallan({ id, reason: "not wanted" }));
    expect(await held(book.pump)).toEqual({ store: 5_000 });
    expect(await get(id)).toMatchObject({ status: "cancelled", number: "DC/26-27/0001" });
    await book.refused(back("1"));
    const { id: second } = await send("1");
    await book.run(returnChallan({ id: second, on: "2026-04-01", lines: [{ line: 0, quantity: "1" }] }));
    expect(await stateOf(second)).toBe("returned");
    expect(await book.faults()).toEqual([]);
  });

  it("[CH4] carries the very pieces; one is installed from it, gets its card, and is billed as installed", async () => {
    const ro = await purifier();
    const line = challanLine(await item(ro), "2", "store");
    const { id } = await book.run(
      challanNow({ customerId: book.customer, siteId: book.site, lines: [line] }),
    );
    const [first, second] = (await get(id)).lines[0]?.units ?? [];
    expect(await get(first as RecordId<"unit">)).toMatchObject({ status: "on challan", challanId: id });
    const early = await book.refused(
      installPiece({ unitId: first as RecordId<"unit">, siteId: book.site, on: "2026-03-31", by: "Ravi" }),
    );
    expect(early.problems).toHaveProperty("installedOn");
    const { id: card, number } = await book.run(
      installPiece({ unitId: first as RecordId<"unit">, siteId: book.site, on: "2026-04-01", by: "Ravi" }),
    );
    expect(await get(card)).toMatchObject({ serial: "H1", installedBy: "Ravi", warrantyUntil: "2027-03-31" });
    expect((await get(id)).installed).toEqual([{ cardId: card, on: "2026-04-01", by: "Ravi" }]);
    expect(
      (
        await book.refused(
          installPiece({ unitId: first as RecordId<"unit">, siteId: book.site, on: "2026-04-01", by: "" }),
        )
      ).message,
    ).toContain(number);
    const stays = await book.refused(
      returnChallan({
        id,
        on: "2026-04-01",
        lines: [{ line: 0, quantity: "1", units: [first as RecordId<"unit">] }],
      }),
    );
    expect(stays.message).toContain(number);
    await book.run(
      returnChallan({
        id,
        on: "2026-04-01",
        lines: [{ line: 0, quantity: "1", units: [second as RecordId<"unit">] }],
      }),
    );
    const draft = await book.store.read((read) => draftFromChallans(read, [id]));
    const { id: bill } = await book.run(billNow(draft));
    expect(await get(first as RecordId<"unit">)).toMatchObject({
      status: "installed",
      invoiceId: bill,
      cardId: card,
    });
    expect((await get(card)).saleId).toBe(bill);
    const { pieces, state } = await book.store.read((read) => challanPage(read, id));
    expect(state).toBe("invoiced");
    expect(pieces.map((piece) => piece.card?.id)).toEqual([card, undefined]);
    expect(await book.faults()).toEqual([]);
  });

  it("[CH4] a piece sold on a bill is installed from there; one in the store is not", async () => {
    const ro = await purifier();
    const [stored] = await book.store.read((read) => read.list("unit", "place", { prefix: [ro] }));
    await book.refused(
      installPiece({
        unitId: stored?.id as RecordId<"unit">,
        siteId: book.site,
        on: "2026-04-01",
        by: "Ravi",
      }),
    );
    const { id } = await book.run(
      billNow({ customerId: book.customer, lines: [lineForItem(await item(ro), "1", "store")] }),
    );
    const unitId = (await get(id)).lines[0]?.units?.[0] as RecordId<"unit">;
    const { id: card } = await book.run(
      installPiece({ unitId, siteId: book.site, on: "2026-04-01", by: "Ravi" }),
    );
    expect((await get(card)).saleId).toBe(id);
    expect(await get(unitId)).toMatchObject({ status: "installed", cardId: card });
    expect(await book.faults()).toEqual([]);
  });

  it("[CH5] dates in its series do not run backwards, and a number is never given twice", async () => {
    await send("1");
    const early = await book.refused(
      challanNow({ customerId: book.customer, on: "2026-03-31", lines: [await goods("1")] }),
    );
    expect(early.problems.on).toContain("DC/26-27/0001");
  });

  it("[CH6] the proof finds what a challan miscounts", async () => {
    const { id } = await send("2");
    await book.run(
      command("test.forge", async (work, _: object) => {
        const challan = await work.get(id);
        await work.put({ ...challan, lines: challan.lines.map((line) => ({ ...line, invoiced: 3_000 })) });
      })({}),
    );
    const faults = await book.faults();
    expect(faults.map(({ invariant }) => invariant).sort()).toEqual([6, 8, 8]);
    expect(new Set(faults.map((fault) => fault.id))).toEqual(new Set([id]));
  });
});

describe("a quotation", () => {
  const quote = async () => [
    lineForItem(await item(book.pump), "2", "store"),
    freeLine({ description: "Fitting", quantity: "1", price: "400", taxRate: "18" }),
  ];

  it("[QU1] takes its number when it is sent, and lapses after its last day", async () => {
    const id = await book.run(draftQuotation({ customerId: book.customer, lines: await quote() }));
    expect(await get(id)).not.toHaveProperty("number");
    const { number } = await book.run(sendQuotation({ id, validUntil: "2026-04-10" }));
    expect(number).toBe("Q/26-27/0001");
    const sent = await get(id);
    expect([quotationState(sent, "2026-04-10"), quotationState(sent, "2026-04-11")]).toEqual([
      "sent",
      "lapsed",
    ]);
    await book.refused(amendQuotation({ id, note: "x" }));
    await book.refused(discardQuotation({ id }));
    const copy = await book.run(copyQuotation({ id }));
    expect(await get(copy)).toMatchObject({ status: "draft", validUntil: "2026-05-01" });
    expect((await get(copy)).number).toBeUndefined();
    const bad = await book.refused(
      quoteNow({ customerId: book.customer, validUntil: "2026-03-01", lines: [] }),
    );
    expect(Object.keys(bad.problems).sort()).toEqual(["lines", "validUntil"]);
  });

  it("[QU2] is taken with the customer's order, or lost with a reason, and opened again", async () => {
    const { id } = await book.run(quoteNow({ customerId: book.customer, lines: await quote() }));
    expect((await book.refused(loseQuotation({ id, reason: "" }))).problems).toHaveProperty("reason");
    await book.run(loseQuotation({ id, reason: "too dear" }));
    expect(await get(id)).toMatchObject({ status: "lost", reason: "too dear" });
    await book.run(acceptQuotation({ id, poReference: "PO-12" }));
    expect(await get(id)).toMatchObject({ status: "accepted", poReference: "PO-12" });
    expect(await get(id)).not.toHaveProperty("reason");
  });

  it("[QU3] becomes a bill, its lines carried over, its goods leaving the store; once", async () => {
    const { id } = await book.run(
      quoteNow({ customerId: book.customer, lines: await quote(), poReference: "PO-1" }),
    );
    const draft = await book.store.read((read) => draftFromQuotation(read, id));
    const { id: bill } = await book.run(billNow(draft));
    expect(await get(bill)).toMatchObject({ quotationId: id, poReference: "PO-1" });
    expect(await get(id)).toMatchObject({ status: "accepted", invoiceId: bill });
    expect(await held(book.pump)).toEqual({ store: 3_000 });
    await expect(book.store.read((read) => draftFromQuotation(read, id))).rejects.toThrow("Q/26-27/0001");
    expect((await book.refused(loseQuotation({ id, reason: "x" }))).message).toContain("Q/26-27/0001");
    await book.run(cancelInvoice({ id: bill, reason: "x" }));
    expect(await get(id)).not.toHaveProperty("invoiceId");
    expect(await book.faults()).toEqual([]);
  });

  it("[QU3] becomes a challan for its goods and then a bill for goods and work", async () => {
    const { id } = await book.run(quoteNow({ customerId: book.customer, lines: await quote() }));
    const wish = await book.store.read((read) => challanFromQuotation(read, id));
    expect(wish.lines.map(({ itemId, quantity }) => [itemId, quantity])).toEqual([[book.pump, "2"]]);
    const { id: challan } = await book.run(challanNow(wish));
    expect(await get(id)).toMatchObject({ status: "accepted", challanId: challan });
    await expect(book.store.read((read) => challanFromQuotation(read, id))).rejects.toThrow();
    const draft = await book.store.read((read) => draftFromQuotation(read, id));
    expect(draft.lines.map(({ description, location }) => [description, location])).toEqual([
      ["Pump 36 V", challan],
      ["Fitting", ""],
    ]);
    const { id: bill } = await book.run(billNow(draft));
    expect(await get(id)).toMatchObject({ challanId: challan, invoiceId: bill });
    expect(await stateOf(challan)).toBe("invoiced");
    expect(await held(book.pump)).toEqual({ store: 3_000 });
    expect(await book.faults()).toEqual([]);
  });

  it("[QU3] a cancelled challan leaves the quotation to become another", async () => {
    const { id } = await book.run(quoteNow({ customerId: book.customer, lines: await quote() }));
    const wish = await book.store.read((read) => challanFromQuotation(read, id));
    const { id: challan } = await book.run(challanNow(wish));
    await book.run(cancelChallan({ id: challan, reason: "wrong day" }));
    expect(await get(id)).not.toHaveProperty("challanId");
    await book.run(challanNow(await book.store.read((read) => challanFromQuotation(read, id))));
    expect(await book.faults()).toEqual([]);
  });
});
