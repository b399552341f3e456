import { msg } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { completed, type InvoiceDraft } from "../billing/draft-queries";
import { issue } from "../billing/issue";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Invoice, Payment } from "../records";
import { command } from "../store/command";
import { bookPayment } from "./book";

/** A sale over the counter: what is sold, and how it is paid at once. */
export interface CashSale extends Omit<InvoiceDraft, "kind"> {
  readonly mode: Exclude<Payment["mode"], "cheque">;
  readonly reference?: string;
}

/** Sells for cash: the memo takes its number, goods leave, and the payment that settles it whole is taken in the same command. */
export const sellForCash = command(
  "payment.sellForCash",
  async (
    work,
    { mode, reference = "", ...sale }: CashSale,
  ): Promise<{ id: Invoice["id"]; number: string; paymentId: Payment["id"] }> => {
    if ((mode as Payment["mode"]) === "cheque")
      throw new Refusal(msg("This memo cannot be issued yet."), {
        mode: msg("A cheque is no money yet; make a bill and take the cheque."),
      });
    const on = sale.on ?? work.today;
    const memo = await completed(work, { ...sale, kind: "cash-memo", dueOn: on }, work.today);
    const issued = await issue(work, memo);
    const amount = (await work.balance(`bill/${issued.id}`)).amount;
    if (amount <= 0) throw new Refusal(msg("There is nothing to be paid; make a bill."));
    const { number } = await takeNumber(work, (await seriesOf(work, "payment")).id, on);
    const payment: Payment = {
      id: newId("payment"),
      number,
      status: "posted",
      on,
      partyId: memo.customerId,
      amount,
      mode,
      reference: reference.trim(),
      allocations: [],
      note: "",
    };
    await bookPayment(work, payment, [{ billId: issued.id, amount }]);
    return { ...issued, paymentId: payment.id };
  },
);
