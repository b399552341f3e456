import { msg, str } from "@lit/localize";
import { addDays, isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { currencyDigits, formatMoney, type Money } from "../base/money";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import { post } from "../company/post";
import { asBill, owe } from "../company/settlement";
import type { Company, Purchase, Receipt, RecordId } from "../records";
import { fold } from "../records/terms";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { clear, differences, receiptLineProblems } from "./bill-lines";
import { billProblems, wholeLine, type PurchaseLineDraft } from "./bill-model";
import { lineCosts, ownTaxes, purchaseFigures, purchaseTax, statedRounding } from "./figures";
import { headProblems, type Problems } from "./model";
import { purchasePostings } from "./postings";
import { revalueGoods, type Revalued } from "./revalue";

export interface BillDraft {
  readonly principalId: RecordId<"party">;
  /** The number on the principal's paper. */
  readonly reference: string;
  readonly on?: Day;
  readonly dueOn?: Day | undefined;
  readonly lines: readonly PurchaseLineDraft[];
  /** The receipts over which landed charges are spread; those it bills when left out. */
  readonly landedOn?: readonly Receipt["id"][];
  readonly reverseCharge?: boolean;
  /** The total printed on his paper, minor units. */
  readonly stated?: Money | undefined;
  readonly note?: string;
}

/** Keeps a principal's bill as a draft. */
export const draftBill = command("purchase.draft", async (work, draft: BillDraft) => {
  const bill = await completed(work, draft);
  refuseUnreadable(bill);
  await work.put(bill);
  return bill.id;
});

/** Changes a draft. */
export const amendBill = command(
  "purchase.amend",
  async (work, { id, ...draft }: { id: Purchase["id"] } & BillDraft) => {
    await draftOf(work, id);
    const bill = await completed(work, draft, id);
    refuseUnreadable(bill);
    await work.put(bill);
  },
);

/** Throws a draft away. */
export const discardBill = command("purchase.discard", async (work, { id }: { id: Purchase["id"] }) => {
  await draftOf(work, id);
  await work.remove(id);
});

/** Posts a principal's bill, a new one or a draft as it is now: it takes its number in our register, he is owed its total. */
export const postBill = command(
  "purchase.post",
  async (work, { id, ...draft }: { id?: Purchase["id"] | undefined } & BillDraft) => {
    if (id) await draftOf(work, id);
    return enter(work, await completed(work, draft, id));
  },
);

async function enter(work: Work, draft: Purchase): Promise<{ id: Purchase["id"]; number: string }> {
  const company = await work.get("company:main");
  const receipts = await receiptsOf(work, draft);
  const figures = figuresThatFit(draft, company);
  refuse({
    ...(await problemsOf(work, draft, receipts)),
    ...(figures ? statedProblem(draft, figures.total - figures.rounding, company) : {}),
  });
  if (!figures) throw new Error("A bill without problems has figures.");
  const own = ownTaxes(draft, company);
  const costs = lineCosts(draft, figures, own);
  const { lines, cleared } = clear(draft, receipts);
  for (const receipt of cleared.values()) await work.put(receipt);
  const moment = { on: draft.on, sourceId: draft.id };
  const revalued: Revalued[] = [];
  for (const one of differences({ ...draft, lines }, costs, receipts)) {
    const moved = await revalueGoods(work, one, moment);
    if (moved) revalued.push(moved);
  }
  const [principal, series] = await Promise.all([work.get(draft.principalId), seriesOf(work, "purchase")]);
  const { number } = await takeNumber(work, series.id, draft.on);
  const bill: Purchase = {
    ...draft,
    lines,
    status: "posted",
    number,
    figures,
    ...(own.length ? { ownTaxes: own } : {}),
    ...(revalued.length ? { revalued } : {}),
  };
  await work.put(bill);
  await owe(work, asBill(bill), figures.total);
  await post(work, {
    id: `entry:${bill.id}`,
    on: bill.on,
    sourceId: bill.id,
    sourceNumber: number,
    text: `${principal.name} ${bill.reference}`,
    lines: purchasePostings(bill, { stock: revalued.reduce((sum, { value }) => sum + value, 0) }, 1),
  });
  return { id: bill.id, number };
}

/** Every receipt that a bill names, by id. */
async function receiptsOf(read: Read, { lines, landedOn = [] }: Purchase): Promise<Map<string, Receipt>> {
  const ids = new Set([...lines.flatMap(({ receipt }) => receipt?.id ?? []), ...landedOn]);
  const found = await Promise.all([...ids].map((id) => read.find(id)));
  return new Map(found.flatMap((receipt) => (receipt ? [[receipt.id, receipt] as const] : [])));
}

async function completed(read: Work, draft: BillDraft, id?: Purchase["id"]): Promise<Purchase> {
  const [company, principal] = await Promise.all([
    read.get("company:main"),
    draft.principalId ? read.find(draft.principalId) : undefined,
  ]);
  if (!principal)
    throw new Refusal(msg("This bill cannot be kept yet."), { principalId: msg("Choose the principal.") });
  const on = draft.on ?? read.today;
  const { taxToCost, ...tax } = purchaseTax(company, principal);
  return {
    id: id ?? newId("purchase"),
    kind: "bill",
    status: "draft",
    reference: draft.reference.trim(),
    principalId: draft.principalId,
    on,
    dueOn: draft.dueOn ?? (isDay(on) ? addDays(on, company.settings.creditDays) : on),
    ...tax,
    ...(taxToCost ? { taxToCost } : {}),
    reverseCharge: draft.reverseCharge ?? false,
    ...(draft.stated === undefined ? {} : { stated: draft.stated }),
    lines: draft.lines.map(wholeLine),
    ...(draft.landedOn?.length ? { landedOn: [...draft.landedOn] } : {}),
    note: draft.note?.trim() ?? "",
  };
}

async function problemsOf(
  work: Work,
  bill: Purchase,
  receipts: ReadonlyMap<string, Receipt>,
): Promise<Problems> {
  const principal = await work.find(bill.principalId);
  const twin = await sameReference(work, bill);
  return {
    ...headProblems(bill, principal, work.today),
    ...billProblems(bill),
    ...(twin
      ? {
          reference: msg(
            str`His ${bill.reference} is in the book already, as ${twin.number ?? msg("a draft")}.`,
          ),
        }
      : {}),
    ...receiptLineProblems(bill, receipts),
  };
}

/** Another bill of the principal with the same number on it. */
async function sameReference(read: Read, bill: Purchase): Promise<Purchase | undefined> {
  if (!bill.reference) return undefined;
  const twins = await read.list("purchase", "reference", {
    is: [bill.principalId, fold(bill.reference)],
  });
  return twins.find(
    ({ id, kind, status }) => id !== bill.id && kind !== "debit-note" && status !== "cancelled",
  );
}

function figuresThatFit(draft: Purchase, company: Company): NonNullable<Purchase["figures"]> | undefined {
  if (Object.keys(billProblems(draft)).some((field) => field.startsWith("lines"))) return undefined;
  try {
    return purchaseFigures(draft, company);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(msg("This bill is not posted yet."), {
      lines: msg("The figures of this bill are too large to be reckoned exactly."),
    });
  }
}

function statedProblem({ stated }: Purchase, gross: Money, company: Company): Problems {
  if (statedRounding(stated, gross, company) !== undefined) return {};
  const { currency, locale } = company;
  const shown = formatMoney(gross, { currency, locale, digits: currencyDigits(currency) });
  return { stated: msg(str`The lines come to ${shown} with tax; only its rounding may be missing.`) };
}

function refuse(problems: Problems): void {
  if (Object.keys(problems).length) throw new Refusal(msg("This bill is not posted yet."), problems);
}

/** A draft may be unfinished, but what is written in it must be words, days and figures. */
function refuseUnreadable(bill: Purchase): void {
  const unreadable = /\.(description|quantity|price|discountPercent|taxRate)$|^(on|dueOn)$/;
  const problems = Object.entries({
    ...billProblems(bill),
    ...(isDay(bill.on) ? {} : { on: msg("This is not a day.") }),
  }).filter(([field]) => unreadable.test(field));
  if (problems.length) throw new Refusal(msg("This bill cannot be kept yet."), Object.fromEntries(problems));
}

async function draftOf(read: Read, id: Purchase["id"]): Promise<Purchase> {
  const bill = await read.get(id);
  if (bill.status !== "draft")
    throw new Refusal(msg(str`${bill.number ?? ""} is posted; cancel it or write a debit note.`));
  return bill;
}
