import { describe, expect, it } from "vitest";
import { compareCells } from "../../src/ui/cell";
import { formatFor } from "../../src/ui/format";

describe("format", () => {
  const india = formatFor({ locale: "en-IN", currency: "INR" });
  const ukraine = formatFor({ locale: "uk-UA", currency: "UAH" });

  it.each([
    [14_260_000, {}, "₹\u00a01,42,600.00"],
    [14_260_000, { whole: true }, "₹\u00a01,42,600"],
    [14_260_050, { whole: true }, "₹\u00a01,42,600.50"],
    [-5, { bare: true }, "−0.05"],
    [0, {}, "₹\u00a00.00"],
  ])("[U6] writes %i with %j as %s", (minor, options, text) => {
    expect(india.money(minor, options)).toBe(text);
  });

  it("[U6] writes as the company's locale does", () => {
    expect(ukraine.money(1_250_050)).toBe("12\u00a0500,50\u00a0₴");
    expect(ukraine.quantity("1250.5")).toBe("1\u00a0250,5");
    expect(formatFor({ locale: "hi-IN", currency: "INR" }).count(125_000)).toBe("1,25,000");
    expect(formatFor({ locale: "ja-JP", currency: "JPY" }).digits).toBe(0);
  });

  it("[U7] names days as seen from today", () => {
    const today = "2026-11-24";
    expect(india.dayFrom("2026-11-24", today)).toBe("today");
    expect(india.dayFrom("2026-11-25", today)).toBe("tomorrow");
    expect(india.dayFrom("2026-11-21", today)).toBe("3 days ago");
    expect(india.dayFrom("2027-03-31", today)).toBe("31 Mar 2027");
    expect(india.dayFrom("2026-12-05", today)).toBe("5 Dec");
    expect(india.day("2026-11-24", "long")).toBe("Tuesday, 24 November");
    expect(india.dayOrder).toBe("dmy");
    expect(formatFor({ locale: "en-US", currency: "USD" }).dayOrder).toBe("mdy");
  });

  it("[U11] orders figures by size, text as people count, blanks last", () => {
    expect(["C-10", "", "C-9", "c-1"].sort(compareCells("en-IN"))).toEqual(["c-1", "C-9", "C-10", ""]);
    expect([1000, undefined, 90, -5].sort(compareCells("en-IN", "money"))).toEqual([-5, 90, 1000, undefined]);
  });

  it("[U6] writes the days inside a sentence as the company does, and leaves other figures alone", () => {
    expect(india.prose("Warranty till 2026-06-14; order 2026-99-99.")).toBe(
      "Warranty till 14 Jun 2026; order 2026-99-99.",
    );
    expect(ukraine.prose("2026-06-14")).toBe("14 черв. 2026 р.");
  });
});
