import { msg, str } from "@lit/localize";
import { currencyDigits } from "../base/money";
import { Refusal } from "../base/refusal";
import { figuresOf } from "../company/figures";
import { isRateOn, ratesOn, taxScheme } from "../company/tax-schemes";
import type { Company, Invoice, Series } from "../records";
import { fold } from "../records/terms";
import type { Read } from "../store/work";
import { isNote, kindOf, kindOfSeries } from "./kinds";
import { invoiceProblems } from "./model";
import { noteProblems, withinBill } from "./notes";
import { billName } from "./words";

/** A draft with what it is judged by: the company, its series, and the bill it corrects with the notes that stand. */
export interface Judged {
  readonly draft: Invoice;
  readonly company: Company;
  readonly series: Series;
  readonly original: Invoice | undefined;
  readonly notes: readonly Invoice[];
}

/** The draft as the kind its series numbers; a note stays a note. @throws Refusal */
export function ofSeries(draft: Invoice, series: Series): Invoice {
  const kind = kindOfSeries(series);
  const { kind: _, ...plain } = draft;
  if (
    !kind ||
    (isNote(draft) && kind !== kindOf(draft)) ||
    (kind === "credit-note") !== (draft.kind === "credit-note")
  )
    throw new Refusal(msg("This cannot be issued yet."), {
      seriesId: msg(str`The series ${series.name} does not number a ${billName(kindOf(draft))}.`),
    });
  return kind === "invoice" ? plain : { ...plain, kind };
}

/** Whatever keeps a draft from being issued, by field. */
export async function issueProblems(
  read: Read,
  today: string,
  judged: Judged,
): Promise<Record<string, string>> {
  const { draft, series, original, company } = judged;
  const problems = invoiceProblems(draft);
  const [last] = await read.list(
    "invoice",
    "series",
    { prefix: [draft.seriesId] },
    { order: "newest", limit: 1 },
  );
  Object.assign(problems, rateProblems(draft, original?.on), kindProblems(judged));
  if (!series.active) problems.seriesId = msg(str`The series ${series.name} is closed.`);
  if (draft.on > today) problems.on = msg(str`A bill cannot be dated after today, ${today}.`);
  else if (last && last.on > draft.on)
    problems.on = msg(
      str`${last.number ?? ""} of this series is dated ${last.on}; dates in a series do not run backwards.`,
    );
  if (kindOf(draft) === "credit-note" && original)
    Object.assign(problems, noteProblems(draft, original, judged.notes, currencyDigits(company.currency)));
  return problems;
}

function kindProblems({ draft, original }: Judged): Record<string, string> {
  const problems: Record<string, string> = {};
  const kind = kindOf(draft);
  if (kind === "credit-note" && !original) problems.original = msg("Choose the bill that is credited.");
  if (original && original.status !== "issued")
    problems.original = msg(str`Bill ${original.number ?? ""} does not stand; there is nothing to correct.`);
  else if (original && (isNote(original) || kindOf(original) === "opening"))
    problems.original = msg(str`${original.number ?? ""} cannot be corrected by a note; cancel it instead.`);
  if (isNote(draft) && original && !draft.reason?.trim()) problems.reason = msg("Say why.");
  if (kind === "bill-of-supply" && taxScheme(draft.taxScheme).charges)
    draft.lines.forEach(({ taxCategory, taxRate }, at) => {
      if (taxCategory === "standard" && Number(taxRate) !== 0)
        problems[`lines.${at}.taxCategory`] = msg("A bill of supply bears no tax; make a tax invoice.");
    });
  return problems;
}

/** Rates that the tax scheme does not know on the day of the bill, by line or charge; a note bears its original's. */
function rateProblems(
  { lines, charges, taxScheme: id, on: day }: Invoice,
  originalOn: string | undefined,
): Record<string, string> {
  if (!taxScheme(id).charges) return {};
  const on = originalOn ?? day;
  const unknown = Object.entries({ lines, charges }).flatMap(([list, all]) =>
    all.flatMap(({ taxCategory, taxRate }, at) =>
      taxCategory === "standard" && !isRateOn(id, taxRate, on) ? [[`${list}.${at}`, taxRate] as const] : [],
    ),
  );
  return Object.fromEntries(
    unknown.map(([at, rate]) => [
      `${at}.taxRate`,
      msg(
        str`${rate} % is no ${taxScheme(id).taxName} rate on ${on}; in force are ${ratesOn(id, on).join(", ")}.`,
      ),
    ]),
  );
}

/** The figures that issuing freezes; a credit note's come to no more than is left of its bill. @throws Refusal */
export function figuresThatFit({ draft, company, original, notes }: Judged): NonNullable<Invoice["figures"]> {
  const figures = reckoned(draft, company);
  if (figures.total < 0)
    throw new Refusal(msg("A bill cannot be less than nothing; make a credit note."), {
      lines: msg("The total is negative."),
    });
  if (kindOf(draft) !== "credit-note" || !original) return figures;
  return withinBill(figures, original, notes, draft, currencyDigits(company.currency));
}

function reckoned(draft: Invoice, company: Company): NonNullable<Invoice["figures"]> {
  try {
    return figuresOf(draft, company);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(msg("This bill cannot be issued yet."), {
      lines: msg("The figures of this bill are too large to be reckoned exactly."),
    });
  }
}

/** Refuses a number that another paper of the kind already has, letter case aside: two series could have grown together. @throws Refusal */
export async function refuseTwin(read: Read, draft: Invoice, number: string): Promise<void> {
  const twins = await read.list("invoice", "number", { is: fold(number) });
  if (!twins.some((twin) => kindOf(twin) === kindOf(draft) && twin.id !== draft.id)) return;
  throw new Refusal(msg(str`The number ${number} is already given; choose another series.`), {
    seriesId: msg(str`It would give ${number} a second time.`),
  });
}
