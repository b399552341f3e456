import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDecimal, parseMoney } from "../../src/base/money";
import { checkTotals, type StatedTotals } from "../../src/company/check-totals";
import { invoiceTotals, lineAmount, roundingOf, type TotalsInput } from "../../src/company/totals";
import type { TaxCategory, TaxRounding } from "../../src/company/tax-schemes";
import published from "../fixtures/en16931-invoices.json";

interface PublishedLine {
  quantity: string;
  unitPrice: string;
  baseQuantity: string | null;
  lineAllowances: string[];
  lineCharges: string[];
  lineNet: string;
  vatCategory: string;
  vatRate: string;
  priceTimesQuantityGivesNet?: boolean;
}
interface PublishedAdjustment {
  amount: string;
  category: string;
  rate: string;
}
interface PublishedDocument {
  id: string;
  decimals: string;
  lines: PublishedLine[];
  documentAllowances: PublishedAdjustment[];
  documentCharges: PublishedAdjustment[];
  expected: Record<
    | "sumLines"
    | "allowances"
    | "charges"
    | "netTotal"
    | "vatTotal"
    | "grossTotal"
    | "prepaid"
    | "rounding"
    | "due",
    string
  > & { vatBreakdown: { category: string; rate: string; taxable: string; tax: string }[] };
}

const categories: Record<string, TaxCategory> = { S: "standard", Z: "zero", E: "exempt" };
const category = (letter: string): TaxCategory => categories[letter] ?? expect.fail(`category ${letter}`);

function inputOf(document: PublishedDocument): TotalsInput {
  const digits = Number(document.decimals);
  const money = (text: string) => fromDecimal(text, digits);
  const total = (texts: string[]) => texts.map(money).reduce((all, one) => all + one, 0);
  return {
    digits,
    rounding: "category",
    components: [{ name: "VAT", divisor: 1 }],
    prepaid: money(document.expected.prepaid),
    lines: document.lines.map((line) => ({
      // Where the published net does not follow from the price, the source says to start from the net.
      ...(line.priceTimesQuantityGivesNet === false
        ? { quantity: "1", price: line.lineNet }
        : {
            quantity: line.quantity,
            price: line.unitPrice,
            baseQuantity: line.baseQuantity ?? "1",
            discount: total(line.lineAllowances),
            charge: total(line.lineCharges),
          }),
      taxCategory: category(line.vatCategory),
      taxRate: line.vatRate,
    })),
    adjustments: [
      ...document.documentAllowances.map((one) => ({ ...one, amount: -money(one.amount) })),
      ...document.documentCharges.map((one) => ({ ...one, amount: money(one.amount) })),
    ].map(({ amount, category: letter, rate }) => ({ amount, taxCategory: category(letter), taxRate: rate })),
  };
}

const documents = published.cases.filter(({ kind }) => kind === "document") as unknown as PublishedDocument[];

describe("published invoices of EN 16931", () => {
  it.each(documents)("[T1] [T2] [T3] $id", (document) => {
    const { expected } = document;
    const money = (text: string) => fromDecimal(text, Number(document.decimals));
    const totals = invoiceTotals(inputOf(document));
    expect(totals.lines.map(({ net }) => net)).toEqual(document.lines.map(({ lineNet }) => money(lineNet)));
    const { sumLines, allowances, charges, net, tax, gross, prepaid, rounding, due } = totals;
    expect({ sumLines, allowances, charges, net, tax, gross, prepaid, rounding, due }).toEqual({
      sumLines: money(expected.sumLines),
      allowances: money(expected.allowances),
      charges: money(expected.charges),
      net: money(expected.netTotal),
      tax: money(expected.vatTotal),
      gross: money(expected.grossTotal),
      prepaid: money(expected.prepaid),
      rounding: money(expected.rounding),
      due: money(expected.due),
    });
    const row = (letter: TaxCategory, rate: string, taxable: number, amount: number) =>
      `${letter} ${Number(rate)} ${taxable} ${amount}`;
    expect(totals.taxes.map((one) => row(one.category, one.rate, one.taxable, one.amount)).sort()).toEqual(
      expected.vatBreakdown
        .map((one) => row(category(one.category), one.rate, money(one.taxable), money(one.tax)))
        .sort(),
    );
    expect(checkTotals(statedBy(totals))).toEqual({});
  });
});

const statedBy = (totals: ReturnType<typeof invoiceTotals>): StatedTotals => ({
  lineNets: totals.lines.map(({ net }) => net),
  sumLines: totals.sumLines,
  allowances: totals.allowances,
  charges: totals.charges,
  net: totals.net,
  breakdown: totals.taxes.map(({ taxable, rate, amount }) => ({ taxable, rate, tax: amount })),
  tax: totals.tax,
  gross: totals.gross,
  prepaid: totals.prepaid,
  rounding: totals.rounding,
  due: totals.due,
});

