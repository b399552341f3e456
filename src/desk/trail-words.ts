import { msg } from "@lit/localize";
import type { Contract } from "../records";

/** What a plan covers, in words. */
export function planWord(covers: Contract["terms"]["covers"]): string {
  switch (covers) {
    case "comprehensive":
      return msg("parts and labour");
    case "labour-only":
      return msg("labour only");
    case "limited":
      return msg("some parts");
  }
}
