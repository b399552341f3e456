/** The id of a record: its type, a colon and something unique. */
export type Id<T extends string = string> = `${T}:${string}`;

/**
 * A new id that sorts by when it was made, here even within a millisecond: 9 characters of milliseconds, 4 that count
 * within one, then 16 of chance.
 */
export function newId<T extends string>(type: T): Id<T> {
  const now = Date.now();
  // A clock that was set back, or more than fit into one millisecond: the ids go on from the last.
  if (now > last.time) last = { time: now, count: 0 };
  else last = last.count < 0xffff ? { ...last, count: last.count + 1 } : { time: last.time + 1, count: 0 };
  const time = last.time.toString(36).padStart(9, "0");
  const count = last.count.toString(16).padStart(4, "0");
  // The first 8 hex figures and the last 8 of a v4 UUID hold no version bits.
  const chance = crypto.randomUUID().replaceAll("-", "");
  const id: Id<T> = `${type}:${time}${count}${chance.slice(0, 8)}${chance.slice(-8)}`;
  places.set(id, ++made);
  if (places.size > REMEMBERED) places.delete(places.keys().next().value ?? "");
  return id;
}

/** When an id was made, in milliseconds since 1970; NaN for one that `newId` did not make. */
export const idTime = (id: string): number => {
  const made = /:([0-9a-z]{9})[0-9a-f]{20}$/.exec(id)?.[1];
  return made === undefined ? Number.NaN : parseInt(made, 36);
};

let last = { time: 0, count: 0 };

const REMEMBERED = 20_000;
/** The newest ids made here, each with its place in the order of their making. */
const places = new Map<string, number>();
let made = 0;

/** How many ids were made here so far: a point in time that no clock can move. */
export const idsMade = (): number => made;

/** Whether an id was made here after that many others; false also once it is too long ago to be known. */
export const isMadeAfter = (id: string, count: number): boolean => (places.get(id) ?? 0) > count;

/** The type an id belongs to; an id without one is a bug. */
export function typeOf<T extends string>(id: Id<T>): T {
  const colon = id.indexOf(":");
  if (colon < 1) throw new TypeError(`“${id}” is not an id.`);
  return id.slice(0, colon) as T;
}
