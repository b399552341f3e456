import { msg } from "@lit/localize";
import { computed } from "../workbook/computed";
import type { AlertRow } from "./alerts";
import { alertsAt, describeAlerts } from "./alerts";
import { alertKey, type Urgency } from "./alert-rules";

/** Numbered, so that sorting the column sorts by urgency. */
const urgencies: Readonly<Record<Urgency, string>> = { now: "1 now", soon: "2 soon", later: "3 later" };
const MARKED = ["Urgency", "Alert", "Days"];

/** The Alerts worksheet: what asks for attention today, computed from the book and the time. */
export const alertSheet = computed<AlertRow>({
  sheet: "Alerts",
  table: "Alerts",
  compute: async (read, moment) => describeAlerts(read, await alertsAt(read, moment)),
  key: alertKey,
  whyNot: () => msg("Alerts are computed from the book; change what they are about, and they change."),
  marks: [
    { headers: MARKED, begins: "1", tone: "bad" },
    { headers: MARKED, begins: "2", tone: "warn" },
    { headers: MARKED, begins: "3", tone: "quiet" },
  ],
  columns: [
    { header: "Urgency", width: 10, value: ({ urgency }) => urgencies[urgency] },
    { header: "Alert", width: 18, value: ({ kind }) => kind },
    { header: "Since or due", kind: "date", width: 13, value: ({ on }) => on },
    { header: "Days", kind: "number", width: 7, value: ({ days }) => days },
    { header: "Customer or item", width: 28, value: ({ about }) => about },
    { header: "Phone", width: 16, value: ({ phone }) => phone },
    { header: "No.", width: 16, value: ({ number }) => number },
    { header: "Card no.", width: 10, value: ({ card }) => card },
    { header: "What", width: 34, value: ({ what }) => what },
    { header: "Technician", width: 18, value: ({ technician }) => technician },
    { header: "Amount", kind: "money", width: 13, value: ({ amount }) => amount },
  ],
});
