import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { renewalLetter } from "../../src/contracts/letter-document";
import { renewalOffer } from "../../src/contracts/letter-queries";
import { retireWithUnit } from "../../src/contracts/unit-commands";
import { fillTemplate } from "../../src/paper/fill";
import { paperCells } from "../../src/paper/read";
import { amendParty } from "../../src/parties/commands";
import { convertWithLibreOffice, libreOffice } from "../paper/libre-office";
import { useNodeXml } from "../paper/node-xml";
import { openContractBook } from "./contract-book";

useNodeXml();
const template = new Uint8Array(
  readFileSync(new URL("../../templates/renewal-letter.xlsx", import.meta.url)),
);

it("[V36] names units, next term and price with tax, in the customer's language", async () => {
  const book = await openContractBook();
  const id = await book.active();
  const { price, number } = await book.store.read((read) => read.get(id));
  const offer = () =>
    book.store.read((read) => renewalOffer(read, id, { escalationPercent: "10" }, "2027-03-01"));
  const { net, term, units, visits } = await offer();
  expect(net).toBe((price * 110) / 100);
  expect(term).toEqual({ from: "2027-04-01", until: "2028-03-31" });
  expect(units).toHaveLength(3);
  expect(visits).toBe(4);
  const paper = fillTemplate(template, renewalLetter(await offer()));
  const texts = paperCells(paper).cells.map(({ value }) => String(value ?? ""));
  for (const part of ["Sunita Deshpande", number, "31 March 2027", "RO Pro 12", "SN 3", "Gold AMC"])
    expect(
      texts.some((text) => text.includes(String(part))),
      part,
    ).toBe(true);
  expect(paperCells(paper).cells.map(({ value }) => value)).toContain((net * 1.18) / 100);
  expect(texts.some((text) => text.includes("{{"))).toBe(false);
  await book.run(amendParty({ id: book.customer, language: "uk" }));
  const ukrainian = fillTemplate(template, renewalLetter(await offer()));
  expect(paperCells(ukrainian).cells.some(({ value }) => String(value).includes("Продовження"))).toBe(true);
  if (libreOffice) expect(convertWithLibreOffice(paper, "pdf").length).toBeGreaterThan(1000);
}, 60_000);

it("[V36] offers nothing where no unit is left to go on", async () => {
  const book = await openContractBook();
  const id = await book.active();
  for (const { cardId } of await book.store.read((read) => read.list("cover", "contract", { is: id })))
    await book.run(retireWithUnit({ id: cardId, status: "scrapped", on: "2026-04-01", reason: "old" }));
  await expect(
    book.store.read((read) => renewalOffer(read, id, { escalationPercent: "0" }, "2027-03-01")),
  ).rejects.toThrow("is left to go on");
});
