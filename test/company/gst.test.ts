import { describe, expect, it } from "vitest";
import { fromDecimal, moneyText } from "../../src/base/money";
import { advanceOf, advanceReceived, useAdvance } from "../../src/company/advance";
import {
  gstComponents,
  hsnDigits,
  hsnProblem,
  hsnSummary,
  isInterState,
  reducedTax,
} from "../../src/company/gst";
import { invoiceTotals, roundingOf } from "../../src/company/totals";
import { stateName } from "../../src/company/states";
import type { TaxRounding } from "../../src/company/tax-schemes";
import published from "../fixtures/gst.json";

const casesOf = <T>(kind: string) => published.cases.filter((one) => one.kind === kind) as unknown as T[];
const money = (text: string) => fromDecimal(text, 2);
const text = (minor: number | undefined) => moneyText(minor ?? 0, 2);
const componentsFor = (interState: boolean) =>
  gstComponents({ supplierState: "24", placeOfSupply: interState ? "29" : "24" });

type Taxes = Record<"igst" | "cgst" | "sgst", string>;
const taxesIn = (taxes: Readonly<Record<string, number>>): Taxes => ({
  igst: text(taxes.IGST),
  cgst: text(taxes.CGST),
  sgst: text(taxes.SGST),
});

interface LineCase {
  id: string;
  taxable: string;
  rate: string;
  interState: boolean;
  cessRate: string;
  expected: Taxes & { cess?: string; total: string };
}

describe("GST on a line", () => {
  it.each(casesOf<LineCase>("line"))("[T6] $id", ({ taxable, rate, interState, cessRate, expected }) => {
    const { lines, gross } = invoiceTotals({
      digits: 2,
      rounding: "line",
      components: componentsFor(interState),
      lines: [{ quantity: "1", price: taxable, taxCategory: "standard", taxRate: rate, cessRate }],
    });
    const taxes = lines[0]?.taxes ?? {};
    const stated = { cess: "0.00", ...expected };
    // The published figures write a tax of nothing on a negative line as "-0.00".
    const plain = Object.fromEntries(Object.entries(stated).map(([name, one]) => [name, text(money(one))]));
    expect({ ...taxesIn(taxes), cess: text(taxes.Cess), total: text(gross) }).toEqual(plain);
  });
});

interface DocumentCase {
  id: string;
  interState: boolean;
  roundingPolicy: TaxRounding;
  lines: {
    hsn: string;
    uom: string;
    quantity: string;
    unitPrice: string;
    discount: string;
    gstRate: string;
  }[];
  otherCharges: string;
  expected: Taxes & {
    lines: (Taxes & { taxable: string; total: string })[];
    taxable: string;
    otherCharges: string;
    beforeRounding: string;
    roundOff: string;
    grandTotal: string;
    hsnSummary: (Taxes & {
      hsn: string;
      uom: string;
      gstRate: string;
      quantity: string;
      taxable: string;
      total: string;
    })[];
  };
}

describe("GST on a document", () => {
  it.each(casesOf<DocumentCase>("document"))("[T6] [T7] [T11] $id", (one) => {
    const { expected } = one;
    const totals = invoiceTotals({
      digits: 2,
      rounding: one.roundingPolicy,
      components: componentsFor(one.interState),
      roundTo: 100,
      lines: one.lines.map(({ quantity, unitPrice, discount, gstRate }) => ({
        quantity,
        price: unitPrice,
        discount: money(discount),
        taxCategory: "standard" as const,
        taxRate: gstRate,
      })),
      adjustments: [{ amount: money(one.otherCharges), taxCategory: "outside", taxRate: "0" }],
    });
    const total = (net: number, taxes: Readonly<Record<string, number>>) =>
      text(Object.values(taxes).reduce((all, amount) => all + amount, net));
    expect(
      totals.lines.map(({ net, taxes }) => ({
        taxable: text(net),
        ...taxesIn(taxes),
        total: total(net, taxes),
      })),
    ).toEqual(expected.lines);
    const byName = (name: string) =>
      totals.taxes.filter((row) => row.name === name).reduce((all, row) => all + row.amount, 0);
    expect({
      taxable: text(totals.sumLines),
      igst: text(byName("IGST")),
      cgst: text(byName("CGST")),
      sgst: text(byName("SGST")),
      otherCharges: text(totals.charges),
      beforeRounding: text(totals.gross),
      roundOff: text(totals.rounding),
      grandTotal: text(totals.total),
    }).toEqual({
      taxable: expected.taxable,
      igst: expected.igst,
      cgst: expected.cgst,
      sgst: expected.sgst,
      otherCharges: expected.otherCharges,
      beforeRounding: expected.beforeRounding,
      roundOff: expected.roundOff,
      grandTotal: expected.grandTotal,
    });
    const summary = hsnSummary(
      one.lines.map(({ hsn, uom, quantity, gstRate }, at) => {
        const { net, taxes } = totals.lines[at] ?? expect.fail();
        return { hsn, unit: uom, rate: gstRate, quantity, taxable: net, taxes };
      }),
    );
    expect(
      summary.map(({ hsn, unit, rate, quantity, taxable, taxes, total: all }) => ({
        hsn,
        uom: unit,
        gstRate: rate,
        quantity,
        taxable: text(taxable),
        ...taxesIn(taxes),
        total: text(all),
      })),
    ).toEqual(expected.hsnSummary);
  });
});

interface SupplyCase {
  id: string;
  supplierState: string;
  placeOfSupply: string;
  placeOfSupplyLabel: string;
  sez: boolean;
  expected: { tax: string };
}

