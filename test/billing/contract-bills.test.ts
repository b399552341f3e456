import { beforeEach, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { draftFromContract } from "../../src/billing/contract-draft-queries";
import { cancelInvoice } from "../../src/billing/issue";
import { openContractBook, type ContractBook } from "../contracts/contract-book";

let book: ContractBook;
beforeEach(async () => {
  book = await openContractBook();
});
const contract = (id: `contract:${string}`) => book.store.read((read) => read.get(id));
const bill = (id: `contract:${string}`, dueOn: string) =>
  book.store.read((read) => draftFromContract(read, { id, dueOn }));

it("[I30] bills the whole price by one line that names plan, contract, units and term, with its tax", async () => {
  const id = await book.active();
  const { number, price } = await contract(id);
  const draft = await bill(id, "2026-04-01");
  expect(draft.lines).toMatchObject([
    {
      description: `Gold AMC, contract ${number}, 3 units, 1 Apr 2026 to 31 Mar 2027`,
      quantity: "1",
      price: String(price / 100),
      taxCode: "9987",
      taxRate: "18",
    },
  ]);
  const { id: invoiceId } = await book.run(billNow(draft));
  const issued = await book.store.read((read) => read.get(invoiceId));
  expect(issued.figures).toMatchObject({ net: price, tax: (price * 18) / 100 });
  expect((await contract(id)).installments).toMatchObject([{ dueOn: "2026-04-01", invoiceId }]);
  expect(await book.faults()).toEqual([]);
});

it("[I30] bills each part for its own days, once, and again only after the bill is cancelled", async () => {
  const id = await book.active({ installments: { count: 4, everyMonths: 3 } });
  const days = (await contract(id)).installments.map(({ dueOn }) => dueOn);
  expect(days).toEqual(["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"]);
  const described = await Promise.all(days.map(async (day) => (await bill(id, day)).lines[0]?.description));
  expect(described.map((text) => text?.split(", ").at(-1))).toEqual([
    "1 Apr 2026 to 30 Jun 2026",
    "1 Jul 2026 to 30 Sept 2026",
    "1 Oct 2026 to 31 Dec 2026",
    "1 Jan 2027 to 31 Mar 2027",
  ]);
  const draft = await bill(id, "2026-04-01");
  const first = await book.run(billNow(draft));
  const refusal = await book.refused(billNow(draft));
  expect(refusal.message).toContain(first.number);
  await book.run(cancelInvoice({ id: first.id, reason: "wrong date" }));
  expect((await contract(id)).installments[0]).toEqual({ dueOn: "2026-04-01", amount: expect.any(Number) });
  await book.run(billNow(draft));
  expect(await book.faults()).toEqual([]);
});

it("[I30] bills afterwards for the days that have passed", async () => {
  const id = await book.active({ installments: { count: 4, everyMonths: 3, billing: "arrears" } });
  const [first, second] = (await contract(id)).installments;
  expect((await bill(id, first?.dueOn ?? "")).lines[0]?.description).toContain("1 Apr 2026 to 30 Jun 2026");
  expect((await bill(id, second?.dueOn ?? "")).lines[0]?.description).toContain("1 Jul 2026 to 30 Sept 2026");
});
