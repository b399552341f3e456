import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { planVisits } from "../complaints/plan-commands";
import { showPlanning } from "../contracts/planning-field";
import { errandTo, type Errand } from "../contracts/suggestion-queries";
import type { Visit } from "../records";
import type { Read } from "../store/work";
import type { SbElement } from "../ui/element";

/** So many of the chosen visits say who would fit; more would only repeat them. */
const ASKED = 40;

/** Asks who makes the chosen visits and when; gives whether they were planned. */
export async function showPlanVisits(
  near: SbElement,
  ids: readonly Visit["id"][],
  day: Day,
): Promise<boolean> {
  return showPlanning(near, {
    heading: msg(str`Plan ${ids.length} visits`),
    save: msg("Plan"),
    done: msg("Planned."),
    errand: await near.app.store.read((read) => errandOf(read, ids.slice(0, ASKED))),
    day,
    isMany: true,
    window: "",
    command: ({ technicianId, on, reason }) =>
      planVisits({
        ids,
        ...(technicianId ? { technicianId } : {}),
        ...(on ? { on } : {}),
        ...(reason ? { reason } : {}),
      }),
  });
}

/** Where the visits lead, and what they are about, together. */
async function errandOf(read: Read, ids: readonly Visit["id"][]): Promise<Errand> {
  const errands = await Promise.all(
    ids.map(async (id) => {
      const { cardId, complaintId } = await read.get(id);
      const complaint = complaintId && (await read.find(complaintId));
      return errandTo(read, complaint ? complaint : { cardId });
    }),
  );
  return { areas: errands.flatMap(({ areas }) => areas), about: errands.flatMap(({ about }) => about) };
}
