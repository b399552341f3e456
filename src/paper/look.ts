import type { Colours } from "./colours";
import type { Styles } from "./styles";
import { child } from "./xml";

/** One side of a cell's border. */
export interface CellEdge {
  /** As the format names it: thin, medium, hair, dashed … */
  style: string;
  colour: string | undefined;
}

/** How a cell looks, as far as a host can be told cell by cell; colours are "#RRGGBB". */
export interface CellLook {
  /** An en-US code. */
  numberFormat: string;
  fontName: string;
  /** In points. */
  fontSize: number;
  bold: boolean;
  italic: boolean;
  colour: string | undefined;
  fill: string | undefined;
  horizontal: string | undefined;
  vertical: string;
  wrap: boolean;
  shrink: boolean;
  indent: number;
  edges: Partial<Record<"left" | "right" | "top" | "bottom", CellEdge>>;
}

/** Reads the style with that index. */
export function readLook(styles: Styles, colours: Colours, style: string): CellLook {
  const font = styles.font(style);
  const alignment = styles.alignment(style);
  const pattern = styles.fill(style) && child(styles.fill(style)!, "patternFill");
  const solid = pattern?.getAttribute("patternType") === "solid" ? child(pattern, "fgColor") : undefined;
  return {
    numberFormat: styles.formatCode(style),
    fontName: (font && child(font, "name")?.getAttribute("val")) ?? "Calibri",
    fontSize: styles.fontSize(style),
    bold: styles.isBold(style),
    italic: font !== undefined && child(font, "i") !== undefined,
    colour: colours.read(font && child(font, "color")),
    fill: colours.read(solid),
    horizontal: alignment?.getAttribute("horizontal") ?? undefined,
    vertical: alignment?.getAttribute("vertical") ?? "bottom",
    wrap: isTrue(alignment?.getAttribute("wrapText")),
    shrink: isTrue(alignment?.getAttribute("shrinkToFit")),
    indent: Number(alignment?.getAttribute("indent") ?? 0),
    edges: readEdges(styles, colours, style),
  };
}

function readEdges(styles: Styles, colours: Colours, style: string): CellLook["edges"] {
  const border = styles.border(style);
  const edges: CellLook["edges"] = {};
  for (const side of ["left", "right", "top", "bottom"] as const) {
    const edge = border && child(border, side);
    const line = edge?.getAttribute("style");
    if (edge && line && line !== "none")
      edges[side] = { style: line, colour: colours.read(child(edge, "color")) };
  }
  return edges;
}

function isTrue(value: string | null | undefined): boolean {
  return value === "1" || value === "true";
}
