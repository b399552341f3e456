import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, weekday, type Day } from "../../src/base/day";
import { billDay, billingPeriods } from "../../src/contracts/money";
import {
  addSteps,
  contractWindows,
  daysIn,
  termEnd,
  visitsOwed,
  windowsOf,
  workingDay,
  type Frequency,
} from "../../src/contracts/schedule";
import published from "../fixtures/contract-dates.json";

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly start: Day;
  readonly unit?: string;
  readonly interval?: string;
  readonly n?: string;
  readonly months?: string;
  readonly until?: Day | null;
  readonly termEnd?: Day;
  readonly count?: string;
  readonly billing?: "advance" | "arrears";
  readonly expected: unknown;
}
const cases = (kind: string): Case[] =>
  (published.cases as unknown as Case[]).filter((one) => one.kind === kind);

/** A year is twelve months: the product knows days, weeks and months. */
const step = ({ unit, interval = "1" }: Case) => ({
  interval: Number(interval) * (unit === "year" ? 12 : 1),
  unit: (unit === "year" ? "month" : unit) as "day" | "week" | "month",
});
const shown = (windows: readonly { ordinal: number; opensOn: Day; dueOn: Day }[]) =>
  windows.map(({ ordinal, opensOn, dueOn }) => ({ k: String(ordinal), start: opensOn, end: dueOn }));

describe("windows, by the published cases", () => {
  it("[V1] all cases of the table are looked at", () => {
    const kinds = ["windows", "calendarWindows", "firstBillDate", "termEnd", "windowsInTerm"];
    expect(kinds.flatMap(cases)).toHaveLength(published.cases.length);
  });

  it.each(cases("windows"))("[V1] $id", (one) => {
    const { start, n } = one;
    const until = one.until ?? addDays(addSteps(start, step(one), Number(n)), -1);
    const windows = windowsOf({ kind: "every", ...step(one) }, { from: start, until });
    expect(shown(windows)).toEqual(one.expected);
  });

  it.each(cases("termEnd"))("[V2] $id", ({ start, months, expected }) => {
    expect(termEnd(start, Number(months))).toBe(expected);
  });

  it.each(cases("windowsInTerm"))("[V3] $id", (one) => {
    const until = termEnd(one.start, Number(one.months));
    expect(until).toBe(one.termEnd);
    const windows = windowsOf({ kind: "every", ...step(one) }, { from: one.start, until });
    expect(windows).toHaveLength(Number(one.count));
    expect(shown(windows)).toEqual(one.expected);
  });

  it.each(cases("calendarWindows"))("[V20] $id", (one) => {
    const periods = billingPeriods(
      { from: one.start, until: one.until ?? "" },
      { interval: Number(one.interval), unit: "monthEnd" },
    );
    expect(periods.map(({ from, until }, k) => ({ k: String(k + 1), start: from, end: until }))).toEqual(
      one.expected,
    );
  });

  it.each(cases("firstBillDate"))("[V20] $id", (one) => {
    const unit = one.unit === "year" ? "month" : (one.unit as "day" | "week" | "month" | "monthEnd");
    const interval = step(one).interval;
    const until = one.until ?? addMonths(one.start, 60);
    const [first] = billingPeriods({ from: one.start, until }, { interval, unit });
    expect(first ? billDay(first, one.billing ?? "advance", unit) : null).toBe(one.expected);
  });
});

const never = () => false;
const sundays = (day: Day) => weekday(day) === 7;
const contract = (frequency: Frequency, startsOn: Day, months: number) => ({
  phases: [{ from: startsOn, frequency, ordinal: 1 }],
  endsOn: termEnd(startsOn, months),
  terms: { visitAt: "middle" as const },
});
const whole = ({ phases, endsOn }: Pick<ReturnType<typeof contract>, "phases" | "endsOn">) => ({
  from: phases[0]?.from ?? endsOn,
  until: endsOn,
});

