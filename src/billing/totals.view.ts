import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { amountInWords } from "../base/words";
import { stateName } from "../company/states";
import { billWordsLanguage } from "../company/words-language";
import type { Company, Invoice } from "../records";
import type { Format } from "../ui/format";

type Figures = NonNullable<Invoice["figures"]>;
type Shown = Pick<Figures, "net" | "rounding" | "total"> & {
  readonly taxes: readonly Pick<Figures["taxes"][number], "name" | "rate" | "taxable" | "amount">[];
};

/** The figures of a bill with the tax explained, and the total in words. */
export function totalsTable(
  { figures, placeOfSupply, prepaid }: { figures: Shown; placeOfSupply: string; prepaid: number },
  company: Company,
  format: Format,
): TemplateResult {
  const row = (label: string | TemplateResult, minor: number, css = "") =>
    html`<tr class=${css}>
      <td>${label}</td>
      <td class="number">${format.money(minor, { bare: css === "" })}</td>
    </tr>`;
  return html`<table class="figures">
      ${row(msg("Taxable"), figures.net)}
      ${figures.taxes.map((tax) =>
        row(
          html`${tax.name} ${format.quantity(tax.rate)} %
            <span class="hint"
              >${where(tax.name, placeOfSupply)} ${msg("on")}
              ${format.money(tax.taxable, { bare: true })}</span
            >`,
          tax.amount,
        ),
      )}
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
