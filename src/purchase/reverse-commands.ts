import { msg, str } from "@lit/localize";
import { fromThousandths, toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import { post } from "../company/post";
import { posting, reversed, type Posting } from "../company/posting";
import type { Receipt } from "../records";
import { moveStock } from "../stock/move";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import type { ReceiptLine } from "./model";
import { moveOrdered } from "./receipt-commands";

/** Takes a receipt back: goods, order, claims and ledger stand as before. Refused once it is billed or goods have gone. */
export const reverseReceipt = command(
  "receipt.reverse",
  async (work, { id, reason }: { id: Receipt["id"]; reason: string }) => {
    const receipt = await work.get(id);
    const { number = "" } = receipt;
    if (receipt.status !== "posted")
      throw new Refusal(msg(str`Only a posted receipt is reversed; ${number || msg("this one")} is not.`));
    if (!reason.trim()) throw new Refusal(msg("The receipt stays."), { reason: msg("Say why.") });
    await refuseBilled(work, receipt);
    await refuseGone(work, receipt);
    let moved = 0;
    for (const line of receipt.lines) moved += await takenOut(work, receipt, line);
    await moveOrdered(work, receipt, -1);
    for (const { claimId } of receipt.lines) if (claimId) await reopen(work, claimId);
    await work.put({ ...receipt, status: "reversed", reversedOn: work.today, reason: reason.trim() });
    const entry = await work.get(`entry:${id}`);
    await post(work, {
      id: `entry:${id}/reversed`,
      on: work.today,
      sourceId: id,
      sourceNumber: number,
      text: msg(str`Reversed: ${reason.trim()}`),
      lines: withStockAt(reversed(entry.lines), moved),
    });
  },
);

/** Lines of a reversal whose stock moved by what it could; what that misses is a difference of price. */
export function withStockAt(lines: readonly Posting[], moved: number): Posting[] {
  const meant = lines
    .filter(({ account }) => account === accounts.stock.code)
    .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
  return [
    ...lines.filter(({ account }) => account !== accounts.stock.code),
    posting(accounts.stock.code, moved),
    posting(accounts.costVariance.code, meant - moved),
  ];
}

/** Goods leave at the stock's own cost and are then made as dear as they came. Gives what moved the stock, minor units. */
async function takenOut(work: Work, { id, location }: Receipt, line: ReceiptLine): Promise<number> {
  const about = { itemId: line.itemId, location, on: work.today, sourceId: id };
  const out = await moveStock(work, {
    ...about,
    quantity: -(toThousandths(line.quantity) ?? 0),
    reason: "receipt",
    ...(line.units ? { units: line.units } : {}),
  });
  const rest = -(line.value ?? 0) - out.value;
  if (!rest) return out.value;
  const evened = await moveStock(work, { ...about, quantity: 0, reason: "revalued", value: rest });
  return out.value + evened.value;
}

async function refuseBilled(read: Read, { id, number = "" }: Receipt): Promise<void> {
  const bills = (await read.list("purchase", "receipt", { is: id })).filter(
    ({ status, kind }) => status === "posted" && kind === "bill",
  );
  if (!bills.length) return;
  const names = bills.map((bill) => bill.number ?? bill.reference).join(", ");
  throw new Refusal(msg(str`Receipt ${number} is billed by ${names}; cancel that first.`));
}

/** Refuses where goods of the receipt are no longer where they were put, and names what has gone. */
async function refuseGone(read: Read, { number = "", lines, location }: Receipt): Promise<void> {
  const problems: Record<string, string> = {};
  const needed = new Map<string, number>();
  for (const [at, { itemId, quantity, units }] of lines.entries()) {
    const item = await read.get(itemId);
    const wanted = (needed.get(itemId) ?? 0) + (toThousandths(quantity) ?? 0);
    needed.set(itemId, wanted);
    const left = units && (await Promise.all(units.map((id) => read.get(id))));
    const away = left?.filter((unit) => unit.location !== location || unit.status !== "in stock");
    const held = (await read.balance(`stock/${itemId}`)).parts[location] ?? 0;
    const says = away?.length
      ? msg(
          str`${item.name}: ${away.length} pieces have gone (${away.map(({ serial }) => serial || msg("no serial")).join(", ")}).`,
        )
      : !units && held < wanted
        ? msg(
            str`${item.name}: only ${fromThousandths(Math.max(0, held))} of ${fromThousandths(wanted)} are still there.`,
          )
        : undefined;
    if (says) problems[`lines.${at}`] = says;
  }
  if (Object.keys(problems).length)
    throw new Refusal(msg(str`Receipt ${number} cannot be reversed: goods of it have gone.`), problems);
}

async function reopen(work: Work, id: `claim:${string}`): Promise<void> {
  const { settledOn: _, settledBy: __, ...claim } = await work.get(id);
  await work.put({ ...claim, status: "sent" });
}
