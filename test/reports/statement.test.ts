import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fillTemplate } from "../../src/paper/fill";
import { paperCells } from "../../src/paper/read";
import { receivePayment } from "../../src/payments/commands";
import { openBill } from "../../src/payments/opening-commands";
import { statementDocument } from "../../src/reports/statement-document";
import { statementPaper } from "../../src/reports/statement-queries";
import { partiesOf } from "../../src/reports/statement-report";
import { openBook } from "../book";
import { useNodeXml } from "../paper/node-xml";

useNodeXml();

const template = new Uint8Array(readFileSync(new URL("../../templates/statement.xlsx", import.meta.url)));

it("[R17] [R5] prints a customer's account with its ages, and is offered for everybody with a balance", async () => {
  const book = await openBook();
  await book.run(
    openBill({
      side: "customer",
      partyId: book.customer,
      number: "OLD/1",
      on: "2026-04-01",
      dueOn: "2026-04-10",
      amount: 100_000,
    }),
  );
  book.goTo("2026-05-20");
  await book.run(
    receivePayment({
      partyId: book.customer,
      on: "2026-05-20",
      amount: 30_000,
      mode: "cash",
      allocations: [],
    }),
  );
  const span = { from: "2026-05-01", to: "2026-05-20" };
  const paper = await book.store.read((read) => statementPaper(read, book.customer, span));
  expect(paper).toMatchObject({ ages: [0, 0, 100_000, 0, 0], credit: 30_000, chequesInHand: 0 });
  const document = statementDocument(paper);
  expect(document.scalars).toMatchObject({
    title: "Statement of account",
    "totals.opening": { money: 100_000, digits: 2 },
    "totals.received": { money: 30_000, digits: 2 },
    "totals.closing": { money: 70_000, digits: 2 },
    "totals.cheques": null,
  });
  expect(document.blocks.line).toHaveLength(2);
  expect(document.blocks.age).toEqual([{ name: "31–60 days", amount: { money: 100_000, digits: 2 } }]);
  const texts = paperCells(fillTemplate(template, document)).cells.map(({ value }) => value);
  for (const shown of [
    "Statement of account",
    "Sunita Deshpande",
    "Brought forward",
    1000,
    700,
    "31–60 days",
  ])
    expect(texts, String(shown)).toContain(shown);
  expect(texts.filter((value) => String(value).includes("{{"))).toEqual([]);
  expect(await book.store.read((read) => partiesOf(read, "customer"))).toEqual([book.customer]);
});
