import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { PaperDocument } from "./paper-document";

/** Puts a filled paper into the workbook and gives the name of its sheet. */
export type InsertPaper = (bytes: Uint8Array, name: string) => Promise<string>;

/** Fills a template shipped beside the pane (`invoice` = templates/invoice.xlsx). A Refusal says why it could not be. */
export async function filledPaper(template: string, document: PaperDocument): Promise<Uint8Array> {
  const [{ fillTemplate }, bytes] = await Promise.all([import("./fill"), templateBytes(template)]);
  return fillTemplate(bytes, document);
}

/** Shows a paper as a sheet of the workbook; without a workbook it is saved as a file and there is no sheet's name. */
export async function showPaper(
  template: string,
  document: PaperDocument,
  insert?: InsertPaper,
): Promise<string | undefined> {
  const bytes = await filledPaper(template, document);
  const name = document.sheetName ?? template;
  if (insert) return insert(bytes, name);
  saveFile(bytes, `${name}.xlsx`);
  return undefined;
}

/** Shows several papers made by one template, one after the other; gives the names of their sheets, none without a workbook. */
export async function showPapers(
  template: string,
  documents: readonly PaperDocument[],
  insert?: InsertPaper,
): Promise<string[]> {
  const sheets: string[] = [];
  for (const document of documents) {
    const sheet = await showPaper(template, document, insert);
    if (sheet) sheets.push(sheet);
  }
  return sheets;
}

async function templateBytes(name: string): Promise<Uint8Array> {
  const answer = await fetch(`templates/${name}.xlsx`);
  if (!answer.ok)
    throw new Refusal(
      msg(str`The template ${name}.xlsx could not be read (${answer.status}). Nothing was changed.`),
    );
  return new Uint8Array(await answer.arrayBuffer());
}

function saveFile(bytes: Uint8Array, name: string): void {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
