import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { takeNumber } from "../company/numbering";
import { isRateOn, ratesOn, taxScheme } from "../company/tax-schemes";
import { accounts } from "../company/accounts";
import { post } from "../company/post";
import { reversed } from "../company/posting";
import { asBill, freeAllocations, freeCredits, owe, reallocate } from "../company/settlement";
import { freeWork, markWork } from "./billed-work";
import { sellGoods } from "./goods";
import { freeInstallment, markInstallment } from "./installment";
import type { Company, Invoice, Item, RecordId } from "../records";
import { costPostings } from "../stock/cost";
import { bringBack } from "../stock/move";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { figuresOf } from "../company/figures";
import { invoiceProblems } from "./model";
import { invoicePostings } from "./postings";
import { billStateName } from "./words";

/** Issues a bill inside the running transaction and gives its id and number. */
export async function issue(work: Work, draft: Invoice): Promise<{ id: Invoice["id"]; number: string }> {
  const problems = invoiceProblems(draft);
  const [company, customer, series, site, items, last] = await Promise.all([
    work.get("company:main"),
    work.get(draft.customerId),
    work.get(draft.seriesId),
    draft.siteId ? work.get(draft.siteId) : undefined,
    itemsOf(work, draft),
    lastIssued(work, draft),
  ]);
  Object.assign(problems, rateProblems(draft));
  if (!series.active) problems.seriesId = msg(str`The series ${series.name} is closed.`);
  if (draft.on > work.today) problems.on = msg(str`A bill cannot be dated after today, ${work.today}.`);
  else if (last && last.on > draft.on)
    problems.on = msg(
      str`${last.number ?? ""} of this series is dated ${last.on}; dates in a series do not run backwards.`,
    );
  if (Object.keys(problems).length) throw new Refusal(msg("This bill cannot be issued yet."), problems);
  const figures = figuresThatFit(draft, company);
  if (figures.total < 0)
    throw new Refusal(msg("A bill cannot be less than nothing; make a credit note."), {
      lines: msg("The total is negative."),
    });
  const { number, ordinal, fiscalYear } = await takeNumber(work, draft.seriesId, draft.on);
  const goods = await sellGoods(work, draft);
  const invoice: Invoice = {
    ...draft,
    lines: goods.lines,
    status: "issued",
    number,
    ordinal,
    fiscalYear: fiscalYear || "all",
    figures,
    printed: {
      companyName: company.name,
      companyAddress: company.address,
      companyTaxId: company.taxId,
      customerName: customer.name,
      customerAddress: customer.address,
      customerTaxId: customer.taxId,
      siteAddress: site ? [site.name, site.address].filter(Boolean).join(", ") : "",
    },
    issuedAt: work.at,
  };
  const lines = [
    ...invoicePostings({ ...invoice, figures }, (id) => items.get(id)?.type ?? "service"),
    ...costPostings({ account: accounts.costGoods.code, value: goods.value }),
  ];
  await Promise.all([
    work.put(invoice),
    post(work, {
      id: `entry:${invoice.id}`,
      on: invoice.on,
      sourceId: invoice.id,
      sourceNumber: number,
      text: customer.name,
      lines,
    }),
    owe(work, asBill(invoice), figures.total),
    markWork(work, invoice),
    markInstallment(work, invoice),
  ]);
  if (invoice.prepaid) await usePrepaid(work, invoice);
  return { id: invoice.id, number };
}

/** Cancels an issued bill: it keeps its number, its postings are reversed, its goods come back, its payments are free again. */
export const cancelInvoice = command(
  "invoice.cancel",
  async (work, { id, reason }: { id: Invoice["id"]; reason: string }) => {
    const invoice = await work.get(id);
    if (invoice.status !== "issued" || !invoice.figures)
      throw new Refusal(
        msg(
          str`Only an issued bill can be cancelled; ${invoice.number ?? msg("this one")} is ${billStateName(invoice.status)}.`,
        ),
      );
    if (!reason.trim()) throw new Refusal(msg("The bill is not cancelled."), { reason: msg("Say why.") });
    await freeAllocations(work, asBill(invoice));
    await freeInstallment(work, invoice);
    await freeWork(work, invoice);
    const entry = await work.get(`entry:${id}`);
    await work.put({ ...invoice, status: "cancelled", cancelledAt: work.at, cancelReason: reason.trim() });
    await owe(work, asBill(invoice), -invoice.figures.total);
    await bringBack(work, id, work.today);
    await post(work, {
      id: `entry:${id}/cancelled`,
      on: work.today,
      sourceId: id,
      sourceNumber: invoice.number ?? "",
      text: msg(str`Cancelled: ${reason.trim()}`),
      lines: reversed(entry.lines),
    });
  },
);

function figuresThatFit(draft: Invoice, company: Company): NonNullable<Invoice["figures"]> {
  try {
    return figuresOf(draft, company);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(msg("This bill cannot be issued yet."), {
      lines: msg("The figures of this bill are too large to be reckoned exactly."),
    });
  }
}

/** Rates that the tax scheme does not know on the day of the bill, by line or charge. */
function rateProblems({ lines, charges, taxScheme: id, on }: Invoice): Record<string, string> {
  if (!taxScheme(id).charges) return {};
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

async function itemsOf(work: Work, invoice: Invoice): Promise<Map<RecordId<"item">, Item>> {
  const ids = [...new Set(invoice.lines.flatMap((line) => line.itemId ?? []))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await work.get(id)] as const)));
}

async function lastIssued(work: Work, draft: Invoice): Promise<Invoice | undefined> {
  return (
    await work.list("invoice", "series", { prefix: [draft.seriesId] }, { order: "newest", limit: 1 })
  )[0];
}

/** What the bill says was paid before it comes out of the customer's credits that settle nothing yet, oldest first. */
async function usePrepaid(work: Work, invoice: Invoice): Promise<void> {
  let left = Math.min(invoice.prepaid, invoice.figures?.total ?? 0);
  for (const { credit, free } of await freeCredits(work, "customer", invoice.customerId)) {
    const amount = Math.min(left, free);
    if (amount <= 0) break;
    left -= amount;
    await reallocate(
      work,
      credit,
      [...(credit.allocations ?? []), { billId: invoice.id, amount }],
      invoice.on,
    );
  }
  if (left > 0 || invoice.prepaid > (invoice.figures?.total ?? 0))
    throw new Refusal(msg("This bill cannot be issued yet."), {
      prepaid: msg("The customer's payments on account do not come to that; take the payment first."),
    });
}
