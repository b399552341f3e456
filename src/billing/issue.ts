import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { takeNumber } from "../company/numbering";
import { accounts } from "../company/accounts";
import { post } from "../company/post";
import { reversed } from "../company/posting";
import { asBill, freeAllocations, freeCredits, grant, owe, reallocate } from "../company/settlement";
import { freeWork, markWork } from "./billed-work";
import { sellGoods, sendAgain, takeBack } from "./goods";
import { freeInstallment, markInstallment } from "./installment";
import { figuresThatFit, issueProblems, ofSeries, refuseTwin, type Judged } from "./issue-checks";
import { isOwed } from "./kinds";
import { standing } from "./notes";
import type { Invoice, Item, RecordId } from "../records";
import { billChallans, nameSale } from "../sales/dispatch";
import { costPostings } from "../stock/cost";
import { bringBack } from "../stock/move";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { invoicePostings } from "./postings";
import { billStateName } from "./words";

/** Issues a bill or a note inside the running transaction and gives its id and number. @throws Refusal */
export async function issue(work: Work, wish: Invoice): Promise<{ id: Invoice["id"]; number: string }> {
  const judged = await judge(work, wish);
  const { draft, company } = judged;
  const problems = await issueProblems(work, work.today, judged);
  if (Object.keys(problems).length) throw new Refusal(msg("This bill cannot be issued yet."), problems);
  const figures = figuresThatFit(judged);
  const [customer, site, items] = await Promise.all([
    work.get(draft.customerId),
    draft.siteId ? work.get(draft.siteId) : undefined,
    itemsOf(work, draft),
  ]);
  const { number, ordinal, fiscalYear } = await takeNumber(work, draft.seriesId, draft.on);
  await refuseTwin(work, draft, number);
  const goods = isOwed(draft) ? await sellGoods(work, draft) : await takeBack(work, judged);
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
  const sales = invoicePostings({ ...invoice, figures }, (id) => items.get(id)?.type ?? "service");
  const lines = [
    ...(isOwed(draft) ? sales : reversed(sales)),
    ...costPostings({ account: accounts.costGoods.code, value: goods.value }),
  ];
  await post(work, {
    id: `entry:${invoice.id}`,
    on: invoice.on,
    sourceId: invoice.id,
    sourceNumber: number,
    text: customer.name,
    lines,
  });
  await (isOwed(invoice) ? owed(work, invoice) : credited(work, invoice, judged.original));
  await markInstallment(work, invoice);
  return { id: invoice.id, number };
}

/** The draft as its series makes it, with everything it is judged by. */
async function judge(work: Work, wish: Invoice): Promise<Judged> {
  const [company, series, original, notes] = await Promise.all([
    work.get("company:main"),
    work.get(wish.seriesId),
    wish.original ? work.get(wish.original.id) : undefined,
    wish.original ? work.list("invoice", "original", { is: wish.original.id }) : [],
  ]);
  return { draft: ofSeries(wish, series), company, series, original, notes: standing(notes) };
}

/** The customer owes it; what it bills is marked as billed. */
async function owed(work: Work, invoice: Invoice): Promise<void> {
  await Promise.all([
    work.put(invoice),
    owe(work, asBill(invoice), invoice.figures?.total ?? 0),
    markWork(work, invoice),
  ]);
  await billChallans(work, invoice, 1);
  await nameSale(work, invoice);
  if (invoice.prepaid) await usePrepaid(work, invoice);
}

/** The customer has it to his credit; it settles what it names, or else its own bill as far as that is open. */
async function credited(work: Work, note: Invoice, original: Invoice | undefined): Promise<void> {
  const total = note.figures?.total ?? 0;
  await grant(work, "customer", note.customerId, total);
  const open = original ? (await work.balance(`bill/${original.id}`)).amount : 0;
  const rows = note.allocations?.length
    ? note.allocations
    : original && open > 0 && total > 0
      ? [{ billId: original.id, amount: Math.min(open, total) }]
      : [];
  await refuseBeyond(work, note, rows);
  await reallocate(work, { ...note, allocations: [] }, rows, note.on);
}

/** Row by row: an open bill of the customer, no more than it leaves open, and all of them no more than the note. @throws Refusal */
async function refuseBeyond(
  work: Work,
  note: Invoice,
  rows: NonNullable<Invoice["allocations"]>,
): Promise<void> {
  let left = note.figures?.total ?? 0;
  for (const [at, { billId, amount }] of rows.entries()) {
    left -= amount;
    const bill = asBill(await work.get(billId));
    const open = (await work.balance(`bill/${billId}`)).amount;
    const says =
      bill.partyId !== note.customerId
        ? msg("This is not an open bill of this customer.")
        : amount <= 0
          ? msg("More than zero.")
          : amount > open
            ? msg(str`${bill.number} does not leave so much open.`)
            : left < 0
              ? msg("The rows come to more than the credit note.")
              : undefined;
    if (says) throw new Refusal(msg("This bill cannot be issued yet."), { [`allocations.${at}`]: says });
  }
}

/** Cancels an issued bill or note: it keeps its number, its postings are reversed, its goods go back to where they were,
 *  whatever settled it, or it settled, is free again. */
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
    await refuseCorrected(work, invoice);
    const entry = await work.get(`entry:${id}`);
    const { lines, value } = isOwed(invoice) ? await unowed(work, invoice) : await uncredited(work, invoice);
    await freeInstallment(work, invoice);
    await work.put({
      ...invoice,
      lines,
      ...(invoice.allocations ? { allocations: [] } : {}),
      status: "cancelled",
      cancelledAt: work.at,
      cancelReason: reason.trim(),
    });
    const sold = [accounts.stock.code, accounts.costGoods.code] as string[];
    await post(work, {
      id: `entry:${id}/cancelled`,
      on: work.today,
      sourceId: id,
      sourceNumber: invoice.number ?? "",
      text: msg(str`Cancelled: ${reason.trim()}`),
      lines: [
        ...reversed(entry.lines.filter(({ account }) => !sold.includes(account))),
        // What goods are worth now may differ from what they were worth then.
        ...costPostings({ account: accounts.costGoods.code, value }),
      ],
    });
  },
);

async function unowed(work: Work, invoice: Invoice): Promise<Pick<Invoice, "lines"> & { value: number }> {
  await freeAllocations(work, asBill(invoice));
  await freeWork(work, invoice);
  await owe(work, asBill(invoice), -(invoice.figures?.total ?? 0));
  await billChallans(work, invoice, -1);
  return { lines: invoice.lines, value: await bringBack(work, invoice.id, work.today) };
}

async function uncredited(work: Work, note: Invoice): Promise<Pick<Invoice, "lines"> & { value: number }> {
  await reallocate(work, note, []);
  await grant(work, "customer", note.customerId, -(note.figures?.total ?? 0));
  return { lines: note.lines, value: await sendAgain(work, note) };
}

/** A bill that a standing note corrects stays: the note is cancelled first. @throws Refusal */
async function refuseCorrected(work: Work, { id, number = "" }: Invoice): Promise<void> {
  const notes = await work.list("invoice", "original", { is: id });
  const note = notes.find(({ status }) => status === "issued");
  if (note) throw new Refusal(msg(str`${note.number ?? ""} corrects ${number}; cancel that first.`));
}

async function itemsOf(work: Work, invoice: Invoice): Promise<Map<RecordId<"item">, Item>> {
  const ids = [...new Set(invoice.lines.flatMap((line) => line.itemId ?? []))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await work.get(id)] as const)));
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
