import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import { currencyDigits, toDecimal } from "../base/money";
import { Refusal } from "../base/refusal";
import type { Contract, Invoice } from "../records";
import type { Read } from "../store/work";
import type { InvoiceDraft } from "./draft-queries";
import { freeLine } from "../company/bill-lines";

/** The bill of a part of a contract's price: one line that names plan, contract, units and period. */
export async function draftFromContract(
  read: Read,
  { id, dueOn }: NonNullable<Invoice["contract"]>,
): Promise<InvoiceDraft> {
  const contract = await read.get(id);
  const [company, item, [cover]] = await Promise.all([
    read.get("company:main"),
    contract.terms.itemId ? read.find(contract.terms.itemId) : undefined,
    read.list("cover", "contract", { is: id }, { limit: 1 }),
  ]);
  const at = contract.installments.findIndex((one) => one.dueOn === dueOn);
  const part = contract.installments[at];
  if (!part) throw new Refusal(msg("This part of the contract is no longer there."));
  const card = cover && (await read.get(cover.cardId));
  const line = freeLine({
    description: describe(contract, periodOf(contract, at), company.locale),
    quantity: "1",
    price: toDecimal(part.amount, currencyDigits(company.currency)).toString(),
    taxRate: item?.taxRate ?? contract.terms.taxRate,
  });
  return {
    customerId: contract.customerId,
    ...(card ? { siteId: card.siteId } : {}),
    contract: { id, dueOn },
    poReference: contract.poReference,
    lines: [
      {
        ...line,
        ...(item ? { itemId: item.id } : {}),
        taxCode: item?.taxCode || contract.terms.taxCode,
      },
    ],
  };
}

/** The days a part of the price is for: to the day before the next part when billed ahead, from the part before otherwise. */
function periodOf({ installments, startsOn, endsOn }: Contract, at: number): { from: Day; until: Day } {
  const own = installments[at]?.dueOn ?? startsOn;
  const isAhead = installments[0]?.dueOn === startsOn;
  const next = installments[at + 1]?.dueOn;
  const before = installments[at - 1]?.dueOn;
  if (isAhead) return { from: own, until: next ? addDays(next, -1) : endsOn };
  const until = addDays(own, -1) < endsOn ? addDays(own, -1) : endsOn;
  return { from: before ?? startsOn, until };
}

function describe(
  { terms, number, units }: Contract,
  { from, until }: { from: Day; until: Day },
  locale: string,
): string {
  const written = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const day = (value: Day) => written.format(new Date(`${value}T00:00:00Z`));
  return units === 1
    ? msg(str`${terms.name}, contract ${number ?? ""}, one unit, ${day(from)} to ${day(until)}`)
    : msg(str`${terms.name}, contract ${number ?? ""}, ${units} units, ${day(from)} to ${day(until)}`);
}
