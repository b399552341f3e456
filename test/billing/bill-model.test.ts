import { describe, expect, it } from "vitest";
import { changed, emptied, isSpare, keyed, toDraft, type BillModel } from "../../src/billing/bill-model";
import { invoiceProblems } from "../../src/billing/model";
import { freeLine } from "../../src/company/bill-lines";

const work = keyed(freeLine({ description: "Work", quantity: "1", price: "100", taxRate: "20" }));
const blank = keyed(freeLine({ description: "", quantity: "1", price: "", taxRate: "20" }));
const model = (...lines: BillModel["lines"]): BillModel => ({
  customerId: "party:1",
  siteId: "",
  complaintId: "",
  seriesId: "",
  on: "2026-04-01",
  dueOn: "2026-04-16",
  poReference: "",
  placeOfSupply: "",
  taxInclusive: false,
  prepaid: 0,
  note: "",
  taxReason: "",
  lines,
  charges: [],
});
const problems = (lines: BillModel["lines"], more: object = {}) =>
  invoiceProblems({ ...toDraft(model(...lines)), taxScheme: "vat", ...more });

describe("a bill as it is typed", () => {
  it("[I40] leaves out a last line that is still blank, but not the only one", () => {
    expect(toDraft(model(work, blank)).lines.map(({ description }) => description)).toEqual(["Work"]);
    expect(toDraft(model(blank)).lines).toHaveLength(1);
    expect([isSpare(model(work, blank), 0), isSpare(model(work, blank), 1)]).toEqual([false, true]);
    expect(toDraft(model(blank, work)).lines).toHaveLength(2);
  });
  it("[I11] a field emptied again holds its usual figure, so the totals stay figures", () => {
    const emptiedAll = ["discount", "discountPercent", "charge", "baseQuantity"].reduce(
      (one, field) => changed(one, `lines.0.${field}`, emptied(`lines.0.${field}`)),
      model(work),
    );
    expect(problems(emptiedAll.lines)).toEqual({});
    expect(emptiedAll.lines[0]).toMatchObject({ discount: 0, charge: 0, baseQuantity: "1" });
  });
  it("[I11] refuses a price for nothing, and a charge at no rate, at their fields", () => {
    for (const baseQuantity of ["0", "-1", ""])
      expect(Object.keys(problems([{ ...work, baseQuantity }]))).toEqual(["lines.0.baseQuantity"]);
    const charge = { label: "Freight", amount: 1, taxCategory: "standard" as const, taxRate: "" };
    expect(Object.keys(problems([work], { charges: [charge] }))).toEqual(["charges.0.taxRate"]);
  });
  it("[I17] EU VAT wants to know why something is exempt; other laws do not ask", () => {
    const exempt = [{ ...work, taxCategory: "exempt" as const }];
    expect(Object.keys(problems(exempt))).toEqual(["taxReason"]);
    expect(problems(exempt, { taxReason: "Article 135" })).toEqual({});
    expect(problems(exempt, { taxScheme: "gst" })).toEqual({});
  });
});
