import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { placeOfSupply } from "../company/bill-lines";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Quotation } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { refuseTwin } from "./dispatch";
import { quotationProblems } from "./model";
import { quotationStateName } from "./words";

/** Days an offer stands unless it says otherwise. */
const VALID_DAYS = 30;

/** A quotation as it is asked for; what is left out follows from the company and the customer. */
export interface QuotationDraft {
  readonly customerId: Quotation["customerId"];
  readonly siteId?: NonNullable<Quotation["siteId"]>;
  readonly on?: Day;
  readonly validUntil?: Day;
  readonly placeOfSupply?: string;
  readonly taxInclusive?: boolean;
  readonly lines: Quotation["lines"];
  readonly charges?: Quotation["charges"];
  readonly poReference?: string;
  readonly note?: string;
}

/** Saves a draft quotation. It has no number. */
export const draftQuotation = command("quotation.draft", async (work, draft: QuotationDraft) => {
  const quotation = await completedQuotation(work, draft, work.today);
  await work.put(quotation);
  return quotation.id;
});

/** Changes a draft; a sent quotation stands as it was sent. */
export const amendQuotation = command(
  "quotation.amend",
  async (work, { id, ...changes }: { id: Quotation["id"] } & Partial<QuotationDraft>) => {
    await work.put({ ...(await inState(work, id, ["draft"])), ...changes });
  },
);

/** Throws a draft away. */
export const discardQuotation = command(
  "quotation.discard",
  async (work, { id }: { id: Quotation["id"] }) => {
    await inState(work, id, ["draft"]);
    await work.remove(id);
  },
);

/** Sends a draft with its last changes: it takes the next number and stands until its last day. */
export const sendQuotation = command(
  "quotation.send",
  async (work, { id, ...changes }: { id: Quotation["id"] } & Partial<QuotationDraft>) =>
    send(work, { ...(await inState(work, id, ["draft"])), ...changes }),
);

/** Makes and sends a quotation in one step. */
export const quoteNow = command("quotation.quote", async (work, draft: QuotationDraft) =>
  send(work, await completedQuotation(work, draft, work.today)),
);

/** The customer takes the offer, in time or late; what he orders by is kept. */
export const acceptQuotation = command(
  "quotation.accept",
  async (work, { id, poReference }: { id: Quotation["id"]; poReference?: string }) => {
    const quotation = await inState(work, id, ["sent", "lost"]);
    const { reason: _, ...open } = quotation;
    await work.put({ ...open, status: "accepted", poReference: poReference?.trim() || open.poReference });
  },
);

/** The customer does not take it; the reason is kept. */
export const loseQuotation = command(
  "quotation.lose",
  async (work, { id, reason }: { id: Quotation["id"]; reason: string }) => {
    const quotation = await inState(work, id, ["sent", "accepted"]);
    if (quotation.challanId || quotation.invoiceId)
      throw new Refusal(msg(str`Quotation ${quotation.number ?? ""} became a challan or a bill already.`));
    if (!reason.trim()) throw new Refusal(msg("The quotation stays open."), { reason: msg("Say why.") });
    await work.put({ ...quotation, status: "lost", reason: reason.trim() });
  },
);

/** A new draft like a quotation that stands, to be changed and sent anew. */
export const copyQuotation = command("quotation.copy", async (work, { id }: { id: Quotation["id"] }) => {
  const { number: _, reason: __, challanId: ___, invoiceId: ____, ...old } = await work.get(id);
  const copy: Quotation = {
    ...old,
    id: newId("quotation"),
    status: "draft",
    on: work.today,
    validUntil: addDays(work.today, VALID_DAYS),
  };
  await work.put(copy);
  return copy.id;
});

async function send(work: Work, draft: Quotation): Promise<{ id: Quotation["id"]; number: string }> {
  const problems = quotationProblems(draft);
  if (draft.on > work.today) problems.on = msg(str`A quotation cannot be dated after today, ${work.today}.`);
  if (Object.keys(problems).length) throw new Refusal(msg("This quotation cannot be sent yet."), problems);
  const { number } = await takeNumber(work, (await seriesOf(work, "quotation")).id, draft.on);
  await refuseTwin(work, "quotation", number);
  await work.put({ ...draft, status: "sent", number });
  return { id: draft.id, number };
}

/** The draft as a whole record: dates, scheme and place of supply filled in. */
export async function completedQuotation(read: Read, draft: QuotationDraft, today: Day): Promise<Quotation> {
  const [company, customer, site] = await Promise.all([
    read.get("company:main"),
    read.get(draft.customerId),
    draft.siteId ? read.get(draft.siteId) : undefined,
  ]);
  const on = draft.on ?? today;
  return {
    id: newId("quotation"),
    status: "draft",
    on,
    validUntil: draft.validUntil ?? addDays(on, VALID_DAYS),
    customerId: customer.id,
    ...(draft.siteId ? { siteId: draft.siteId } : {}),
    taxScheme: company.taxScheme,
    placeOfSupply: draft.placeOfSupply ?? placeOfSupply(company, customer, site?.stateCode),
    taxInclusive: draft.taxInclusive ?? false,
    lines: draft.lines,
    charges: draft.charges ?? [],
    poReference: draft.poReference ?? "",
    note: draft.note ?? "",
  };
}

async function inState(
  read: Read,
  id: Quotation["id"],
  states: readonly Quotation["status"][],
): Promise<Quotation> {
  const quotation = await read.get(id);
  if (states.includes(quotation.status)) return quotation;
  const { number = msg("This one"), status } = quotation;
  throw new Refusal(msg(str`${number} is ${quotationStateName(status)}; nothing was changed.`));
}
