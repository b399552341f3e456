import { expect, it } from "vitest";
import { challanNow } from "../../src/sales/challan-commands";
import { challanLine } from "../../src/sales/model";
import { installPiece } from "../../src/sales/install-commands";
import { addCard, addItem } from "../../src/stock/commands";
import { transferStock } from "../../src/stock/transfer-commands";
import { openBook } from "../book";

it("[K39] a typed card for a piece that is still ours is refused, saying where it is and what to do", async () => {
  const book = await openBook();
  const meter = await book.run(
    addItem({
      code: "MTR",
      name: "Meter",
      type: "serialised",
      unit: "pcs",
      taxCode: "9026",
      taxRate: "18",
      price: "1000",
      cost: "600",
      reorderLevel: "0",
      warrantyMonths: 12,
      opening: "3",
      openingSerials: ["M1", "M2", "M3"],
    }),
  );
  const draft = { partyId: book.customer, siteId: book.site, itemId: meter, installedOn: "2026-04-01" };
  const says = async (serial: string) =>
    (await book.refused(addCard({ ...draft, serial }))).problems["serial"];
  const pieceOf = async (serial: string) =>
    (await book.store.read((read) => read.list("unit", "serial", { is: serial })))[0]!;
  expect(await says(" m1 ")).toMatch(/^Serial M1 is still in the store; .*install it from there\.$/);
  const { id: inVan } = await pieceOf("m2");
  const item = await book.store.read((read) => read.get(meter));
  const van = { itemId: meter, from: "store", to: book.technician, quantity: "1", units: [inVan] };
  await book.run(transferStock({ ...van, on: "2026-04-01" }));
  expect(await says("M2")).toContain("in the van of");
  const { id: third } = await pieceOf("m3");
  const line = { ...challanLine(item, "1", "store"), units: [third] };
  await book.run(challanNow({ customerId: book.customer, siteId: book.site, lines: [line] }));
  expect(await says("M3")).toMatch(/^Serial M3 is on challan DC\/26-27\/0001; install it from there\.$/);
  await book.run(installPiece({ unitId: third, siteId: book.site, on: "2026-04-01", by: "Ravi" }));
  await book.run(addCard({ ...draft, serial: "M9" }));
  expect(await book.faults()).toEqual([]);
});
