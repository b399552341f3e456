// @ts-check

/**
 * @typedef {object} Result
 * @property {string} id
 * @property {string} what
 * @property {number | null} value null when the measurement broke
 * @property {number} target
 * @property {"lower" | "higher"} better
 * @property {boolean} holds
 * @property {string} floor
 * @property {number[]} samples
 * @property {string} [error]
 */

/** What a claim says of itself: all of it but how it is measured.
 * @typedef {Pick<Result, "id" | "what" | "target" | "better" | "floor">} Said */

/** @param {Said} claim @param {number} value */
function holds({ target, better }, value) {
  return better === "lower" ? value <= target : value >= target;
}

/** A claim with what was measured. @param {Said} claim @param {{ value: number, samples: number[], floor?: string }} measured
 * @returns {Result} */
export function judged(claim, { value, samples, floor }) {
  const { id, what, target, better } = claim;
  return { id, what, value, target, better, holds: holds(claim, value), floor: floor ?? claim.floor, samples };
}

/** A claim whose measurement broke: it does not hold. @param {Said} claim @param {unknown} error @returns {Result} */
export function broken(claim, error) {
  const { id, what, target, better, floor } = claim;
  const said = error instanceof Error ? error.message : String(error);
  return { id, what, value: null, target, better, holds: false, floor, samples: [], error: said };
}

/** Four figures, but never fewer than the number has before its point. @param {number | null} value */
function figure(value) {
  if (value === null || !Number.isFinite(value)) return "–";
  return Math.abs(value) >= 1000 ? Math.round(value).toString() : Number(value.toPrecision(4)).toString();
}

/** The results as a table of text. @param {Result[]} results */
export function table(results) {
  const rows = results.map((one) => [
    one.id,
    one.holds ? "holds" : "MISSED",
    figure(one.value),
    `${one.better === "lower" ? "≤" : "≥"} ${figure(one.target)}`,
    one.what,
    one.error ? `broke: ${one.error.split("\n")[0]}` : one.floor,
  ]);
  const head = ["", "", "value", "target", "claim", "beside"];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd();
  return [head, ...rows].map(line).join("\n");
}
