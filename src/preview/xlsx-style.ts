import type { Border, BorderStyle as FileBorder, Borders, Color, Fill, Font, Style } from "exceljs";
import type { BorderLine, BorderSide, BorderStyle, CellStyle } from "./grid-types";

/** Office's own colours, which files name by number. */
const THEME = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
];
const SIDES = ["top", "bottom", "left", "right"] as const satisfies readonly BorderSide[];

function tinted(rgb: string, tint: number): string {
  const mix = (part: number): number => Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint);
  const parts = [0, 2, 4].map((at) => mix(parseInt(rgb.slice(at, at + 2), 16)));
  return parts
    .map((part) => Math.max(0, Math.min(255, part)).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** `#RRGGBB` of a colour in a file; undefined for "automatic". */
export function colorOf(color: Partial<Color> | undefined): string | undefined {
  if (!color) return undefined;
  if (color.argb) return `#${color.argb.slice(-6).toUpperCase()}`;
  const base = color.theme === undefined ? undefined : THEME[color.theme];
  return base ? `#${tinted(base, (color as { tint?: number }).tint ?? 0)}` : undefined;
}

const argb = (color: string): { argb: string } => ({ argb: `FF${color.slice(1)}` });

function fillOf(fill: Fill | undefined): string | undefined {
  if (fill?.type !== "pattern" || fill.pattern === "none") return undefined;
  return colorOf(fill.fgColor) ?? colorOf(fill.bgColor);
}

function lineOf(border: Partial<Border> | undefined): BorderLine | undefined {
  return border?.style
    ? { style: border.style as BorderStyle, color: colorOf(border.color) ?? "#000000" }
    : undefined;
}

type Loose = { -readonly [Key in keyof CellStyle]: CellStyle[Key] | undefined };

function fontPart(font: Partial<Font> | undefined): Loose {
  if (!font) return {};
  return {
    fontName: font.name,
    fontSize: font.size,
    bold: font.bold || undefined,
    italic: font.italic || undefined,
    underline: font.underline ? font.underline !== "none" || undefined : undefined,
    strikethrough: font.strike || undefined,
    color: colorOf(font.color),
  };
}

function alignmentPart(alignment: Style["alignment"] | undefined): Loose {
  if (!alignment) return {};
  const { horizontal, vertical, wrapText, textRotation, indent } = alignment;
  const across = horizontal === "centerContinuous" ? "center" : horizontal;
  return {
    horizontal: across === "fill" ? undefined : across,
    vertical:
      vertical === "middle" ? "center" : vertical === "top" || vertical === "bottom" ? vertical : undefined,
    wrap: wrapText || undefined,
    rotation: textRotation === "vertical" ? 255 : textRotation || undefined,
    indent: indent || undefined,
  };
}

/** A style of a file in the engine's words. */
export function styleFromFile(style: Partial<Style> | undefined): CellStyle {
  if (!style) return {};
  const format = style.numFmt;
  const all: Loose = {
    ...fontPart(style.font),
    ...alignmentPart(style.alignment),
    fill: fillOf(style.fill),
    ...Object.fromEntries(SIDES.map((side) => [side, lineOf(style.border?.[side])])),
    numberFormat: format && format !== "General" ? format : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as CellStyle;
}

function fontToFile(style: CellStyle): Partial<Font> {
  return {
    name: style.fontName ?? "Calibri",
    size: style.fontSize ?? 11,
    ...(style.bold ? { bold: true } : {}),
    ...(style.italic ? { italic: true } : {}),
    ...(style.underline ? { underline: true } : {}),
    ...(style.strikethrough ? { strike: true } : {}),
    ...(style.color ? { color: argb(style.color) } : {}),
  };
}

function alignmentToFile({
  horizontal,
  vertical,
  wrap,
  rotation,
  indent,
}: CellStyle): Style["alignment"] | undefined {
  const alignment = {
    ...(horizontal ? { horizontal } : {}),
    ...(vertical ? { vertical: vertical === "center" ? ("middle" as const) : vertical } : {}),
    ...(wrap ? { wrapText: true } : {}),
    ...(rotation ? { textRotation: rotation === 255 ? ("vertical" as const) : rotation } : {}),
    ...(indent ? { indent } : {}),
  };
  return Object.keys(alignment).length ? (alignment as Style["alignment"]) : undefined;
}

function bordersToFile(style: CellStyle): Partial<Borders> | undefined {
  const lines = SIDES.flatMap((side): [BorderSide, Partial<Border>][] => {
    const line = style[side];
    return line ? [[side, { style: line.style as FileBorder, color: argb(line.color) }]] : [];
  });
  return lines.length ? (Object.fromEntries(lines) as Partial<Borders>) : undefined;
}

/** The engine's style as a file writes it; `plain` leaves out the font nobody asked for, as conditional formats want it. */
export function styleToFile(style: CellStyle, plain = false): Partial<Style> {
  const alignment = alignmentToFile(style);
  const border = bordersToFile(style);
  const asksFont =
    style.fontName ??
    style.fontSize ??
    style.bold ??
    style.italic ??
    style.underline ??
    style.strikethrough ??
    style.color;
  const color = style.fill ? argb(style.fill) : undefined;
  const font = fontToFile(style);
  if (plain) {
    delete font.name;
    delete font.size;
  }
  return {
    ...(asksFont === undefined ? {} : { font }),
    ...(color ? { fill: { type: "pattern", pattern: "solid", fgColor: color, bgColor: color } } : {}),
    ...(border ? { border } : {}),
    ...(alignment ? { alignment } : {}),
    ...(style.numberFormat ? { numFmt: style.numberFormat } : {}),
  };
}
