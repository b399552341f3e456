import { describe, expect, it } from "vitest";
import { formatNumber, numberProblem, sameNumber, prefixProblem } from "../../src/company/series-rules";
import { isRateOn, ratesOn, schemeFor, taxScheme, type TaxSchemeId } from "../../src/company/tax-schemes";

describe("tax schemes", () => {
  it("[T15] give the rates in force on a day", () => {
    expect(ratesOn("gst", "2025-09-21")).toEqual(["0", "0.25", "1.5", "3", "5", "12", "18", "28"]);
    expect(ratesOn("gst", "2025-09-22")).toEqual(["0", "0.25", "1.5", "3", "5", "18", "40"]);
    expect(ratesOn("gst", "2017-06-30")).toEqual([]);
    expect(ratesOn("pdv", "2026-04-01")).toEqual(["0", "7", "14", "20"]);
    expect(ratesOn("none", "2026-04-01")).toEqual(["0"]);
    expect(ratesOn("gst-composition", "2026-04-01")).toEqual(["0"]);
  });

  it("[T15] refuse a rate out of its time", () => {
    expect(isRateOn("gst", "12", "2025-09-21")).toBe(true);
    expect(isRateOn("gst", "12.0", "2025-09-22")).toBe(false);
    expect(isRateOn("gst", "18.00", "2026-04-01")).toBe(true);
    expect(isRateOn("vat", "5.5", "2026-04-01")).toBe(true);
    expect(isRateOn("vat", "101", "2026-04-01")).toBe(false);
    expect(isRateOn("vat", "x", "2026-04-01")).toBe(false);
  });

  it("[T15] belong to countries and bring their rounding", () => {
    expect((["IN", "UA", "EU", "XX"] as const).map(schemeFor)).toEqual(["gst", "pdv", "vat", "none"]);
    expect((["gst", "pdv", "vat"] as const).map((id) => taxScheme(id).rounding)).toEqual([
      "line",
      "category",
      "category",
    ]);
  });
});

describe("document numbers", () => {
  it("[T16] are made of prefix, financial year and figures", () => {
    const parts = { padding: 4, next: 7, fiscalYear: "2026-27" };
    expect(formatNumber({ ...parts, prefix: "S/{fy}/" })).toBe("S/26-27/0007");
    expect(formatNumber({ ...parts, prefix: "{FY}-" })).toBe("2026-27-0007");
    expect(formatNumber({ ...parts, prefix: "C-", next: 12_345, fiscalYear: "" })).toBe("C-12345");
  });

  it("[T16] keep to what the scheme allows", () => {
    expect(numberProblem("S/26-27/00000001", "gst")).toBeUndefined();
    expect(numberProblem("S/26-27/000000001", "gst")).toMatch(/17 characters; at most 16/);
    expect(numberProblem("S.1", "gst")).toMatch(/only letters, figures/);
    expect(numberProblem("РФ №1", "pdv")).toBeUndefined();
    expect(numberProblem("РФ №1", "gst-composition")).toMatch(/only letters, figures/);
    expect(numberProblem("", "none")).toBe("A number cannot be empty.");
    expect(numberProblem(" 1", "none")).toMatch(/blank/);
  });

  it("[T16] refuse a series before its numbers could grow too long", () => {
    const problem = (prefix: string, scheme: TaxSchemeId, yearly = true) =>
      prefixProblem({ prefix, padding: 4, yearly }, scheme);
    expect(problem("INV/{fy}/", "gst")).toBeUndefined();
    expect(problem("INVC/{FY}/", "gst")).toMatch(/at most 16/);
    expect(problem("INV.{fy}.", "gst")).toMatch(/only letters, figures/);
    expect(problem("S/{year}/", "gst")).toMatch(/{year} is not known/);
    expect(problem("S/{fy/", "none")).toMatch(/is not known/);
    expect(problem("S/{fy}/", "gst", false)).toMatch(/never starts/);
    expect(problem("Р-{fy}-", "pdv")).toBeUndefined();
  });

  it("[T16] are compared without regard to letter case", () => {
    expect(sameNumber("inv/26-27/001", " INV/26-27/001")).toBe(true);
    expect(sameNumber("РФ-1", "рф-1")).toBe(true);
    expect(sameNumber("INV/1", "INV/01")).toBe(false);
  });
});
