import type { IRangeThemeStyleJSON, SheetRangeThemeModel } from "@univerjs/sheets";
import type { UniverBook } from "./univer-book";

/** Header and band colours by the last digit of Excel's style numbers: black, then the six accents. */
const FAMILIES = [
  { strong: "#404040", band: "#D9D9D9" },
  { strong: "#4472C4", band: "#D9E1F2" },
  { strong: "#ED7D31", band: "#FCE4D6" },
  { strong: "#A5A5A5", band: "#EDEDED" },
  { strong: "#FFC000", band: "#FFF2CC" },
  { strong: "#5B9BD5", band: "#DDEBF7" },
  { strong: "#70AD47", band: "#E2EFDA" },
] as const;

/** The theme of a table without style. */
export const NO_THEME = "none";
const COUNTS = { Light: 21, Medium: 28, Dark: 11 } as const;

function lightTheme({ strong, band }: (typeof FAMILIES)[number]): Omit<IRangeThemeStyleJSON, "name"> {
  const line = { s: 1, cl: { rgb: strong } };
  return {
    headerRowStyle: { bl: 1, cl: { rgb: strong }, bd: { t: line, b: line } },
    firstRowStyle: { bg: { rgb: band } },
    secondRowStyle: {},
    lastRowStyle: { bd: { b: line } },
  };
}

function mediumTheme({ strong, band }: (typeof FAMILIES)[number]): Omit<IRangeThemeStyleJSON, "name"> {
  const line = { s: 1, cl: { rgb: strong } };
  return {
    headerRowStyle: { bl: 1, bg: { rgb: strong }, cl: { rgb: "#FFFFFF" }, bd: { t: line } },
    firstRowStyle: { bg: { rgb: band } },
    secondRowStyle: {},
    lastRowStyle: { bd: { b: line } },
  };
}

/** Teaches Univer the names of Excel's table styles, in likeness of their colours. */
export function registerTableThemes(book: UniverBook): void {
  const { RangeThemeStyle, SheetRangeThemeModel: Model } = book.kit.sheets;
  const model = book.service<SheetRangeThemeModel>(Model);
  for (const [shade, count] of Object.entries(COUNTS))
    for (let number = 1; number <= count; number++) {
      const family = FAMILIES[(number - 1) % FAMILIES.length] ?? FAMILIES[0];
      const theme = shade === "Light" ? lightTheme(family) : mediumTheme(family);
      model.registerDefaultRangeTheme(new RangeThemeStyle(`TableStyle${shade}${number}`, theme));
    }
  model.registerDefaultRangeTheme(new RangeThemeStyle(NO_THEME, {}));
}
