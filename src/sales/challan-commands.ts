import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { fromThousandths, toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import { refuseClosed } from "../company/period";
import type { Challan, RecordId } from "../records";
import { moveBetween } from "../stock/move";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { atLine, markQuotation, refuseTwin, sendGoods } from "./dispatch";
import { challanProblems, isOut, leftOf, type ChallanDraft, type ChallanLine } from "./model";
import { challanStateName } from "./words";

/** Saves a draft challan. It has no number and moves no goods. */
export const draftChallan = command("challan.draft", async (work, draft: ChallanDraft) => {
  const challan = await completedChallan(work, draft, work.today);
  await work.put(challan);
  return challan.id;
});

/** Changes a draft; an issued challan is never edited. */
export const amendChallan = command(
  "challan.amend",
  async (work, { id, ...changes }: { id: Challan["id"] } & Partial<ChallanDraft>) => {
    await work.put(changed(await draftOf(work, id), changes));
  },
);

/** Throws a draft away; a number was never taken. */
export const discardChallan = command("challan.discard", async (work, { id }: { id: Challan["id"] }) => {
  await draftOf(work, id);
  await work.remove(id);
});

/** Issues a draft with its last changes: it takes the number, and the goods leave for the challan's own place. */
export const issueChallan = command(
  "challan.issue",
  async (work, { id, ...changes }: { id: Challan["id"] } & Partial<ChallanDraft>) =>
    issue(work, changed(await draftOf(work, id), changes)),
);

/** Makes and issues a challan in one step. */
export const challanNow = command("challan.make", async (work, draft: ChallanDraft) =>
  issue(work, await completedChallan(work, draft, work.today)),
);

/** So much of a line that comes back, with its pieces named where they matter. */
export interface ReturnedLine {
  /** The line, counted from 0. */
  readonly line: number;
  /** Decimal text in the item's unit. */
  readonly quantity: string;
  readonly units?: readonly RecordId<"unit">[];
  /** Where it goes: where it left from when left out. */
  readonly to?: string;
}

/** Brings goods of a challan back, line by line, no more than is still out. */
export const returnChallan = command(
  "challan.return",
  async (work, { id, on, lines }: { id: Challan["id"]; on: Day; lines: readonly ReturnedLine[] }) => {
    const challan = await outOf(work, id);
    const wanted = lines.filter(({ quantity }) => quantity.trim() && Number(quantity) !== 0);
    if (!wanted.length)
      throw new Refusal(msg("Nothing came back."), { lines: msg("Say how much of which line came back.") });
    if (on < challan.on)
      throw new Refusal(msg("Nothing came back."), { on: msg(str`The goods left on ${challan.on}.`) });
    await work.put({ ...challan, lines: await broughtBack(work, challan, wanted, on) });
  },
);

/** Cancels a challan of which nothing is billed: it keeps its number, and what is still out comes back. */
export const cancelChallan = command(
  "challan.cancel",
  async (work, { id, reason }: { id: Challan["id"]; reason: string }) => {
    const challan = await work.get(id);
    if (challan.status !== "issued")
      throw new Refusal(
        msg(str`Only an issued challan can be cancelled; ${challan.number ?? msg("this one")} is not.`),
      );
    const bill = (await work.list("invoice", "challan", { is: id })).find(
      ({ status }) => status === "issued",
    );
    if (bill)
      throw new Refusal(
        msg(str`${challan.number ?? ""} is on bill ${bill.number ?? ""}; cancel that first.`),
      );
    if (!reason.trim()) throw new Refusal(msg("The challan is not cancelled."), { reason: msg("Say why.") });
    await refuseClosed(work, work.today);
    const out = challan.lines.flatMap((line, at) =>
      leftOf(line) > 0 ? [{ line: at, quantity: fromThousandths(leftOf(line)) }] : [],
    );
    const lines = await broughtBack(work, challan, out, work.today);
    await work.put({ ...challan, lines, status: "cancelled", cancelReason: reason.trim() });
    if (challan.quotationId) await markQuotation(work, challan.quotationId, { challanId: id }, -1);
  },
);

async function broughtBack(
  work: Work,
  challan: Challan,
  back: readonly ReturnedLine[],
  on: Day,
): Promise<ChallanLine[]> {
  const lines = [...challan.lines];
  for (const { line: at, quantity, units, to } of back) {
    const line = lines[at];
    const amount = toThousandths(quantity);
    const left = line ? leftOf(line) : 0;
    const out = fromThousandths(left);
    if (!line || amount === undefined || amount <= 0 || amount > left)
      throw new Refusal(msg("This cannot come back so."), {
        [`lines.${at}.quantity`]:
          amount !== undefined && amount > left
            ? msg(str`Only ${out} are still out.`)
            : msg("More than zero, with at most three decimals."),
      });
    await atLine(at, () =>
      moveBetween(work, {
        itemId: line.itemId,
        from: challan.id,
        to: to ?? line.location,
        on,
        quantity: amount,
        reason: "challan",
        sourceId: challan.id,
        ...(units?.length ? { units } : {}),
      }),
    );
    lines[at] = { ...line, returned: line.returned + amount };
  }
  return lines;
}

async function issue(work: Work, draft: Challan): Promise<{ id: Challan["id"]; number: string }> {
  const problems = challanProblems(draft, work.today);
  const [company, customer, site, series, [last]] = await Promise.all([
    work.get("company:main"),
    work.get(draft.customerId),
    draft.siteId ? work.get(draft.siteId) : undefined,
    work.get(draft.seriesId),
    work.list("challan", "series", { prefix: [draft.seriesId] }, { order: "newest", limit: 1 }),
  ]);
  if (!series.active) problems.seriesId = msg(str`The series ${series.name} is closed.`);
  if (!problems.on && last && last.on > draft.on)
    problems.on = msg(
      str`${last.number ?? ""} of this series is dated ${last.on}; dates in a series do not run backwards.`,
    );
  if (Object.keys(problems).length) throw new Refusal(msg("This challan cannot be issued yet."), problems);
  const { number, ordinal, fiscalYear } = await takeNumber(work, draft.seriesId, draft.on);
  await refuseTwin(work, "challan", number);
  const numbered: Challan = {
    ...draft,
    status: "issued",
    number,
    ordinal,
    fiscalYear: fiscalYear || "all",
    printed: {
      companyName: company.name,
      companyAddress: company.address,
      companyTaxId: company.taxId,
      customerName: customer.name,
      customerAddress: customer.address,
      customerTaxId: customer.taxId,
      siteAddress: site ? [site.name, site.address].filter(Boolean).join(", ") : "",
    },
  };
  await work.put({ ...numbered, lines: await sendGoods(work, numbered) });
  if (draft.quotationId) await markQuotation(work, draft.quotationId, { challanId: draft.id }, 1);
  return { id: draft.id, number };
}

/** The draft as a whole record: series, day and purpose filled in. */
export async function completedChallan(read: Read, draft: ChallanDraft, today: Day): Promise<Challan> {
  const company = await read.get("company:main");
  const seriesId = draft.seriesId ?? (await seriesOf(read, "challan", company.taxScheme)).id;
  return changed(
    {
      id: newId("challan"),
      status: "draft",
      seriesId,
      purpose: "sale",
      on: today,
      customerId: draft.customerId,
      poReference: "",
      carrier: "",
      lines: [],
      note: "",
    },
    draft,
  );
}

/** A draft with changes; its lines begin with nothing billed and nothing brought back. */
const changed = (challan: Challan, { lines, ...changes }: Partial<ChallanDraft>): Challan => ({
  ...challan,
  ...changes,
  lines: (lines ?? challan.lines).map((line) => ({ ...line, invoiced: 0, returned: 0 })),
});

async function draftOf(read: Read, id: Challan["id"]): Promise<Challan> {
  const challan = await read.get(id);
  if (challan.status === "draft") return challan;
  throw new Refusal(
    msg(
      str`Challan ${challan.number ?? ""} is ${challanStateName(challan.status)}; an issued challan is never edited.`,
    ),
  );
}

async function outOf(read: Read, id: Challan["id"]): Promise<Challan> {
  const challan = await read.get(id);
  if (isOut(challan)) return challan;
  const { number = msg("This challan"), status } = challan;
  throw new Refusal(
    status === "issued"
      ? msg(str`Nothing of ${number} is still out.`)
      : msg(str`${number} is ${challanStateName(status)}; nothing of it is out.`),
  );
}
