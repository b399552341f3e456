import { msg, str } from "@lit/localize";
import type { RecordId } from "../records";
import { column, sumOf, unequal } from "./columns";
import { fixedFirst, resolvedIn } from "./fixes";
import { Fetched } from "./names";
import { lastDays, spanOf } from "./parameters";
import type { Report } from "./report";
import { shareOf } from "./sales-report";

/** The share of complaints that one visit put right for good. */
export const firstFixReport: Report = {
  name: "first-time-fix",
  title: () => msg("First-time fix"),
  about: () =>
    msg("How many complaints one visit put right, neither reopened nor repeated: by technician or item."),
  group: "service",
  picture: "bar",
  parameters: [
    ...lastDays(90),
    {
      name: "by",
      label: () => msg("By"),
      kind: "choice",
      options: () => [
        { value: "technician", label: msg("Technician") },
        { value: "item", label: msg("Item") },
      ],
      initial: "technician",
    },
  ],
  run: async (read, answers) => {
    const resolved = await resolvedIn(read, spanOf(answers));
    const fetched = new Fetched(read);
    const groups = new Map<string, { count: number; first: number; visits: number }>();
    for (const one of resolved) {
      const { cardId, technicianId } = one.complaint;
      const key = answers.by === "item" ? ((await fetched.find(cardId))?.itemId ?? "") : (technicianId ?? "");
      const group = groups.get(key) ?? { count: 0, first: 0, visits: 0 };
      group.count++;
      group.first += fixedFirst(one) ? 1 : 0;
      group.visits += one.visits;
      groups.set(key, group);
    }
    const rows = await Promise.all(
      [...groups].map(async ([key, { count, first, visits }]) => ({
        cells: [
          (await fetched.name((key || undefined) as RecordId<"item"> | undefined)) || msg("none named"),
          count,
          first,
          shareOf(first, count),
          Math.round((visits / count) * 10) / 10,
        ],
        ...(key ? { of: key as RecordId } : {}),
      })),
    );
    return {
      columns: [
        column("group", () => (answers.by === "item" ? msg("Item") : msg("Technician")), "text", {
          width: 26,
        }),
        column("resolved", () => msg("Resolved"), "number", { total: true, pane: "stays" }),
        column("first", () => msg("At first visit"), "number", { total: true }),
        column("share", () => msg("Share"), "percent", { pane: "stays" }),
        column("visits", () => msg("Visits each"), "hours"),
      ],
      rows: rows.sort((a, b) => Number(b.cells[1]) - Number(a.cells[1])),
      chart: {
        kind: "bar",
        title: () => msg("Put right at the first visit, percent"),
        names: "group",
        values: ["share"],
      },
    };
  },
  reconcile: async (read, result, _context, answers) =>
    unequal(sumOf(result, "resolved"), (await resolvedIn(read, spanOf(answers))).length, (found, expected) =>
      msg(str`The report counts ${found} resolved complaints, the book ${expected}.`),
    ),
};
