import { beforeEach, expect, it } from "vitest";
import { unitCoverage } from "../../src/contracts/unit-coverage";
import { replaceWithUnit } from "../../src/contracts/unit-commands";
import { addCard, amendItem, extendWarranty } from "../../src/stock/commands";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => (book = await openBook()));

const card = (id: Book["card"]) => book.store.read((read) => read.get(id));
const installed = async (labourWarrantyMonths: number) => {
  await book.run(amendItem({ id: book.unit, labourWarrantyMonths }));
  const unit = { partyId: book.customer, siteId: book.site, itemId: book.unit, serial: "" };
  return (await book.run(addCard({ ...unit, installedOn: "2026-01-31" }))).id;
};
const freeOn = (id: Book["card"], on: string) =>
  book.store.read(async (read) => {
    const { kind, freeParts, freeLabour } = await unitCoverage(read, await read.get(id), { name: "RO" }, on);
    return { kind, freeParts, freeLabour };
  });

it("[K22] a unit is installed with the last days of parts and of labour", async () => {
  expect(await card(await installed(3))).toMatchObject({
    warrantyUntil: "2027-01-30",
    labourWarrantyUntil: "2026-04-29",
  });
  expect(await card(await installed(12))).not.toHaveProperty("labourWarrantyUntil");
});

it("[K22] an item without warranty on labour gives none, from the first day on", async () => {
  const id = await installed(0);
  expect(await freeOn(id, "2026-01-31")).toEqual({ kind: "warranty", freeParts: true, freeLabour: false });
});

it("[K22] the unit in another's place takes both warranties anew, or carries them", async () => {
  const id = await installed(3);
  const swap = { id, on: "2026-04-01", reason: "Leaks", serial: "" } as const;
  const { id: next } = await book.run(replaceWithUnit({ ...swap, warranty: "new" }));
  expect(await card(next)).toMatchObject({ warrantyUntil: "2027-03-31", labourWarrantyUntil: "2026-06-30" });
  const { id: third } = await book.run(replaceWithUnit({ ...swap, id: next, warranty: "carried" }));
  expect(await card(third)).toMatchObject({ warrantyUntil: "2027-03-31", labourWarrantyUntil: "2026-06-30" });
});

it("[K23] an extension covers what it names till its day, and is taken back", async () => {
  const extension = { id: book.card, until: "2028-06-14", parts: true, labour: false, note: "bought" };
  await book.run(extendWarranty(extension));
  expect(await freeOn(book.card, "2028-06-14")).toEqual({
    kind: "warranty",
    freeParts: true,
    freeLabour: false,
  });
  await book.run(extendWarranty({ id: book.card, parts: true, labour: true }));
  expect(await card(book.card)).not.toHaveProperty("extendedWarranty");
  expect((await freeOn(book.card, "2028-06-14")).kind).toBe("paid");
});

it("[K23] an extension of nothing, or to before the installation, is refused by field", async () => {
  const refusal = await book.refused(
    extendWarranty({ id: book.card, until: "2025-06-14", parts: false, labour: false }),
  );
  expect(refusal.problems).toEqual({
    until: "The unit was installed on 2025-06-15.",
    parts: "It covers parts, labour or both.",
  });
});
