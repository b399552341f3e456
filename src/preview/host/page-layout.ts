import { type Box, MAX_COLUMNS, MAX_ROWS, type PageLayout } from "../grid-types";
import { apiNotFound, invalidArgument, itemNotFound } from "./errors";
import { HeaderFooterGroupHost } from "./header-footer";
import { HostObject, NullObject } from "./host-object";
import { RangeAreasHost } from "./range-areas";
import type { RangeHost } from "./range";
import type { WorksheetHost } from "./worksheet";

/** Excel's paper numbers by Office.js's names, for the papers a printer of ours may hold. */
const PAPERS: Readonly<Record<string, number>> = {
  Letter: 1, LetterSmall: 2, Tabloid: 3, Ledger: 4, Legal: 5, Statement: 6, Executive: 7, A3: 8, A4: 9, A4Small: 10,
  A5: 11, B4: 12, B5: 13, Folio: 14, Quatro: 15, EnvelopeDL: 27, EnvelopeC5: 28, EnvelopeC4: 30,
}; // prettier-ignore

/** Excel's own margins, in points. */
const MARGINS = { top: 54, bottom: 54, left: 50.4, right: 50.4, header: 21.6, footer: 21.6 } as const;
type Edge = keyof typeof MARGINS;
const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

/** `worksheet.pageLayout`. */
export class PageLayoutHost extends HostObject {
  readonly className = "PageLayout";
  constructor(readonly sheet: WorksheetHost) {
    super();
  }
  get layout(): PageLayout {
    return this.sheet.host.engine.sheets.pageLayout(this.sheet.Id);
  }
  change(change: Partial<PageLayout>, without: readonly (keyof PageLayout)[] = []): void {
    const kept = Object.entries(this.layout).filter(([key]) => !without.includes(key as keyof PageLayout));
    this.sheet.host.engine.sheets.setPageLayout(this.sheet.Id, { ...Object.fromEntries(kept), ...change });
  }

  get HeadersFooters(): HeaderFooterGroupHost {
    return new HeaderFooterGroupHost(this);
  }

  get Orientation(): string {
    return this.layout.orientation === "landscape" ? "Landscape" : "Portrait";
  }
  set Orientation(value: unknown) {
    if (value !== "Portrait" && value !== "Landscape") throw invalidArgument();
    this.change({ orientation: value === "Landscape" ? "landscape" : "portrait" });
  }
  get PaperSize(): string {
    const number = this.layout.paper ?? 1;
    return Object.keys(PAPERS).find((name) => PAPERS[name] === number) ?? "Letter";
  }
  set PaperSize(name: unknown) {
    const paper = PAPERS[String(name)];
    if (paper === undefined) throw apiNotFound(`PaperType.${String(name)}`);
    this.change({ paper });
  }
  get Zoom(): unknown {
    const { scale, fit } = this.layout;
    if (!fit) return { scale: scale ?? 100 };
    return { horizontalFitToPages: fit.width ?? null, verticalFitToPages: fit.height ?? null };
  }
  set Zoom(given: unknown) {
    const { scale, horizontalFitToPages, verticalFitToPages } = (given ?? {}) as Record<string, unknown>;
    if (scale != null) {
      if (typeof scale !== "number" || scale < 10 || scale > 400) throw invalidArgument();
      this.change({ scale }, ["fit"]);
    } else
      this.change(
        { fit: { ...pages("width", horizontalFitToPages), ...pages("height", verticalFitToPages) } },
        ["scale"],
      );
  }
  get PrintOrder(): string {
    return this.layout.printOrder === "overThenDown" ? "OverThenDown" : "DownThenOver";
  }
  set PrintOrder(value: unknown) {
    if (value !== "OverThenDown" && value !== "DownThenOver") throw invalidArgument();
    this.change({ printOrder: value === "OverThenDown" ? "overThenDown" : "downThenOver" });
  }
  /** "" numbers the first page by itself. */
  get FirstPageNumber(): number | string {
    return this.layout.firstPageNumber ?? "";
  }
  set FirstPageNumber(value: unknown) {
    if (value === "") this.change({}, ["firstPageNumber"]);
    else if (typeof value === "number" && Number.isInteger(value)) this.change({ firstPageNumber: value });
    else throw invalidArgument();
  }

