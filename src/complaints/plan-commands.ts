import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import { endOwedVisit, moveOwedVisit } from "../contracts/owed-visit";
import { visitStateName } from "../contracts/words";
import { technicianMeant } from "../parties/queries";
import type { RecordId, Visit } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { assignComplaint } from "./commands";
import { recordVisit } from "./visit-commands";

/** Plans visits anew, those of complaints and those owed by contracts alike: for somebody, for a day, or both; all or none. */
export const planVisits = command(
  "visit.plan",
  async (
    work,
    wish: {
      readonly ids: readonly Visit["id"][];
      readonly technicianId?: RecordId<"technician">;
      readonly on?: Day;
      /** Why contract visits are moved out of their windows. */
      readonly reason?: string;
    },
  ) => {
    if (!wish.ids.length) throw new Refusal(msg("Choose the visits first."));
    for (const id of wish.ids) await planOne(work, await pending(work, id), wish);
  },
);

async function planOne(
  work: Work,
  visit: Visit,
  { technicianId, on, reason }: { technicianId?: RecordId<"technician">; on?: Day; reason?: string },
): Promise<void> {
  if (visit.complaintId) {
    const who = technicianId ?? visit.technicianId;
    const day = on ?? visit.plannedOn;
    if (who) await assignComplaint({ id: visit.complaintId, technicianId: who, on: day }).apply(work);
    else await work.put({ ...visit, plannedOn: day });
    return;
  }
  await moveOwedVisit(work, {
    id: visit.id,
    on: on ?? visit.plannedOn,
    ...(technicianId ? { technicianId } : {}),
    ...(reason ? { reason } : {}),
  });
}

/** Gives a visit to the technician of a name, as typed in a cell. */
export const giveVisit = command(
  "visit.give",
  async (work, { id, name }: { id: Visit["id"]; name: string }) => {
    const technician = await technicianMeant(work, name);
    if (!technician) throw new Refusal(msg("Name the technician who is to go."));
    await planOne(work, await pending(work, id), { technicianId: technician.id });
  },
);

/** Writes down what was done or is to be known of a visit, without ending it; fields left out stay. */
export const amendVisit = command(
  "visit.amend",
  async (
    work,
    { id, ...changes }: { id: Visit["id"] } & Partial<Pick<Visit, "work" | "readings" | "remark" | "reason">>,
  ) => {
    const visit = await work.get(id);
    if (visit.status === "cancelled") throw new Refusal(msg("This visit is cancelled; nothing was changed."));
    const { reason: before, ...rest } = visit;
    const { reason = before, ...texts } = changes;
    await work.put({ ...rest, ...texts, ...(reason?.trim() ? { reason: reason.trim() } : {}) });
  },
);

/** Ends a visit with what is written on it: as the desk does row by row from the technicians' day sheets. */
export const finishVisit = command(
  "visit.finish",
  async (
    work,
    { id, outcome, on }: { id: Visit["id"]; outcome: "done" | "part-done" | "missed" | "waived"; on?: Day },
  ) => {
    const visit = await pending(work, id);
    const { complaintId, technicianId } = visit;
    const day = on ?? (visit.plannedOn < work.today ? visit.plannedOn : work.today);
    if (!complaintId) {
      const { work: done, readings, remark, reason = "" } = visit;
      await endOwedVisit(work, { id, outcome, on: day, work: done, readings, remark, reason });
      return;
    }
    if (outcome === "missed" || outcome === "waived")
      throw new Refusal(
        msg(
          "A complaint's visit is done or part-done; cancel the complaint in the pane if nothing is to be done.",
        ),
      );
    if (!technicianId)
      throw new Refusal(msg("Say who made the visit."), { technicianId: msg("Say who made the visit.") });
    await recordVisit({
      complaintId,
      technicianId,
      doneOn: day,
      lines: [],
      work: visit.work,
      readings: visit.readings,
      remark: visit.remark,
      outcome,
    }).apply(work);
  },
);

async function pending(read: Read, id: Visit["id"]): Promise<Visit> {
  const visit = await read.get(id);
  if (visit.status === "planned" || visit.status === "assigned") return visit;
  throw new Refusal(msg(str`This visit is ${visitStateName(visit.status)}; nothing was changed.`));
}
