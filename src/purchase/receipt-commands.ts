import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { currencyDigits, fromDecimal, type Money } from "../base/money";
import { toThousandths } from "../base/quantity";
import { Decimal } from "../base/decimal";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import { seriesOf, takeNumber } from "../company/numbering";
import { post } from "../company/post";
import { posting, type Posting } from "../company/posting";
import type { Company, Order, Receipt, RecordId } from "../records";
import { moveStock } from "../stock/move";
import { STORE } from "../stock/model";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { orderState, serialCountProblems, toleranceProblems, type Problems, type ReceiptLine } from "./model";
import { itemsById } from "./order-commands";
import { receiptProblems, serialProblems } from "./receipt-queries";
import { orderStateName } from "./words";

export interface ReceiptLineDraft {
  readonly itemId: RecordId<"item">;
  /** The line of the order, counted from 0. */
  readonly orderLine?: number;
  readonly quantity: string;
  readonly price: string;
  readonly serials?: readonly string[];
  readonly claimId?: RecordId<"claim">;
}

export interface ReceiptDraft {
  readonly principalId: RecordId<"party">;
  readonly orderId?: Order["id"] | undefined;
  readonly on?: Day;
  readonly reference?: string;
  readonly location?: string;
  readonly lines: readonly ReceiptLineDraft[];
  readonly note?: string;
}

/** Keeps a receipt as a draft: nothing came yet as far as the book goes. */
export const draftReceipt = command("receipt.draft", async (work, draft: ReceiptDraft) => {
  const receipt = completed(draft, work.today);
  refuse(await problemsOf(work, receipt));
  await work.put(receipt);
  return receipt.id;
});

/** Changes a draft. */
export const amendReceipt = command(
  "receipt.amend",
  async (work, { id, ...draft }: { id: Receipt["id"] } & ReceiptDraft) => {
    await draftOf(work, id);
    const receipt = completed(draft, work.today, id);
    refuse(await problemsOf(work, receipt));
    await work.put(receipt);
  },
);

/** Throws a draft away. */
export const discardReceipt = command("receipt.discard", async (work, { id }: { id: Receipt["id"] }) => {
  await draftOf(work, id);
  await work.remove(id);
});

/** Receives goods, a new receipt or a draft as it is now: it takes its number, the goods are in stock at the price ordered. */
export const postReceipt = command(
  "receipt.post",
  async (work, { id, ...draft }: { id?: Receipt["id"] | undefined } & ReceiptDraft) => {
    if (id) await draftOf(work, id);
    return receive(work, completed(draft, work.today, id));
  },
);

/** Receives goods inside the running transaction. Gives the receipt's id and number. */
export async function receive(work: Work, draft: Receipt): Promise<{ id: Receipt["id"]; number: string }> {
  refuse(await problemsOf(work, draft));
  const [company, principal, series] = await Promise.all([
    work.get("company:main"),
    work.get(draft.principalId),
    seriesOf(work, "receipt"),
  ]);
  const { number } = await takeNumber(work, series.id, draft.on);
  const lines: ReceiptLine[] = [];
  for (const line of draft.lines) lines.push(await broughtIn(work, draft, line, company));
  await work.put({ ...draft, status: "posted", number, lines });
  await moveOrdered(work, draft, 1);
  await post(work, {
    id: `entry:${draft.id}`,
    on: draft.on,
    sourceId: draft.id,
    sourceNumber: number,
    text: principal.name,
    lines: receiptPostings(lines),
  });
  return { id: draft.id, number };
}

async function broughtIn(
  work: Work,
  { id, on, location }: Receipt,
  line: ReceiptLine,
  company: Company,
): Promise<ReceiptLine> {
  const { serials } = line;
  const moved = await moveStock(work, {
    itemId: line.itemId,
    location,
    on,
    quantity: toThousandths(line.quantity) ?? 0,
    reason: "receipt",
    sourceId: id,
    value: line.claimId ? (await work.get(line.claimId)).cost : valueOf(line, company),
    ...(serials.length ? { serials } : {}),
  });
  return {
    ...line,
    value: moved.value,
    ...(moved.units.length ? { units: [...moved.units] } : {}),
  };
}