  margin(edge: Edge): number {
    return this.layout.margins?.[edge] ?? MARGINS[edge];
  }
  setMargins(margins: Readonly<Partial<Record<Edge, unknown>>>, unit = 1): void {
    const points = Object.entries(margins).map(([edge, size]) => {
      if (typeof size !== "number" || size < 0) throw invalidArgument();
      return [edge, size * unit];
    });
    this.change({ margins: { ...this.layout.margins, ...(Object.fromEntries(points) as object) } });
  }
  SetPrintMargins(unit: unknown, margins: unknown): void {
    const points = POINTS[String(unit)];
    if (!points) throw invalidArgument();
    const known = Object.entries((margins ?? {}) as object).filter(
      ([edge, size]) => edge in MARGINS && size != null,
    );
    this.setMargins(Object.fromEntries(known) as Partial<Record<Edge, unknown>>, points);
  }

  SetPrintArea(area: unknown): void {
    const boxes = area instanceof RangeAreasHost ? area.boxes : this.boxes(area);
    this.change({ printArea: [...boxes] });
  }
  GetPrintArea(): RangeAreasHost {
    const { printArea = [] } = this.layout;
    if (printArea.length === 0) throw itemNotFound();
    return new RangeAreasHost(this.sheet, printArea);
  }
  GetPrintAreaOrNullObject(): HostObject {
    return this.layout.printArea?.length ? this.GetPrintArea() : NullObject.instance;
  }
  SetPrintTitleRows(range: unknown): void {
    const { row, rows } = this.sheet.boxOf(range);
    this.change({ titleRows: { first: row, count: rows } });
  }
  GetPrintTitleRows(): RangeHost {
    const { titleRows } = this.layout;
    if (!titleRows) throw itemNotFound();
    return this.sheet.range({ row: titleRows.first, rows: titleRows.count, column: 0, columns: MAX_COLUMNS });
  }
  GetPrintTitleRowsOrNullObject(): HostObject {
    return this.layout.titleRows ? this.GetPrintTitleRows() : NullObject.instance;
  }
  SetPrintTitleColumns(range: unknown): void {
    const { column, columns } = this.sheet.boxOf(range);
    this.change({ titleColumns: { first: column, count: columns } });
  }
  GetPrintTitleColumns(): RangeHost {
    const { titleColumns } = this.layout;
    if (!titleColumns) throw itemNotFound();
    return this.sheet.range({
      row: 0,
      rows: MAX_ROWS,
      column: titleColumns.first,
      columns: titleColumns.count,
    });
  }
  GetPrintTitleColumnsOrNullObject(): HostObject {
    return this.layout.titleColumns ? this.GetPrintTitleColumns() : NullObject.instance;
  }

  private boxes(area: unknown): Box[] {
    if (typeof area !== "string") return [this.sheet.boxOf(area)];
    return area.split(",").map((part) => this.sheet.boxOf(part));
  }
}

function pages(key: "width" | "height", count: unknown): { width?: number; height?: number } {
  if (count == null) return {};
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1) throw invalidArgument();
  return { [key]: count };
}

const FLAGS = {
  CenterHorizontally: "centerHorizontally",
  CenterVertically: "centerVertically",
  PrintGridlines: "printGridlines",
  PrintHeadings: "printHeadings",
  BlackAndWhite: "blackAndWhite",
  DraftMode: "draft",
} as const;

// Six switches and six margins that differ by name only.
for (const [name, key] of Object.entries(FLAGS))
  Object.defineProperty(PageLayoutHost.prototype, name, {
    get(this: PageLayoutHost) {
      return this.layout[key] ?? false;
    },
    set(this: PageLayoutHost, on: unknown) {
      this.change({ [key]: on === true });
    },
  });
for (const edge of Object.keys(MARGINS) as Edge[])
  Object.defineProperty(PageLayoutHost.prototype, `${edge.charAt(0).toUpperCase()}${edge.slice(1)}Margin`, {
    get(this: PageLayoutHost) {
      return this.margin(edge);
    },
    set(this: PageLayoutHost, points: unknown) {
      this.setMargins({ [edge]: points });
    },
  });
