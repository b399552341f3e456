import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Card, Visit } from "../records";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { handOverUnit, moveToSite, swapUnit, takeOut } from "./unit";
import type { HandOver, Swap } from "./unit";

/** Brings a unit to another site of its owner from a day on. */
export const moveUnit = command("card.move", moveToSite);

/** Gives a unit to a new owner from a day on. */
export const transferUnit = command("card.transfer", async (work, handOver: HandOver) => {
  const { after } = await handOverUnit(work, handOver);
  for (const visit of await plannedByContract(work, after.id))
    await work.put({ ...visit, customerId: after.partyId });
});

/** Puts another unit in the place of one that failed: a new card, each naming the other. Gives the new card. */
export const replaceUnit = command("card.replace", async (work, swap: Swap) => {
  const { after } = await swapUnit(work, swap);
  for (const visit of await plannedByContract(work, swap.id)) await work.put({ ...visit, cardId: after.id });
  return { id: after.id, number: after.number };
});

/** Takes a unit out of service with a reason: returned, or scrapped. Its planned contract visits are cancelled. */
export const retireUnit = command("card.retire", async (work, gone: Parameters<typeof takeOut>[1]) => {
  const card = await takeOut(work, gone);
  const open = (await work.list("complaint", "card", { prefix: [card.id] })).find(
    ({ status }) => !["resolved", "closed", "cancelled"].includes(status),
  );
  if (open)
    throw new Refusal(msg("The unit stays in service."), {
      status: msg("A complaint about it is still open; resolve or cancel that first."),
    });
  for (const visit of await plannedByContract(work, card.id))
    await work.put({ ...visit, status: "cancelled" });
});

/** Visits still to be made to a unit that no complaint asked for. */
const plannedByContract = async (work: Work, id: Card["id"]): Promise<Visit[]> =>
  (await work.list("visit", "card", { prefix: [id] })).filter(
    ({ status, complaintId }) => !complaintId && (status === "planned" || status === "assigned"),
  );
