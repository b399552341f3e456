import { accounts } from "../company/accounts";
import { posting, type Posting } from "../company/posting";
import type { Payment } from "../records";

const moneyAccount: Record<Payment["mode"], string> = {
  cash: accounts.cash.code,
  bank: accounts.bank.code,
  card: accounts.bank.code,
  upi: accounts.bank.code,
  cheque: accounts.cheques.code,
};

/** Debits and credits of money received: cash, bank or cheques in hand against the customer. */
export const paymentPostings = ({
  mode,
  amount,
  partyId,
}: Pick<Payment, "mode" | "amount" | "partyId">): Posting[] => [
  posting(moneyAccount[mode], amount),
  posting(accounts.receivable.code, -amount, partyId),
];
