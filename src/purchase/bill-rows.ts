import type { Money } from "../base/money";
import { isDecimalText } from "../base/quantity";
import type { Company, Party, Purchase, RecordId } from "../records";
import { wholeLine, type PurchaseLine, type PurchaseLineDraft } from "./bill-model";
import { ownTaxes, purchaseFigures, purchaseTax } from "./figures";

/** A line of a principal's bill as it is typed. */
export interface BillRow {
  readonly description: string;
  readonly itemId: RecordId<"item"> | "";
  readonly quantity: string | undefined;
  readonly price: string | undefined;
  readonly discountPercent: string | undefined;
  /** The rate in percent, or `none` where he charges no tax. */
  readonly taxRate: string;
  /** Where it goes when it is no goods received: an expense account, or `landed` onto the goods. */
  readonly account: string;
  readonly receipt: PurchaseLine["receipt"] | undefined;
  readonly unit: string;
  readonly taxCode: string;
}

export const LANDED = "landed";
export const NO_TAX = "none";

/** A line for what is no goods, waiting to be typed. */
export const blankRow = (taxRate: string): BillRow => ({
  description: "",
  itemId: "",
  quantity: "1",
  price: undefined,
  discountPercent: "0",
  taxRate,
  account: "",
  receipt: undefined,
  unit: "",
  taxCode: "",
});

/** A line of a record as it is typed on. */
export const rowOf = (line: PurchaseLine): BillRow => ({
  description: line.description,
  itemId: line.itemId ?? "",
  quantity: line.quantity,
  price: line.price,
  discountPercent: line.discountPercent,
  taxRate: line.taxCategory === "standard" || line.taxCategory === "zero" ? line.taxRate : NO_TAX,
  account: line.landed ? LANDED : (line.account ?? ""),
  receipt: line.receipt,
  unit: line.unit,
  taxCode: line.taxCode,
});

/** A typed line as the commands take it. */
export function lineOf(row: BillRow): PurchaseLineDraft {
  const {
    description,
    itemId,
    quantity = "",
    price = "",
    discountPercent = "0",
    receipt,
    unit,
    taxCode,
  } = row;
  const untaxed = row.taxRate === NO_TAX;
  return {
    description,
    ...(itemId ? { itemId } : {}),
    quantity,
    price,
    discountPercent,
    unit,
    taxCode,
    taxRate: untaxed ? "0" : row.taxRate,
    taxCategory: untaxed ? "outside" : Number(row.taxRate) === 0 ? "zero" : "standard",
    ...(receipt ? { receipt } : row.account === LANDED ? { landed: true } : { account: row.account }),
  };
}

/** Whether nothing has been written in a line yet. */
export const isBlank = ({ description, price, receipt }: BillRow): boolean =>
  !description.trim() && !price && !receipt;

/** The figures as they stand while a bill is typed, with the tax we owe ourselves; undefined while something is no figure. */
export function figuresAsTyped(
  rows: readonly BillRow[],
  { reverseCharge, stated }: { readonly reverseCharge?: boolean; readonly stated?: Money },
  company: Company,
  principal: Party,
): { figures: NonNullable<Purchase["figures"]>; own: NonNullable<Purchase["ownTaxes"]> } | undefined {
  const lines = rows.filter((row) => !isBlank(row)).map((row) => wholeLine(lineOf(row)));
  const isFigure = (text: string) => isDecimalText(text) && Number(text) >= 0;
  if (
    !lines.length ||
    lines.some((line) => ![line.quantity, line.price, line.discountPercent].every(isFigure))
  )
    return undefined;
  const { taxToCost: _, ...tax } = purchaseTax(company, principal);
  const bill = {
    ...tax,
    lines,
    reverseCharge: reverseCharge ?? false,
    ...(stated === undefined ? {} : { stated }),
  };
  try {
    return { figures: purchaseFigures(bill, company), own: ownTaxes(bill, company) };
  } catch (error) {
    if (error instanceof RangeError) return undefined; // posting says so in words
    throw error;
  }
}
