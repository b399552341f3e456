import { addDays, type Day } from "./day";

/** A whole-day entry of a calendar. */
export interface CalendarEvent {
  /** The same for the same thing each time it is exported: calendars then change the entry instead of adding one. */
  readonly uid: string;
  readonly on: Day;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly categories?: readonly string[];
  /** Days before it on which the calendar reminds. */
  readonly remindDays?: number;
  /** Whether it takes up the day; one that does not only marks it. */
  readonly busy?: boolean;
}

export interface CalendarOptions {
  readonly name: string;
  /** The moment of the export, UTC instant. */
  readonly at: string;
}

/** An iCalendar file (RFC 5545) of whole-day entries: lines end in CRLF and are folded at 75 octets. */
export function icalendar(events: readonly CalendarEvent[], { name, at }: CalendarOptions): string {
  const stamp = `DTSTAMP:${utc(at)}`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Servicebook//Servicebook//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, stamp: string): string[] {
  const { uid, on, summary, description, location, categories = [], remindDays, busy = true } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    stamp,
    `DTSTART;VALUE=DATE:${plain(on)}`,
    // The end of a whole day is the day after: it is not part of the event.
    `DTEND;VALUE=DATE:${plain(addDays(on, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(categories.length ? [`CATEGORIES:${categories.map(escaped).join(",")}`] : []),
    `TRANSP:${busy ? "OPAQUE" : "TRANSPARENT"}`,
    ...(remindDays === undefined ? [] : alarmLines(summary, remindDays)),
    "END:VEVENT",
  ];
}

const alarmLines = (summary: string, days: number): string[] => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escaped(summary)}`,
  `TRIGGER:${days > 0 ? "-" : ""}P${days}D`,
  "END:VALARM",
];

/** Text as a value: backslash, semicolon, comma and line breaks are escaped, other control characters go. */
export const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/[\u0000-\u0008\u000a-\u001f\u007f]/g, "");

const OCTETS = 75;

/** A line folded so that none is longer than 75 octets, never inside a character. */
export function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = "";
  let room = OCTETS;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      out += "\r\n ";
      room = OCTETS - 1;
    }
    out += character;
    room -= size;
  }
  return out;
}

const plain = (day: Day): string => day.replaceAll("-", "");

/** `2026-04-01T09:30:00.000Z` → `20260401T093000Z`. */
const utc = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, "")}Z`;
