import { expect, it } from "vitest";
import { amendCompany } from "../../src/company/commands";
import { addParty } from "../../src/parties/commands";
import { orderFigures } from "../../src/purchase/figures";
import { orderDocument } from "../../src/purchase/order-document";
import { orderPage } from "../../src/purchase/order-queries";
import { sendOrder } from "../../src/purchase/order-commands";
import { openPurchaseBook } from "./purchase-book";

const principals = [
  { name: "Inside", taxId: "27AAPFU0939F1ZV", stateCode: "27", tax: ["CGST", "SGST"] },
  { name: "Across", taxId: "29AAGCB7383J1Z4", stateCode: "29", tax: ["IGST"] },
  { name: "No GSTIN", taxId: "", stateCode: "27", tax: [] },
];

it.each(principals)("[Q28] an order to $name shows the tax that his bill then bears", async (party) => {
  const book = await openPurchaseBook();
  const draft = { phones: [], customer: false, principal: true, stateCode: party.stateCode };
  const [name, taxId] = [`${party.name} Pumps`, party.taxId];
  const { partyId } = await book.run(addParty({ ...draft, name, taxId }));
  const { id } = await book.run(
    sendOrder({ principalId: partyId, lines: [{ itemId: book.pump, quantity: "10", price: "900" }] }),
  );
  const { company, ...parts } = await book.store.read(async (read) => ({
    ...(await orderPage(read, id)),
    company: await read.get("company:main"),
  }));
  const expected = orderFigures(parts.order.lines, company, parts.principal);
  const paper = orderDocument({ ...parts, company });
  expect(paper.blocks["tax"]?.map(({ name }) => name)).toEqual(party.tax);
  const billed = await book.bill([await book.receive(id, { principalId: partyId })]);
  const bill = await book.store.read((read) => read.get(billed));
  expect(bill.figures?.taxes.flatMap(({ name, amount }) => (amount ? [name] : []))).toEqual(party.tax);
  expect(expected).toEqual(bill.figures);
});

it("[Q28] a company under composition, too, is shown no tax by whom may charge none", async () => {
  const book = await openPurchaseBook();
  await book.run(amendCompany({ taxScheme: "gst-composition" }));
  const company = await book.store.read((read) => read.get("company:main"));
  const lines = [{ quantity: "10", price: "900", taxRate: "18" }];
  expect(orderFigures(lines, company, { taxId: "", stateCode: "27" })?.total).toBe(900_000);
  const registered = { taxId: "27AAPFU0939F1ZV", stateCode: "27" };
  expect(orderFigures(lines, company, registered)?.total).toBe(1_062_000);
});
