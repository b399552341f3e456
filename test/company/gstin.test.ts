import { describe, expect, it } from "vitest";
import { gstinCheckCharacter, gstinFaults, normalGstin } from "../../src/company/gstin";
import { indianStates, stateName } from "../../src/company/states";
import { normalTaxId, taxIdProblem } from "../../src/company/tax-id";
import gst from "../fixtures/gst.json";

interface GstinCase {
  id: string;
  gstin: string;
  normalised?: string;
  valid: boolean;
  faults: string[];
  checkDigit?: string;
  stateCode: string;
  state: string | null;
}
const cases = gst.cases.filter(({ kind }) => kind === "gstin") as unknown as GstinCase[];

describe("GSTIN", () => {
  it.each(cases)("[T12] $id", ({ gstin, normalised, valid, faults, checkDigit, stateCode, state }) => {
    expect(gstinFaults(gstin)).toEqual(faults);
    expect(taxIdProblem("IN", gstin) === undefined).toBe(valid);
    expect(stateName(stateCode) ?? null).toBe(state);
    if (normalised) expect(normalGstin(gstin)).toBe(normalised);
    if (checkDigit) expect(gstinCheckCharacter(normalGstin(gstin))).toBe(checkDigit);
  });

  it("[T12] tells the first fault in words", () => {
    expect(taxIdProblem("IN", "27ZZJCE1674X6Z")).toBe("A GSTIN has 15 characters; this has 14.");
    expect(taxIdProblem("IN", "27ZZJCE1674X6Z*")).toBe("A GSTIN has only letters and figures.");
    expect(taxIdProblem("IN", "45ZZDPS2478R2ZQ")).toBe("45 is not the code of any state.");
    expect(taxIdProblem("IN", "27ZZTCP9065G5ZQ")).toMatch(/mistyped or two are swapped/);
  });

  it("[T12] knows a tax deductor by TAN and a UN body", () => {
    const withCheck = (first14: string) => first14 + gstinCheckCharacter(first14);
    expect(gstinFaults(withCheck("27MUMD12345X1D"))).toEqual([]);
    expect(gstinFaults(withCheck("0717UNO00157UN"))).toEqual([]);
    expect(gstinFaults(withCheck("27MUMD12345X1Z"))).toEqual(["format"]);
  });

  it("[T12] finds every single mistyped character and every swap of two neighbours", () => {
    const valid = "27ZZKHM0791C9ZW";
    for (let at = 0; at < 15; at++) {
      for (const character of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
        if (character === valid[at]) continue;
        expect(gstinFaults(valid.slice(0, at) + character + valid.slice(at + 1))).toContain("checkDigit");
      }
    }
    const swapped = (at: number) =>
      valid.slice(0, at) + (valid[at + 1] ?? "") + (valid[at] ?? "") + valid.slice(at + 2);
    for (const at of [2, 5, 6, 8, 9, 10]) {
      if (valid[at] !== valid[at + 1]) expect(gstinFaults(swapped(at)), swapped(at)).not.toEqual([]);
    }
  });

  it("[T13] has the states as published", () => expect(indianStates).toEqual(gst.stateCodes));
});

describe("other tax numbers", () => {
  it("[T14] checks ЄДРПОУ and РНОКПП by their check figure", () => {
    expect(taxIdProblem("UA", "32855961")).toBeUndefined();
    expect(taxIdProblem("UA", "32855968")).toMatch(/mistyped/);
    expect(taxIdProblem("UA", "1759013776")).toBeUndefined();
    expect(taxIdProblem("UA", "1759013770")).toMatch(/mistyped/);
    expect(taxIdProblem("UA", "123456789012")).toBeUndefined();
    expect(taxIdProblem("UA", "12345")).toMatch(/figures/);
  });

  it("[T14] wants two letters of the country before a VAT number, and nothing elsewhere", () => {
    expect(taxIdProblem("EU", "de 123 456 789")).toBeUndefined();
    expect(normalTaxId("de 123 456 789")).toBe("DE123456789");
    expect(taxIdProblem("EU", "123456789")).toMatch(/two letters/);
    expect(taxIdProblem("XX", "anything")).toBeUndefined();
  });
});
