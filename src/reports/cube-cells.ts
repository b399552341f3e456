import type { FieldGroups } from "./cube-groups";
import type { Level } from "./cube-levels";
import type { Aggregate } from "./slice";

/** Figures of the groups of a level by column group, the last column for all of them; NaN where there is nothing. */
export type Cells = Float64Array;

/** Adds, counts and compares a column of numbers for the finest groups, then for those above: each row is met once. */
export function aggregated(
  levels: readonly Level[],
  across: Level,
  by: Exclude<Aggregate, "distinct" | "count">,
  numbers: Float64Array,
): Cells[] {
  const finest = levels.at(-1);
  if (!finest) return [];
  const width = across.size + 1;
  const sums = new Float64Array(finest.size * width).fill(
    by === "min" ? Infinity : by === "max" ? -Infinity : 0,
  );
  const counts = new Float64Array(finest.size * width);
  const [down, columns] = [finest.of, across.of];
  for (let row = 0; row < down.length; row++) {
    const group = down[row] ?? -1;
    if (group < 0) continue;
    const figure = numbers[row] ?? NaN;
    if (figure !== figure) continue;
    const cell = group * width + (columns[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
    const held = sums[cell] ?? 0;
    if (by === "sum" || by === "average") sums[cell] = held + figure;
    else if (by === "min" ? figure < held : figure > held) sums[cell] = figure;
  }
  addUp(counts, width, add);
  addUp(sums, width, merging(by));
  return upwards(levels, width, sums, counts, by);
}

/** Counts the rows of the groups of every level. */
export function counted(levels: readonly Level[], across: Level): Cells[] {
  const finest = levels.at(-1);
  if (!finest) return [];
  const width = across.size + 1;
  const counts = new Float64Array(finest.size * width);
  const [down, columns] = [finest.of, across.of];
  for (let row = 0; row < down.length; row++) {
    const group = down[row] ?? -1;
    if (group < 0) continue;
    const cell = group * width + (columns[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  addUp(counts, width, add);
  return upwards(levels, width, counts, counts, "sum");
}

/** Counts the different groups of a field in the groups of every level: these do not add up, so each level is counted. */
export function distinct(
  levels: readonly Level[],
  across: Level,
  { rows, groupOf, keys }: FieldGroups,
): Cells[] {
  const width = across.size + 1;
  return levels.map((level) => {
    const counts = new Float64Array(level.size * width);
    const [inCell, inRow] = [seenIn(level.size * width * keys.length), seenIn(level.size * keys.length)];
    for (let row = 0; row < level.of.length; row++) {
      const group = level.of[row] ?? -1;
      if (group < 0) continue;
      const key = groupOf[rows[row] ?? 0] ?? 0;
      // What has no value is no group to be counted.
      if (keys[key] === "") continue;
      const cell = group * width + (across.of[row] ?? 0);
      if (inCell(cell * keys.length + key)) counts[cell] = (counts[cell] ?? 0) + 1;
      const total = group * width + width - 1;
      if (inRow(group * keys.length + key)) counts[total] = (counts[total] ?? 0) + 1;
    }
    return counts.map((count) => count || NaN);
  });
}

const add = (a: number, b: number): number => a + b;
const merging = (by: Aggregate): ((a: number, b: number) => number) =>
  by === "min" ? Math.min : by === "max" ? Math.max : add;

/** Fills the last column of each row from the others. */
function addUp(cells: Float64Array, width: number, merge: (a: number, b: number) => number): void {
  for (let from = 0; from < cells.length; from += width) {
    let sum = cells[from] ?? 0;
    for (let at = 1; at < width - 1; at++) sum = merge(sum, cells[from + at] ?? 0);
    cells[from + width - 1] = sum;
  }
}

/** The figures of each level from those of the finest. */
function upwards(
  levels: readonly Level[],
  width: number,
  finest: Float64Array,
  counts: Float64Array,
  by: Aggregate,
): Cells[] {
  const merge = merging(by);
  const answer: Cells[] = [];
  let [figures, numbers] = [finest, counts];
  for (let at = levels.length - 1; at >= 0; at--) {
    const [held, count] = [figures, numbers];
    answer[at] = held.map((figure, cell) =>
      count[cell] ? (by === "average" ? figure / (count[cell] ?? 1) : figure) : NaN,
    );
    const level = levels[at];
    const above = levels[at - 1];
    if (!level || !above) break;
    figures = new Float64Array(above.size * width).fill(
      by === "min" ? Infinity : by === "max" ? -Infinity : 0,
    );
    numbers = new Float64Array(above.size * width);
    for (let group = 0; group < level.size; group++) {
      const [from, to] = [group * width, (level.parents[group] ?? 0) * width];
      for (let column = 0; column < width; column++) {
        figures[to + column] = merge(figures[to + column] ?? 0, held[from + column] ?? 0);
        numbers[to + column] = (numbers[to + column] ?? 0) + (count[from + column] ?? 0);
      }
    }
  }
  return answer;
}

/** Tells whether a pair is met for the first time. */
function seenIn(pairs: number): (pair: number) => boolean {
  if (pairs > 1 << 27) {
    const met = new Set<number>();
    return (pair) => met.size !== met.add(pair).size;
  }
  const bits = new Uint8Array((pairs >> 3) + 1);
  return (pair) => {
    const [byte, bit] = [pair >> 3, 1 << (pair & 7)];
    const isNew = ((bits[byte] ?? 0) & bit) === 0;
    bits[byte] = (bits[byte] ?? 0) | bit;
    return isNew;
  };
}
