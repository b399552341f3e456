import { msg, str } from "@lit/localize";
import type { PaperDocument } from "../paper/paper-document";
import { showPaper } from "../paper/show";
import type { Deposit, Payment } from "../records";
import type { AppContext } from "../ui/context";
import { depositPage } from "./cheque-queries";
import { depositDocument } from "./deposit-document";
import { receiptDocument } from "./document";
import { paymentPage } from "./queries";
import { voucherDocument } from "./voucher-document";
import { voucherPaper } from "./voucher-queries";

/** Puts the paper of a payment into the workbook as a sheet: a receipt, a voucher of an advance, an advice, a refund. */
export async function showReceipt(app: AppContext, id: Payment["id"]): Promise<void> {
  const { voucher, receipt } = await app.store.read(async (read) => ({
    voucher: await voucherPaper(read, id),
    receipt: { ...(await paymentPage(read, id)), company: await read.get("company:main") },
  }));
  if (voucher) await show(app, "receipt-voucher", voucherDocument(voucher));
  else await show(app, "receipt", receiptDocument(receipt));
}

/** Puts a deposit slip into the workbook as a sheet. */
export async function showDepositSlip(app: AppContext, id: Deposit["id"]): Promise<void> {
  const { page, company } = await app.store.read(async (read) => ({
    page: await depositPage(read, id),
    company: await read.get("company:main"),
  }));
  await show(app, "deposit-slip", depositDocument(page, company));
}

async function show(app: AppContext, template: string, document: PaperDocument): Promise<void> {
  const { sheets } = app;
  const sheet = await showPaper(
    template,
    document,
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (sheet) app.toast(msg(str`The paper is on sheet ${sheet}.`));
}
