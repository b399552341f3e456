/** The id of a record: its type, a colon and something unique. */
export type Id<T extends string = string> = `${T}:${string}`;

/** A new id that sorts by the time it was made: 9 characters of milliseconds, then 20 of chance. */
export function newId<T extends string>(type: T): Id<T> {
  const time = Date.now().toString(36).padStart(9, "0");
  // The first 12 hex figures and the last 8 of a v4 UUID hold no version bits.
  const chance = crypto.randomUUID().replaceAll("-", "");
  return `${type}:${time}${chance.slice(0, 12)}${chance.slice(-8)}`;
}

/** The type an id belongs to; an id without one is a bug. */
export function typeOf<T extends string>(id: Id<T>): T {
  const colon = id.indexOf(":");
  if (colon < 1) throw new TypeError(`“${id}” is not an id.`);
  return id.slice(0, colon) as T;
}

/** The moment an id was made, in milliseconds; undefined for an id that `newId` did not make. */
export function madeAt(id: string): number | undefined {
  const made = /^[^:]+:([0-9a-z]{9})[0-9a-f]{20}$/.exec(id);
  return made ? parseInt(made[1]!, 36) : undefined;
}
