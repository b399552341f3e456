import { beforeEach, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { draftFromVisit } from "../../src/billing/draft-queries";
import { cancelInvoice } from "../../src/billing/issue";
import { savePlan } from "../../src/contracts/plan-commands";
import { recordContractVisit } from "../../src/contracts/visit-commands";
import type { RecordId } from "../../src/records";
import { addCard } from "../../src/stock/commands";
import { onHand } from "../../src/stock/queries";
import { openContractBook, quarterly, type ContractBook } from "../contracts/contract-book";

let book: ContractBook;
let id: RecordId<"visit">;
beforeEach(async () => {
  book = await openContractBook();
  const planId = await book.run(savePlan({ ...quarterly, name: "Silver", covers: "labour-only" }));
  const unit = { partyId: book.customer, siteId: book.site, itemId: book.unit, serial: "OLD" };
  const { id: cardId } = await book.run(addCard({ ...unit, installedOn: "2020-01-10" }));
  const [first] = await book.visits(await book.active({ planId, units: [{ cardId }], poReference: "PO 7" }));
  id = first?.id as RecordId<"visit">;
  book.goTo("2026-05-20");
});
const visit = () => book.store.read((read) => read.get(id));
const draft = () => book.store.read((read) => draftFromVisit(read, id));
const record = () =>
  book.run(
    recordContractVisit({
      id,
      outcome: "done",
      technicianId: book.technician,
      work: "Pump changed",
      lines: [
        { itemId: book.pump, quantity: "1" },
        { itemId: book.labour, quantity: "1" },
      ],
    }),
  );

it("[I31] bills what the customer pays of a contract's visit, the rest at 100 % discount, and moves no goods again", async () => {
  await record();
  const asked = await draft();
  expect(asked).toMatchObject({ customerId: book.customer, siteId: book.site, poReference: "PO 7" });
  expect(asked.lines.map(({ discountPercent }) => discountPercent)).toEqual(["0", "100"]);
  expect(asked.lines[1]?.description).toContain("(Silver)");
  const { id: invoiceId } = await book.run(billNow(asked));
  const bill = await book.store.read((read) => read.get(invoiceId));
  expect(bill).toMatchObject({ visitId: id, figures: { lineNets: [145_000, 0], total: 171_100 } });
  expect((await visit()).invoiceId).toBe(invoiceId);
  expect(await book.store.read((read) => onHand(read, book.pump))).toEqual({ store: 4_000 });
  expect(await book.faults()).toEqual([]);
});

it("[I31] bills a visit once, and again only after its bill is cancelled", async () => {
  await record();
  const asked = await draft();
  const { id: invoiceId, number } = await book.run(billNow(asked));
  await expect(draft()).rejects.toThrow(number);
  expect((await book.refused(billNow(asked))).message).toContain(number);
  await book.run(cancelInvoice({ id: invoiceId, reason: "wrong price" }));
  expect(await visit()).not.toHaveProperty("invoiceId");
  const again = await book.run(billNow(await draft()));
  expect((await visit()).invoiceId).toBe(again.id);
  expect(await book.faults()).toEqual([]);
});

it("[I31] bills no visit that was not made", async () => {
  await expect(draft()).rejects.toThrow("planned");
  await book.run(recordContractVisit({ id, outcome: "waived", reason: "Away" }));
  await expect(draft()).rejects.toThrow("waived");
});
