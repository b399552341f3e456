import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import { unitCoverage } from "../contracts/unit-coverage";
import { isAtWork } from "../parties/model";
import type { Card, Complaint, RecordId, Site } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { pendingVisits } from "./queries";
import { canMove, dueAt, repeatedBy, type ComplaintStatus, type Priority } from "./model";
import { complaintStateName } from "./words";

export interface ComplaintDraft {
  readonly customerId: Complaint["customerId"];
  readonly siteId?: Site["id"];
  readonly cardId?: Card["id"];
  readonly contact?: string;
  readonly problem: string;
  readonly priority: Priority;
  readonly wishedTime?: string;
  readonly technicianId?: RecordId<"technician">;
  readonly note?: string;
  /** The desk overrules who pays, and says why. */
  readonly coverage?: { readonly kind: Complaint["coverage"]["kind"]; readonly reason: string };
}

/** Takes a complaint: unique number, coverage decided and frozen with its reason, repeat marked, due time set. */
export const logComplaint = command("complaint.log", async (work, draft: ComplaintDraft) => {
  const problems: Record<string, string> = {};
  if (!draft.problem.trim()) problems.problem = msg("Say what is wrong.");
  if (draft.coverage && !draft.coverage.reason.trim())
    problems.coverage = msg("Say why who pays is changed.");
  const [company, , card] = await Promise.all([
    work.get("company:main"),
    work.get(draft.customerId),
    draft.cardId ? work.get(draft.cardId) : undefined,
  ]);
  if (card && card.partyId !== draft.customerId)
    problems.cardId = msg(str`Card ${card.number} belongs to another customer.`);
  if (Object.keys(problems).length) throw new Refusal(msg("This complaint cannot be saved yet."), problems);
  const item = card ? await work.get(card.itemId) : undefined;
  const earlier = card
    ? await work.list("complaint", "card", { prefix: [card.id] }, { order: "newest", limit: 5 })
    : [];
  const repeat = repeatedBy(earlier, work.today, company.settings.repeatDays);
  const siteId = draft.siteId ?? card?.siteId;
  const { number } = await takeNumber(work, (await seriesOf(work, "complaint")).id, work.today);
  const complaint: Complaint = {
    id: newId("complaint"),
    number,
    customerId: draft.customerId,
    ...(siteId ? { siteId } : {}),
    ...(card ? { cardId: card.id } : {}),
    contact: draft.contact ?? "",
    problem: draft.problem.trim(),
    priority: draft.priority,
    wishedTime: draft.wishedTime ?? "",
    status: "new",
    coverage: draft.coverage
      ? { ...draft.coverage, overridden: true }
      : await unitCoverage(work, card, item, work.today),
    loggedAt: work.at,
    loggedOn: work.today,
    dueAt: dueAt(work.at, draft.priority, company.settings),
    remedy: "",
    note: draft.note ?? "",
    ...(repeat ? { repeatOf: repeat.id } : {}),
    reopened: 0,
  };
  await work.put(complaint);
  if (draft.technicianId) await assign(work, complaint, draft.technicianId, work.today);
  return { id: complaint.id, number };
});

/** Gives a complaint to a technician for a day: its pending visit is made or moved. */
export const assignComplaint = command(
  "complaint.assign",
  async (
    work,
    { id, technicianId, on }: { id: Complaint["id"]; technicianId: RecordId<"technician">; on?: string },
  ) => {
    const complaint = await moving(work, id, "assigned");
    await assign(work, complaint, technicianId, on ?? work.today);
  },
);

/** Corrects what was written down at the call; state, number and coverage stay. */
export const amendComplaint = command(
  "complaint.amend",
  async (
    work,
    {
      id,
      ...changes
    }: { id: Complaint["id"] } & Partial<
      Pick<Complaint, "problem" | "wishedTime" | "note" | "contact" | "remedy" | "priority">
    >,
  ) => {
    const before = await work.get(id);
    if (before.status === "cancelled")
      throw new Refusal(msg(str`${before.number} is cancelled; nothing was changed.`));
    const after = { ...before, ...changes };
    if (!after.problem.trim())
      throw new Refusal(msg("A complaint without a problem cannot be saved."), {
        problem: msg("Say what is wrong."),
      });
    if (after.priority !== before.priority)
      after.dueAt = dueAt(before.loggedAt, after.priority, (await work.get("company:main")).settings);
    await work.put(after);
  },
);

/** Overrules who pays, with a reason that stays on the complaint. */
export const overrideCoverage = command(
  "complaint.cover",
  async (
    work,
    { id, kind, reason }: { id: Complaint["id"]; kind: Complaint["coverage"]["kind"]; reason: string },
  ) => {
    if (!reason.trim())
      throw new Refusal(msg("Coverage is not changed."), { reason: msg("Say why who pays is changed.") });
    const complaint = await work.get(id);
    if (complaint.invoiceId)
      throw new Refusal(msg(str`${complaint.number} is already billed; coverage stays.`));
    const { contractId } = complaint.coverage;
    const named = contractId && kind !== "paid" && kind !== "warranty" ? { contractId } : {};
    await work.put({ ...complaint, coverage: { kind, reason: reason.trim(), overridden: true, ...named } });
  },
);

/** The complaint, if it may move to a state; else a Refusal that says where it stands. */
export async function moving(read: Read, id: Complaint["id"], to: ComplaintStatus): Promise<Complaint> {
  const complaint = await read.get(id);
  if (!canMove(complaint, to))
    throw new Refusal(
      msg(
        str`${complaint.number} is ${complaintStateName(complaint)} and cannot become ${complaintStateName({ status: to })}; nothing was changed.`,
      ),
    );
  return complaint;
}

async function assign(
  work: Work,
  complaint: Complaint,
  technicianId: RecordId<"technician">,
  on: string,
): Promise<void> {
  const technician = await work.get(technicianId);
  if (!technician.active)
    throw new Refusal(msg(str`${technician.name} no longer works here.`), {
      technicianId: msg("Choose somebody at work."),
    });
  if (!isAtWork(technician, on))
    throw new Refusal(msg(str`${technician.name} is on leave on that day.`), {
      technicianId: msg(
        str`${technician.name} is on leave on that day; choose another day or somebody else.`,
      ),
    });
  await work.put({ ...without(complaint, "waitingFor", "waitingItemId"), status: "assigned", technicianId });
  const [pending] = await pendingVisits(work, complaint.id);
  await work.put({
    id: pending?.id ?? newId("visit"),
    complaintId: complaint.id,
    ...(complaint.cardId ? { cardId: complaint.cardId } : {}),
    customerId: complaint.customerId,
    technicianId,
    plannedOn: on,
    status: "assigned",
    lines: [],
    readings: "",
    work: "",
    remark: "",
  });
}

/** A copy without the named optional fields. */
export const without = <T extends object, K extends keyof T & string>(
  record: T,
  ...keys: K[]
): Omit<T, K> & Partial<Pick<T, K>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key as K))) as Omit<T, K> &
    Partial<Pick<T, K>>;
