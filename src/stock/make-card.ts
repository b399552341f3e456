import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { Card } from "../records";
import type { Work } from "../store/work";
import { cardProblems, warrantyFrom, type CardDraft } from "./model";
import { numberProblem, serialProblem, takeCardNumber } from "./unit";
import { problemsOf } from "./unit-model";
import { linkSold } from "./unit-piece";

/** Makes the card of an installed unit inside the running transaction: its number is the typed preprinted one or the next of
 *  the series. @throws Refusal */
export async function makeCard(work: Work, draft: CardDraft): Promise<{ id: Card["id"]; number: string }> {
  const [item, site] = await Promise.all([work.get(draft.itemId), work.get(draft.siteId)]);
  const sale = draft.saleId ? await work.get(draft.saleId) : undefined;
  const problems = {
    ...cardProblems(draft, work.today),
    ...problemsOf({
      itemId: item.type === "service" ? msg(str`${item.name} is a service, not a unit.`) : undefined,
      siteId:
        site.partyId === draft.partyId ? undefined : msg(str`${site.name} belongs to another customer.`),
      saleId:
        sale && sale.customerId !== draft.partyId ? msg("This bill is of another customer.") : undefined,
      serial: await serialProblem(work, draft),
      number: await numberProblem(work, draft.number),
    }),
  };
  if (Object.keys(problems).length) throw new Refusal(msg("This unit cannot be saved yet."), problems);
  const card: Card = {
    id: newId("card"),
    number: await takeCardNumber(work, draft.number),
    itemId: draft.itemId,
    serial: draft.serial.trim(),
    partyId: draft.partyId,
    siteId: draft.siteId,
    installedOn: draft.installedOn,
    ...(draft.installedBy?.trim() ? { installedBy: draft.installedBy.trim() } : {}),
    ...warrantyFrom(
      draft.installedOn,
      draft.warrantyMonths ?? item.warrantyMonths,
      item.labourWarrantyMonths,
    ),
    status: "in service",
    owners: [{ partyId: draft.partyId, from: draft.installedOn }],
    ...(draft.saleId ? { saleId: draft.saleId } : {}),
    note: draft.note ?? "",
  };
  await work.put(card);
  await linkSold(work, card);
  return { id: card.id, number: card.number };
}
