import type { Box, Hyperlink } from "../grid-types";
import { around, encloses, intersection } from "./address";
import { ConditionalFormatsHost } from "./conditional-formats";
import { DataValidationHost } from "./data-validation";
import { apiNotFound, invalidArgument, itemNotFound } from "./errors";
import { type HostObject, NullObject } from "./host-object";
import { RangeAreasHost } from "./range-areas";
import { RangeLines } from "./range-lines";
import { RangeViewHost } from "./range-view";
import type { RangeHost } from "./range";
import { boxesOf, cellsOf } from "./special-cells";
import { TableHost } from "./table";
import { TableScopedCollectionHost } from "./tables";

/** What hangs on the cells of a range: validation, conditional formats, links, tables, views. */
export abstract class RangeRules extends RangeLines {
  get DataValidation(): DataValidationHost {
    return new DataValidationHost(this.sheet, () => this.box);
  }
  get ConditionalFormats(): ConditionalFormatsHost {
    return new ConditionalFormatsHost(this.sheet, () => [this.box]);
  }

  /** The link of the first cell; null when it has none. */
  get Hyperlink(): Record<string, string> | null {
    const first = { ...this.box, rows: 1, columns: 1 };
    const { cells } = this.sheet.host.engine;
    const [found] = cells.hyperlinks(this.sheet.Id, first);
    if (!found) return null;
    return { ...found.link, textToDisplay: cells.texts(this.sheet.Id, first)[0]?.[0] ?? "" };
  }
  set Hyperlink(given: unknown) {
    this.sheet.guard("allowInsertHyperlinks");
    const { cells } = this.sheet.host.engine;
    if (given === null) cells.setHyperlink(this.sheet.Id, this.box, null);
    else this.link(given as Record<string, string | undefined>);
  }

  private link({
    address,
    documentReference,
    screenTip,
    textToDisplay,
  }: Record<string, string | undefined>): void {
    const { cells } = this.sheet.host.engine;
    const target = address ?? documentReference;
    if (target === undefined) throw invalidArgument();
    const link: Hyperlink = {
      ...(address === undefined ? {} : { address }),
      ...(documentReference === undefined ? {} : { documentReference }),
      ...(screenTip === undefined ? {} : { screenTip }),
    };
    cells.setHyperlink(this.sheet.Id, this.box, link);
    const values = cells.values(this.sheet.Id, this.box);
    const shown = textToDisplay ?? (values[0]?.[0] === "" ? target : undefined);
    if (shown !== undefined)
      cells.write(
        this.sheet.Id,
        this.box,
        values.map((row) => row.map(() => `'${shown}`)),
      );
  }

  GetTables(fullyContained: unknown): TableScopedCollectionHost {
    const { host, Id } = this.sheet;
    const inside = fullyContained === true ? encloses : (a: Box, b: Box) => intersection(a, b) !== null;
    return new TableScopedCollectionHost(() =>
      host.engine.tables
        .list(Id)
        .filter(({ box }) => inside(this.box, box))
        .map(({ id }) => new TableHost(host, id)),
    );
  }

  GetVisibleView(): RangeViewHost {
    return new RangeViewHost(
      this as unknown as RangeHost,
      this.visibleRows(this.box),
      this.visibleColumns(this.box),
    );
  }

  GetSpecialCells(type: unknown, valueType: unknown): RangeAreasHost {
    const found = this.GetSpecialCellsOrNullObject(type, valueType);
    if (!(found instanceof RangeAreasHost)) throw itemNotFound();
    return found;
  }
  GetSpecialCellsOrNullObject(type: unknown, valueType: unknown): HostObject {
    const area = type === "Visible" ? this.box : this.sheet.used(false, this.box);
    const boxes = area ? this.specialBoxes(area, type, valueType) : [];
    return boxes.length ? new RangeAreasHost(this.sheet, boxes) : NullObject.instance;
  }

  /** The block of cells around this range that empty rows and columns set apart. */
  GetSurroundingRegion(): RangeHost {
    const used = this.sheet.used(true);
    if (!used) return this.sheet.range(this.box);
    let region = this.box;
    for (;;) {
      const wider = intersection(
        {
          row: region.row - 1,
          column: region.column - 1,
          rows: region.rows + 2,
          columns: region.columns + 2,
        },
        used,
      );
      const filled = wider && this.sheet.used(true, wider);
      const next = filled ? around(region, filled) : region;
      if (next.rows === region.rows && next.columns === region.columns) return this.sheet.range(next);
      region = next;
    }
  }

  private specialBoxes(area: Box, type: unknown, valueType: unknown): Box[] {
    if (type === "Visible") return boxesOf(this.visibleRows(area), this.visibleColumns(area));
    if (type === "Blanks" || type === "Constants" || type === "Formulas")
      return cellsOf(this.sheet, area, type, valueType);
    throw apiNotFound(`SpecialCellType.${String(type)}`);
  }
}
