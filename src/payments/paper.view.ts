import { msg, str } from "@lit/localize";
import { outstandingOf } from "../billing/queries";
import { showPaper } from "../paper/show";
import type { Payment } from "../records";
import type { AppContext } from "../ui/context";
import { receiptDocument } from "./document";
import { paymentPage } from "./queries";

/** Puts the paper of a receipt into the workbook as a sheet, or hands it over as a file where there is no workbook. */
export async function showReceipt(app: AppContext, id: Payment["id"]): Promise<void> {
  const parts = await app.store.read(async (read) => {
    const { payment, party, bills } = await paymentPage(read, id);
    return {
      payment,
      party,
      company: await read.get("company:main"),
      bills: await Promise.all(
        bills.map(async (bill) => ({ ...bill, outstanding: await outstandingOf(read, bill.invoice.id) })),
      ),
    };
  });
  const { sheets } = app;
  const sheet = await showPaper(
    "receipt",
    receiptDocument(parts),
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (sheet) app.toast(msg(str`The paper is on sheet ${sheet}.`));
}
