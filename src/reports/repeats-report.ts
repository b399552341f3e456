import { msg } from "@lit/localize";
import { daysBetween } from "../base/day";
import { complaintStateName } from "../complaints/words";
import { column } from "./columns";
import { Fetched } from "./names";
import { lastDays, spanOf } from "./parameters";
import type { Report } from "./report";

/** Complaints that came again: marked as a repeat of an earlier one, or reopened. */
export const repeatsReport: Report = {
  name: "repeats",
  title: () => msg("Repeat complaints"),
  about: () => msg("Complaints that came again or were reopened, with the earlier one and who was there."),
  group: "service",
  picture: "list",
  parameters: [...lastDays(90)],
  run: async (read, answers) => {
    const { from, to } = spanOf(answers);
    const complaints = (await read.list("complaint", "loggedOn", { from, to })).filter(
      ({ repeatOf, reopened, status }) => status !== "cancelled" && (repeatOf || reopened > 0),
    );
    const fetched = new Fetched(read);
    return {
      columns: [
        column("number", () => msg("Complaint"), "text", { width: 14 }),
        column("on", () => msg("Logged"), "day", { pane: "under" }),
        column("customer", () => msg("Customer"), "text", { width: 26, pane: "under" }),
        column("card", () => msg("Card"), "text", { width: 12 }),
        column("problem", () => msg("Problem"), "text", { width: 30 }),
        column("earlier", () => msg("Repeats"), "text", { width: 14, pane: "stays" }),
        column("days", () => msg("Days after"), "number", { pane: "stays" }),
        column("before", () => msg("Was there before"), "text", { width: 18 }),
        column("reopened", () => msg("Reopened"), "number", { total: true }),
        column("state", () => msg("Status"), "text", { width: 14 }),
      ],
      rows: await Promise.all(
        complaints.map(async (one) => {
          const earlier = await fetched.find(one.repeatOf);
          return {
            cells: [
              one.number,
              one.loggedOn,
              await fetched.name(one.customerId),
              (await fetched.find(one.cardId))?.number,
              one.problem,
              earlier?.number,
              earlier && daysBetween(earlier.loggedOn, one.loggedOn),
              await fetched.name(earlier?.technicianId),
              one.reopened || undefined,
              complaintStateName(one),
            ],
            of: one.id,
          };
        }),
      ),
    };
  },
};
