import type { WorkbookFile } from "./workbook-file";
import { child, children, elements } from "./xml";

// How styles number the theme's colours: light and dark come swapped.
const THEME_ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

// The first entries of the palette that old files point into.
const INDEXED = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF".split(" ");

/** The colours of a workbook as "#RRGGBB", whichever way its styles name them. */
export class Colours {
  readonly #theme: string[];

  constructor(file: WorkbookFile) {
    const path = file.related(file.workbookPath, "theme");
    const scheme = path ? elements(file.xml(path), "clrScheme")[0] : undefined;
    this.#theme = THEME_ORDER.map((name) => {
      const colour = scheme && child(scheme, name) && children(child(scheme, name)!)[0];
      return colour?.getAttribute("lastClr") ?? colour?.getAttribute("val") ?? "";
    });
  }

  /** Reads a `color`, `fgColor` or `bgColor` element; undefined where it says "automatic". */
  read(element: Element | undefined): string | undefined {
    if (!element) return undefined;
    const [rgb, theme, indexed] = ["rgb", "theme", "indexed"].map((name) => element.getAttribute(name));
    const indexedColour = indexed ? INDEXED[Number(indexed) % 8] : undefined;
    const base = rgb
      ? rgb.slice(-6)
      : theme
        ? this.#theme[Number(theme)]
        : Number(indexed) < 16
          ? indexedColour
          : undefined;
    return base && /^[0-9A-Fa-f]{6}$/.test(base)
      ? tinted(base, Number(element.getAttribute("tint") ?? 0))
      : undefined;
  }
}

function tinted(base: string, tint: number): string {
  const parts = [0, 2, 4].map((at) => {
    const value = parseInt(base.slice(at, at + 2), 16);
    const moved = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
    return Math.round(moved).toString(16).padStart(2, "0");
  });
  return `#${parts.join("").toUpperCase()}`;
}
