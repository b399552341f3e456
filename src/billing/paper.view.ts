import { msg, str } from "@lit/localize";
import { sheetNameFor } from "../paper/sheet-name";
import { showPapers } from "../paper/show";
import type { Invoice, Series } from "../records";
import { piecesOf } from "../sales/queries";
import type { Read } from "../store/work";
import type { AppContext } from "../ui/context";
import { invoiceDocument, legendsOf, type BillPaper, type InstalledPiece } from "./document";
import { kindOf } from "./kinds";
import { templateOf } from "./paper-template";

/** Puts the paper of a bill into the workbook as a sheet, or hands it over as a file where there is no workbook; with
 *  `copies` every copy that the law asks for, each on a sheet of its own. */
export async function showBillPaper(
  app: AppContext,
  id: Invoice["id"],
  { copies = false }: { readonly copies?: boolean } = {},
): Promise<void> {
  const { series, ...paper } = await app.store.read((read) => partsOf(read, id));
  const legends = copies ? legendsOf(paper.invoice, paper.company) : [undefined];
  const documents = legends.map((legend, at) => {
    const document = invoiceDocument({ ...paper, legend });
    const name = document.sheetName ?? "";
    return at ? { ...document, sheetName: sheetNameFor(`${name} ${at + 1}`) } : document;
  });
  const { sheets } = app;
  const shown = await showPapers(
    templateOf(paper.invoice, series),
    documents,
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (shown.length) app.toast(msg(str`The paper is on sheet ${shown.join(", ")}.`));
}

async function partsOf(read: Read, id: Invoice["id"]): Promise<BillPaper & { readonly series: Series }> {
  const invoice = await read.get(id);
  const [company, customer, site, complaint, series, pieces, payments] = await Promise.all([
    read.get("company:main"),
    read.get(invoice.customerId),
    invoice.siteId ? read.find(invoice.siteId) : undefined,
    invoice.complaintId ? read.find(invoice.complaintId) : undefined,
    read.get(invoice.seriesId),
    installedOf(read, invoice),
    kindOf(invoice) === "cash-memo" ? read.list("payment", "bill", { is: id }) : [],
  ]);
  const mode = payments.find(({ status }) => status === "posted")?.mode;
  return { invoice, company, customer, site, complaint, series, pieces, mode };
}

async function installedOf(read: Read, invoice: Invoice): Promise<InstalledPiece[]> {
  const pieces = await piecesOf(read, invoice);
  return Promise.all(
    pieces.flatMap(({ item, card }) =>
      card
        ? [
            (async () => {
              const site = await read.find(card.siteId);
              return {
                name: item.name,
                card,
                site: site ? [site.name, site.area].filter(Boolean).join(", ") : "",
              };
            })(),
          ]
        : [],
    ),
  );
}
