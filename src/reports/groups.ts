import { msg } from "@lit/localize";
import type { ReportGroup } from "./report";

/** The groups of reports in the order of the gallery. */
export const groups: readonly ReportGroup[] = ["money", "service", "contracts", "stock", "tax"];

/** What a group is called. */
export function groupName(group: ReportGroup): string {
  switch (group) {
    case "money":
      return msg("Money");
    case "service":
      return msg("Service");
    case "contracts":
      return msg("Contracts");
    case "stock":
      return msg("Stock");
    case "tax":
      return msg("Tax and numbers");
  }
}