describe("visits owed", () => {
  it("[V3] a quarterly visit in twelve months gives four, from the last of January without drift", () => {
    const owed = contract({ kind: "every", interval: 3, unit: "month" }, "2025-01-31", 12);
    expect(contractWindows(owed).map(({ opensOn, dueOn }) => [opensOn, dueOn])).toEqual([
      ["2025-01-31", "2025-04-29"],
      ["2025-04-30", "2025-07-30"],
      ["2025-07-31", "2025-10-30"],
      ["2025-10-31", "2026-01-30"],
    ]);
  });

  it("[V4] so many times a term divides in months where that is even, else in days", () => {
    const times = (count: number, months: number) =>
      contractWindows(contract({ kind: "times", count }, "2026-01-31", months)).map(({ opensOn }) => opensOn);
    expect(times(4, 12)).toEqual(["2026-01-31", "2026-04-30", "2026-07-31", "2026-10-31"]);
    expect(times(5, 12)).toEqual(["2026-01-31", "2026-04-14", "2026-06-26", "2026-09-07", "2026-11-19"]);
  });

  it("[V4] named days are visits, each till the day before the next", () => {
    const named = contract({ kind: "dates", dates: ["2026-09-15", "2026-06-01"] }, "2026-04-01", 12);
    expect(visitsOwed(named, whole(named), never)).toEqual([
      {
        ordinal: 1,
        opensOn: "2026-06-01",
        dueOn: "2026-09-14",
        originalOn: "2026-06-01",
        plannedOn: "2026-06-01",
      },
      {
        ordinal: 2,
        opensOn: "2026-09-15",
        dueOn: "2027-03-31",
        originalOn: "2026-09-15",
        plannedOn: "2026-09-15",
      },
    ]);
  });

  it("[V5] a holiday moves the visit inside its window and its own day is kept", () => {
    const monthly = contract({ kind: "every", interval: 1, unit: "month" }, "2026-04-01", 1);
    const [visit] = visitsOwed(monthly, whole(monthly), (day) => day === "2026-04-15");
    expect(visit).toMatchObject({ originalOn: "2026-04-15", plannedOn: "2026-04-16" });
    const late = { ...monthly, terms: { visitAt: "end" as const } };
    const [last] = visitsOwed(late, whole(monthly), (day) => day >= "2026-04-29");
    expect(last).toMatchObject({ originalOn: "2026-04-30", plannedOn: "2026-04-28" });
  });

  it("[V5] where nobody ever works in a window the visit stays on its own day", () => {
    expect(workingDay({ opensOn: "2026-04-05", dueOn: "2026-04-05" }, "2026-04-05", sundays)).toBe(
      "2026-04-05",
    );
  });

  it("[V7] a unit that joins is owed the visit of a running window when half of it is left", () => {
    const quarterly = contract({ kind: "every", interval: 3, unit: "month" }, "2026-04-01", 12);
    const from = (day: Day) =>
      visitsOwed(quarterly, { from: day, until: quarterly.endsOn }, never).map(({ ordinal, opensOn }) => [
        ordinal,
        opensOn,
      ]);
    expect(from("2026-05-15")).toEqual([
      [1, "2026-05-15"],
      [2, "2026-07-01"],
      [3, "2026-10-01"],
      [4, "2027-01-01"],
    ]);
    expect(from("2026-06-01").map(([ordinal]) => ordinal)).toEqual([2, 3, 4]);
  });

  it("[V8] a change of frequency counts anew from its day and cuts the window it falls in", () => {
    const changed = {
      endsOn: "2027-03-31",
      phases: [
        { from: "2026-04-01", frequency: { kind: "every", interval: 3, unit: "month" } as const, ordinal: 1 },
        { from: "2026-08-10", frequency: { kind: "every", interval: 1, unit: "month" } as const, ordinal: 3 },
      ],
    };
    const windows = contractWindows(changed);
    expect(windows.map(({ ordinal }) => ordinal)).toEqual(windows.map((_, at) => at + 1));
    expect(windows.slice(1, 4)).toEqual([
      { ordinal: 2, opensOn: "2026-07-01", dueOn: "2026-08-09" },
      { ordinal: 3, opensOn: "2026-08-10", dueOn: "2026-09-09" },
      { ordinal: 4, opensOn: "2026-09-10", dueOn: "2026-10-09" },
    ]);
    expect(windows.at(-1)?.dueOn).toBe("2027-03-31");
  });
});

