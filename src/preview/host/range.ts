import type { Box } from "../grid-types";
import { intersection } from "./address";
import { apiNotFound, invalidArgument, itemNotFound } from "./errors";
import { HostObject, NullObject } from "./host-object";
import { Look } from "./look";
import { RangeFormatHost } from "./range-format";
import { RangeRules } from "./range-rules";
import { findCells, searchOf } from "./search";
import { sortKeys } from "./sort-fields";

/** `Range`, whole: what is done to it as one. */
export class RangeHost extends RangeRules {
  get Format(): RangeFormatHost {
    return new RangeFormatHost(new Look(this.sheet, () => [this.box]));
  }
  get Sort(): RangeSortHost {
    return new RangeSortHost(this);
  }

  Select(): void {
    this.sheet.host.engine.sheets.select(this.sheet.Id, [this.box]);
  }
  Calculate(): void {
    this.sheet.host.engine.recalculate();
  }

  Clear(applyTo: unknown): void {
    const { engine, stats } = this.sheet.host;
    const part = CLEAR[String(applyTo ?? "All")];
    if (!part) throw invalidArgument();
    if (part === "links") return engine.cells.setHyperlink(this.sheet.Id, this.box, null);
    if (part !== "contents") this.sheet.guardFormat();
    engine.cells.clear(this.sheet.Id, this.box, part);
    stats.wrote({ sheet: this.sheet.Name, what: "clear", ...this.box });
  }

  /** New cells in this place; what was here moves down or right. */
  Insert(shift: unknown): RangeHost {
    if (shift !== "Down" && shift !== "Right") throw invalidArgument();
    const place = this.box;
    this.shift(shift === "Down" ? "down" : "right", place);
    return this.sheet.range(place);
  }
  Delete(shift: unknown): void {
    if (shift !== "Up" && shift !== "Left") throw invalidArgument();
    this.shift(shift === "Up" ? "up" : "left", this.box);
  }

  Merge(across: unknown): void {
    this.sheet.guardFormat();
    const { engine } = this.sheet.host;
    const tables = engine.tables.list(this.sheet.Id);
    if (tables.some(({ box }) => intersection(box, this.box))) throw invalidArgument();
    engine.cells.merge(this.sheet.Id, this.box, across === true);
  }
  Unmerge(): void {
    this.sheet.guardFormat();
    this.sheet.host.engine.cells.unmerge(this.sheet.Id, this.box);
  }

  Find(text: unknown, criteria: unknown): HostObject {
    const found = this.FindOrNullObject(text, criteria);
    if (found instanceof NullObject) throw itemNotFound();
    return found;
  }
  FindOrNullObject(text: unknown, criteria: unknown): HostObject {
    const search = searchOf(text, criteria);
    const area = this.sheet.used(true, this.box);
    const hits = area ? findCells(this.sheet, area, search) : [];
    const hit = search.backwards ? hits.at(-1) : hits[0];
    return hit ? this.sheet.range(hit) : NullObject.instance;
  }

  private shift(way: "down" | "right" | "up" | "left", place: Box): void {
    const kind = way === "down" || way === "right" ? "Insert" : "Delete";
    // Cells that are no whole rows or columns cannot come or go on a protected sheet at all.
    const lines = this.IsEntireRow ? "Rows" : this.IsEntireColumn ? "Columns" : null;
    this.sheet.guard(lines ? `allow${kind}${lines}` : "");
    this.sheet.shift(place, way);
  }
}

const CLEAR: Readonly<Record<string, "all" | "contents" | "formats" | "links">> = {
  All: "all",
  Contents: "contents",
  Formats: "formats",
  Hyperlinks: "links",
  RemoveHyperlinks: "links",
};

/** `range.sort`. */
class RangeSortHost extends HostObject {
  readonly className = "RangeSort";
  constructor(private readonly range: RangeHost) {
    super();
  }
  Apply(fields: unknown, matchCase: unknown, hasHeaders: unknown, orientation: unknown): void {
    if (orientation === "Columns") throw apiNotFound("RangeSort.apply by columns");
    const { sheet, box } = this.range;
    const skip = hasHeaders === true ? 1 : 0;
    const keys = sortKeys(fields, box.columns);
    if (box.rows > skip)
      sheet.sort({ ...box, row: box.row + skip, rows: box.rows - skip }, keys, matchCase === true);
  }
}