interface PublishedRule {
  id: string;
  rule: string;
  valid: boolean;
  given: Record<string, string | string[] | null | { taxable: string; rate: string; tax: string }[]>;
}
const rules = published.cases.filter(({ kind }) => kind === "rule") as unknown as PublishedRule[];

/** The published words for figures, in ours; BR-CO-11 and 12 share theirs. */
function statedIn({ rule, given }: PublishedRule): StatedTotals {
  const money = (text: string) => fromDecimal(text, 2);
  const [amounts, total] =
    rule === "BR-CO-11" ? ["allowanceAmounts", "allowances"] : ["chargeAmounts", "charges"];
  const names: Record<string, string> = {
    amounts,
    total,
    taxes: "taxAmounts",
    netTotal: "net",
    vatTotal: "tax",
    grossTotal: "gross",
  };
  const stated: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === null || name === "currency") continue;
    if (name === "vatBreakdown")
      stated.breakdown = (value as { taxable: string; rate: string; tax: string }[]).map((row) => ({
        taxable: money(row.taxable),
        rate: row.rate,
        tax: money(row.tax),
      }));
    else
      stated[names[name] ?? name] = Array.isArray(value)
        ? value.map((one) => money(String(one)))
        : money(value);
  }
  return stated;
}

describe("stated totals", () => {
  it.each(rules)("[T8] $rule $id is valid: $valid", (one) => {
    const problems = Object.values(checkTotals(statedIn(one)));
    expect(problems.length === 0, problems.join()).toBe(one.valid);
    for (const problem of problems) expect(problem).toContain(one.rule);
  });

  it("[T8] need to be stated to be wrong", () => {
    expect(checkTotals({})).toEqual({});
    expect(checkTotals({ gross: 100 })).toEqual({});
    expect(checkTotals({ net: 100, gross: 120 })).toEqual({
      gross: "BR-CO-15: 120 is stated, 100 follows from the other figures.",
    });
  });
});

const decimal = (max: number, places: number) =>
  fc.integer({ min: -max, max }).map((whole) => (whole / 10 ** places).toFixed(places));
const anyInput = fc.record({
  digits: fc.constantFrom(0, 2, 3),
  rounding: fc.constantFrom<TaxRounding>("category", "line", "carry"),
  components: fc.constantFrom(
    [{ name: "VAT", divisor: 1 }],
    [
      { name: "CGST", divisor: 2 },
      { name: "SGST", divisor: 2 },
    ],
    [],
  ),
  taxInclusive: fc.boolean(),
  roundTo: fc.constantFrom(0, 1, 5, 100),
  prepaid: fc.nat(100_000),
  lines: fc.array(
    fc.record({
      quantity: decimal(50_000, 3),
      price: decimal(9_999_999, 4),
      baseQuantity: fc.constantFrom("1", "12", "100"),
      discountPercent: fc.constantFrom("0", "5", "33.33", "100"),
      discount: fc.nat(5_000),
      charge: fc.nat(5_000),
      taxCategory: fc.constantFrom<TaxCategory>(
        "standard",
        "standard",
        "zero",
        "exempt",
        "reverse",
        "export",
      ),
      taxRate: fc.constantFrom("5", "18", "18.00", "28", "7", "0.25"),
      cessRate: fc.constantFrom("0", "0", "12"),
    }),
    { maxLength: 8 },
  ),
  adjustments: fc.array(
    fc.record({
      amount: fc.integer({ min: -100_000, max: 100_000 }),
      taxCategory: fc.constantFrom<TaxCategory>("standard", "outside"),
      taxRate: fc.constantFrom("18", "5"),
    }),
    { maxLength: 3 },
  ),
});
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

describe("totals of any document", () => {
  it("[T3] [T4] add up, whatever the policy", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const totals = invoiceTotals(input);
        const entries = [...totals.lines, ...totals.adjustments];
        expect(totals.sumLines).toBe(sum(totals.lines.map(({ net }) => net)));
        expect(totals.net).toBe(sum(entries.map(({ net }) => net)));
        expect(totals.net).toBe(totals.sumLines - totals.allowances + totals.charges);
        expect(totals.tax).toBe(sum(totals.taxes.map(({ amount }) => amount)));
        expect(totals.gross).toBe(totals.net + totals.tax);
        expect(totals.total).toBe(totals.gross + totals.rounding);
        expect(totals.due).toBe(totals.total - totals.prepaid);
        if (input.roundTo) expect(Math.abs(totals.total % input.roundTo)).toBe(0);
        expect(Math.abs(totals.rounding) * 2).toBeLessThanOrEqual(input.roundTo);
        if (input.rounding !== "category")
          expect(sum(entries.flatMap(({ taxes }) => Object.values(taxes)))).toBe(totals.tax);
        for (const name of new Set(totals.taxes.map((row) => row.name)))
          expect(sum(totals.taxes.filter((row) => row.name === name).map((row) => row.taxable))).toSatisfy(
            (taxable: number) => name === "Cess" || taxable === totals.net,
          );
        expect(JSON.stringify(totals)).not.toMatch(/-0\b[^.]/);
      }),
    );
  });

  it("[T2] [T6] round tax once per category, or near enough to the exact tax on each line", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { taxes } = invoiceTotals({ ...input, taxInclusive: false });
        const inCategory = input.lines.length + input.adjustments.length;
        for (const { taxable, rate, amount } of taxes) {
          const off = Math.abs(amount - (taxable * Number(rate)) / 100);
          expect(off).toBeLessThanOrEqual((input.rounding === "line" ? inCategory : 1) * 0.5 + 1e-6);
        }
      }),
    );
  });

  it("[T5] keep a tax-inclusive bill at what the prices promised", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const totals = invoiceTotals({ ...input, taxInclusive: true });
        const promised =
          sum(input.lines.map((line) => lineAmount(line, input.digits))) +
          sum(input.adjustments.map(({ amount }) => amount));
        expect(totals.gross).toBe(promised);
      }),
    );
  });

  it("[T7] halve GST exactly: CGST and SGST are always equal", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const components = [
          { name: "CGST", divisor: 2 },
          { name: "SGST", divisor: 2 },
        ];
        const { taxes } = invoiceTotals({ ...input, components });
        const of = (name: string) => taxes.filter((row) => row.name === name).map((row) => row.amount);
        expect(of("CGST")).toEqual(of("SGST"));
      }),
    );
  });
});

