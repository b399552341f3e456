import { msg, str } from "@lit/localize";
import { showPaper } from "../paper/show";
import type { Contract } from "../records";
import type { AppContext } from "../ui/context";
import { renewalLetter } from "./letter-document";
import { renewalOffer } from "./letter-queries";

/** Puts the letter that offers a renewal into the workbook as a sheet, or hands it over as a file. */
export async function showRenewalLetter(
  app: AppContext,
  id: Contract["id"],
  escalationPercent = "0",
): Promise<void> {
  const offer = await app.store.read((read) => renewalOffer(read, id, { escalationPercent }, app.today()));
  const { sheets } = app;
  const sheet = await showPaper(
    "renewal-letter",
    renewalLetter(offer),
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (sheet) app.toast(msg(str`The letter is on sheet ${sheet}.`));
}
