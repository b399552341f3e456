import { msg } from "@lit/localize";
import { Decimal } from "../base/decimal";
import { currencyDigits, fromDecimal, type Money } from "../base/money";
import { toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import { openBill, openCredit } from "../payments/opening-commands";
import type { Item, RecordId } from "../records";
import { fold } from "../records/terms";
import { addItem } from "../stock/commands";
import { postStock } from "../stock/cost";
import { STORE } from "../stock/model";
import { moveStock } from "../stock/move";
import { itemMeant } from "../stock/queries";
import type { Read, Work } from "../store/work";
import { serialsIn } from "./judge";
import type { ImportOptions } from "./model";

type Values = Readonly<Record<string, string | undefined>>;

/** Decimal text in major units as minor units of the company's currency. */
export async function minorOf(read: Read, text: string): Promise<Money> {
  const { currency } = await read.get("company:main");
  return fromDecimal(text || "0", currencyDigits(currency));
}

/** Enters what a customer owed, or had paid ahead, when the book began. */
export async function takeBalance(
  work: Work,
  partyId: RecordId<"party">,
  balance: string,
  row: number,
  on: string,
): Promise<void> {
  const amount = await minorOf(work, balance);
  if (amount === 0) return;
  const draft = {
    side: "customer",
    partyId,
    number: await freeNumber(work, row),
    on,
    amount: Math.abs(amount),
  } as const;
  await (amount > 0 ? openBill(draft) : openCredit(draft)).apply(work);
}

/** A number no paper has: balances come without one. */
async function freeNumber(read: Read, row: number): Promise<string> {
  for (let again = 1; ; again++) {
    const number = again === 1 ? `OB/${row}` : `OB/${row}-${again}`;
    const [bills, payments] = await Promise.all([
      read.count("invoice", "number", { is: fold(number) }),
      read.count("payment", "number", { is: fold(number) }),
    ]);
    if (bills + payments === 0) return number;
  }
}

/** Enters what is open of an old bill of a customer or principal. */
export async function takeBill(
  work: Work,
  partyId: RecordId<"party">,
  values: Values,
  side: ImportOptions["side"],
): Promise<void> {
  const { billNo = "", date = "", due = "", open = "0" } = values;
  const amount = await minorOf(work, open);
  await openBill({ side, partyId, number: billNo, on: date, dueOn: due || date, amount }).apply(work);
}

/** Adds the item of a row with what of it is in the store. */
export async function takeItem(work: Work, values: Values, on: string): Promise<void> {
  const {
    code = "",
    name = "",
    hsn = "",
    unit = "",
    rate = "0",
    cost = "0",
    gstRate = "",
    openingQty = "0",
    reorderLevel = "0",
    warranty = "",
  } = values;
  const isStocked = Number(openingQty) > 0;
  // Codes of services begin with 99; what lies in the store is none, whatever its code says.
  const isService = /^99/.test(hsn) && !isStocked;
  await addItem({
    code,
    name,
    type: isService ? "service" : "stock",
    unit: unit || "NOS",
    taxCode: hsn,
    taxRate: gstRate || "0",
    price: plain(rate),
    cost: plain(cost),
    reorderLevel: plain(reorderLevel),
    warrantyMonths: Number(warranty || 0),
    ...(isStocked ? { opening: openingQty, openingOn: on } : {}),
  }).apply(work);
}

const plain = (text: string): string => new Decimal(text || "0").toFixed();

/** Puts what is in the store of an item that is in the book, with its worth and its serial numbers. */
export async function takeStock(work: Work, values: Values, on: string): Promise<void> {
  const { quantity = "0", rate = "", value = "", serials: typed = "" } = values;
  const item = await itemMeant(work, values.item ?? "");
  const serials = serialsIn(typed);
  refuseStock(item, quantity, serials);
  const worth = new Decimal(value || "0").isZero()
    ? new Decimal(rate || "0").times(quantity)
    : new Decimal(value);
  const known = !worth.isZero();
  const moved = await moveStock(work, {
    itemId: item.id,
    location: STORE,
    on,
    quantity: toThousandths(quantity) ?? 0,
    reason: "opening",
    sourceId: item.id,
    ...(known ? { value: await minorOf(work, worth.toFixed()) } : {}),
    ...(serials.length ? { serials } : {}),
  });
  if (!moved.movementId) return;
  await postStock(work, {
    id: `entry:${moved.movementId}`,
    on,
    sourceId: item.id,
    sourceNumber: item.code,
    text: `${msg("Opening stock")}: ${item.name}`,
    lines: [{ account: accounts.opening.code, value: moved.value }],
  });
}

function refuseStock(item: Item, quantity: string, serials: readonly string[]): void {
  if (item.type === "service")
    throw new Refusal(msg("A service is not in stock."), { item: msg("A service is not in stock.") });
  if (serials.length && item.type !== "serialised")
    throw new Refusal(msg("This item has no serial numbers in the book."), {
      serials: msg("This item has no serial numbers in the book."),
    });
  if (serials.length > Number(quantity))
    throw new Refusal(msg("There are more serial numbers than pieces."), {
      serials: msg("There are more serial numbers than pieces."),
    });
}
