import { msg, str } from "@lit/localize";
import { unitCoverage } from "../contracts/unit-coverage";
import { showPaper } from "../paper/show";
import type { Card } from "../records";
import type { AppContext } from "../ui/context";
import { cardDocument } from "./document";
import { cardTrail } from "./trail";

/** Puts the paper of a unit's card into the workbook as a sheet, or hands it over as a file where there is no workbook. */
export async function showCardPaper(app: AppContext, id: Card["id"]): Promise<void> {
  const today = app.today();
  const parts = await app.store.read(async (read) => {
    const card = await read.get(id);
    const item = await read.get(card.itemId);
    const [company, party, site, coverage, before, after, trail] = await Promise.all([
      read.get("company:main"),
      read.get(card.partyId),
      read.get(card.siteId),
      unitCoverage(read, card, item, today),
      card.replaces && read.find(card.replaces),
      card.replacedBy && read.find(card.replacedBy),
      cardTrail(read, id, today),
    ]);
    const cover = coverage.reason;
    return {
      card,
      item,
      party,
      site,
      company,
      cover,
      before: before?.number,
      after: after?.number,
      trail,
      today,
    };
  });
  const { sheets } = app;
  const sheet = await showPaper(
    "card",
    cardDocument(parts),
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (sheet) app.toast(msg(str`The paper is on sheet ${sheet}.`));
}