const valueOf = ({ quantity, price }: ReceiptLine, { currency }: Company): Money =>
  fromDecimal(new Decimal(quantity).times(price), currencyDigits(currency));

/** The goods are worth what is still to be billed; what replenished a claim settles that instead. */
function receiptPostings(lines: readonly ReceiptLine[]): Posting[] {
  const sum = (some: readonly ReceiptLine[]) => some.reduce((all, { value = 0 }) => all + value, 0);
  const claimed = sum(lines.filter(({ claimId }) => claimId));
  const all = sum(lines);
  return [
    posting(accounts.stock.code, all),
    posting(accounts.received.code, claimed - all),
    posting(accounts.claims.code, -claimed),
  ];
}

/** Moves what an order's lines have received by a receipt's quantities, forth or back. */
export async function moveOrdered(work: Work, receipt: Receipt, sign: 1 | -1): Promise<void> {
  if (!receipt.orderId) return;
  const [order, { settings }] = await Promise.all([work.get(receipt.orderId), work.get("company:main")]);
  const lines = order.lines.map((line, at) => {
    const by = receipt.lines
      .filter(({ orderLine }) => orderLine === at)
      .reduce((sum, { quantity }) => sum + (toThousandths(quantity) ?? 0), 0);
    return by ? { ...line, received: line.received + sign * by } : line;
  });
  const isMore = lines.some(({ quantity, received }) => received > (toThousandths(quantity) ?? 0));
  const { receiptTolerance: tolerance } = settings;
  await work.put({ ...order, lines, ...(isMore && sign === 1 && tolerance ? { tolerance } : {}) });
}

function completed(draft: ReceiptDraft, today: Day, id?: Receipt["id"]): Receipt {
  return {
    id: id ?? newId("receipt"),
    status: "draft",
    principalId: draft.principalId,
    ...(draft.orderId ? { orderId: draft.orderId } : {}),
    on: draft.on ?? today,
    reference: draft.reference?.trim() ?? "",
    location: draft.location || STORE,
    lines: draft.lines.map(({ serials = [], ...line }) => ({
      ...line,
      serials: serials.map((serial) => serial.trim()),
      billed: 0,
      returned: 0,
    })),
    note: draft.note?.trim() ?? "",
  };
}

async function problemsOf(work: Work, receipt: Receipt): Promise<Problems> {
  const [company, principal, items, order, place] = await Promise.all([
    work.get("company:main"),
    receipt.principalId ? work.find(receipt.principalId) : undefined,
    itemsById(work, receipt.lines),
    receipt.orderId ? work.get(receipt.orderId) : undefined,
    isVan(receipt.location) ? work.find(receipt.location) : undefined,
  ]);
  return {
    ...receiptProblems(receipt, principal, items, work.today),
    ...(receipt.location === STORE || place ? {} : { location: msg("Choose where the goods are put.") }),
    ...serialCountProblems(receipt),
    ...(await serialProblems(work, receipt.lines)),
    ...(order
      ? {
          ...orderProblem(order, receipt),
          ...toleranceProblems(receipt, order, company.settings.receiptTolerance),
        }
      : {}),
  };
}

const isVan = (location: string): location is RecordId<"technician"> => location.startsWith("technician:");

function orderProblem(order: Order, { principalId, on }: Receipt): Problems {
  const state = orderState(order);
  if (order.status !== "sent")
    return {
      orderId: msg(
        str`Order ${order.number ?? ""} is ${orderStateName(state)}; nothing more is received on it.`,
      ),
    };
  if (order.principalId !== principalId)
    return { orderId: msg(str`Order ${order.number ?? ""} is to another principal.`) };
  return on < order.on ? { on: msg(str`The order is of ${order.on}; goods come later.`) } : {};
}

function refuse(problems: Problems): void {
  if (Object.keys(problems).length) throw new Refusal(msg("These goods are not received yet."), problems);
}

async function draftOf(read: Read, id: Receipt["id"]): Promise<Receipt> {
  const receipt = await read.get(id);
  if (receipt.status !== "draft")
    throw new Refusal(msg(str`Receipt ${receipt.number ?? ""} is posted; reverse it instead.`));
  return receipt;
}
