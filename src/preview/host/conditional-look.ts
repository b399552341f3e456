import type { BorderSide, CellStyle } from "../grid-types";
import { colorOf } from "./color";
import { apiNotFound, invalidArgument } from "./errors";
import { HostCollection, HostObject } from "./host-object";

/** The style a conditional format lays over its cells. */
export interface StyleSlot {
  read(): CellStyle;
  write(style: CellStyle): void;
}

const patch = (slot: StyleSlot, change: CellStyle): void => slot.write({ ...slot.read(), ...change });

/** `….format` of a conditional format. */
export class ConditionalLookHost extends HostObject {
  readonly className = "ConditionalRangeFormat";
  constructor(private readonly slot: StyleSlot) {
    super();
  }
  get Font(): HostObject {
    return new FontHost(this.slot);
  }
  get Fill(): HostObject {
    return new FillHost(this.slot);
  }
  get Borders(): HostObject {
    return new BordersHost(this.slot);
  }
  get NumberFormat(): string | null {
    return this.slot.read().numberFormat ?? null;
  }
  set NumberFormat(code: unknown) {
    if (typeof code !== "string") throw invalidArgument();
    patch(this.slot, { numberFormat: code });
  }
}

class FontHost extends HostObject {
  readonly className = "ConditionalRangeFont";
  constructor(private readonly slot: StyleSlot) {
    super();
  }
  get Bold(): boolean | null {
    return this.slot.read().bold ?? null;
  }
  set Bold(on: unknown) {
    patch(this.slot, { bold: on === true });
  }
  get Italic(): boolean | null {
    return this.slot.read().italic ?? null;
  }
  set Italic(on: unknown) {
    patch(this.slot, { italic: on === true });
  }
  get Strikethrough(): boolean | null {
    return this.slot.read().strikethrough ?? null;
  }
  set Strikethrough(on: unknown) {
    patch(this.slot, { strikethrough: on === true });
  }
  get Underline(): string | null {
    const { underline } = this.slot.read();
    return underline == null ? null : underline ? "Single" : "None";
  }
  set Underline(style: unknown) {
    if (style !== "Single" && style !== "None")
      throw apiNotFound(`ConditionalRangeFont.underline ${String(style)}`);
    patch(this.slot, { underline: style === "Single" });
  }
  get Color(): string {
    return this.slot.read().color ?? "";
  }
  set Color(color: unknown) {
    patch(this.slot, { color: colorOf(color) });
  }
  Clear(): void {
    const { bold: _b, italic: _i, strikethrough: _s, underline: _u, color: _c, ...rest } = this.slot.read();
    this.slot.write(rest);
  }
}

class FillHost extends HostObject {
  readonly className = "ConditionalRangeFill";
  constructor(private readonly slot: StyleSlot) {
    super();
  }
  get Color(): string {
    return this.slot.read().fill ?? "";
  }
  set Color(color: unknown) {
    patch(this.slot, { fill: colorOf(color) });
  }
  Clear(): void {
    const { fill: _, ...rest } = this.slot.read();
    this.slot.write(rest);
  }
}

const SIDES: Readonly<Record<string, BorderSide>> = {
  EdgeTop: "top",
  EdgeBottom: "bottom",
  EdgeLeft: "left",
  EdgeRight: "right",
};

class BordersHost extends HostCollection<BorderHost> {
  readonly className = "ConditionalRangeBorderCollection";
  constructor(private readonly slot: StyleSlot) {
    super();
  }
  list(): BorderHost[] {
    return Object.keys(SIDES).map((index) => this.GetItem(index));
  }
  get Top(): BorderHost {
    return this.GetItem("EdgeTop");
  }
  get Bottom(): BorderHost {
    return this.GetItem("EdgeBottom");
  }
  get Left(): BorderHost {
    return this.GetItem("EdgeLeft");
  }
  get Right(): BorderHost {
    return this.GetItem("EdgeRight");
  }
  GetItem(index: unknown): BorderHost {
    const side = SIDES[String(index)];
    if (!side) throw invalidArgument();
    return new BorderHost(this.slot, String(index), side);
  }
  item(index: unknown): BorderHost {
    return this.GetItem(index);
  }
}

const STYLES = {
  Continuous: "thin",
  Dash: "dashed",
  DashDot: "dashDot",
  DashDotDot: "dashDotDot",
  Dot: "dotted",
} as const;

class BorderHost extends HostObject {
  readonly className = "ConditionalRangeBorder";
  constructor(
    private readonly slot: StyleSlot,
    readonly SideIndex: string,
    private readonly side: BorderSide,
  ) {
    super();
  }
  get Color(): string {
    return this.slot.read()[this.side]?.color ?? "";
  }
  set Color(color: unknown) {
    const style = this.slot.read()[this.side]?.style ?? "thin";
    patch(this.slot, { [this.side]: { style, color: colorOf(color) } });
  }
  get Style(): string {
    const style = this.slot.read()[this.side]?.style;
    return Object.entries(STYLES).find(([, mine]) => mine === style)?.[0] ?? (style ? "Continuous" : "None");
  }
  set Style(style: unknown) {
    if (typeof style !== "string" || (style !== "None" && !(style in STYLES))) throw invalidArgument();
    const color = this.slot.read()[this.side]?.color ?? "#000000";
    const line = style === "None" ? null : { style: STYLES[style as keyof typeof STYLES], color };
    patch(this.slot, { [this.side]: line });
  }
}
