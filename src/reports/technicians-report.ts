import { msg, str } from "@lit/localize";
import type { Technician, Visit } from "../records";
import type { Read } from "../store/work";
import { column, sumOf, unequal } from "./columns";
import { fixedFirst, resolvedIn } from "./fixes";
import { lastDays, spanOf, within, type Span } from "./parameters";
import type { Report } from "./report";
import { shareOf } from "./sales-report";
import { median } from "./turnaround-report";

/** What each technician did: visits by kind, days out, complaints resolved and how fast. */
export const techniciansReport: Report = {
  name: "technicians",
  title: () => msg("Technician productivity"),
  about: () => msg("What each technician did: visits, days out, complaints resolved, hours they took."),
  group: "service",
  picture: "stacked",
  parameters: [...lastDays(30)],
  run: async (read, answers) => {
    const span = spanOf(answers);
    const [technicians, visits, resolved] = await Promise.all([
      read.list("technician", "name"),
      doneIn(read, span),
      resolvedIn(read, span),
    ]);
    const nobody = { id: undefined, name: msg("nobody named") };
    const rows = [...technicians, nobody].map(({ id, name }) => {
      const own = visits.filter(({ technicianId }) => technicianId === id);
      const fixed = resolved.filter(({ complaint }) => complaint.technicianId === id);
      const contract = own.filter(({ contractId }) => contractId).length;
      const days = new Set(own.map(({ doneOn }) => doneOn)).size;
      const hours = median(fixed.map(({ hours: one }) => one));
      return {
        id,
        cells: [
          name,
          own.length,
          contract,
          own.length - contract,
          days,
          days ? Math.round((own.length / days) * 10) / 10 : undefined,
          fixed.length,
          hours === undefined ? undefined : Math.round(hours * 10) / 10,
          shareOf(fixed.filter(fixedFirst).length, fixed.length),
        ],
      };
    });
    return {
      columns: [
        column("technician", () => msg("Technician"), "text", { width: 22 }),
        column("visits", () => msg("Visits done"), "number", { total: true, pane: "stays" }),
        column("contract", () => msg("On contracts"), "number", { total: true }),
        column("calls", () => msg("On complaints"), "number", { total: true }),
        column("days", () => msg("Days out"), "number"),
        column("perDay", () => msg("Visits a day"), "hours"),
        column("resolved", () => msg("Resolved"), "number", { total: true, pane: "stays" }),
        column("hours", () => msg("Median hours"), "hours"),
        column("first", () => msg("At first visit"), "percent"),
      ],
      rows: rows
        .filter(({ cells }) => cells[1] || cells[6])
        .map(({ id, cells }) => ({ cells, ...(id ? { of: id } : {}) })),
      chart: {
        kind: "stacked",
        title: () => msg("Visits done"),
        names: "technician",
        values: ["contract", "calls"],
      },
    };
  },
  reconcile: async (read, result, _context, answers) =>
    unequal(sumOf(result, "visits"), (await doneIn(read, spanOf(answers))).length, (found, expected) =>
      msg(str`The report counts ${found} visits done, the book ${expected}.`),
    ),
};

/** Visits that were made on some days, whole or in part. */
async function doneIn(read: Read, span: Span): Promise<(Visit & { technicianId?: Technician["id"] })[]> {
  return (await read.list("visit", "id")).filter(
    ({ doneOn, status }) => !!doneOn && (status === "done" || status === "part-done") && within(span, doneOn),
  );
}
