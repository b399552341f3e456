import { msg, str } from "@lit/localize";

/** A balance as accountants write it: `1,200.00 Dr`; `money` writes the size. Nothing where it is even. */
export function sidedWords(balance: number, money: (minor: number) => string): string {
  if (!balance) return money(0);
  const amount = money(Math.abs(balance));
  return balance > 0 ? msg(str`${amount} Dr`) : msg(str`${amount} Cr`);
}
