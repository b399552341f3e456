import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escaped, folded, icalendar } from "../../src/base/icalendar";

/** Lines as a reader of RFC 5545 §3.1 gets them back. */
const unfolded = (text: string): string[] => text.replace(/\r\n[ \t]/g, "").split("\r\n");
/** A text value as §3.3.11 reads it. */
const read = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === "n" ? "\n" : mark));

describe("calendars", () => {
  it("[B22] escapes texts as RFC 5545 §3.3.11 shows", () => {
    expect(escaped("Project XYZ Final Review\nConference Room - 3B\nCome Prepared.")).toBe(
      "Project XYZ Final Review\\nConference Room - 3B\\nCome Prepared.",
    );
    expect(escaped("a;b,c\\d")).toBe("a\\;b\\,c\\\\d");
    expect(escaped("one\r\ntwo\rthree\u0007")).toBe("one\\ntwo\\nthree");
  });

  it("[B22] folds as RFC 5545 §3.1 says, and unfolding gives the line back, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const line = `DESCRIPTION:${escaped(text)}`;
        const physical = folded(line).split("\r\n");
        for (const one of physical) expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(75);
        expect(physical.slice(1).every((one) => one.startsWith(" "))).toBe(true);
        expect(unfolded(folded(line))).toEqual([line]);
        const kept = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
        expect(read(escaped(text))).toBe(kept);
      }),
    );
  });

  it("[B22] writes a whole day with its end on the day after, a stamp in UTC and a reminder before it", () => {
    const text = icalendar(
      [
        {
          uid: "visit:1@book",
          on: "2026-12-31",
          summary: "Sunita: RO; service",
          description: "Ravi\n98220",
          location: "4, Rose Villa",
          categories: ["Service", "RO, UV"],
          remindDays: 30,
          busy: false,
        },
      ],
      { name: "Aqua Care", at: "2026-11-24T10:05:06.789Z" },
    );
    expect(text.endsWith("\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(unfolded(text)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Servicebook//Servicebook//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "X-WR-CALNAME:Aqua Care",
      "BEGIN:VEVENT",
      "UID:visit:1@book",
      "DTSTAMP:20261124T100506Z",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "SUMMARY:Sunita: RO\\; service",
      "DESCRIPTION:Ravi\\n98220",
      "LOCATION:4\\, Rose Villa",
      "CATEGORIES:Service,RO\\, UV",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:Sunita: RO\\; service",
      "TRIGGER:-P30D",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });
});
