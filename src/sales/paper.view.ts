import { msg, str } from "@lit/localize";
import { sheetNameFor } from "../paper/sheet-name";
import { showPapers } from "../paper/show";
import type { Challan, Quotation } from "../records";
import type { PaperDocument } from "../paper/paper-document";
import type { AppContext } from "../ui/context";
import { challanDocument, challanLegends } from "./challan-document";
import { piecesOf } from "./queries";
import { quotationDocument } from "./quotation-document";

/** Puts the paper of a quotation into the workbook as a sheet, or hands it over as a file where there is no workbook. */
export async function showQuotationPaper(app: AppContext, id: Quotation["id"]): Promise<void> {
  const { template, ...parts } = await app.store.read(async (read) => {
    const quotation = await read.get(id);
    const [company, customer, site, [series]] = await Promise.all([
      read.get("company:main"),
      read.get(quotation.customerId),
      quotation.siteId ? read.find(quotation.siteId) : undefined,
      read.list("series", "document", { is: "quotation" }),
    ]);
    return { quotation, company, customer, site, template: series?.template ?? "quotation" };
  });
  await show(app, template, [quotationDocument(parts)]);
}

/** Puts the paper of a challan into the workbook; with `copies` all that the law asks for, each on a sheet of its own. */
export async function showChallanPaper(
  app: AppContext,
  id: Challan["id"],
  { copies = false }: { readonly copies?: boolean } = {},
): Promise<void> {
  const { template, ...parts } = await app.store.read(async (read) => {
    const challan = await read.get(id);
    const [company, customer, site, pieces, series] = await Promise.all([
      read.get("company:main"),
      read.get(challan.customerId),
      challan.siteId ? read.find(challan.siteId) : undefined,
      piecesOf(read, challan),
      read.get(challan.seriesId),
    ]);
    return { challan, company, customer, site, pieces, template: series.template ?? "challan" };
  });
  const legends = copies ? challanLegends(parts.company, parts.challan) : [undefined];
  const documents = legends.map((legend, at) => {
    const document = challanDocument({ ...parts, legend });
    return at ? { ...document, sheetName: sheetNameFor(`${document.sheetName ?? ""} ${at + 1}`) } : document;
  });
  await show(app, template, documents);
}

async function show(app: AppContext, template: string, documents: readonly PaperDocument[]): Promise<void> {
  const { sheets } = app;
  const shown = await showPapers(
    template,
    documents,
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (shown.length) app.toast(msg(str`The paper is on sheet ${shown.join(", ")}.`));
}
