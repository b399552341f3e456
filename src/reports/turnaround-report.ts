import { msg, str } from "@lit/localize";
import { isOpen } from "../complaints/model";
import { complaintStateName, priorityName } from "../complaints/words";
import type { Complaint } from "../records";
import { column, sumOf, unequal } from "./columns";
import { Fetched } from "./names";
import { lastDays, spanOf } from "./parameters";
import type { Answers, Report, ReportResult, ReportRow } from "./report";
import { shareOf } from "./sales-report";

const PRIORITIES: readonly Complaint["priority"][] = ["urgent", "high", "normal", "low"];
const HOUR = 3_600_000;

/** How long complaints take from the call to the remedy, held against the hours promised for their priority. */
export const turnaroundReport: Report = {
  name: "turnaround",
  title: () => msg("Complaint turnaround"),
  about: () => msg("How long complaints take against the time promised: median, average, share in time."),
  group: "service",
  picture: "bar",
  parameters: [
    ...lastDays(90),
    {
      name: "by",
      label: () => msg("By"),
      kind: "choice",
      options: () => [
        { value: "priority", label: msg("Priority") },
        { value: "technician", label: msg("Technician") },
        { value: "problem", label: msg("Problem") },
        { value: "complaint", label: msg("Complaint") },
      ],
      initial: "priority",
    },
    {
      name: "priority",
      label: () => msg("Priority"),
      kind: "choice",
      options: () => [
        { value: "", label: msg("All") },
        ...PRIORITIES.map((value) => ({ value, label: priorityName(value) })),
      ],
      initial: "",
    },
    { name: "technician", label: () => msg("Technician"), kind: "technician" },
  ],
  run: async (read, answers) => {
    const { from, to } = spanOf(answers);
    const complaints = (await read.list("complaint", "loggedOn", { from, to })).filter(
      ({ status, priority, technicianId }) =>
        status !== "cancelled" &&
        (!answers.priority || priority === answers.priority) &&
        (!answers.technician || technicianId === answers.technician),
    );
    const fetched = new Fetched(read);
    if (answers.by === "complaint") return listed(complaints, fetched);
    return grouped(complaints, answers, fetched);
  },
  reconcile: async (read, result, _context, answers) => {
    const { from, to } = spanOf(answers);
    const [all, cancelled] = await Promise.all([
      read.count("complaint", "loggedOn", { from, to }),
      read.list("complaint", "status", { prefix: ["cancelled"] }),
    ]);
    const void_ = cancelled.filter(({ loggedOn }) => loggedOn >= from && loggedOn <= to).length;
    return unequal(sumOf(result, "complaints"), all - void_, (found, expected) =>
      msg(str`The report counts ${found} complaints, the book ${expected}.`),
    );
  },
};

const hoursOf = ({ loggedAt, resolvedAt }: Pick<Complaint, "loggedAt" | "resolvedAt">): number | undefined =>
  resolvedAt ? (Date.parse(resolvedAt) - Date.parse(loggedAt)) / HOUR : undefined;

const inTime = ({ dueAt, resolvedAt }: Complaint): boolean => !!resolvedAt && resolvedAt <= dueAt;

