import { msg, str } from "@lit/localize";
import { addDays } from "../base/day";
import { visitMark, type VisitMark } from "../contracts/model";
import { markName } from "../contracts/words";
import type { Visit } from "../records";
import { column, unequal } from "./columns";
import { Fetched } from "./names";
import { spanOf, within } from "./parameters";
import type { Report } from "./report";

const SHOWN: Readonly<Record<string, readonly VisitMark[]>> = {
  open: ["due", "overdue", "ahead"],
  missed: ["overdue", "missed"],
  done: ["done", "part-done"],
};

/** The visits contracts owe by the day they fall due: to be made, overdue, missed, done. */
export const servicesReport: Report = {
  name: "services",
  title: () => msg("Services due and missed"),
  about: () => msg("Visits owed by contracts: what falls due, what is overdue, what was missed or waived."),
  group: "contracts",
  picture: "list",
  parameters: [
    { name: "from", label: () => msg("Due from"), kind: "day", initial: (today) => addDays(today, -30) },
    { name: "to", label: () => msg("Till"), kind: "day", initial: (today) => addDays(today, 30) },
    {
      name: "show",
      label: () => msg("Visits"),
      kind: "choice",
      options: () => [
        { value: "open", label: msg("To be made") },
        { value: "missed", label: msg("Overdue and missed") },
        { value: "done", label: msg("Done") },
        { value: "all", label: msg("All") },
      ],
      initial: "all",
    },
    { name: "technician", label: () => msg("Technician"), kind: "technician" },
  ],
  run: async (read, answers, { today }) => {
    const span = spanOf(answers);
    const shown = SHOWN[answers.show ?? ""];
    const visits = (await read.list("visit", "contract"))
      .map((visit) => ({ visit, mark: visitMark(visit, today), due: dueOf(visit) }))
      .filter(
        ({ visit, mark, due }) =>
          within(span, due) &&
          (!shown || shown.includes(mark)) &&
          (!answers.technician || visit.technicianId === answers.technician),
      )
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
    const fetched = new Fetched(read);
    return {
      columns: [
        column("customer", () => msg("Customer"), "text", { width: 26 }),
        column("card", () => msg("Card"), "text", { width: 12, pane: "under" }),
        column("contract", () => msg("Contract"), "text", { width: 14 }),
        column("ordinal", () => msg("Visit"), "number"),
        column("due", () => msg("Due by"), "day", { pane: "stays" }),
        column("planned", () => msg("Planned"), "day"),
        column("done", () => msg("Done"), "day"),
        column("technician", () => msg("Technician"), "text", { width: 16 }),
        column("state", () => msg("Status"), "text", { width: 12, pane: "stays" }),
        column("reason", () => msg("Reason"), "text", { width: 26 }),
      ],
      rows: await Promise.all(
        visits.map(async ({ visit, mark, due }) => ({
          cells: [
            await fetched.name(visit.customerId),
            (await fetched.find(visit.cardId))?.number,
            (await fetched.find(visit.contractId))?.number,
            visit.ordinal,
            due,
            visit.plannedOn,
            visit.doneOn,
            await fetched.name(visit.technicianId),
            markName(mark),
            visit.reason,
          ],
          of: visit.id,
          ...toneOf(mark),
        })),
      ),
    };
  },
  cases: async () => [{ from: "", to: "", show: "all" }],
  reconcile: async (read, { rows }) =>
    unequal(rows.length, await read.count("visit", "contract"), (found, expected) =>
      msg(str`The report lists ${found} visits of contracts, the book has ${expected}.`),
    ),
};

const dueOf = ({ dueOn, plannedOn }: Visit): string => dueOn ?? plannedOn;

const toneOf = (mark: VisitMark): { tone?: "bad" | "warn" } =>
  mark === "overdue" || mark === "missed" ? { tone: "bad" } : mark === "due" ? { tone: "warn" } : {};
