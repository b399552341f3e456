import { Decimal } from "../base/decimal";
import { isDecimalText } from "../base/quantity";
import { wholeLine } from "./bill-model";
import { allocateMoney, currencyDigits, type Money } from "../base/money";
import { gstComponents } from "../company/gst";
import type { TaxComponent } from "../company/tax-split";
import { taxScheme } from "../company/tax-schemes";
import { invoiceTotals, type Totals } from "../company/totals";
import type { Company, Party, Purchase } from "../records";

type Figures = NonNullable<Purchase["figures"]>;
type Figured = Pick<
  Purchase,
  "lines" | "taxScheme" | "placeOfSupply" | "reverseCharge" | "stated" | "supplierState" | "taxToCost"
>;

/** How a company is taxed on what it buys. */
export interface PurchaseTax {
  readonly taxScheme: Purchase["taxScheme"];
  readonly supplierState: string;
  readonly placeOfSupply: string;
  readonly taxToCost: boolean;
}

/** What follows from company and principal: a company under composition is billed GST that it cannot deduct. */
export function purchaseTax(
  { taxScheme: own, stateCode }: Pick<Company, "taxScheme" | "stateCode">,
  principal: Pick<Party, "stateCode" | "taxId">,
): PurchaseTax {
  const composition = own === "gst-composition";
  const isGst = own === "gst" || composition;
  const ofGstin = /^\d\d/.exec(principal.taxId)?.[0];
  return {
    taxScheme: composition ? "gst" : own,
    supplierState: isGst ? principal.stateCode || ofGstin || stateCode : "",
    placeOfSupply: isGst ? stateCode : "",
    taxToCost: composition,
  };
}

/** The taxes a principal levies: CGST and SGST from inside the state, IGST from across its border, else the scheme's one. */
function componentsOf({
  taxScheme: id,
  supplierState = "",
  placeOfSupply,
}: Figured): readonly TaxComponent[] {
  const scheme = taxScheme(id);
  if (!scheme.charges) return [];
  if (id !== "gst") return [{ name: scheme.taxName, divisor: 1 }];
  return gstComponents({ supplierState: supplierState || placeOfSupply, placeOfSupply });
}

/** Totals before his rounding; under reverse charge `own` gives the tax that we owe instead of the one he charges. */
function reckoned(purchase: Figured, company: Company, own = false): Totals {
  const { rounding } = taxScheme(purchase.taxScheme);
  return invoiceTotals({
    lines: purchase.lines,
    digits: currencyDigits(company.currency),
    rounding: rounding === "category" ? rounding : company.settings.gstRounding,
    components: purchase.reverseCharge && !own ? [] : componentsOf(purchase),
  });
}

/** What his stated total misses of ours by, minor units; undefined when it is a whole unit of money or more. */
export function statedRounding(
  stated: Money | undefined,
  gross: Money,
  { currency }: Pick<Company, "currency">,
): Money | undefined {
  if (stated === undefined) return 0;
  const off = stated - gross;
  return Math.abs(off) < 10 ** currencyDigits(currency) ? off : undefined;
}

/** The figures of a principal's bill or a debit note, minor units; a stated total that is too far off is left out. */
export function purchaseFigures(purchase: Figured, company: Company): Figures {
  const totals = reckoned(purchase, company);
  const rounding = statedRounding(purchase.stated, totals.gross, company) ?? 0;
  return {
    lineNets: totals.lines.map(({ net }) => net),
    net: totals.net,
    taxes: taxRows(totals),
    tax: totals.tax,
    rounding,
    total: totals.gross + rounding,
  };
}

/** The taxes that we owe ourselves under reverse charge; none otherwise. */
export const ownTaxes = (purchase: Figured, company: Company): Figures["taxes"] =>
  purchase.reverseCharge ? taxRows(reckoned(purchase, company, true)) : [];

const taxRows = ({ taxes }: Totals): Figures["taxes"] =>
  taxes.map(({ name, category, rate, taxable, amount }) => ({ name, category, rate, taxable, amount }));

/** What each line costs us, minor units: its net, with its share of the tax where that cannot be deducted. */
export function lineCosts(purchase: Figured, figures: Figures, own: Figures["taxes"]): Money[] {
  const { lineNets } = figures;
  if (!purchase.taxToCost) return lineNets;
  const tax = (purchase.reverseCharge ? own : figures.taxes).reduce((sum, { amount }) => sum + amount, 0);
  if (!tax) return lineNets;
  const weights = purchase.lines.map(({ taxCategory, taxRate }, at) =>
    taxCategory === "standard" ? new Decimal(Math.abs(lineNets[at] ?? 0)).times(taxRate) : new Decimal(0),
  );
  const shares = allocateMoney(tax, weights);
  return lineNets.map((net, at) => net + (shares[at] ?? 0));
}

/** Whether a principal charges no tax: in India one without a GSTIN may not. */
export const isUntaxed = (principal: Pick<Party, "taxId">, scheme: Purchase["taxScheme"]): boolean =>
  scheme.startsWith("gst") && !principal.taxId;

/** The figures of an order as its principal would bill it; undefined while something typed is no figure. */
export function orderFigures(
  lines: readonly { readonly quantity: string; readonly price: string; readonly taxRate: string }[],
  company: Company,
  principal: Pick<Party, "stateCode" | "taxId">,
): Figures | undefined {
  const isFigure = (text: string) => isDecimalText(text) && Number(text) >= 0;
  if (lines.some((line) => ![line.quantity, line.price, line.taxRate].every(isFigure))) return undefined;
  const untaxed = isUntaxed(principal, company.taxScheme);
  const categoryOf = (rate: string) => (untaxed ? "outside" : Number(rate) ? "standard" : "zero");
  const whole = lines.map((line) =>
    wholeLine({ ...line, description: "-", taxCategory: categoryOf(line.taxRate) }),
  );
  const { taxToCost: _, ...tax } = purchaseTax(company, principal);
  try {
    return purchaseFigures({ ...tax, lines: whole, reverseCharge: false }, company);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // sending says so in words
    throw error;
  }
}
