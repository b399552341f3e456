import type { GenericSchema } from "valibot";
import { records, type AnyRecord, type RecordType } from "../records";
import * as s from "../records/shape";

/** How a value is to be read: a money is in minor units, a reference is a record's id. */
export type ValueKind = "money" | "day" | "moment" | "reference" | "plain";
export type PlainValue = string | number | boolean;

/** One value of a record that differs; absent = it was not there. */
export interface ValueChange {
  /** From the record down: `["lines", 0, "quantity"]`. */
  readonly path: readonly (string | number)[];
  readonly kind: ValueKind;
  readonly before?: PlainValue;
  readonly after?: PlainValue;
}

interface Sides {
  readonly before: unknown;
  readonly after: unknown;
}

/** Every value in which a record differs from what it was, in the order of its shape; a new one differs in all it says. */
export function valueChanges(type: RecordType, before?: AnyRecord, after?: AnyRecord): ValueChange[] {
  return differences([], records[type].shape as unknown as Node, { before, after }).filter(
    ({ path }) => path[0] !== "id",
  );
}

/** What a shape of valibot tells of what is inside; only what is asked here. */
type Node = GenericSchema & {
  readonly entries?: Readonly<Record<string, Node>>;
  readonly item?: Node;
  readonly wrapped?: Node;
};

function differences(path: ValueChange["path"], node: Node | undefined, sides: Sides): ValueChange[] {
  const { before, after } = sides;
  if (before === after) return [];
  const inner = node?.wrapped ?? node;
  if (isObject(before) || isObject(after)) {
    return keysOf(inner, sides).flatMap((key) =>
      differences([...path, key], Array.isArray(before ?? after) ? inner?.item : inner?.entries?.[key], {
        before: isObject(before) ? before[key] : undefined,
        after: isObject(after) ? after[key] : undefined,
      }),
    );
  }
  const change = { path, kind: kindOfValue(inner, after ?? before) };
  return [{ ...change, ...sideOf("before", before), ...sideOf("after", after) }];
}

const isObject = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === "object" && value !== null;

/** Keys of both sides, in the order of the shape, then of the value; places of a list as numbers. */
function keysOf(node: Node | undefined, { before, after }: Sides): (string | number)[] {
  if (Array.isArray(before) || Array.isArray(after)) {
    const length = Math.max(...[before, after].map((list) => (Array.isArray(list) ? list.length : 0)));
    return Array.from({ length }, (_, at) => at);
  }
  const own = [before, after].flatMap((value) => (isObject(value) ? Object.keys(value) : []));
  const known = Object.keys(node?.entries ?? {}).filter((key) => own.includes(key));
  return [...new Set([...known, ...own])];
}

const sideOf = (side: "before" | "after", value: unknown): Partial<ValueChange> =>
  value === undefined || value === null ? {} : { [side]: value as PlainValue };

const KINDS = new Map<unknown, ValueKind>([
  [s.money, "money"],
  [s.day, "day"],
  [s.instant, "moment"],
]);

function kindOfValue(node: Node | undefined, value: unknown): ValueKind {
  const kind = KINDS.get(node);
  if (kind) return kind;
  return typeof value === "string" && isId(value) ? "reference" : "plain";
}

/** Whether a text is the id of a record of a known type. */
export const isId = (text: string): boolean => {
  const at = text.indexOf(":");
  return at > 0 && at < text.length - 1 && !/\s/.test(text) && Object.hasOwn(records, text.slice(0, at));
};

/** A field's name in words, as the sheets' headers are, in English: `plannedOn` is `Planned on`, a place counts from 1. */
export function fieldWords(path: ValueChange["path"]): string {
  const words = path.map((part) =>
    typeof part === "number"
      ? String(part + 1)
      : part
          .replace(/Ids?$/, "")
          .replace(/([a-z])([A-Z])/g, "$1 $2")
          .toLowerCase(),
  );
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
