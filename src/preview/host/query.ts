import { memberFor, offered, type Sets } from "./access";
import { HostCollection, HostObject, NullObject } from "./host-object";
import { membersOf, wireName } from "./members";

/** What a `load` asked for: paths such as `format/font/bold`, and for collections a window. */
export interface QueryInfo {
  readonly Select?: readonly string[] | null;
  readonly Expand?: readonly string[] | null;
  readonly Top?: number | null;
  readonly Skip?: number | null;
}

/** The loaded properties of an object, PascalCase, nested as asked; collections as `{ _Items }`. */
export function query(object: HostObject, info: QueryInfo, sets: Sets): unknown {
  if (object instanceof NullObject) return null;
  const paths = [...(info.Select ?? []), ...(info.Expand ?? [])].filter(Boolean);
  return object instanceof HostCollection
    ? itemsOf(object as HostCollection<HostObject>, paths, info, sets)
    : read(object, paths.length ? paths : ["*"], sets);
}

function itemsOf(
  object: HostCollection<HostObject>,
  asked: readonly string[],
  info: QueryInfo,
  sets: Sets,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  const own = (path: string): boolean => /^count$/i.test(path);
  if ((asked.some(own) || asked.length === 0) && membersOf(object.className).has("count"))
    out["Count"] = object.Count;
  const paths = asked.filter((path) => !own(path)).map((path) => path.replace(/^items\/?/i, ""));
  if (asked.length > 0 && paths.length === 0) return out;
  const inner = paths.filter(Boolean);
  const from = info.Skip ?? 0;
  const to = info.Top == null ? undefined : from + info.Top;
  out["_Items"] = object
    .list()
    .slice(from, to)
    .map((item, index) => ({ _Index: from + index, ...read(item, inner.length ? inner : ["*"], sets) }));
  return out;
}

function read(object: HostObject, paths: readonly string[], sets: Sets): Record<string, unknown> {
  const out = object.identity();
  const nested = new Map<string, string[]>();
  for (const path of paths) {
    const [head = "", ...rest] = path.split("/");
    if (rest.length) nested.set(head, [...(nested.get(head) ?? []), rest.join("/")]);
    else if (head === "*" || head === "$all") Object.assign(out, scalars(object, sets));
    else {
      const wire = wireName(head);
      const value = member(object, wire, sets);
      out[wire] = value instanceof HostObject ? query(value, {}, sets) : (value ?? null);
    }
  }
  for (const [head, inner] of nested) {
    const wire = wireName(head);
    const value = member(object, wire, sets);
    if (value instanceof HostObject) out[wire] = query(value, { Select: inner }, sets);
  }
  return out;
}

function member(object: HostObject, wire: string, sets: Sets): unknown {
  memberFor(object, wire, sets);
  return Reflect.get(object, wire) as unknown;
}

function scalars(object: HostObject, sets: Sets): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, member] of membersOf(object.className)) {
    const wire = wireName(name);
    if (member.kind !== "scalar" || !offered(member, sets) || !(wire in object)) continue;
    out[wire] = Reflect.get(object, wire) ?? null;
  }
  return out;
}
