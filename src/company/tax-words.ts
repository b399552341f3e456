import { msg } from "@lit/localize";
import type { InvoiceLine } from "../records";

type TaxCategory = InvoiceLine["taxCategory"];

/** How a line may stand to the tax, in the pane's words, in the order they are offered. */
export const taxKinds = (): { value: TaxCategory; label: string }[] => [
  { value: "standard", label: msg("Taxed") },
  { value: "zero", label: msg("Zero rate") },
  { value: "exempt", label: msg("Exempt") },
  { value: "reverse", label: msg("Reverse charge") },
  { value: "export", label: msg("Export") },
  { value: "outside", label: msg("Outside the tax") },
];

/** A category's name in the pane's words; one that no version knew is named as it was written. */
export const categoryName = (category: string): string =>
  taxKinds().find(({ value }) => value === category)?.label ?? category;

/** The tax rows that are shown: all that bear tax, and one for each category that bears none, however many taxes are levied. */
export const shownTaxes = <Row extends { readonly category: string }>(taxes: readonly Row[]): Row[] =>
  taxes.filter(
    ({ category }, at) =>
      category === "standard" || taxes.findIndex((one) => one.category === category) === at,
  );
