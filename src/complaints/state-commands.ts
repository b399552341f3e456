import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Complaint, RecordId } from "../records";
import { command } from "../store/command";
import type { Read } from "../store/work";
import { moving, without } from "./commands";
import { isOpen } from "./model";
import { pendingVisits } from "./queries";
import { complaintStateName } from "./words";

/** Lets a complaint wait for a part, the customer or the principal. */
export const waitComplaint = command(
  "complaint.wait",
  async (
    work,
    {
      id,
      waitingFor,
      itemId,
      note,
    }: {
      id: Complaint["id"];
      waitingFor: NonNullable<Complaint["waitingFor"]>;
      /** The part, where it is a known one: its arrival is then told. */
      itemId?: RecordId<"item">;
      note?: string;
    },
  ) => {
    const complaint = await moving(work, id, "waiting");
    if (itemId) await work.get(itemId);
    await work.put({
      ...without(complaint, "waitingItemId"),
      status: "waiting",
      waitingFor,
      ...(waitingFor === "part" && itemId ? { waitingItemId: itemId } : {}),
      note: note ?? complaint.note,
    });
  },
);

/** Marks a complaint as remedied; the turnaround clock stops. */
export const resolveComplaint = command(
  "complaint.resolve",
  async (work, { id, remedy }: { id: Complaint["id"]; remedy: string }) => {
    if (!remedy.trim())
      throw new Refusal(msg("The complaint is not resolved yet."), { remedy: msg("Say what was done.") });
    const complaint = await moving(work, id, "resolved");
    await work.put({
      ...without(complaint, "waitingFor", "waitingItemId"),
      status: "resolved",
      remedy: remedy.trim(),
      resolvedAt: work.at,
    });
  },
);

/** Closes a resolved complaint: it is billed, nothing is to be paid, or the desk says why it is free. */
export const closeComplaint = command(
  "complaint.close",
  async (work, { id, freeOfCharge }: { id: Complaint["id"]; freeOfCharge?: string }) => {
    const complaint = await moving(work, id, "closed");
    const reason = freeOfCharge?.trim();
    if (!reason && !complaint.invoiceId && (await hasChargeable(work, id)))
      throw new Refusal(
        msg(str`${complaint.number} has parts or labour that the customer pays for, and no bill.`),
        { freeOfCharge: msg("Make the bill, or say why it is free of charge.") },
      );
    await work.put({
      ...complaint,
      status: "closed",
      closedAt: work.at,
      ...(reason && !complaint.invoiceId ? { freeOfCharge: reason } : {}),
    });
  },
);

/** Raises an open complaint above the ordinary queue, with the reason; an empty reason takes it back. */
export const escalateComplaint = command(
  "complaint.escalate",
  async (work, { id, reason }: { id: Complaint["id"]; reason: string }) => {
    const complaint = await work.get(id);
    if (!isOpen(complaint))
      throw new Refusal(
        msg(str`${complaint.number} is ${complaintStateName(complaint)}; there is nothing to escalate.`),
      );
    const calm = without(complaint, "escalation");
    await work.put(reason.trim() ? { ...calm, escalation: { at: work.at, reason: reason.trim() } } : calm);
  },
);

/** Opens a resolved or closed complaint again; it counts as reopened. */
export const reopenComplaint = command(
  "complaint.reopen",
  async (work, { id, note }: { id: Complaint["id"]; note?: string }) => {
    const complaint = await moving(work, id, "in progress");
    if (complaint.status !== "resolved" && complaint.status !== "closed")
      throw new Refusal(
        msg(
          str`${complaint.number} is ${complaintStateName(complaint)}; only a resolved or closed complaint is opened again.`,
        ),
      );
    await work.put({
      ...without(complaint, "resolvedAt", "closedAt", "freeOfCharge"),
      status: "in progress",
      reopened: complaint.reopened + 1,
      note: note ?? complaint.note,
    });
  },
);

/** Cancels a complaint with a reason; its number stays used and its pending visits are cancelled. */
export const cancelComplaint = command(
  "complaint.cancel",
  async (work, { id, reason }: { id: Complaint["id"]; reason: string }) => {
    if (!reason.trim())
      throw new Refusal(msg("The complaint is not cancelled."), { reason: msg("Say why.") });
    const complaint = await moving(work, id, "cancelled");
    await work.put({
      ...without(complaint, "waitingFor", "waitingItemId"),
      status: "cancelled",
      note: reason.trim(),
    });
    for (const visit of await pendingVisits(work, id)) await work.put({ ...visit, status: "cancelled" });
  },
);

const hasChargeable = async (read: Read, id: Complaint["id"]): Promise<boolean> =>
  (await read.list("visit", "complaint", { is: id })).some(
    ({ status, lines }) => status !== "cancelled" && lines.some(({ chargeable }) => chargeable),
  );
