import { expect, it } from "vitest";
import { amendCompany } from "../../src/company/commands";
import { copyLegends } from "../../src/company/copies";
import { legendsOf } from "../../src/billing/document";
import { challanLegends } from "../../src/sales/challan-document";
import type { Company, Invoice } from "../../src/records";
import { openBook } from "../book";

const none = { goods: [], services: [], challan: [] };

it("[Y25] a company starts with its country's legends, in its language; other countries with none", async () => {
  const book = await openBook();
  const company = await book.store.read((read) => read.get("company:main"));
  expect(copyLegends(company, "goods", "2026-04-01")).toEqual([
    "Original for recipient",
    "Duplicate for transporter",
    "Triplicate for supplier",
  ]);
  expect(copyLegends({ ...company, language: "hi" }, "services", "2026-04-01")).toHaveLength(2);
  expect(copyLegends(company, "goods", "2017-06-30")).toEqual([""]);
  expect(copyLegends({ ...company, country: "UA" }, "challan", "2026-04-01")).toEqual([""]);
});

it("[Y25] the company's own legends count from their day, those of the paper's scheme before those of any", async () => {
  const book = await openBook();
  const copyLegendsSet: Company["settings"]["copyLegends"] = [
    { ...none, from: "2026-04-01", services: ["Any, old"], challan: ["Way"] },
    { ...none, from: "2026-06-01", services: ["Any, new"] },
    { ...none, from: "2026-06-01", taxScheme: "gst-composition", services: ["Supply", "Copy"] },
  ];
  await book.run(amendCompany({ settings: { copyLegends: copyLegendsSet } as Company["settings"] }));
  const company = await book.store.read((read) => read.get("company:main"));
  const bill = { lines: [], on: "2026-06-01", taxScheme: "gst" } as unknown as Invoice;
  expect(legendsOf({ ...bill, on: "2026-05-31" }, company)).toEqual(["Any, old"]);
  expect(legendsOf(bill, company)).toEqual(["Any, new"]);
  expect(legendsOf({ ...bill, taxScheme: "gst-composition" }, company)).toEqual(["Supply", "Copy"]);
  expect(legendsOf({ ...bill, on: "2026-03-31" }, company)).toEqual([""]);
  expect(challanLegends(company, { on: "2026-05-01" })).toEqual(["Way"]);
  expect(challanLegends(company, { on: "2026-06-02" })).toEqual([""]);
});

it("[Y25] legends without a day or a word, and a tolerance that is no percentage, are refused at their field", async () => {
  const book = await openBook();
  const settings = { copyLegends: [{ ...none, from: "" }], receiptTolerance: "101" };
  const { problems } = await book.refused(
    amendCompany({ settings: settings as unknown as Company["settings"] }),
  );
  expect(Object.keys(problems).sort()).toEqual([
    "copyLegends.0.from",
    "copyLegends.0.goods",
    "receiptTolerance",
  ]);
});
