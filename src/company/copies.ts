import { msg } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import type { Company } from "../records";

/** For whom copies of a paper are made. */
export type Copies = "goods" | "services" | "challan";

/** What the copies of papers say from a day on. */
export type Legends = NonNullable<Company["settings"]["copyLegends"]>[number];

/** What Indian law has each copy of a paper say (CGST rules 48 and 55), until the company's settings say otherwise. */
const indian: Readonly<Record<"en" | "hi", Legends>> = {
  en: {
    from: "2017-07-01",
    goods: ["Original for recipient", "Duplicate for transporter", "Triplicate for supplier"],
    services: ["Original for recipient", "Duplicate for supplier"],
    challan: ["Original for consignee", "Duplicate for transporter", "Triplicate for consigner"],
  },
  hi: {
    from: "2017-07-01",
    goods: ["प्राप्तकर्ता के लिए मूल प्रति", "परिवाहक के लिए दूसरी प्रति", "आपूर्तिकर्ता के लिए तीसरी प्रति"],
    services: ["प्राप्तकर्ता के लिए मूल प्रति", "आपूर्तिकर्ता के लिए दूसरी प्रति"],
    challan: ["परेषिती के लिए मूल प्रति", "परिवाहक के लिए दूसरी प्रति", "परेषक के लिए तीसरी प्रति"],
  },
};

/** The legends a country starts with. */
export const defaultLegends = ({ country, language }: Pick<Company, "country" | "language">): Legends[] =>
  country === "IN" ? [indian[language === "hi" ? "hi" : "en"]] : [];

/**
 * The legends of a paper's copies on its day, the first for who receives it; one without a word where none are asked for.
 * The newest that is in force counts; of two of one day the one for the paper's own scheme.
 */
export function copyLegends(
  company: Pick<Company, "country" | "language" | "taxScheme" | "settings">,
  copies: Copies,
  on: Day,
): readonly string[] {
  const all = company.settings.copyLegends ?? defaultLegends(company);
  const [inForce] = all
    .filter(({ from, taxScheme = company.taxScheme }) => from <= on && taxScheme === company.taxScheme)
    .sort((a, b) => b.from.localeCompare(a.from) || Number(!a.taxScheme) - Number(!b.taxScheme));
  const legends = inForce?.[copies] ?? [];
  return legends.length ? legends : [""];
}

/** What is wrong with typed legends, by field. */
export function legendProblems({ copyLegends = [] }: Company["settings"]): Record<string, string> {
  const problems: Record<string, string> = {};
  copyLegends.forEach(({ from, goods, services, challan }, at) => {
    if (!isDay(from)) problems[`copyLegends.${at}.from`] = msg("From which day?");
    if (![...goods, ...services, ...challan].length)
      problems[`copyLegends.${at}.goods`] = msg("Say what the copies say, with semicolons between.");
  });
  return problems;
}
