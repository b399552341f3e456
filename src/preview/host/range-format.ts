import type { Box, CellStyle } from "../grid-types";
import { invalidArgument } from "./errors";
import { FormatProtectionHost, RangeFillHost, RangeFontHost } from "./format-parts";
import { BordersHost } from "./borders";
import { HostObject } from "./host-object";
import type { Look } from "./look";

const HORIZONTAL: Readonly<Record<string, NonNullable<CellStyle["horizontal"]> | null>> = {
  General: null,
  Left: "left",
  Center: "center",
  Right: "right",
  Justify: "justify",
  Distributed: "distributed",
};
const VERTICAL: Readonly<Record<string, NonNullable<CellStyle["vertical"]>>> = {
  Top: "top",
  Center: "center",
  Bottom: "bottom",
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Rows looked at to say whether all are equally high: below the used ones they are. */
const ROWS_LOOKED_AT = 2_000;

/** `range.format`. */
export class RangeFormatHost extends HostObject {
  readonly className = "RangeFormat";
  constructor(private readonly look: Look) {
    super();
  }

  get Font(): RangeFontHost {
    return new RangeFontHost(this.look);
  }
  get Fill(): RangeFillHost {
    return new RangeFillHost(this.look);
  }
  get Borders(): BordersHost {
    return new BordersHost(this.look);
  }
  get Protection(): FormatProtectionHost {
    return new FormatProtectionHost(this.look);
  }

  get HorizontalAlignment(): string | null {
    const value = this.look.read("horizontal", "general");
    return value === null ? null : capital(value);
  }
  set HorizontalAlignment(value: unknown) {
    const horizontal = HORIZONTAL[String(value)];
    if (horizontal === undefined) throw invalidArgument();
    this.look.patch({ horizontal });
  }
  get VerticalAlignment(): string | null {
    const value = this.look.read("vertical", "bottom");
    return value === null ? null : capital(value);
  }
  set VerticalAlignment(value: unknown) {
    const vertical = VERTICAL[String(value)];
    if (!vertical) throw invalidArgument();
    this.look.patch({ vertical });
  }
  get WrapText(): boolean | null {
    return this.look.read("wrap", false);
  }
  set WrapText(value: unknown) {
    this.look.patch({ wrap: value === true });
  }
  get IndentLevel(): number | null {
    return this.look.read("indent", 0);
  }
  set IndentLevel(value: unknown) {
    if (typeof value !== "number" || value < 0 || value > 250) throw invalidArgument();
    this.look.patch({ indent: value });
  }
  get TextOrientation(): number | null {
    const value = this.look.read("rotation", 0);
    return value === 255 ? 180 : value;
  }
  set TextOrientation(value: unknown) {
    if (typeof value !== "number" || !((value >= -90 && value <= 90) || value === 180))
      throw invalidArgument();
    this.look.patch({ rotation: value === 180 ? 255 : value });
  }

  /** Points; null where columns differ. */
  get ColumnWidth(): number | null {
    const { format } = this.look.sheet.host.engine;
    return common(
      this.look.boxes(),
      (box) => [box.column, box.columns],
      (at) => format.columnWidth(this.look.sheet.Id, at),
    );
  }
  set ColumnWidth(points: unknown) {
    this.eachLine("allowFormatColumns", points, (format, id, { column, columns }, size) =>
      format.setColumnWidth(id, column, columns, size),
    );
  }
  get RowHeight(): number | null {
    const { format } = this.look.sheet.host.engine;
    return common(
      this.look.boxes(),
      (box) => [box.row, Math.min(box.rows, ROWS_LOOKED_AT)],
      (at) => format.rowHeight(this.look.sheet.Id, at),
    );
  }
  set RowHeight(points: unknown) {
    this.eachLine("allowFormatRows", points, (format, id, { row, rows }, size) =>
      format.setRowHeight(id, row, rows, size),
    );
  }

  AutofitColumns(): void {
    const { sheet } = this.look;
    sheet.guard("allowFormatColumns");
    for (const { column, columns } of this.look.boxes())
      sheet.host.engine.format.autofitColumns(sheet.Id, column, columns);
  }
  AutofitRows(): void {
    const { sheet } = this.look;
    sheet.guard("allowFormatRows");
    for (const { row, rows } of this.look.boxes()) sheet.host.engine.format.autofitRows(sheet.Id, row, rows);
  }

  private eachLine(
    option: string,
    points: unknown,
    set: (
      format: Look["sheet"]["host"]["engine"]["format"],
      sheetId: string,
      box: Box,
      points: number,
    ) => void,
  ): void {
    if (typeof points !== "number" || points < 0 || points > 5000) throw invalidArgument();
    const { sheet } = this.look;
    sheet.guard(option);
    for (const box of this.look.boxes()) set(sheet.host.engine.format, sheet.Id, box, points);
  }
}

function common(
  boxes: readonly Box[],
  span: (box: Box) => [from: number, count: number],
  size: (at: number) => number,
): number | null {
  let shared: number | null = null;
  for (const [from, count] of boxes.map(span))
    for (let at = from; at < from + count; at++) {
      const here = size(at);
      if (shared !== null && Math.abs(shared - here) > 0.01) return null;
      shared = here;
    }
  return shared;
}
