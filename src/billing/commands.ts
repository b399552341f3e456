import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Invoice } from "../records";
import { command } from "../store/command";
import type { Read } from "../store/work";
import { completed, type InvoiceDraft } from "./draft-queries";
import { issue } from "./issue";
import { ofSeries } from "./issue-checks";
import { billStateName } from "./words";

/** Saves a draft bill. It has no number and moves no money. */
export const draftInvoice = command("invoice.draft", async (work, draft: InvoiceDraft) => {
  const invoice = await completed(work, draft, work.today);
  await work.put(invoice);
  return invoice.id;
});

/** Changes a draft; an issued bill is never edited. */
export const amendDraft = command(
  "invoice.amend",
  async (work, { id, ...changes }: { id: Invoice["id"] } & Partial<InvoiceDraft>) => {
    const before = await draftOf(work, id);
    const after: Invoice = { ...before, ...changes };
    await work.put(ofSeries(after, await work.get(after.seriesId)));
  },
);

/** Throws a draft away; a number was never taken. */
export const discardDraft = command("invoice.discard", async (work, { id }: { id: Invoice["id"] }) => {
  const draft = await draftOf(work, id);
  await work.remove(draft.id);
});

/** Issues a draft with its last changes: takes the number, freezes figures and names, posts the ledger, moves goods. */
export const issueInvoice = command(
  "invoice.issue",
  async (work, { id, ...changes }: { id: Invoice["id"] } & Partial<InvoiceDraft>) =>
    issue(work, { ...(await draftOf(work, id)), ...changes }),
);

/** Makes and issues a bill in one step. */
export const billNow = command("invoice.bill", async (work, draft: InvoiceDraft) =>
  issue(work, await completed(work, draft, work.today)),
);

async function draftOf(read: Read, id: Invoice["id"]): Promise<Invoice> {
  const invoice = await read.get(id);
  if (invoice.status !== "draft")
    throw new Refusal(
      msg(
        str`Bill ${invoice.number ?? ""} is ${billStateName(invoice.status)}; an issued bill is never edited. Cancel or credit it instead.`,
      ),
    );
  return invoice;
}
