import { msg, str } from "@lit/localize";
import type { Company } from "../records";
import { gstinFaults, normalGstin } from "./gstin";

type Country = Company["country"];

/** What the tax number of a business is called in a country. */
export const taxIdLabel = (country: Country): string =>
  ({ IN: "GSTIN", UA: msg("Tax number"), EU: msg("VAT number"), XX: msg("Tax number") })[country];

/** A tax number as it is stored and compared: capitals, no blanks. */
export const normalTaxId = normalGstin;

/** What is wrong with a tax number, as a sentence; undefined when it is right or the country has no rule. */
export function taxIdProblem(country: Country, text: string): string | undefined {
  const id = normalTaxId(text);
  if (country === "IN") return gstinProblem(id);
  if (country === "UA") return ukrainianProblem(id);
  if (country === "EU" && !/^[A-Z]{2}[0-9A-Z+*]{2,12}$/.test(id))
    return msg("A VAT number begins with two letters of the country, as DE123456789.");
  return undefined;
}

function gstinProblem(gstin: string): string | undefined {
  const [fault] = gstinFaults(gstin);
  if (!fault) return undefined;
  return {
    length: msg(str`A GSTIN has 15 characters; this has ${gstin.length}.`),
    characters: msg("A GSTIN has only letters and figures."),
    stateCode: msg(str`${gstin.slice(0, 2)} is not the code of any state.`),
    format: msg("A GSTIN is a state code, a PAN, and three more characters, as 27AAPFU0939F1ZV."),
    checkDigit: msg(
      "The last character does not fit the others: one of them is mistyped or two are swapped.",
    ),
  }[fault];
}

/** ЄДРПОУ (8 figures) and РНОКПП (10) carry a check figure; the 12 of a VAT payer are taken as they are. */
function ukrainianProblem(id: string): string | undefined {
  if (!/^(\d{8}|\d{10}|\d{12})$/.test(id))
    return msg("A tax number has 8 (ЄДРПОУ), 10 (РНОКПП) or 12 (ІПН) figures.");
  const figures = [...id].map(Number);
  const check =
    id.length === 8 ? edrpouCheck(figures) : id.length === 10 ? personCheck(figures) : figures.at(-1);
  return figures.at(-1) === check
    ? undefined
    : msg("The last figure does not fit the others: one of them is mistyped or two are swapped.");
}

const weighed = (figures: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (figures[at] ?? 0), 0);

const personCheck = (figures: readonly number[]): number =>
  (((weighed(figures, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10;

function edrpouCheck(figures: readonly number[]): number {
  const code = Number(figures.join(""));
  const weights = code < 30_000_000 || code > 60_000_000 ? [1, 2, 3, 4, 5, 6, 7] : [7, 1, 2, 3, 4, 5, 6];
  const first = weighed(figures, weights) % 11;
  if (first < 10) return first;
  const second =
    weighed(
      figures,
      weights.map((weight) => weight + 2),
    ) % 11;
  return second % 10;
}
