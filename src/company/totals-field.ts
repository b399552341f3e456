import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { amountInWords } from "../base/words";
import { stateName } from "./states";
import { billWordsLanguage } from "./words-language";
import type { Company, Invoice } from "../records";
import type { Format } from "../ui/format";
import type { BillSums } from "./figures";
import { categoryName, shownTaxes } from "./tax-words";

type Figures = NonNullable<Invoice["figures"]>;
type Shown = Pick<Figures, "net" | "tax" | "rounding" | "total"> & {
  readonly taxes: readonly Figures["taxes"][number][];
};

/** What the table is made of; amounts in minor units. */
export interface ShownTotals {
  readonly figures: Shown;
  readonly sums: BillSums;
  readonly placeOfSupply: string;
  readonly prepaid: number;
}

/** The figures of a bill, from the sum of its lines to what is to pay, each tax explained, and the total in words. */
export function totalsTable(
  { figures, sums, placeOfSupply, prepaid }: ShownTotals,
  company: Company,
  format: Format,
): TemplateResult {
  const row = (label: string | TemplateResult, minor: number, css = "") =>
    html`<tr class=${css}>
      <th scope="row">${label}</th>
      <td class="number">${format.money(minor, { bare: css === "" })}</td>
    </tr>`;
  const { sumLines, allowances, charges } = sums;
  const taxes = shownTaxes(figures.taxes);
  return html`<table class="figures sums" aria-label=${msg("Totals")}>
      ${allowances || charges ? row(msg("Lines in all"), sumLines) : nothing}
      ${allowances ? row(msg("Discounts"), -allowances) : nothing}
      ${charges ? row(msg("Charges"), charges) : nothing}
      ${row(taxes.length ? msg("Taxable") : msg("Net"), figures.net)}
      ${taxes.map((tax) =>
        row(
          html`${tax.category === "standard" ? html`${tax.name} ${format.quantity(tax.rate)} %` : categoryName(tax.category)}
            <span class="hint"
              >${where(tax.name, placeOfSupply)} ${msg("on")}
              ${format.money(tax.taxable, { bare: true })}</span
            >`,
          tax.amount,
        ),
      )}
      ${taxes.length > 1 ? row(msg("Tax in all"), figures.tax) : nothing}
      ${figures.rounding ? row(msg("Rounding"), figures.rounding) : nothing}
      ${row(msg("Total"), figures.total, "total")}
      ${prepaid ? html`${row(msg("Paid before"), -prepaid)}${row(msg("To pay"), figures.total - prepaid, "total")}` : nothing}
    </table>
    <p class="hint">
      ${amountInWords(figures.total, { currency: company.currency, language: billWordsLanguage(company) })}
    </p>`;
}

/** Why this tax: inside the state or across its border. */
function where(tax: string, placeOfSupply: string): string {
  const state = placeOfSupply ? (stateName(placeOfSupply) ?? placeOfSupply) : "";
  if (!state) return "";
  return tax === "IGST"
    ? `${msg("supplied to")} ${state}`
    : tax === "CGST"
      ? `${msg("inside")} ${state}`
      : "";
}
