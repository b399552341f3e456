import type { BorderLine, BorderSide, BorderStyle, Box } from "../grid-types";
import { colorOf } from "./color";
import { apiNotFound, invalidArgument } from "./errors";
import { HostCollection, HostObject } from "./host-object";
import { integer } from "./range-area";
import type { Look } from "./look";

type Index = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideVertical" | "InsideHorizontal";

/** Where a border lies: which part of the box carries it, and on which side of its cells. */
const SIDES: Readonly<Record<Index, { side: BorderSide; part: (box: Box) => Box | null }>> = {
  EdgeTop: { side: "top", part: (box) => ({ ...box, rows: 1 }) },
  EdgeBottom: { side: "bottom", part: (box) => ({ ...box, row: box.row + box.rows - 1, rows: 1 }) },
  EdgeLeft: { side: "left", part: (box) => ({ ...box, columns: 1 }) },
  EdgeRight: { side: "right", part: (box) => ({ ...box, column: box.column + box.columns - 1, columns: 1 }) },
  InsideVertical: {
    side: "right",
    part: (box) => (box.columns > 1 ? { ...box, columns: box.columns - 1 } : null),
  },
  InsideHorizontal: { side: "bottom", part: (box) => (box.rows > 1 ? { ...box, rows: box.rows - 1 } : null) },
};

/** Office's line style and weight of each of the grid's styles. */
const LINES: Readonly<Record<BorderStyle, [style: string, weight: string]>> = {
  hair: ["Continuous", "Hairline"],
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  dashed: ["Dash", "Thin"],
  mediumDashed: ["Dash", "Medium"],
  dashDot: ["DashDot", "Thin"],
  mediumDashDot: ["DashDot", "Medium"],
  dashDotDot: ["DashDotDot", "Thin"],
  mediumDashDotDot: ["DashDotDot", "Medium"],
  dotted: ["Dot", "Thin"],
  double: ["Double", "Thick"],
  slantDashDot: ["SlantDashDot", "Medium"],
};

/** The grid's style for Office's style and weight, nearest weight first. */
function lineOf(style: string, weight: string): BorderStyle {
  const all = Object.entries(LINES) as [BorderStyle, [string, string]][];
  const styled = all.filter(([, [name]]) => name === style);
  const found = styled.find(([, [, thick]]) => thick === weight) ?? styled[0];
  if (!found) throw invalidArgument();
  return found[0];
}

/** `range.format.borders`. */
export class BordersHost extends HostCollection<BorderHost> {
  readonly className = "RangeBorderCollection";
  constructor(private readonly look: Look) {
    super();
  }
  list(): BorderHost[] {
    return (Object.keys(SIDES) as Index[]).map((index) => new BorderHost(this.look, index));
  }
  GetItem(index: unknown): BorderHost {
    if (index === "DiagonalDown" || index === "DiagonalUp") throw apiNotFound(`RangeBorder ${index}`);
    if (typeof index !== "string" || !(index in SIDES)) throw invalidArgument();
    return new BorderHost(this.look, index as Index);
  }
  GetItemAt(index: unknown): BorderHost {
    const found = this.list()[integer(index)];
    if (!found) throw invalidArgument();
    return found;
  }
  item(index: unknown): BorderHost {
    return this.GetItem(index);
  }
}

class BorderHost extends HostObject {
  readonly className = "RangeBorder";
  constructor(
    private readonly look: Look,
    readonly SideIndex: Index,
  ) {
    super();
  }
  override identity(): Record<string, unknown> {
    return { ...super.identity(), SideIndex: this.SideIndex };
  }

  get Style(): string | null {
    const line = this.line;
    return line === null ? null : line ? LINES[line.style][0] : "None";
  }
  set Style(style: unknown) {
    if (typeof style !== "string") throw invalidArgument();
    if (style === "None") this.put(null);
    else this.put({ style: lineOf(style, this.Weight ?? "Thin"), color: this.line?.color ?? "#000000" });
  }
  get Weight(): string | null {
    const line = this.line;
    return line === null ? null : line ? LINES[line.style][1] : "Thin";
  }
  set Weight(weight: unknown) {
    if (!["Hairline", "Thin", "Medium", "Thick"].includes(String(weight))) throw invalidArgument();
    const old = this.line;
    const style = old ? LINES[old.style][0] : "Continuous";
    this.put({ style: lineOf(style, String(weight)), color: old?.color ?? "#000000" });
  }
  get Color(): string | null {
    const line = this.line;
    return line === null ? null : (line?.color ?? "#000000");
  }
  set Color(color: unknown) {
    this.put({ style: this.line?.style ?? "thin", color: colorOf(color) });
  }

  /** The line all cells of this border share; undefined for none, null where they differ. */
  private get line(): BorderLine | undefined | null {
    const { sheet } = this.look;
    const { side, part } = SIDES[this.SideIndex];
    const lines = this.look.boxes().flatMap((box) => {
      const place = part(box);
      return place ? [sheet.host.engine.format.commonStyle(sheet.Id, place)[side]] : [];
    });
    const [first] = lines;
    const same = (line: BorderLine | null | undefined) =>
      line?.style === first?.style && line?.color === first?.color;
    return lines.every(same) ? first : null;
  }

  private put(line: BorderLine | null): void {
    this.look.sheet.guardFormat();
    const { side, part } = SIDES[this.SideIndex];
    for (const box of this.look.boxes()) {
      const place = part(box);
      if (place) this.look.patchBox(place, { [side]: line });
    }
  }
}