/** The middle of some figures; of an even count the mean of both middle ones. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 ? half : half - 1], sorted[half]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

const tenth = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 10) / 10;

async function grouped(
  complaints: readonly Complaint[],
  answers: Answers,
  fetched: Fetched,
): Promise<ReportResult> {
  const by = answers.by ?? "priority";
  const keyOf = ({ priority, technicianId, problem }: Complaint): string =>
    by === "technician" ? (technicianId ?? "") : by === "problem" ? problem : priority;
  const groups = new Map<string, Complaint[]>();
  for (const one of complaints) {
    const own = groups.get(keyOf(one));
    if (own) own.push(one);
    else groups.set(keyOf(one), [one]);
  }
  const rows = await Promise.all(
    [...groups].map(async ([key, own]): Promise<ReportRow & { key: string }> => {
      const hours = own.flatMap((one) => hoursOf(one) ?? []);
      const resolved = own.filter(({ resolvedAt }) => resolvedAt);
      const late = resolved.filter((one) => !inTime(one)).length;
      const share = shareOf(resolved.length - late, resolved.length);
      const target = by === "priority" ? targetOf(own) : undefined;
      const name =
        by === "technician"
          ? (await fetched.name((key || undefined) as Complaint["technicianId"])) || msg("nobody yet")
          : by === "priority"
            ? priorityName(key as Complaint["priority"])
            : key;
      return {
        key,
        cells: [
          name,
          own.length,
          own.filter(isOpen).length || undefined,
          target,
          tenth(median(hours)),
          tenth(hours.length ? hours.reduce((sum, one) => sum + one, 0) / hours.length : undefined),
          late || undefined,
          share,
        ],
        drill: {
          name: "report",
          params: {
            name: "turnaround",
            ...answers,
            by: "complaint",
            ...(by === "priority"
              ? { priority: key }
              : by === "technician" && key
                ? { technician: key }
                : {}),
          },
        },
        ...(share !== undefined && share < 50
          ? { tone: "bad" as const }
          : share !== undefined && share < 80
            ? { tone: "warn" as const }
            : {}),
      };
    }),
  );
  return {
    columns: [
      column("group", () => groupHeader(by), "text", { width: 26 }),
      column("complaints", () => msg("Complaints"), "number", { total: true }),
      column("open", () => msg("Open"), "number", { total: true, pane: "under" }),
      column("target", () => msg("Promised hours"), "hours"),
      column("median", () => msg("Median hours"), "hours", { pane: "stays" }),
      column("mean", () => msg("Average hours"), "hours"),
      column("late", () => msg("Late"), "number", { total: true }),
      column("share", () => msg("In time"), "percent", { pane: "stays" }),
    ],
    rows: rows.sort((a, b) => rank(a.key) - rank(b.key) || Number(b.cells[1]) - Number(a.cells[1])),
    chart: {
      kind: "bar",
      title: () => msg("Median hours to the remedy"),
      names: "group",
      values: ["median"],
    },
  };
}

const rank = (key: string): number => PRIORITIES.indexOf(key as Complaint["priority"]);

/** The hours promised, where all of a group were promised the same. */
function targetOf(complaints: readonly Complaint[]): number | undefined {
  const hours = new Set(
    complaints.map(({ loggedAt, dueAt }) => Math.round((Date.parse(dueAt) - Date.parse(loggedAt)) / HOUR)),
  );
  return hours.size === 1 ? [...hours][0] : undefined;
}

const groupHeader = (by: string): string =>
  by === "technician" ? msg("Technician") : by === "problem" ? msg("Problem") : msg("Priority");

async function listed(complaints: readonly Complaint[], fetched: Fetched): Promise<ReportResult> {
  return {
    columns: [
      column("number", () => msg("Complaint"), "text", { width: 14 }),
      column("on", () => msg("Logged"), "day", { pane: "under" }),
      column("customer", () => msg("Customer"), "text", { width: 26, pane: "under" }),
      column("problem", () => msg("Problem"), "text", { width: 30 }),
      column("priority", () => msg("Priority"), "text", { width: 10 }),
      column("technician", () => msg("Technician"), "text", { width: 16 }),
      column("state", () => msg("Status"), "text", { width: 14 }),
      column("target", () => msg("Promised hours"), "hours"),
      column("hours", () => msg("Hours"), "hours", { pane: "stays" }),
      column("complaints", () => msg("Complaints"), "number", { total: true }),
    ],
    rows: await Promise.all(
      complaints.map(async (one) => ({
        cells: [
          one.number,
          one.loggedOn,
          await fetched.name(one.customerId),
          one.problem,
          priorityName(one.priority),
          await fetched.name(one.technicianId),
          complaintStateName(one),
          Math.round((Date.parse(one.dueAt) - Date.parse(one.loggedAt)) / HOUR),
          tenth(hoursOf(one)),
          1,
        ],
        of: one.id,
        ...(one.resolvedAt && !inTime(one) ? { tone: "bad" as const } : {}),
      })),
    ),
  };
}