describe("place of supply", () => {
  it.each(casesOf<SupplyCase>("placeOfSupply"))("[T10] $id", (one) => {
    const supply = { ...one, specialZone: one.sez };
    expect(
      gstComponents(supply)
        .map(({ name }) => name)
        .join("+"),
    ).toBe(one.expected.tax);
    expect(isInterState(supply)).toBe(one.expected.tax === "IGST");
    expect(`${one.placeOfSupply}-${stateName(one.placeOfSupply)}`).toBe(one.placeOfSupplyLabel);
  });
});

describe("prices that include GST", () => {
  const including = (gross: string, rate: string, interState: boolean) =>
    invoiceTotals({
      digits: 2,
      rounding: "line",
      components: componentsFor(interState),
      taxInclusive: true,
      lines: [{ quantity: "1", price: gross, taxCategory: "standard", taxRate: rate }],
    });

  it.each(
    casesOf<{ id: string; gross: string; rate: string; expected: { taxable: string; tax: string } }>(
      "taxIncluded",
    ),
  )("[T5] $id", ({ gross, rate, expected }) => {
    const totals = including(gross, rate, true);
    expect([text(totals.net), text(totals.tax)]).toEqual([expected.taxable, expected.tax]);
  });

  it("[T5] [T7] inside the state the odd paisa belongs to the taxable value, so that the halves are equal", () => {
    const totals = including("50", "18", false);
    expect([totals.net, ...totals.taxes.map(({ amount }) => amount)]).toEqual([4_238, 381, 381]);
  });
});

describe("rounding to the rupee", () => {
  it.each(
    casesOf<{ id: string; amount: string; expected: { roundOff: string; rounded: string } }>("roundToRupee"),
  )("[T4] $id", ({ amount, expected }) => {
    const rounding = roundingOf(money(amount), 100);
    expect(text(rounding)).toBe(expected.roundOff);
    expect(money(amount) + rounding).toBe(money(expected.rounded));
  });
});

describe("tax on a share of the value", () => {
  it.each(
    casesOf<{ id: string; taxable: string; rate: string; factor: string; expected: { igst: string } }>(
      "reducedPercent",
    ),
  )("[T6] $id", ({ taxable, rate, factor, expected }) => {
    expect(text(reducedTax(money(taxable), rate, factor))).toBe(expected.igst);
  });
});

interface AdvanceCase {
  id: string;
  advanceNet: string;
  rate: string;
  billTotal: string;
  allocations: string[];
  expected: {
    receipt: { received: string; net: string; cgst: string; sgst: string };
    steps: Record<
      | "gross"
      | "netUsed"
      | "cgstReversed"
      | "sgstReversed"
      | "advanceNetLeft"
      | "advanceCgstLeft"
      | "billOutstanding",
      string
    >[];
  };
}

describe("advances", () => {
  it.each(casesOf<AdvanceCase>("advance"))("[T17] $id", (one) => {
    const tax = { rate: one.rate, components: componentsFor(false) };
    let advance = advanceOf(money(one.advanceNet), tax);
    expect({
      received: text(advance.gross),
      net: text(advance.net),
      cgst: text(advance.taxes.CGST),
      sgst: text(advance.taxes.SGST),
    }).toEqual(one.expected.receipt);
    let outstanding = money(one.billTotal);
    const steps = one.allocations.map((allocation) => {
      const { used, left } = useAdvance(advance, money(allocation), tax);
      advance = left;
      outstanding -= used.gross;
      return {
        gross: allocation,
        netUsed: text(used.net),
        cgstReversed: text(used.taxes.CGST),
        sgstReversed: text(used.taxes.SGST),
        advanceNetLeft: text(left.net),
        advanceCgstLeft: text(left.taxes.CGST),
        billOutstanding: text(outstanding),
      };
    });
    expect(steps).toEqual(one.expected.steps);
  });

  it("[T17] money received contains its tax, and the last use leaves nothing behind", () => {
    const tax = { rate: "18", components: componentsFor(false) };
    let advance = advanceReceived(10_000, tax);
    expect(advance).toEqual({ gross: 10_000, net: 8_474, taxes: { CGST: 763, SGST: 763 } });
    for (const gross of [3_333, 3_333, 3_334]) advance = useAdvance(advance, gross, tax).left;
    expect(advance).toEqual({ gross: 0, net: 0, taxes: { CGST: 0, SGST: 0 } });
    expect(() => useAdvance(advance, 1, tax)).toThrow(RangeError);
  });
});

describe("HSN and SAC codes", () => {
  it("[T11] need figures by turnover and day", () => {
    expect(hsnDigits("2026-04-01", { turnoverAboveLimit: false })).toBe(4);
    expect(hsnDigits("2026-04-01", { turnoverAboveLimit: true })).toBe(6);
    expect(hsnDigits("2021-03-31", { turnoverAboveLimit: true })).toBe(4);
    expect(hsnProblem("8415", 4)).toBeUndefined();
    expect(hsnProblem("8415", 6)).toMatch(/at least 6/);
    expect(hsnProblem("84159000", 6)).toBeUndefined();
    expect(hsnProblem("998713", 6)).toBeUndefined();
    expect(hsnProblem("99871300", 6)).toMatch(/at most 6/);
    expect(hsnProblem("84159", 4)).toMatch(/4, 6 or 8/);
    expect(hsnProblem("84AB", 4)).toMatch(/only figures/);
  });
});
