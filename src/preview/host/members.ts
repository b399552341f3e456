import table from "./members.json";

/** How the declarations describe one member of an Excel class. */
export interface Member {
  readonly kind: "scalar" | "navigation" | "method" | "event" | "items";
  readonly writable: boolean;
  readonly set: string;
  readonly version: number;
  /** The class a navigation or the items of a collection lead to. */
  readonly target: string | null;
}

const KINDS = { S: "scalar", W: "scalar", N: "navigation", M: "method", E: "event", I: "items" } as const;

function parse(text: string): Member {
  const words = text.split(" ");
  const letter = words[0] as keyof typeof KINDS;
  if (letter === "I")
    return { kind: "items", writable: false, set: "ExcelApi", version: 1001, target: words[1] ?? null };
  const named = /^[A-Z]/.test(words[1] ?? "");
  const [set, version, target] = named ? words.slice(1) : ["ExcelApi", ...words.slice(1)];
  return {
    kind: KINDS[letter],
    writable: letter === "W",
    set: set ?? "ExcelApi",
    version: comparable(version ?? "1.1"),
    target: target ?? null,
  };
}

/** `"1.13"` as a number that sorts as versions do: 1013. */
export function comparable(version: string): number {
  const [major, minor] = version.split(".");
  return Number(major ?? 0) * 1000 + Number(minor ?? 0);
}

const classes = new Map<string, ReadonlyMap<string, Member>>(
  Object.entries(table.classes as Record<string, Record<string, string>>).map(([name, members]) => [
    name,
    new Map(Object.entries(members).map(([member, text]) => [member, parse(text)])),
  ]),
);

/** The declared members of an Excel class by their public (camel case) name; empty for a class not served. */
export function membersOf(className: string): ReadonlyMap<string, Member> {
  return classes.get(className) ?? new Map();
}

/** `"ShowHeaders"` → `"showHeaders"`; the two members that are set under another wire name are mapped. */
export function publicName(className: string, wireName: string): string {
  if (className === "Worksheet" && wireName === "Gridlines") return "showGridlines";
  if (className === "Worksheet" && wireName === "Headings") return "showHeadings";
  return wireName.charAt(0).toLowerCase() + wireName.slice(1);
}

/** The wire name of a public member name, as answers are keyed. */
export function wireName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
