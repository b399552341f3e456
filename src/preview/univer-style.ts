import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from "@univerjs/core";
import type { BorderLine, BorderStyle, CellStyle } from "./grid-types";

/** Border styles by Univer's number. */
const BORDERS: readonly (BorderStyle | undefined)[] = [
  undefined,
  "thin",
  "hair",
  "dotted",
  "dashed",
  "dashDot",
  "dashDotDot",
  "double",
  "medium",
  "mediumDashed",
  "mediumDashDot",
  "mediumDashDotDot",
  "slantDashDot",
  "thick",
];
const HORIZONTAL = [undefined, "left", "center", "right", "justify", "justify", "distributed"] as const;
const VERTICAL = [undefined, "top", "center", "bottom"] as const;
const SIDES = { top: "t", bottom: "b", left: "l", right: "r" } as const;
const INDENT_PIXELS = 9;
const WRAP = 3;

/** `#RRGGBB` of any way Univer writes a colour; undefined for none. */
export function hexColor(color: Nullable<string> | void): string | undefined {
  if (!color) return undefined;
  const rgb = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (rgb)
    return `#${rgb
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")}`.toUpperCase();
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`.toUpperCase();
  return /^#[\da-f]{6}/i.test(color) ? color.slice(0, 7).toUpperCase() : color;
}

function borderLine(line: Nullable<IBorderStyleData>): BorderLine | undefined {
  const style = line ? BORDERS[line.s] : undefined;
  return style && line ? { style, color: hexColor(line.cl.rgb) ?? "#000000" } : undefined;
}

function given<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

function rotationOf(style: IStyleData): number | undefined {
  if (style.tr?.v) return 255;
  // Univer turns clockwise, Excel the other way round.
  return style.tr?.a ? -style.tr.a : undefined;
}

/** Univer's style in plain words. */
export function readStyle(style: Nullable<IStyleData>): CellStyle {
  if (!style) return {};
  return given({
    fontName: style.ff ?? undefined,
    fontSize: style.fs,
    bold: style.bl === undefined ? undefined : style.bl === 1,
    italic: style.it === undefined ? undefined : style.it === 1,
    underline: style.ul === undefined ? undefined : style.ul.s === 1,
    strikethrough: style.st === undefined ? undefined : style.st.s === 1,
    color: hexColor(style.cl?.rgb),
    fill: hexColor(style.bg?.rgb),
    top: borderLine(style.bd?.t),
    bottom: borderLine(style.bd?.b),
    left: borderLine(style.bd?.l),
    right: borderLine(style.bd?.r),
    horizontal: HORIZONTAL[style.ht ?? 0],
    vertical: VERTICAL[style.vt ?? 0],
    wrap: style.tb ? style.tb === WRAP : undefined,
    rotation: rotationOf(style),
    indent: style.pd?.l ? Math.round(style.pd.l / INDENT_PIXELS) : undefined,
    numberFormat: style.n?.pattern,
  });
}

const flag = (on: boolean): 0 | 1 => (on ? 1 : 0);

/** How each property of a patch is written; null takes it away. */
const WRITERS: {
  [Key in keyof CellStyle]-?: (style: IStyleData, value: Exclude<CellStyle[Key], null | undefined>) => void;
} = {
  fontName: (style, value) => void (style.ff = value),
  fontSize: (style, value) => void (style.fs = value),
  bold: (style, value) => void (style.bl = flag(value)),
  italic: (style, value) => void (style.it = flag(value)),
  underline: (style, value) => void (style.ul = { s: flag(value) }),
  strikethrough: (style, value) => void (style.st = { s: flag(value) }),
  color: (style, value) => void (style.cl = { rgb: value }),
  fill: (style, value) => void (style.bg = { rgb: value }),
  top: (style, value) => setBorder(style, "top", value),
  bottom: (style, value) => setBorder(style, "bottom", value),
  left: (style, value) => setBorder(style, "left", value),
  right: (style, value) => setBorder(style, "right", value),
  horizontal: (style, value) => void (style.ht = HORIZONTAL.indexOf(value)),
  vertical: (style, value) => void (style.vt = VERTICAL.indexOf(value)),
  wrap: (style, value) => void (style.tb = value ? WRAP : 1),
  rotation: (style, value) => void (style.tr = value === 255 ? { a: 0, v: 1 } : { a: -value }),
  indent: (style, value) => void (style.pd = { ...style.pd, l: value * INDENT_PIXELS }),
  numberFormat: (style, value) => void (style.n = { pattern: value }),
};

const PLACES: Record<keyof Omit<CellStyle, keyof typeof SIDES>, keyof IStyleData> = {
  fontName: "ff",
  fontSize: "fs",
  bold: "bl",
  italic: "it",
  underline: "ul",
  strikethrough: "st",
  color: "cl",
  fill: "bg",
  horizontal: "ht",
  vertical: "vt",
  wrap: "tb",
  rotation: "tr",
  indent: "pd",
  numberFormat: "n",
};

function setBorder(style: IStyleData, side: keyof typeof SIDES, line: BorderLine | null): void {
  const borders: IBorderData = { ...style.bd };
  if (line) borders[SIDES[side]] = { s: BORDERS.indexOf(line.style), cl: { rgb: line.color } };
  else delete borders[SIDES[side]];
  if (Object.keys(borders).length) style.bd = borders;
  else delete style.bd;
}

/** `style` with the patch applied, as a new object; undefined when nothing is left. */
export function patchStyle(style: Nullable<IStyleData>, patch: CellStyle): IStyleData | undefined {
  const result: IStyleData = { ...style };
  for (const key of Object.keys(patch) as (keyof CellStyle)[]) {
    const value = patch[key];
    if (value === undefined) continue;
    if (value !== null) (WRITERS[key] as (style: IStyleData, value: unknown) => void)(result, value);
    else if (key in SIDES) setBorder(result, key as keyof typeof SIDES, null);
    else delete result[PLACES[key as keyof typeof PLACES]];
  }
  return Object.keys(result).length ? result : undefined;
}
