import { msg } from "@lit/localize";
import type { Movement, Unit } from "../records";

/** Why goods moved, in words. */
export function reasonName(reason: Movement["reason"]): string {
  switch (reason) {
    case "opening":
      return msg("Opening");
    case "receipt":
      return msg("Received");
    case "used":
      return msg("Used at a visit");
    case "sold":
      return msg("Sold");
    case "adjusted":
      return msg("Counted");
    case "transfer":
      return msg("Moved");
    case "returned":
      return msg("Came back");
    case "challan":
      return msg("Out on a challan");
    case "to principal":
      return msg("Back to the principal");
    case "revalued":
      return msg("Worth corrected");
    case "scrapped":
      return msg("Scrapped");
  }
}

/** What became of a piece, in a word. */
export function pieceState(status: Unit["status"]): string {
  const names: Record<Unit["status"], string> = {
    "in stock": msg("in stock"),
    "on challan": msg("on a challan"),
    sold: msg("sold"),
    installed: msg("installed"),
    returned: msg("sent back"),
    replaced: msg("replaced"),
    scrapped: msg("scrapped"),
  };
  return names[status];
}
