import type { FieldGroups } from "./cube-groups";

/** Groups within groups: after each field one level more, the last of them the finest. */
export interface Level {
  /** By row: its group on this level, −1 where a filter keeps it out. */
  readonly of: Int32Array;
  readonly size: number;
  /** By group: the group of the level above it lies in, and its group of this level's field (−1 for the rest). */
  readonly parents: Int32Array;
  readonly groups: Int32Array;
}

/** Above that many possible pairs a map finds them; below it a plain array. */
const DENSE = 1 << 22;

/** Everything as one group: the rows that belong to a record and pass every filter. */
export function everything(
  owner: Int32Array,
  size: number,
  filters: readonly { readonly rows: Int32Array; readonly passes: Uint8Array }[],
): Level {
  const of = new Int32Array(size);
  for (let row = 0; row < size; row++) if ((owner[row] ?? -1) < 0) of[row] = -1;
  for (const { rows, passes } of filters)
    for (let row = 0; row < size; row++) if (!passes[rows[row] ?? 0]) of[row] = -1;
  return { of, size: 1, parents: Int32Array.of(-1), groups: Int32Array.of(-1) };
}

/** Divides each group by a field. Groups of the field beyond `kept` (when given) fall into one rest; a rest is not divided. */
export function divided(above: Level, field: FieldGroups, kept?: Uint8Array): Level {
  const { rows, groupOf, keys } = field;
  const width = keys.length + 1;
  const slots = slotsFor(above.size * width);
  const of = new Int32Array(above.of.length);
  const [parents, groups]: [number[], number[]] = [[], []];
  const above_ = above.of;
  for (let row = 0; row < of.length; row++) {
    const parent = above_[row] ?? -1;
    if (parent < 0) {
      of[row] = -1;
      continue;
    }
    let group = groupOf[rows[row] ?? 0] ?? 0;
    if (isRest(above, parent) || (kept && !kept[group])) group = width - 1;
    const slot = parent * width + group;
    let place = slots.get(slot);
    if (place < 0) {
      place = parents.push(parent) - 1;
      groups.push(group === width - 1 ? -1 : group);
      slots.set(slot, place);
    }
    of[row] = place;
  }
  return { of, size: parents.length, parents: Int32Array.from(parents), groups: Int32Array.from(groups) };
}

/** Whether a group is what was left over on its level or above. */
export const isRest = ({ parents, groups }: Level, group: number): boolean =>
  groups[group] === -1 && parents[group] !== -1;

interface Slots {
  get(slot: number): number;
  set(slot: number, place: number): void;
}

function slotsFor(count: number): Slots {
  if (count > DENSE) {
    const map = new Map<number, number>();
    return { get: (slot) => map.get(slot) ?? -1, set: (slot, place) => void map.set(slot, place) };
  }
  const places = new Int32Array(count).fill(-1);
  return { get: (slot) => places[slot] ?? -1, set: (slot, place) => void (places[slot] = place) };
}
