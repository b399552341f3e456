import { afterEach, describe, expect, it, vi } from "vitest";
import { newId, typeOf } from "../../src/base/id";
import { digits, phoneEndsWith, phoneKey } from "../../src/base/phone";
import { Refusal } from "../../src/base/refusal";

describe("ids", () => {
  afterEach(() => vi.useRealTimers());

  it("[B19] name their type and are never the same", () => {
    const ids = Array.from({ length: 10_000 }, () => newId("party"));
    expect(new Set(ids).size).toBe(10_000);
    expect(ids[0]).toMatch(/^party:[0-9a-z]{29}$/);
    expect(typeOf(ids[0]!)).toBe("party");
    expect(typeOf("visit:contract:1/3")).toBe("visit");
    for (const wrong of [":x", "nothing"]) expect(() => typeOf(wrong as "a:b")).toThrow(TypeError);
  });

  it("[B19] sort by the time they were made", () => {
    vi.useFakeTimers();
    const made = ["2001-09-09", "2026-04-01", "2026-04-02", "2059-12-31"].map((day) => {
      vi.setSystemTime(day);
      return newId("visit");
    });
    expect([...made].reverse().sort()).toEqual(made);
  });

  it("[B19] sort by the order of their making within a millisecond, and when the clock is set back", () => {
    vi.useFakeTimers();
    const made = Array.from({ length: 100_000 }, () => newId("visit"));
    vi.setSystemTime("2020-01-01");
    made.push(newId("visit"), newId("visit"));
    expect([...made].sort()).toEqual(made);
  });
});

describe("phone numbers", () => {
  it("[B20] are compared by their last ten digits", () => {
    expect(digits("+91 98765-43210")).toBe("919876543210");
    expect(digits("९८७६५ ४३२१०")).toBe("9876543210");
    const same = ["+91 98765-43210", "098765 43210", "9876543210", "(98765) 43210"];
    expect(new Set(same.map(phoneKey)).size).toBe(1);
    expect(phoneKey("044-221")).toBe("044221");
  });

  it("[B20] are found by the digits they end in", () => {
    expect(phoneEndsWith("+91 98765-43210", "3210")).toBe(true);
    expect(phoneEndsWith("+91 98765-43210", "+919876543210")).toBe(true);
    expect(phoneEndsWith("+91 98765-43210", "10")).toBe(false);
    expect(phoneEndsWith("+91 98765-43210", "10", 2)).toBe(true);
    expect(phoneEndsWith("+91 98765-43210", "9876")).toBe(false);
    expect(phoneEndsWith("98765", "")).toBe(false);
  });
});

describe("a refusal", () => {
  it("[B21] carries a sentence and more by field", () => {
    const refusal = new Refusal("This bill cannot be issued yet.", { on: "This is not a day." });
    expect(refusal).toBeInstanceOf(Error);
    expect([refusal.name, refusal.message]).toEqual(["Refusal", "This bill cannot be issued yet."]);
    expect(refusal.problems).toEqual({ on: "This is not a day." });
    expect(new Refusal("No.").problems).toEqual({});
  });
});
