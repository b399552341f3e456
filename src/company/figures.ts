import { currencyDigits, type Money } from "../base/money";
import { taxScheme } from "./tax-schemes";
import type { Company, Invoice } from "../records";
import { gstComponents } from "./gst";
import type { TaxComponent } from "./tax-split";
import { invoiceTotals, type Totals } from "./totals";

type Figured = Pick<
  Invoice,
  "lines" | "charges" | "taxScheme" | "placeOfSupply" | "reverseCharge" | "taxInclusive" | "prepaid"
>;

/** The taxes a bill levies: CGST and SGST inside the state, IGST across its border, else the scheme's one tax. */
export function taxComponents(
  invoice: Pick<Figured, "taxScheme" | "placeOfSupply" | "reverseCharge">,
  company: Pick<Company, "stateCode">,
): readonly TaxComponent[] {
  const scheme = taxScheme(invoice.taxScheme);
  if (!scheme.charges || invoice.reverseCharge) return [];
  if (scheme.id !== "gst") return [{ name: scheme.taxName, divisor: 1 }];
  const { stateCode: supplierState } = company;
  return gstComponents({ supplierState, placeOfSupply: invoice.placeOfSupply || supplierState });
}

/** The totals of a bill as it stands, by the rules of its tax scheme and the company's settings. */
export function totalsOf(invoice: Figured, company: Company): Totals {
  const { rounding } = taxScheme(invoice.taxScheme);
  const digits = currencyDigits(company.currency);
  return invoiceTotals({
    lines: invoice.lines,
    adjustments: invoice.charges,
    digits,
    rounding: rounding === "category" ? rounding : company.settings.gstRounding,
    components: taxComponents(invoice, company),
    taxInclusive: invoice.taxInclusive,
    roundTo: company.settings.roundToUnit ? 10 ** digits : 0,
    prepaid: invoice.prepaid,
  });
}

/** The figures that issuing freezes; taxes at nothing percent stay as rows, since papers and returns name them. */
export function figuresOf(invoice: Figured, company: Company): NonNullable<Invoice["figures"]> {
  const totals = totalsOf(invoice, company);
  return {
    lineNets: totals.lines.map(({ net }) => net),
    chargeNets: totals.adjustments.map(({ net }) => net),
    net: totals.net,
    taxes: totals.taxes.map(({ name, category, rate, taxable, amount }) => ({
      name,
      category,
      rate,
      taxable,
      amount,
    })),
    tax: totals.tax,
    rounding: totals.rounding,
    total: totals.total,
  };
}

/** What stands above the net on papers and pages: Σ lines, then discounts and charges on the whole bill, both as they add up; minor units. */
export interface BillSums {
  readonly sumLines: Money;
  readonly allowances: Money;
  readonly charges: Money;
}

/** The sums of frozen figures; `charges` are the bill's own, asked only where their nets were not frozen. */
export function sumsOf(
  { lineNets, chargeNets }: Pick<NonNullable<Invoice["figures"]>, "lineNets" | "chargeNets">,
  charges: Invoice["charges"],
): BillSums {
  const nets = chargeNets ?? charges.map(({ amount }) => amount);
  const sum = (amounts: readonly Money[]) => amounts.reduce((all, amount) => all + amount, 0);
  return {
    sumLines: sum(lineNets),
    allowances: 0 - sum(nets.filter((net) => net < 0)),
    charges: sum(nets.filter((net) => net > 0)),
  };
}
