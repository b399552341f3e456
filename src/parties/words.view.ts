import { msg } from "@lit/localize";
import type { Company } from "../records";

/** What a customer's tax number is called in a country. */
export function taxIdName(country: Company["country"] | undefined): string {
  switch (country) {
    case "IN":
      return msg("GSTIN");
    case "UA":
      return msg("ІПН");
    case "EU":
      return msg("VAT ID");
    default:
      return msg("Tax ID");
  }
}
