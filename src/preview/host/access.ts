import { apiNotFound } from "./errors";
import type { HostObject } from "./host-object";
import { comparable, type Member, membersOf, publicName } from "./members";

/** The requirement sets a host offers, such as `{ ExcelApi: "1.13" }`. */
export type Sets = Readonly<Record<string, string>>;

/** The member a wire name stands for, if the class has it, the sets offer it and this host implements it. */
export function memberFor(object: HostObject, wire: string, sets: Sets): Member {
  const where = `${object.className}.${wire}`;
  const member = membersOf(object.className).get(publicName(object.className, wire));
  if (!member) throw apiNotFound(where);
  if (!offered(member, sets)) throw apiNotFound(where, "It is above the requirement sets of this host.");
  if (!(wire in object)) throw apiNotFound(where, "The preview host does not implement it.");
  return member;
}

/** Whether the sets of a host contain a member. */
export function offered(member: Member, sets: Sets): boolean {
  if (member.kind === "items") return true;
  const has = sets[member.set];
  return has !== undefined && comparable(has) >= member.version;
}

/** Whether some class in the object's chain has a setter (or the object a field) of that name. */
export function settable(object: HostObject, wire: string): boolean {
  for (let level: object | null = object; level; level = Reflect.getPrototypeOf(level)) {
    const found = Reflect.getOwnPropertyDescriptor(level, wire);
    if (found) return found.set !== undefined || found.writable === true;
  }
  return false;
}