const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays("2020-01-01", days));
const frequency: fc.Arbitrary<Frequency> = fc.oneof(
  fc.record({
    kind: fc.constant("every" as const),
    interval: fc.integer({ min: 1, max: 4 }),
    unit: fc.constantFrom("day" as const, "week" as const, "month" as const),
  }),
  fc.record({ kind: fc.constant("times" as const), count: fc.integer({ min: 1, max: 24 }) }),
);
const owed = fc.record({
  startsOn: day,
  months: fc.integer({ min: 1, max: 36 }),
  frequency,
  visitAt: fc.constantFrom("start" as const, "middle" as const, "end" as const),
  weeklyOff: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
  holidays: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 }),
});

describe("visits owed, whatever the contract", () => {
  it("[V3] [V5] [V6] windows tile the term without a gap, each visit is inside its own, no two on one day", () => {
    fc.assert(
      fc.property(owed, ({ startsOn, months, frequency, visitAt, weeklyOff, holidays }) => {
        const agreed = { ...contract(frequency, startsOn, months), terms: { visitAt } };
        const closed = new Set(holidays.map((days) => addDays(startsOn, days)));
        const off = (one: Day) => closed.has(one) || weeklyOff.includes(weekday(one));
        const windows = contractWindows(agreed);
        const visits = visitsOwed(agreed, whole(agreed), off);
        expect(windows[0]?.opensOn).toBe(startsOn);
        expect(windows.at(-1)?.dueOn).toBe(agreed.endsOn);
        windows.slice(1).forEach((one, at) => {
          expect(one.opensOn).toBe(addDays(windows[at]?.dueOn ?? "", 1));
        });
        expect(visits.map(({ ordinal }) => ordinal)).toEqual(windows.map(({ ordinal }) => ordinal));
        for (const one of visits) {
          expect(one.plannedOn >= one.opensOn && one.plannedOn <= one.dueOn).toBe(true);
          expect(one.originalOn >= one.opensOn && one.originalOn <= one.dueOn).toBe(true);
          const someDay = Array.from({ length: daysIn({ from: one.opensOn, until: one.dueOn }) }, (_, at) =>
            addDays(one.opensOn, at),
          );
          if (someDay.some((each) => !off(each))) expect(off(one.plannedOn)).toBe(false);
        }
        expect(new Set(visits.map(({ plannedOn }) => plannedOn)).size).toBe(visits.length);
      }),
      { numRuns: 300 },
    );
  });

  it("[V3] the promised count: n times a term gives n, every N steps gives as many as begin in it", () => {
    fc.assert(
      fc.property(owed, ({ startsOn, months, frequency }) => {
        const agreed = contract(frequency, startsOn, months);
        const count = contractWindows(agreed).length;
        const days = daysIn(whole(agreed));
        if (frequency.kind === "times") expect(count).toBe(Math.min(frequency.count, days));
        else if (frequency.kind === "every" && frequency.unit === "month")
          expect(count).toBe(Math.ceil(months / frequency.interval));
        else if (frequency.kind === "every")
          expect(count).toBe(Math.ceil(days / (frequency.interval * (frequency.unit === "week" ? 7 : 1))));
      }),
    );
  });

  it("[V1] a monthly window opens on the anchor's date, or on the month's last day where it has none", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 36 }), (startsOn, months) => {
        const windows = contractWindows(
          contract({ kind: "every", interval: 1, unit: "month" }, startsOn, months),
        );
        windows.forEach(({ opensOn }, k) => {
          expect(opensOn).toBe(addMonths(startsOn, k));
          const date = Math.min(Number(startsOn.slice(8)), daysInMonth(opensOn));
          expect(Number(opensOn.slice(8))).toBe(date);
        });
      }),
    );
  });
});

const daysInMonth = (one: Day): number => {
  const first = `${one.slice(0, 8)}01`;
  return daysBetween(first, addMonths(first, 1));
};
