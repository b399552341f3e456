interface Figures {
  readonly values: readonly number[];
}

/** How figures are drawn into a height: from the lowest (or zero) to the highest (or zero). */
export interface Scale {
  readonly most: number;
  /** How far zero lies below the top. */
  readonly top: number;
  /** A figure's length, signed. */
  length(value: number): number;
}

/** The scale on which all figures of some series fit into a height. */
export function scaleOf(series: readonly Figures[], height: number): Scale {
  const all = series.flatMap(({ values }) => values);
  const most = Math.max(0, ...all);
  const least = Math.min(0, ...all);
  const span = most - least || 1;
  return { most, top: (most / span) * height, length: (value) => (value / span) * height };
}

/** The points of a line through the middles of steps. */
export const linePoints = (
  values: readonly number[],
  step: number,
  zero: number,
  length: (value: number) => number,
): string => values.map((value, at) => `${at * step + step / 2},${zero - length(value)}`).join(" ");

const OUTER = 58;
const INNER = 34;

/** The paths of a ring's slices around 0 0, clockwise from the top; figures below zero have none. */
export function slices(values: readonly number[]): string[] {
  const positive = values.map((value) => Math.max(value, 0));
  const whole = positive.reduce((sum, value) => sum + value, 0);
  let turned = 0;
  return positive.map((value) => {
    if (!whole || !value) return "";
    const from = turned;
    // A whole ring has no arc of its own: both ends would be one point.
    turned += Math.min(value / whole, 0.9999);
    const large = turned - from > 0.5 ? 1 : 0;
    const [a, b, c, d] = [at(from, OUTER), at(turned, OUTER), at(turned, INNER), at(from, INNER)];
    return `M${a}A${OUTER} ${OUTER} 0 ${large} 1 ${b}L${c}A${INNER} ${INNER} 0 ${large} 0 ${d}Z`;
  });
}

function at(turn: number, radius: number): string {
  const angle = turn * 2 * Math.PI;
  return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
}
