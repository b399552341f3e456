import { type Box, MAX_COLUMNS, MAX_ROWS } from "../grid-types";
import { areaName, quotedSheet } from "./address";
import { ConditionalFormatsHost } from "./conditional-formats";
import { HostCollection, HostObject } from "./host-object";
import { Look } from "./look";
import { integer } from "./range-area";
import { RangeFormatHost } from "./range-format";
import type { RangeHost } from "./range";
import type { WorksheetHost } from "./worksheet";
import { invalidArgument } from "./errors";

/** Several ranges of one sheet. */
export class RangeAreasHost extends HostObject {
  readonly className = "RangeAreas";
  constructor(
    readonly sheet: WorksheetHost,
    readonly boxes: readonly Box[],
  ) {
    super();
  }
  get Address(): string {
    return this.boxes.map((box) => `${quotedSheet(this.sheet.Name)}!${areaName(box)}`).join(",");
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get AreaCount(): number {
    return this.boxes.length;
  }
  get CellCount(): number {
    return this.boxes.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  }
  get IsEntireRow(): boolean {
    return this.boxes.every(({ columns }) => columns === MAX_COLUMNS);
  }
  get IsEntireColumn(): boolean {
    return this.boxes.every(({ rows }) => rows === MAX_ROWS);
  }
  get Areas(): RangeCollectionHost {
    return new RangeCollectionHost(this);
  }
  get Worksheet(): WorksheetHost {
    return this.sheet;
  }
  get Format(): RangeFormatHost {
    return new RangeFormatHost(new Look(this.sheet, () => this.boxes));
  }
  get ConditionalFormats(): ConditionalFormatsHost {
    return new ConditionalFormatsHost(this.sheet, () => this.boxes);
  }
  Clear(applyTo: unknown): void {
    for (const range of this.Areas.list()) range.Clear(applyTo);
  }
}

class RangeCollectionHost extends HostCollection<RangeHost> {
  readonly className = "RangeCollection";
  constructor(private readonly areas: RangeAreasHost) {
    super();
  }
  list(): RangeHost[] {
    return this.areas.boxes.map((box) => this.areas.sheet.range(box));
  }
  GetItemAt(index: unknown): RangeHost {
    const found = this.list()[integer(index)];
    if (!found) throw invalidArgument();
    return found;
  }
  item(index: unknown): RangeHost {
    return this.GetItemAt(index);
  }
}
