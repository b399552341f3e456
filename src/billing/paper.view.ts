import { msg, str } from "@lit/localize";
import { showPaper } from "../paper/show";
import type { Invoice } from "../records";
import type { AppContext } from "../ui/context";
import { invoiceDocument } from "./document";

/** Puts the paper of a bill into the workbook as a sheet, or hands it over as a file where there is no workbook. */
export async function showBillPaper(app: AppContext, id: Invoice["id"]): Promise<void> {
  const parts = await app.store.read(async (read) => {
    const invoice = await read.get(id);
    const [company, customer, site, complaint] = await Promise.all([
      read.get("company:main"),
      read.get(invoice.customerId),
      invoice.siteId ? read.find(invoice.siteId) : undefined,
      invoice.complaintId ? read.find(invoice.complaintId) : undefined,
    ]);
    return { invoice, company, customer, site, complaint };
  });
  const { sheets } = app;
  const sheet = await showPaper(
    "invoice",
    invoiceDocument(parts),
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (sheet) app.toast(msg(str`The paper is on sheet ${sheet}.`));
}
