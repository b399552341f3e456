import { msg } from "@lit/localize";
import type { Company } from "../records";
import { presets } from "./presets";
import { indianStates } from "./states";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The countries a company may be set up for. */
export const countryChoices = (): Choice[] =>
  presets.map(({ country, name }) => ({ value: country, label: name }));

/** The tax schemes a company of a country may use. */
export function schemeChoices(country: Company["country"]): Choice[] {
  const none = { value: "none", label: msg("No tax on bills") };
  if (country === "IN")
    return [
      { value: "gst", label: msg("GST, regular") },
      { value: "gst-composition", label: msg("GST, composition") },
      none,
    ];
  if (country === "UA") return [{ value: "pdv", label: msg("ПДВ 20 %") }, none];
  if (country === "EU") return [{ value: "vat", label: msg("VAT") }, none];
  return [none, { value: "vat", label: msg("VAT") }];
}

/** The GST states by code. */
export const stateChoices = (): Choice[] =>
  indianStates.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }));

/** The months a financial year may start with, named in a locale. */
export function monthChoices(locale: string): Choice[] {
  const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: format.format(Date.UTC(2026, month, 1)),
  }));
}

/** The languages the pane and the papers speak. */
export const languageChoices = (): Choice[] => [
  { value: "en", label: "English" },
  { value: "uk", label: "Українська" },
  { value: "hi", label: "हिन्दी" },
];
