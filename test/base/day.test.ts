import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  daysBetween,
  dayToSerial,
  isDay,
  serialToDay,
  weekday,
} from "../../src/base/day";
import { parseDay, type DayOrder } from "../../src/base/day-text";

const anyDay = fc.integer({ min: 0, max: 400_000 }).map((days) => addDays("1600-01-01", days));

describe("days", () => {
  it("[B1] know which days exist", () => {
    expect(["2024-02-29", "2000-02-29", "0100-01-01", "9999-12-31"].every(isDay)).toBe(true);
    for (const wrong of [
      "2026-02-29",
      "1900-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-4-1",
      "0050-01-01",
      "",
      5,
      null,
    ])
      expect(isDay(wrong), String(wrong)).toBe(false);
  });

  it("[B2] add and count days in both directions", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(daysBetween("2026-04-01", "2027-04-01")).toBe(365);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -100_000, max: 100_000 }), (day, days) => {
        const moved = addDays(day, days);
        expect(isDay(moved)).toBe(true);
        expect(daysBetween(day, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(day);
        expect(moved > day).toBe(days > 0);
      }),
    );
  });

  it("[B3] add months from the anchor, clamped to the month's end", () => {
    expect([1, 2, 3, 13].map((months) => addMonths("2026-01-31", months))).toEqual([
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2027-02-28",
    ]);
    expect(addMonths("2024-02-29", -12)).toBe("2023-02-28");
    expect(addMonths("2026-03-15", -15)).toBe("2024-12-15");
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, months) => {
        const moved = addMonths(day, months);
        const monthsOf = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        expect(monthsOf(moved) - monthsOf(day)).toBe(months);
        if (moved.slice(8) !== day.slice(8)) expect(addDays(moved, 1).slice(8)).toBe("01");
      }),
    );
  });

  it("[B4] are counted as Excel counts them, its false leap day included", () => {
    expect(dayToSerial("1900-01-01")).toBe(1);
    expect(dayToSerial("1900-02-28")).toBe(59);
    expect(dayToSerial("1900-03-01")).toBe(61);
    expect(dayToSerial("2026-04-01")).toBe(46113);
    expect(serialToDay(46113.75)).toBe("2026-04-01");
    expect([0, 60, -1, Number.NaN, 2_958_466].map(serialToDay)).toEqual(Array(5).fill(undefined));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_958_465 }).filter((serial) => serial !== 60),
        (serial) => {
          expect(dayToSerial(serialToDay(serial) ?? "")).toBe(serial);
        },
      ),
    );
  });

  it("[B5] know their weekday", () => {
    expect(weekday("2026-04-01")).toBe(3);
    expect(weekday("1969-12-29")).toBe(1);
    expect(weekday("2026-04-05")).toBe(7);
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekday(addDays(day, 1)) % 7).toBe((weekday(day) + 1) % 7);
      }),
    );
  });
});

describe("typed days", () => {
  const read = (text: string, order: DayOrder = "dmy") => parseDay(text, { today: "2026-03-10", order });

  it.each([
    ["5", "2026-03-05"],
    ["5/4", "2026-04-05"],
    ["5.4.26", "2026-04-05"],
    ["05-04-2026", "2026-04-05"],
    ["2026/4/5", "2026-04-05"],
    ["2026-04-05", "2026-04-05"],
    ["1/1/98", "1998-01-01"],
    ["5 Mar 2026", "2026-03-05"],
    ["Mar 5, 2026", "2026-03-05"],
    ["5-sept-26", "2026-09-05"],
    ["1st april", "2026-04-01"],
    ["5 березня 2026", "2026-03-05"],
    ["24 сер", "2026-08-24"],
    ["15 अगस्त 2026", "2026-08-15"],
    ["Today", "2026-03-10"],
    ["tomorrow", "2026-03-11"],
    ["вчора", "2026-03-09"],
    ["+30", "2026-04-09"],
    ["-7", "2026-03-03"],
  ])("[B6] %s is %s", (text, day) => expect(read(text)).toBe(day));

  it("[B6] follow the order of the country", () => {
    expect(read("5/4/26", "mdy")).toBe("2026-05-04");
    expect(read("5/4", "ymd")).toBe("2026-05-04");
    expect(read("26/4/5", "ymd")).toBe("2026-04-05");
  });

  it.each([
    "",
    "31/2",
    "29/2/26",
    "32",
    "0",
    "1/13",
    "5 Ma 2026",
    "5 Xyz",
    "1/2/3/4",
    "next week",
    "1.5.026",
    "5/3/26x",
  ])("[B7] %s is no day", (text) => expect(read(text)).toBeUndefined());

  it("[B6] read back every day in every order", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom("/", ".", "-", " "), (day, between) => {
        const [year, month, date] = day.split("-");
        expect(read([date, month, year].join(between))).toBe(day);
        expect(read([month, date, year].join(between), "mdy")).toBe(day);
        expect(read([year, month, date].join(between), "ymd")).toBe(day);
      }),
    );
  });
});