describe("details of a bill", () => {
  const line = { quantity: "1", price: "100", taxCategory: "standard", taxRate: "18" } as const;
  const vat = { digits: 2, rounding: "category", components: [{ name: "VAT", divisor: 1 }] } as const;

  it("[T1] a line's discounts and charge are taken before it is rounded once", () => {
    expect(lineAmount({ ...line, quantity: "3", price: "333.335", discountPercent: "10" }, 2)).toBe(90_000);
    expect(lineAmount({ ...line, quantity: "1.5", price: "133.33", discount: 1000 }, 2)).toBe(19_000);
    expect(lineAmount({ ...line, quantity: "58", price: "441", baseQuantity: "12", charge: 5 }, 2)).toBe(
      213_155,
    );
    expect(lineAmount({ ...line, discountPercent: "100" }, 2)).toBe(0);
    expect(lineAmount({ ...line, quantity: "-0.5", price: "0.01" }, 2)).toBe(-1);
  });

  it("[T2] only the standard category bears tax, the others keep their own rows", () => {
    const totals = invoiceTotals({
      ...vat,
      lines: (["standard", "zero", "exempt", "reverse", "export", "outside"] as const).map((taxCategory) => ({
        ...line,
        taxCategory,
      })),
    });
    expect(
      totals.taxes.map(({ category: one, rate, taxable, amount }) => [one, rate, taxable, amount]),
    ).toEqual([
      ["standard", "18", 10_000, 1_800],
      ["zero", "0", 10_000, 0],
      ["exempt", "0", 10_000, 0],
      ["reverse", "0", 10_000, 0],
      ["export", "0", 10_000, 0],
      ["outside", "0", 10_000, 0],
    ]);
  });

  it("[T2] a rate written in two ways is one rate", () => {
    const { taxes } = invoiceTotals({ ...vat, lines: [line, { ...line, taxRate: "18.00" }] });
    expect(taxes).toEqual([
      { name: "VAT", category: "standard", rate: "18", lineRate: "18", taxable: 20_000, amount: 3_600 },
    ]);
  });

  it("[T4] rounding to the whole unit is a figure of its own without tax", () => {
    const totals = invoiceTotals({ ...vat, lines: [{ ...line, price: "99.99" }], roundTo: 100 });
    expect([totals.net, totals.tax, totals.gross, totals.rounding, totals.total]).toEqual([
      9_999, 1_800, 11_799, 1, 11_800,
    ]);
    expect(roundingOf(-10_050, 100)).toBe(-50);
    expect(roundingOf(12_345, 0)).toBe(0);
  });

  it("[T3] a charge bears the tax of its own rate", () => {
    const charge = { amount: 5_000, taxCategory: "standard", taxRate: "5" } as const;
    const discount = { amount: -1_000, taxCategory: "standard", taxRate: "18" } as const;
    const totals = invoiceTotals({ ...vat, lines: [line], adjustments: [charge, discount] });
    expect([totals.charges, totals.allowances, totals.net, totals.tax]).toEqual([
      5_000, 1_000, 14_000, 1_870,
    ]);
  });

  it("[T9] an empty document is nothing, and a figure beyond safe integers is refused", () => {
    expect(invoiceTotals({ ...vat, lines: [] })).toMatchObject({
      net: 0,
      tax: 0,
      gross: 0,
      due: 0,
      taxes: [],
    });
    expect(() => invoiceTotals({ ...vat, lines: [{ ...line, quantity: "999999999999999" }] })).toThrow(
      RangeError,
    );
    expect(parseMoney("9", { digits: 2, locale: "en" })).toBe(900);
  });
});
