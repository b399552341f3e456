import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import type { Money } from "../base/money";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import { post } from "../company/post";
import { asBill, grant, openOf, settle, type BillId } from "../company/settlement";
import { toThousandths } from "../base/quantity";
import type { Allocation, Purchase, Receipt, RecordId } from "../records";
import { moveStock } from "../stock/move";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { goodsAt } from "./bill-lines";
import { lineKind, type PurchaseLine } from "./bill-model";
import { lineCosts, ownTaxes, purchaseFigures } from "./figures";
import { headProblems, type Problems } from "./model";
import { creditedSoFar, noteProblems, type Credited } from "./note-queries";
import { purchasePostings } from "./postings";
import { revalueGoods, type Revalued } from "./revalue";

export interface NoteLineDraft {
  /** The line of the bill, counted from 0. */
  readonly originalLine: number;
  /** How many go back, or how many the reduction is for. */
  readonly quantity: string;
  /** What is credited for one, before tax; the bill's price when left out. */
  readonly price?: string;
  /** The goods go back to him; otherwise only their value is corrected. */
  readonly goodsGoBack: boolean;
  readonly units?: readonly RecordId<"unit">[];
}

export interface NoteDraft {
  readonly originalId: Purchase["id"];
  readonly on?: Day;
  /** The number of his credit note, where he sent one. */
  readonly reference?: string;
  readonly lines: readonly NoteLineDraft[];
  /** What it settles; as much of its own bill as is open when left out. */
  readonly allocations?: readonly Allocation[];
  readonly reason: string;
}

/** Debits a principal for goods sent back or for a lower price, against lines of his bill. Gives its id and number. */
export const debitPrincipal = command("purchase.debit", async (work, draft: NoteDraft) => {
  const bill = await work.get(draft.originalId);
  if (bill.kind !== "bill" || bill.status !== "posted")
    throw new Refusal(msg(str`${bill.number ?? msg("This bill")} is not posted; there is nothing to debit.`));
  const note = await completed(work, bill, draft);
  const credited = await creditedSoFar(work, bill);
  refuse({
    ...headProblems(note, await work.get(bill.principalId), work.today),
    ...(isDay(note.on) && note.on < bill.on ? { on: msg(str`The bill is of ${bill.on}.`) } : {}),
    ...(draft.reason.trim() ? {} : { reason: msg("Say why.") }),
    ...noteProblems(bill, note, credited),
  });
  const company = await work.get("company:main");
  const figures = purchaseFigures(note, company);
  refuse(valueProblems(bill, note, figures.lineNets, credited));
  const own = ownTaxes(note, company);
  const costs = lineCosts(note, figures, own);
  const { lines, stock, revalued } = await moveBack(work, note, draft.lines, costs);
  const { number } = await takeNumber(work, (await seriesOf(work, "purchase-note")).id, note.on);
  const whole: Purchase = {
    ...note,
    lines,
    status: "posted",
    number,
    figures,
    ...(own.length ? { ownTaxes: own } : {}),
    ...(revalued.length ? { revalued } : {}),
    allocations: await allocated(work, bill, figures.total, draft.allocations),
  };
  await enterNote(work, whole, stock);
  return { id: note.id, number };
});

/** Writes a debit note into the book: the credit it gives, what it settles, and its entry. */
export async function enterNote(work: Work, note: Purchase, stock: Money): Promise<void> {
  const { principalId, figures, allocations = [], number = "" } = note;
  const principal = await work.get(principalId);
  await work.put(note);
  await grant(work, "principal", principalId, figures?.total ?? 0);
  await settle(work, { side: "principal", partyId: principalId }, allocations, 1);
  await post(work, {
    id: `entry:${note.id}`,
    on: note.on,
    sourceId: note.id,
    sourceNumber: number,
    text: principal.name,
    lines: purchasePostings(note, { stock }, -1),
  });
}

interface Moved {
  readonly lines: PurchaseLine[];
  /** Minor units by which the stock moved in all. */
  readonly stock: Money;
  readonly revalued: Revalued[];
}

/** Sends goods back where a line says so, and makes cheaper what stays. */
async function moveBack(
  work: Work,
  note: Purchase,
  drafts: readonly NoteLineDraft[],
  costs: readonly Money[],
): Promise<Moved> {
  const lines: PurchaseLine[] = [];
  const revalued: Revalued[] = [];
  let stock = 0;
  for (const [at, line] of note.lines.entries()) {
    const receipt = line.receipt && (await work.get(line.receipt.id));
    if (!line.receipt || !receipt || !line.itemId) {
      lines.push(line);
    } else if (drafts[at]?.goodsGoBack) {
      const out = await sendBack(work, note, line, line.itemId);
      await work.put(withReturned(receipt, line, 1));
      stock += out.value;
      lines.push({ ...line, goods: -out.value, ...(out.units.length ? { units: [...out.units] } : {}) });
    } else {
      const goods = goodsAt(
        new Map([[receipt.id, receipt]]),
        line.receipt,
        toThousandths(line.quantity) ?? 0,
      );
      const moment = { on: note.on, sourceId: note.id };
      const moved = goods && (await revalueGoods(work, { ...goods, value: -(costs[at] ?? 0) }, moment));
      if (moved) revalued.push(moved);
      stock += moved?.value ?? 0;
      lines.push(line);
    }
  }
  return { lines, stock, revalued };
}

