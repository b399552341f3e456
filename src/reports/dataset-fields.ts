import { msg, str } from "@lit/localize";
import { addDays, weekday, type Day } from "../base/day";
import { fiscalYear } from "../base/fiscal-year";
import type { Item } from "../records";
import type { Field, Looks } from "./dataset";
import { cards, items, parties, sites, technicians } from "./dataset-lookups";

type Named = Pick<Field, "name" | "label" | "of">;

/** A choice of a record, in the order and with the words of its slice. */
export const choiceField = <V extends string>(
  named: Named,
  order: readonly V[],
  word: (value: V) => string,
): Field => ({ ...named, kind: "choice", order, word: (key) => (key ? word(key as V) : none()) });

export const flagField = (named: Named, yes: () => string, no: () => string): Field => ({
  ...named,
  kind: "choice",
  order: ["yes", ""],
  word: (key) => (key ? yes() : no()),
});

export const textField = (named: Named): Field => ({ ...named, kind: "text" });

/** A customer or a principal: those of one name stay apart. */
export const partyField = (named: Named): Field => ({
  ...named,
  kind: "text",
  looks: [parties],
  word: (id, looks) => looks.of(parties, id, "name"),
});

export const technicianField: Field = {
  name: "technician",
  label: () => msg("Technician"),
  of: "technician",
  kind: "text",
  looks: [technicians],
  word: (id, looks) => (id ? looks.of(technicians, id, "name") : msg("nobody")),
};

/** The site and its area, from a column of sites. */
export const siteFields = (of = "site"): Field[] => [
  {
    name: "area",
    label: () => msg("Area"),
    of,
    kind: "text",
    looks: [sites],
    key: (id, looks) => looks.of(sites, id, "area"),
  },
  {
    name: "site",
    label: () => msg("Site"),
    of,
    kind: "text",
    looks: [sites],
    word: (id, looks) => looks.of(sites, id, "name"),
  },
];

type Item_ = (value: string, looks: Looks) => string;

/** The item, its type, its code for taxes and its principal, from a column of items or through another record. */
export function itemFields(of = "item", through?: "card"): Field[] {
  const item: Item_ = (value, looks) => (through ? looks.of(cards, value, "item") : value);
  const base = { of, looks: through ? [cards, items] : [items] };
  const column =
    (name: string): Item_ =>
    (value, looks) =>
      looks.of(items, item(value, looks), name);
  return [
    {
      ...base,
      name: "item",
      label: () => msg("Item"),
      kind: "text",
      key: item,
      word: (id, looks) => looks.of(items, id, "name"),
    },
    {
      ...base,
      name: "item-type",
      label: () => msg("Type of item"),
      kind: "choice",
      order: ["serialised", "stock", "service"] satisfies Item["type"][],
      key: column("type"),
      word: (type) => itemTypeName(type),
    },
    {
      ...base,
      looks: [...base.looks, parties],
      name: "principal",
      label: () => msg("Principal"),
      kind: "text",
      key: column("principal"),
      word: (id, looks) => looks.of(parties, id, "name"),
    },
  ];
}

/** The site and area where a card's unit stands. */
export const cardSiteFields = (): Field[] =>
  siteFields("card").map((field) => ({
    ...field,
    looks: [cards, sites],
    key: (card, looks) => {
      const site = looks.of(cards, card, "site");
      return field.name === "area" ? looks.of(sites, site, "area") : site;
    },
  }));

function itemTypeName(type: string): string {
  switch (type) {
    case "serialised":
      return msg("Units with a serial number");
    case "stock":
      return msg("Parts and goods");
    case "service":
      return msg("Services");
    default:
      return none();
  }
}

/** What stands for a group without a value. */
export const none = (): string => msg("none");

/** A day and what it belongs to: month, quarter, calendar and financial year, week, weekday. */
export function dayFields({ name, label, of }: Named): Field[] {
  const field = (
    part: string,
    title: () => string,
    rest: Omit<Field, "name" | "label" | "of" | "under">,
  ): Field => ({
    name: part ? `${name}-${part}` : name,
    label: title,
    under: label,
    of,
    ...rest,
  });
  const period = (key: (day: Day, looks: Looks) => string, word?: Field["word"]) => ({
    kind: "period" as const,
    key: (day: string, looks: Looks) => (day ? key(day, looks) : ""),
    ...(word ? { word: (text: string, looks: Looks) => (text ? word(text, looks) : none()) } : {}),
  });
  const title = label;
  return [
    field(
      "month",
      () => msg(str`${title()}: month`),
      period((day) => day.slice(0, 7), monthName),
    ),
    field("quarter", () => msg(str`${title()}: quarter`), period(quarterOf, quarterName)),
    field(
      "year",
      () => msg(str`${title()}: year`),
      period((day) => day.slice(0, 4)),
    ),
    field(
      "fiscal",
      () => msg(str`${title()}: financial year`),
      period((day, { company }) => fiscalYear(day, company?.fiscalYearStart ?? 4).label),
    ),
    field("week", () => msg(str`${title()}: week from`), period(mondayOf, dayName)),
    field(
      "weekday",
      () => msg(str`${title()}: weekday`),
      period((day) => String(weekday(day)), weekdayName),
    ),
    field("", title, { kind: "day", word: (day, looks) => (day ? dayName(day, looks) : none()) }),
  ];
}

const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const quarterName = (quarter: string): string => `${quarter.slice(5)} ${quarter.slice(0, 4)}`;
const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

const formats = new Map<string, Intl.DateTimeFormat>();
/** Days in the figures that keyboards there have. */
function written(day: Day, looks: Looks, style: Intl.DateTimeFormatOptions): string {
  const locale = `${looks.company?.locale ?? "en-IN"}-u-nu-latn`;
  const key = `${locale} ${JSON.stringify(style)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
  formats.set(key, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

const monthName = (month: string, looks: Looks): string =>
  written(`${month}-01`, looks, { month: "short", year: "numeric" });
const dayName = (day: Day, looks: Looks): string =>
  written(day, looks, { day: "numeric", month: "short", year: "numeric" });
// 1 January 2024 was a Monday.
const weekdayName = (text: string, looks: Looks): string =>
  written(addDays("2024-01-01", Number(text) - 1), looks, { weekday: "long" });
