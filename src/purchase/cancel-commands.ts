import { msg, str } from "@lit/localize";
import { toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import { post } from "../company/post";
import { reversed } from "../company/posting";
import { asBill, freeAllocations, grant, owe, settle } from "../company/settlement";
import type { Allocation, Claim, Purchase } from "../records";
import { bringBack } from "../stock/move";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { freeOfNote } from "./model";
import { checkRows, withReturned } from "./note-commands";
import { undoRevaluations } from "./revalue";
import { withStockAt } from "./reverse-commands";

/**
 * Cancels a principal's bill or a debit note: it keeps its number, its entry is reversed, its receipts are open again, what
 * settled it is free. What it made dearer or cheaper is taken back as far as the goods are there.
 */
export const cancelPurchase = command(
  "purchase.cancel",
  async (work, { id, reason }: { id: Purchase["id"]; reason: string }) => {
    const purchase = await work.get(id);
    const name = purchase.number ?? msg("This one");
    if (purchase.status !== "posted" || purchase.kind === "opening")
      throw new Refusal(msg(str`${name} is not posted; nothing was changed.`));
    if (!reason.trim()) throw new Refusal(msg("It is not cancelled."), { reason: msg("Say why.") });
    const isBill = purchase.kind === "bill";
    const stock = isBill ? await undoBill(work, purchase) : await undoNote(work, purchase);
    // Freeing what settles a bill changes those records, never the bill itself.
    await work.put({
      ...purchase,
      status: "cancelled",
      ...(isBill ? {} : { allocations: [] }),
      cancelledOn: work.today,
      reason: reason.trim(),
    });
    const entry = await work.get(`entry:${id}`);
    await post(work, {
      id: `entry:${id}/cancelled`,
      on: work.today,
      sourceId: id,
      sourceNumber: purchase.number ?? "",
      text: msg(str`Cancelled: ${reason.trim()}`),
      lines: withStockAt(reversed(entry.lines), stock),
    });
  },
);

/** Opens a bill's receipts again and frees what settled it. Gives what moved the stock, minor units. */
async function undoBill(work: Work, bill: Purchase): Promise<number> {
  const notes = (await work.list("purchase", "original", { is: bill.id })).filter(
    ({ status }) => status === "posted",
  );
  if (notes.length)
    throw new Refusal(
      msg(
        str`${bill.number ?? ""} was debited by ${notes.map(({ number }) => number).join(", ")}; cancel that first.`,
      ),
    );
  await freeAllocations(work, asBill(bill));
  await owe(work, asBill(bill), -(bill.figures?.total ?? 0));
  for (const { receipt: at, quantity, goods = 0 } of bill.lines) {
    if (!at) continue;
    const receipt = await work.get(at.id);
    const lines = receipt.lines.map((line, index) =>
      index === at.line
        ? {
            ...line,
            billed: line.billed - (toThousandths(quantity) ?? 0),
            billedValue: (line.billedValue ?? 0) - goods,
          }
        : line,
    );
    await work.put({ ...receipt, lines });
  }
  return undoRevaluations(work, bill.revalued ?? [], { on: work.today, sourceId: bill.id });
}

/** Takes back the credit of a debit note and what it settled; goods come back at the value they left. */
async function undoNote(work: Work, note: Purchase): Promise<number> {
  const { principalId, allocations = [], figures } = note;
  if (allocations.some(({ billId }) => billId.startsWith("payment:")))
    throw new Refusal(
      msg(str`${note.number ?? ""} was paid out by the principal; reverse that payment first.`),
    );
  await settle(work, { side: "principal", partyId: principalId }, allocations, -1);
  await grant(work, "principal", principalId, -(figures?.total ?? 0));
  for (const line of note.lines) {
    if (line.claimId) await reopen(work, line.claimId);
    if (line.receipt && line.location)
      await work.put(withReturned(await work.get(line.receipt.id), line, -1));
  }
  const back = await bringBack(work, note.id, work.today);
  return back + (await undoRevaluations(work, note.revalued ?? [], { on: work.today, sourceId: note.id }));
}

async function reopen(work: Work, id: Claim["id"]): Promise<void> {
  const { settledOn: _, settledBy: __, ...claim } = await work.get(id);
  await work.put({ ...claim, status: "sent" });
}

/** Uses what a debit note has left on more of the principal's bills, row by row. */
export const allocateNote = command(
  "purchase.allocate",
  async (work, { id, rows }: { id: Purchase["id"]; rows: readonly Allocation[] }) => {
    const note = await work.get(id);
    await checkRows(work, note.principalId, rows, freeOfNote(note));
    const sums = new Map<Allocation["billId"], number>();
    for (const { billId, amount } of [...(note.allocations ?? []), ...rows])
      sums.set(billId, (sums.get(billId) ?? 0) + amount);
    await work.put({ ...note, allocations: [...sums].map(([billId, amount]) => ({ billId, amount })) });
    await settle(work, { side: "principal", partyId: note.principalId }, rows, 1);
  },
);
