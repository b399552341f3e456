import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { writeBackup } from "../../src/backup/export";
import { readBackup } from "../../src/backup/read";
import { Refusal } from "../../src/base/refusal";
import { fillTemplate } from "../../src/paper/fill";
import type { PaperDocument } from "../../src/paper/paper-document";
import { WorkbookFile } from "../../src/paper/workbook-file";
import { useNodeXml } from "../paper/node-xml";
import { broken, brokenInside, chance } from "./broken";
import { made, smallCopy } from "./small-book";

useNodeXml();

const BACKUPS = 1_200;
const TEMPLATES = 900;

/** What became of something: a Refusal with a sentence, or the value; anything else is thrown on. */
async function outcome<T>(work: () => T | Promise<T>): Promise<T | "refused"> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.message.length > 20) return "refused";
    throw error;
  }
}

it("[BK10] a backup that was flipped, cut or spliced is read exactly or refused, never anything else", async () => {
  const [one, two] = [await smallCopy(), await smallCopy()];
  const [first, second] = [await writeBackup(one, made), await writeBackup(two, made)];
  const right = [JSON.stringify(one), JSON.stringify(two)];
  const next = chance(2026);
  const seen = { exact: 0, tables: 0, refused: 0 };
  for (let round = 0; round < BACKUPS; round++) {
    const bytes = (round % 2 ? broken : brokenInside)(first, second, next);
    const read = await outcome(() => readBackup(bytes));
    if (read === "refused") {
      seen.refused++;
      continue;
    }
    if (!right.includes(JSON.stringify(read.book))) throw new Error(`Round ${round} gave another book.`);
    if (read.from === "tables") seen.tables++;
    else seen.exact++;
  }
  expect(seen.exact + seen.tables + seen.refused).toBe(BACKUPS);
  // Each of the three really happens; a fuzz that is always refused proves nothing.
  expect(Math.min(seen.exact, seen.tables, seen.refused)).toBeGreaterThan(5);
}, 300_000);

it("[BK10] a template that was flipped, cut or spliced is filled to a workbook or refused", async () => {
  const template = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../../templates/${name}.xlsx`, import.meta.url)));
  const [bill, other] = [template("cash-memo"), template("receipt")];
  const document: PaperDocument = { scalars: { number: "S/1", company: "Aqua Care" }, blocks: {} };
  const right = Buffer.from(fillTemplate(bill, document));
  const next = chance(1947);
  const seen = { exact: 0, filled: 0, refused: 0 };
  for (let round = 0; round < TEMPLATES; round++) {
    const isRaw = round % 2 === 1;
    const bytes = (isRaw ? broken : brokenInside)(bill, other, next);
    const filled = await outcome(() => fillTemplate(bytes, document));
    if (filled === "refused") seen.refused++;
    else if (right.equals(filled)) seen.exact++;
    else {
      // With its sums made right again it is another template, whose paper must still be a workbook.
      if (isRaw) throw new Error(`Round ${round} was filled, but not as the template that was written.`);
      expect(WorkbookFile.open(filled).sheets.length).toBeGreaterThan(0);
      seen.filled++;
    }
  }
  expect(seen.exact + seen.filled + seen.refused).toBe(TEMPLATES);
  expect(seen.refused).toBeGreaterThan(100);
}, 300_000);
