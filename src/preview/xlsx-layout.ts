import type { PageSetup, Worksheet } from "exceljs";
import type { PageLayout } from "./grid-types";
import { columnLetters } from "./sheet-names";
import { referenceOf } from "./references";

const POINTS_PER_INCH = 72;
const PARTS = { L: "left", C: "center", R: "right" } as const;
const MARGINS = ["top", "bottom", "left", "right", "header", "footer"] as const;

type HeaderFooter = NonNullable<PageLayout["headerFooter"]>;

/** `&Lleft&Ccentre&Rright` in its three parts. */
function splitParts(text: string | undefined, where: "Header" | "Footer"): HeaderFooter {
  const found: Record<string, string> = {};
  if (!text) return found;
  const pieces = text.split(/&([LCR])(?![a-z])/);
  // What comes before any mark stands in the middle.
  if (pieces[0]) found[`center${where}`] = pieces[0];
  for (let at = 1; at < pieces.length; at += 2) {
    const side = PARTS[pieces[at] as keyof typeof PARTS];
    if (pieces[at + 1]) found[`${side}${where}`] = pieces[at + 1] ?? "";
  }
  return found;
}

const joinParts = (parts: HeaderFooter, where: "Header" | "Footer"): string =>
  Object.entries(PARTS)
    .map(([mark, side]) => {
      const text = parts[`${side}${where}`];
      return text ? `&${mark}${text}` : "";
    })
    .join("");

/** Page setup, margins, header and footer of a sheet in a file; print area and titles come from its names. */
export function readLayout(sheet: Worksheet): PageLayout {
  const setup = (sheet.pageSetup as PageSetup | null) ?? ({} as Partial<PageSetup>);
  const { margins } = setup;
  // A file without header and footer has null here, whatever the types say.
  const printed = sheet.headerFooter as Worksheet["headerFooter"] | null;
  const headerFooter = {
    ...splitParts(printed?.oddHeader, "Header"),
    ...splitParts(printed?.oddFooter, "Footer"),
  };
  const fit = { width: setup.fitToWidth ?? 1, height: setup.fitToHeight ?? 1 };
  return {
    ...(setup.orientation ? { orientation: setup.orientation } : {}),
    ...(setup.paperSize ? { paper: setup.paperSize } : {}),
    ...(margins
      ? { margins: Object.fromEntries(MARGINS.map((side) => [side, margins[side] * POINTS_PER_INCH])) }
      : {}),
    ...(Object.keys(headerFooter).length ? { headerFooter } : {}),
    ...(setup.fitToPage
      ? { fit: { ...(fit.width ? { width: fit.width } : {}), ...(fit.height ? { height: fit.height } : {}) } }
      : setup.scale && setup.scale !== 100
        ? { scale: setup.scale }
        : {}),
    ...(setup.horizontalCentered ? { centerHorizontally: true } : {}),
    ...(setup.verticalCentered ? { centerVertically: true } : {}),
    ...(setup.showGridLines ? { printGridlines: true } : {}),
    ...(setup.showRowColHeaders ? { printHeadings: true } : {}),
    ...(setup.blackAndWhite ? { blackAndWhite: true } : {}),
    ...(setup.draft ? { draft: true } : {}),
    ...(setup.firstPageNumber ? { firstPageNumber: setup.firstPageNumber } : {}),
    ...(setup.pageOrder === "overThenDown" ? { printOrder: setup.pageOrder } : {}),
  };
}

/** Writes a page layout into a sheet of a file. */
export function writeLayout(sheet: Worksheet, layout: PageLayout): void {
  const { fit, margins, titleRows, titleColumns } = layout;
  const setup: Partial<PageSetup> = {
    ...(layout.orientation ? { orientation: layout.orientation } : {}),
    ...(layout.paper ? { paperSize: layout.paper } : {}),
    ...(margins ? { margins: inches(margins) } : {}),
    ...(fit ? { fitToPage: true, fitToWidth: fit.width ?? 0, fitToHeight: fit.height ?? 0 } : {}),
    ...(layout.scale && !fit ? { scale: layout.scale } : {}),
    ...(layout.centerHorizontally ? { horizontalCentered: true } : {}),
    ...(layout.centerVertically ? { verticalCentered: true } : {}),
    ...(layout.printGridlines ? { showGridLines: true } : {}),
    ...(layout.printHeadings ? { showRowColHeaders: true } : {}),
    ...(layout.blackAndWhite ? { blackAndWhite: true } : {}),
    ...(layout.draft ? { draft: true } : {}),
    ...(layout.firstPageNumber ? { firstPageNumber: layout.firstPageNumber } : {}),
    ...(layout.printOrder ? { pageOrder: layout.printOrder } : {}),
    ...(layout.printArea?.length ? { printArea: layout.printArea.map(referenceOf).join("&&") } : {}),
    ...(titleRows ? { printTitlesRow: `${titleRows.first + 1}:${titleRows.first + titleRows.count}` } : {}),
    ...(titleColumns
      ? {
          printTitlesColumn: `${columnLetters(titleColumns.first)}:${columnLetters(titleColumns.first + titleColumns.count - 1)}`,
        }
      : {}),
  };
  Object.assign(sheet.pageSetup, setup);
  const header = joinParts(layout.headerFooter ?? {}, "Header");
  const footer = joinParts(layout.headerFooter ?? {}, "Footer");
  if (header) sheet.headerFooter.oddHeader = header;
  if (footer) sheet.headerFooter.oddFooter = footer;
  for (const row of layout.rowBreaks ?? []) sheet.getRow(row).addPageBreak();
}

/** Excel's own margins where none was given. */
function inches(margins: NonNullable<PageLayout["margins"]>): PageSetup["margins"] {
  const usual = { top: 0.75, bottom: 0.75, left: 0.7, right: 0.7, header: 0.3, footer: 0.3 };
  const given = MARGINS.flatMap((side): [string, number][] => {
    const points = margins[side];
    return points === undefined ? [] : [[side, points / POINTS_PER_INCH]];
  });
  return { ...usual, ...Object.fromEntries(given) };
}
