import { msg, str } from "@lit/localize";
import type { Format } from "../ui/format";
import type { Tone } from "../ui/badge";
import type { Alert, AlertKind, Urgency } from "./alert-rules";

/** What a kind of alert is called. */
export function alertName(kind: AlertKind): string {
  switch (kind) {
    case "over target":
      return msg("Over target");
    case "unassigned":
      return msg("Unassigned");
    case "escalated":
      return msg("Escalated");
    case "part arrived":
      return msg("Part has arrived");
    case "visit missed":
      return msg("Service missed");
    case "visit overdue":
      return msg("Visit overdue");
    case "visit due":
      return msg("Visit due");
    case "contract expired":
      return msg("Contract expired");
    case "contract expiring":
      return msg("Contract expiring");
    case "bill overdue":
      return msg("Bill overdue");
    case "reorder":
      return msg("To reorder");
    case "cheque due":
      return msg("Cheque to deposit");
    case "cheque bounced":
      return msg("Cheque bounced");
    case "backup due":
      return msg("Backup due");
  }
}

/** What an urgency means, as a heading. */
export function urgencyName(urgency: Urgency): string {
  switch (urgency) {
    case "now":
      return msg("Cannot wait");
    case "soon":
      return msg("These days");
    case "later":
      return msg("Good to know");
  }
}

export const urgencyTone = (urgency: Urgency): Tone =>
  urgency === "now" ? "bad" : urgency === "soon" ? "warn" : "neutral";

/** What has stood so long rather than being late. */
const SINCE: ReadonlySet<AlertKind> = new Set(["unassigned", "part arrived", "escalated", "cheque bounced"]);

/** How long an alert has stood, or when it falls due. */
export function alertTime({ kind, on, days }: Alert, format: Format): string {
  if (kind === "reorder") return "";
  if (kind === "backup due") return msg(str`none for ${format.count(days)} days`);
  if (days === 0) return kind === "contract expiring" ? msg("ends today") : msg("today");
  if (days < 0) return -days === 1 ? msg("tomorrow") : msg(str`in ${format.count(-days)} days`);
  if (SINCE.has(kind)) return days === 1 ? msg("since yesterday") : msg(str`for ${format.count(days)} days`);
  return days > 90
    ? format.day(on)
    : days === 1
      ? msg("1 day late")
      : msg(str`${format.count(days)} days late`);
}
