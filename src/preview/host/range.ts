import { RangeCells } from "./range-cells";

/** `Range`, whole. */
export class RangeHost extends RangeCells {
  Select(): void {
    this.sheet.host.engine.sheets.select(this.sheet.Id, [this.box]);
  }
  Clear(applyTo: unknown): void {
    const what = { All: "all", Contents: "contents", Formats: "formats" } as const;
    const part = what[String(applyTo ?? "All") as keyof typeof what];
    this.sheet.host.engine.cells.clear(this.sheet.Id, this.box, part ?? "all");
    this.sheet.host.stats.wrote({ sheet: this.sheet.Name, what: "clear", ...this.box });
  }
}
