import type { Money } from "../base/money";
import { accounts, inputAccount, taxAccount } from "../company/accounts";
import { posting, type Posting } from "../company/posting";
import type { Purchase } from "../records";
import { lineCosts } from "./figures";
import { lineKind } from "./bill-model";

/** What a purchase moved in the stock, minor units as debits of the account. */
export interface StockMoved {
  /** By revaluing goods on hand, or by goods that went back. */
  readonly stock: Money;
}

/**
 * Debits and credits of a principal's bill, or with `sign` −1 of a debit note: he is owed the total; the goods clear what
 * was received, expenses and taxes to deduct stand for themselves, what the stock does not take is a difference of price.
 */
export function purchasePostings(purchase: Purchase, { stock }: StockMoved, sign: 1 | -1): Posting[] {
  const { figures, ownTaxes = [], taxToCost, reverseCharge, principalId } = purchase;
  if (!figures) throw new Error(`${purchase.id} is posted without figures.`);
  const costs = lineCosts(purchase, figures, ownTaxes);
  const signed: [account: string, value: Money][] = [];
  let toStock = 0;
  let cleared = 0;
  purchase.lines.forEach((line, at) => {
    const cost = costs[at] ?? 0;
    const kind = lineKind(line);
    if (kind === "claim")
      signed.push(
        [accounts.claims.code, line.goods ?? cost],
        [accounts.costWarranty.code, cost - (line.goods ?? cost)],
      );
    else if (kind === "expense") signed.push([line.account ?? "expense:other", cost]);
    else {
      toStock += cost;
      // A debit note's goods left the stock itself; only a bill clears what was received.
      if (sign === 1) cleared += line.goods ?? 0;
    }
  });
  const taxes = reverseCharge ? ownTaxes : figures.taxes;
  return merged([
    ...signed.map(([account, value]) => posting(account, sign * value)),
    posting(accounts.received.code, cleared),
    posting(accounts.stock.code, stock),
    posting(accounts.costVariance.code, sign * toStock - cleared - stock),
    ...(taxToCost ? [] : taxes.map(({ name, amount }) => posting(inputAccount(name), sign * amount))),
    ...(reverseCharge ? ownTaxes.map(({ name, amount }) => posting(taxAccount(name), -sign * amount)) : []),
    posting(accounts.rounding.code, sign * figures.rounding),
    posting(accounts.payable.code, -sign * figures.total, principalId),
  ]);
}

/** One line for each account and party. */
function merged(lines: readonly Posting[]): Posting[] {
  const sums = new Map<string, Posting>();
  for (const line of lines) {
    const key = `${line.account} ${line.partyId ?? ""}`;
    const before = sums.get(key);
    const value = line.debit - line.credit + (before ? before.debit - before.credit : 0);
    sums.set(key, posting(line.account, value, line.partyId));
  }
  return [...sums.values()].filter(({ debit, credit }) => debit || credit);
}
