import { addDays, type Day } from "../base/day";
import { fiscalYear } from "../base/fiscal-year";
import { nextNumber } from "../company/numbering";
import type { Company, Proof, Series } from "../records";
import type { Read } from "../store/work";
import { profitAndLoss } from "./statement-queries";

/** What should be looked at before a year is closed: how much of it there is. */
export interface YearEndCheck {
  readonly what: "drafts" | "challans" | "cheques" | "proof";
  /** How many are left; faults of the proof, undefined where it was never proved. */
  readonly left: number | undefined;
}

/** A financial year that can be closed, with what closing it does. */
export interface YearEnd {
  readonly company: Company;
  /** The label of the year, `2026-27`, its first and last day. */
  readonly year: { readonly label: string; readonly from: Day; readonly to: Day };
  readonly isClosed: boolean;
  /** Whether the year is over. */
  readonly isOver: boolean;
  /** Minor units. */
  readonly profit: number;
  readonly checks: readonly YearEndCheck[];
  /** Yearly series with the first number of the year after. */
  readonly series: readonly { readonly series: Series; readonly first: string }[];
  readonly proof: Proof | undefined;
}

/** The year that is to be closed next: the one after the last closed one, at most the one a day is in. */
export async function yearEnd(read: Read, today: Day): Promise<YearEnd> {
  const [company, [first]] = await Promise.all([
    read.get("company:main"),
    read.list("entry", "on", undefined, { limit: 1 }),
  ]);
  const start = company.closedUntil ? addDays(company.closedUntil, 1) : (first?.on ?? today);
  const year = fiscalYear(start > today ? today : start, company.fiscalYearStart);
  const [{ profit }, drafts, challans, cheques, proof, series] = await Promise.all([
    profitAndLoss(read, { from: year.from, to: year.to }),
    draftsUntil(read, year.to),
    challansOut(read, year.to),
    chequesInClearing(read, year.to),
    read.find("proof:last"),
    read.list("series", "id"),
  ]);
  const yearly = series.filter((one) => one.yearly && one.active);
  const numbers = await Promise.all(yearly.map((one) => nextNumber(read, one.id, addDays(year.to, 1))));
  return {
    company,
    year,
    isClosed: (company.closedUntil ?? "") >= year.to,
    isOver: year.to < today,
    profit,
    checks: [
      { what: "drafts", left: drafts },
      { what: "challans", left: challans },
      { what: "cheques", left: cheques },
      { what: "proof", left: proof?.rows.reduce((sum, { faults }) => sum + faults, 0) },
    ],
    series: yearly.map((one, at) => ({ series: one, first: numbers[at] ?? "" })),
    proof,
  };
}

/** Papers of a year that were begun and never issued. */
async function draftsUntil(read: Read, to: Day): Promise<number> {
  const range = { from: ["draft"], to: ["draft", to] } as const;
  const counts = await Promise.all([
    read.count("invoice", "status", range),
    read.count("challan", "status", range),
    read.count("receipt", "status", range),
    read.count("purchase", "status", range),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Challans whose goods are neither billed nor back. */
async function challansOut(read: Read, to: Day): Promise<number> {
  const issued = await read.list("challan", "status", { from: ["issued"], to: ["issued", to] });
  return issued.filter(({ lines }) =>
    lines.some(({ quantity, invoiced, returned }) => Number(quantity) * 1000 > invoiced + returned),
  ).length;
}

/** Cheques at the bank that are neither cleared nor bounced. */
async function chequesInClearing(read: Read, to: Day): Promise<number> {
  const [deposited, again] = await Promise.all([
    read.list("cheque", "status", { prefix: ["deposited"] }),
    read.list("cheque", "status", { prefix: ["re-presented"] }),
  ]);
  return [...deposited, ...again].filter(({ receivedOn }) => receivedOn <= to).length;
}
