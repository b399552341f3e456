import { msg, str } from "@lit/localize";
import { isNote, kindOf } from "../billing/kinds";
import { hsnDigits, hsnProblem } from "../company/gst";
import { gstinFaults } from "../company/gstin";
import { stateName } from "../company/states";
import { isRateOn, taxScheme } from "../company/tax-schemes";
import type { RecordId } from "../records";
import { bearsRate, type GstDocument } from "./gst-documents";

/** What a bill lacks for the return, as a sentence. */
export interface GstGap {
  readonly of: RecordId<"invoice">;
  readonly number: string;
  readonly customer: string;
  readonly says: string;
}

/** Everything the portal would send back, and what it would not notice but the officer would. */
export const gstGaps = (documents: readonly GstDocument[]): GstGap[] =>
  documents.flatMap((document) => {
    const { id, number = "", printed } = document.invoice;
    return [...gapsOf(document)].map((says) => ({
      of: id,
      number,
      customer: printed?.customerName ?? "",
      says,
    }));
  });

function* gapsOf(document: GstDocument): Generator<string> {
  const { invoice, gstin, placeOfSupply } = document;
  if (gstin && gstinFaults(gstin).length) yield msg(str`The customer's GSTIN ${gstin} is wrong.`);
  if (!gstin && invoice.reverseCharge)
    yield msg("Reverse charge needs a registered customer: his GSTIN is missing.");
  if (!stateName(placeOfSupply)) yield msg("The place of supply is missing.");
  const { longest, characters } = taxScheme("gst").number;
  const number = invoice.number ?? "";
  if (number.length > longest || !characters.test(number))
    yield msg(
      str`The number ${number} has more than ${longest} signs, or others than letters, figures, / and -.`,
    );
  if (isNote(invoice) && !invoice.original) yield msg("It names no original bill.");
  yield* lineGaps(document);
}

function* lineGaps({ invoice, lines }: GstDocument): Generator<string> {
  const least = hsnDigits(invoice.on, { turnoverAboveLimit: false });
  for (const [at, { taxCode, description }] of invoice.lines.entries()) {
    const line = String(at + 1);
    if (!taxCode.trim()) yield msg(str`Line ${line}, ${description}: the HSN or SAC code is missing.`);
    else {
      const problem = hsnProblem(taxCode.trim(), least);
      if (problem) yield msg(str`Line ${line}, ${description}: ${problem}`);
    }
  }
  // A note bears the rate of its original, whatever is charged by then.
  if (kindOf(invoice) === "credit-note" || kindOf(invoice) === "debit-note") return;
  for (const rate of new Set(lines.filter(bearsRate).map((one) => one.rate)))
    if (!isRateOn("gst", rate, invoice.on)) yield msg(str`${rate} % was no rate of GST on that day.`);
}
