import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { takeLines, type UsedLine } from "../contracts/visit-lines";
import type { Complaint, RecordId, Visit } from "../records";
import { command } from "../store/command";
import { assignComplaint, moving } from "./commands";
import { pendingVisits } from "./queries";

export interface VisitReport {
  readonly complaintId: Complaint["id"];
  readonly technicianId: RecordId<"technician">;
  readonly doneOn: Day;
  /** Parts used (from the store or the technician's van) and services given. */
  readonly lines: readonly UsedLine[];
  readonly work: string;
  readonly readings?: string;
  /** What the unit's item asks to be measured and gone through. */
  readonly measured?: Visit["measured"];
  readonly checked?: Visit["checked"];
  readonly remark?: string;
  /** What the visit came to: done resolves the complaint, the rest keeps it open. */
  readonly outcome:
    "done" | "part-done" | "waiting for part" | "waiting for customer" | "waiting for principal";
  /** What is left to do when it is part-done. */
  readonly reason?: string;
  /** When the rest of a part-done visit is planned, for the same technician; left open when left out. */
  readonly remainderOn?: Day;
  /** The part it waits for. */
  readonly awaited?: RecordId<"item">;
}

/** Records a visit: parts leave the stock they were taken from, the complaint moves on by the outcome. */
export const recordVisit = command("visit.record", async (work, report: VisitReport) => {
  const complaint = await moving(
    work,
    report.complaintId,
    report.outcome === "done" ? "resolved" : "in progress",
  );
  checkReport(report, work.today);
  const [pending] = await pendingVisits(work, complaint.id);
  const id = pending?.id ?? newId("visit");
  const lines = await takeLines(work, {
    visitId: id,
    cardId: complaint.cardId,
    coverage: complaint.coverage,
    on: report.doneOn,
    lines: report.lines,
  });
  const visit: Visit = {
    id,
    complaintId: complaint.id,
    ...(complaint.cardId ? { cardId: complaint.cardId } : {}),
    customerId: complaint.customerId,
    technicianId: report.technicianId,
    plannedOn: pending?.plannedOn ?? report.doneOn,
    doneOn: report.doneOn,
    status: report.outcome === "done" ? "done" : "part-done",
    lines,
    readings: report.readings ?? "",
    ...(report.measured?.length ? { measured: report.measured } : {}),
    ...(report.checked?.length ? { checked: report.checked } : {}),
    work: report.work.trim(),
    remark: report.remark ?? "",
    ...(report.reason?.trim() ? { reason: report.reason.trim() } : {}),
  };
  await work.put(visit);
  await work.put(afterVisit(complaint, report, work.at));
  if (report.outcome === "part-done" && report.remainderOn) {
    const { technicianId, remainderOn: on } = report;
    await assignComplaint({ id: complaint.id, technicianId, on }).apply(work);
    const [rest] = await pendingVisits(work, complaint.id);
    if (rest) await work.put({ ...rest, remainderOf: id });
  }
  return id;
});

function checkReport(report: VisitReport, today: Day): void {
  const problems: Record<string, string> = {};
  if (!isDay(report.doneOn)) problems.doneOn = msg("This is not a day.");
  else if (report.doneOn > today)
    problems.doneOn = msg(str`A visit cannot be recorded for a day after today, ${today}.`);
  if (report.outcome === "part-done" && report.remainderOn !== undefined)
    if (!isDay(report.remainderOn) || report.remainderOn <= report.doneOn)
      problems.remainderOn = msg("The rest is done on a later day.");
  if (!report.work.trim()) problems.work = msg("Say what was done.");
  report.lines.forEach(({ quantity }, at) => {
    if (!(Number(quantity) > 0)) problems[`lines.${at}.quantity`] = msg("More than zero.");
  });
  if (Object.keys(problems).length) throw new Refusal(msg("This visit cannot be saved yet."), problems);
}

function afterVisit(complaint: Complaint, report: VisitReport, at: string): Complaint {
  const { waitingFor: _, waitingItemId: __, ...rest } = complaint;
  const base = { ...rest, technicianId: report.technicianId };
  switch (report.outcome) {
    case "done":
      return { ...base, status: "resolved", resolvedAt: at, remedy: report.work.trim() };
    case "part-done":
      return { ...base, status: "in progress" };
    default:
      return {
        ...base,
        status: "waiting",
        waitingFor: report.outcome.replace("waiting for ", "") as NonNullable<Complaint["waitingFor"]>,
        ...(report.outcome === "waiting for part" && report.awaited ? { waitingItemId: report.awaited } : {}),
      };
  }
}
