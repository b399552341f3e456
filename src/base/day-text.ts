import { addDays, dayOf, isDay, type Day } from "./day";

/** In which order a person writes day, month and year. */
export type DayOrder = "dmy" | "mdy" | "ymd";

interface DayContext {
  readonly today: Day;
  readonly order: DayOrder;
}

const relative: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  сьогодні: 0,
  завтра: 1,
  вчора: -1,
  आज: 0,
};

const months: readonly string[] = [
  "january січень січня जनवरी",
  "february лютий лютого फरवरी फ़रवरी",
  "march березень березня मार्च",
  "april квітень квітня अप्रैल",
  "may травень травня मई",
  "june червень червня जून",
  "july липень липня जुलाई",
  "august серпень серпня अगस्त",
  "september вересень вересня सितंबर",
  "october жовтень жовтня अक्टूबर",
  "november листопад листопада नवंबर",
  "december грудень грудня दिसंबर",
];

/**
 * The day a person means by `5`, `5/3`, `5/3/26`, `2026-03-05`, `5 Mar 2026`, `today`, `tomorrow`, `+30` or `-7`:
 * what is left out is taken from today. Undefined when it is no day.
 */
export function parseDay(text: string, { today, order }: DayContext): Day | undefined {
  const typed = text.normalize("NFC").trim().toLowerCase();
  if (isDay(typed)) return typed;
  if (Object.hasOwn(relative, typed)) return addDays(today, relative[typed] ?? 0);
  if (/^[+-]\d{1,5}$/.test(typed)) return addDays(today, Number(typed));
  const parts = typed.split(/[\s./,-]+/).filter(Boolean);
  if (parts.length > 3 || !parts.length) return undefined;
  const named = parts.findIndex((part) => !/^\d/.test(part));
  return named < 0 ? fromFigures(parts, { today, order }) : fromName(parts, named, today);
}

function fromFigures(parts: readonly string[], { today, order }: DayContext): Day | undefined {
  const [first = "", second = "", third = ""] = parts;
  if (parts.length === 1) return assemble("", today.slice(5, 7), first, today);
  if (parts.length === 2)
    return order === "dmy" ? assemble("", second, first, today) : assemble("", first, second, today);
  if (first.length === 4 || order === "ymd") return assemble(first, second, third, today);
  return order === "mdy" ? assemble(third, first, second, today) : assemble(third, second, first, today);
}

/** `5 Mar`, `Mar 5`, `5 Mar 2026`, `Mar 5, 2026`, `2026 Mar 5`. */
function fromName(parts: readonly string[], at: number, today: Day): Day | undefined {
  const month = monthNamed(parts[at] ?? "");
  const figures = parts.filter((_, index) => index !== at);
  const [first = "", second = ""] = figures;
  if (!month || !figures.length) return undefined;
  return first.length === 4 ? assemble(first, month, second, today) : assemble(second, month, first, today);
}

function monthNamed(word: string): string | undefined {
  if ([...word].length < 2) return undefined;
  const fits = months.flatMap((names, at) =>
    names.split(" ").some((name) => name === word || (word.length >= 3 && name.startsWith(word)))
      ? [`${at + 1}`]
      : [],
  );
  return fits.length === 1 ? fits[0] : undefined;
}

function assemble(year: string, month: string, date: string, today: Day): Day | undefined {
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}(st|nd|rd|th)?$/.test(date)) return undefined;
  const full = fullYear(year, Number(today.slice(0, 4)));
  return full === undefined ? undefined : dayOf(full, Number(month), Number.parseInt(date, 10));
}

/** Two figures mean the century that keeps the year within 30 years ahead: installed in `98` is 1998. */
function fullYear(year: string, now: number): number | undefined {
  if (year === "") return now;
  if (/^\d{4}$/.test(year)) return Number(year);
  if (!/^\d{2}$/.test(year)) return undefined;
  const near = now - (now % 100) + Number(year);
  return near > now + 30 ? near - 100 : near;
}
