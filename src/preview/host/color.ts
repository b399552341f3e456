import { invalidArgument } from "./errors";

// The names an add-in is likely to use; any other name is refused rather than guessed.
const NAMED: Readonly<Record<string, string>> = {
  black: "#000000", white: "#FFFFFF", red: "#FF0000", green: "#008000", lime: "#00FF00", blue: "#0000FF",
  yellow: "#FFFF00", orange: "#FFA500", purple: "#800080", gray: "#808080", grey: "#808080", silver: "#C0C0C0",
  maroon: "#800000", navy: "#000080", teal: "#008080", olive: "#808000", aqua: "#00FFFF", cyan: "#00FFFF",
  fuchsia: "#FF00FF", magenta: "#FF00FF", pink: "#FFC0CB", brown: "#A52A2A", gold: "#FFD700",
  lightgray: "#D3D3D3", lightgrey: "#D3D3D3", darkgray: "#A9A9A9", darkgrey: "#A9A9A9", darkred: "#8B0000",
  darkblue: "#00008B", darkgreen: "#006400", lightblue: "#ADD8E6", lightgreen: "#90EE90", lightyellow: "#FFFFE0",
}; // prettier-ignore

/** `#RRGGBB` of a colour as Office.js takes it: `#ffa500`, `FFA500` or a name. */
export function colorOf(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument();
  const hex = /^#?([0-9a-f]{6})$/i.exec(value)?.[1];
  const color = hex ? `#${hex.toUpperCase()}` : NAMED[value.toLowerCase()];
  if (!color) throw invalidArgument();
  return color;
}
