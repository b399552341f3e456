import { fillTemplate } from "../paper/fill";
import { Refusal } from "../base/refusal";
import { msg, str } from "@lit/localize";
import type { Invoice } from "../records";
import type { AppContext } from "../ui/context";
import { invoiceDocument } from "./document";

/** Fills a template shipped beside the pane; a Refusal says when it cannot be read. */
export async function templateBytes(name: string): Promise<Uint8Array> {
  const answer = await fetch(`templates/${name}.xlsx`);
  if (!answer.ok)
    throw new Refusal(
      msg(str`The template ${name}.xlsx could not be read (${answer.status}). Nothing was changed.`),
    );
  return new Uint8Array(await answer.arrayBuffer());
}

/** The paper of a bill as the bytes of an .xlsx workbook. */
export async function billPaper(
  app: AppContext,
  id: Invoice["id"],
): Promise<{ bytes: Uint8Array; name: string }> {
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
  const document = invoiceDocument(parts);
  return {
    bytes: fillTemplate(await templateBytes("invoice"), document),
    name: document.sheetName ?? "Invoice",
  };
}

/** Puts the paper into the workbook as a sheet, or hands it over as a file where there is no workbook. */
export async function showBillPaper(app: AppContext, id: Invoice["id"]): Promise<void> {
  const { bytes, name } = await billPaper(app, id);
  if (app.sheets) {
    const sheet = await app.sheets.insertPaper(bytes, name);
    app.toast(msg(str`The paper is on sheet ${sheet}.`));
  } else saveFile(bytes, `${name}.xlsx`);
}

function saveFile(bytes: Uint8Array, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([bytes as Uint8Array<ArrayBuffer>], {
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }),
  );
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