const sendBack = (work: Work, note: Purchase, line: PurchaseLine, itemId: RecordId<"item">) =>
  moveStock(work, {
    itemId,
    location: line.location,
    on: note.on,
    quantity: -(toThousandths(line.quantity) ?? 0),
    reason: "to principal",
    sourceId: note.id,
    ...(line.units ? { units: line.units } : {}),
  });

/** A receipt of whose line goods went back to the principal, or came again when that is taken back. */
export const withReturned = (receipt: Receipt, line: PurchaseLine, sign: 1 | -1): Receipt => ({
  ...receipt,
  lines: receipt.lines.map((one, at) =>
    at === line.receipt?.line
      ? { ...one, returned: one.returned + sign * (toThousandths(line.quantity) ?? 0) }
      : one,
  ),
});

async function completed(work: Work, bill: Purchase, draft: NoteDraft): Promise<Purchase> {
  const lines = await Promise.all(
    draft.lines.map(async ({ originalLine, quantity, price, goodsGoBack, units }): Promise<PurchaseLine> => {
      const billed = bill.lines[originalLine];
      if (!billed) throw new Refusal(msg("The bill has no such line."));
      const { goods: _, units: __, ...line } = billed;
      const receipt = billed.receipt && (await work.get(billed.receipt.id));
      return {
        ...line,
        originalLine,
        quantity,
        // What is credited for one is said outright; a discount has done its part in it.
        ...(price === undefined ? {} : { price, discountPercent: "0" }),
        location: goodsGoBack ? (receipt?.location ?? "") : "",
        ...(lineKind(line) === "goods" && !goodsGoBack ? { valueOnly: true } : {}),
        ...(units?.length ? { units: [...units] } : {}),
      };
    }),
  );
  const {
    stated: _,
    landedOn: __,
    revalued: ___,
    ownTaxes: ____,
    figures: _____,
    allocations: ______,
    ...head
  } = bill;
  return {
    ...head,
    id: newId("purchase"),
    kind: "debit-note",
    status: "draft",
    reference: draft.reference?.trim() ?? "",
    on: draft.on ?? work.today,
    dueOn: draft.on ?? work.today,
    original: { id: bill.id, number: bill.number ?? "", on: bill.on },
    lines,
    note: "",
    reason: draft.reason.trim() || "-",
  };
}

/** Values of more than is left of a billed line, by field. */
function valueProblems(
  bill: Purchase,
  note: Purchase,
  nets: readonly Money[],
  credited: ReadonlyMap<number, Credited>,
): Problems {
  const problems: Problems = {};
  const now = new Map<number, Money>();
  note.lines.forEach(({ originalLine = -1 }, at) => {
    const billed = bill.figures?.lineNets[originalLine] ?? 0;
    const sum = (now.get(originalLine) ?? 0) + (nets[at] ?? 0);
    now.set(originalLine, sum);
    if (sum + (credited.get(originalLine)?.value ?? 0) > billed)
      problems[`lines.${at}.price`] = msg("More than this line was billed at, with what was debited before.");
  });
  return problems;
}

async function allocated(
  work: Work,
  bill: Purchase,
  total: Money,
  wished: readonly Allocation[] | undefined,
): Promise<Allocation[]> {
  const rows = wished ?? [
    { billId: bill.id as BillId, amount: Math.min(total, await openOf(work, asBill(bill))) },
  ];
  const kept = rows.filter(({ amount }) => amount !== 0);
  await checkRows(work, bill.principalId, kept, total);
  return kept;
}

/** Rows against the open bills of a principal, each against its own bill and all against what there is. @throws Refusal */
export async function checkRows(
  work: Work,
  principalId: RecordId<"party">,
  rows: readonly Allocation[],
  free: Money,
): Promise<void> {
  const problems: Problems = {};
  const now = new Map<string, Money>();
  let sum = 0;
  for (const [at, { billId, amount }] of rows.entries()) {
    const bill = await work.get(billId);
    const isHis = "principalId" in bill && bill.principalId === principalId && bill.status === "posted";
    const before = now.get(billId) ?? 0;
    now.set(billId, before + amount);
    sum += amount;
    if (!isHis) problems[`allocations.${at}`] = msg("This is no open bill of the principal.");
    else if (!Number.isSafeInteger(amount) || amount <= 0)
      problems[`allocations.${at}`] = msg("More than zero.");
    else if (before + amount > (await openOf(work, asBill(bill))))
      problems[`allocations.${at}`] = msg(str`${bill.number ?? ""} leaves less than that open.`);
    else if (sum > free) problems[`allocations.${at}`] = msg("The rows come to more than there is.");
  }
  if (Object.keys(problems).length) throw new Refusal(msg("These bills cannot be settled so."), problems);
}

function refuse(problems: Problems): void {
  if (Object.keys(problems).length) throw new Refusal(msg("The principal is not debited yet."), problems);
}
