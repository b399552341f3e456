import { colorOf } from "./color";
import { apiNotFound, invalidArgument } from "./errors";
import { HostObject } from "./host-object";
import type { Look } from "./look";

/** `range.format.font`. */
export class RangeFontHost extends HostObject {
  readonly className = "RangeFont";
  constructor(private readonly look: Look) {
    super();
  }
  get Name(): string | null {
    return this.look.read("fontName", "Calibri");
  }
  set Name(name: unknown) {
    if (typeof name !== "string" || name === "") throw invalidArgument();
    this.look.patch({ fontName: name });
  }
  get Size(): number | null {
    return this.look.read("fontSize", 11);
  }
  set Size(size: unknown) {
    if (typeof size !== "number" || size < 1 || size > 409) throw invalidArgument();
    this.look.patch({ fontSize: size });
  }
  get Bold(): boolean | null {
    return this.look.read("bold", false);
  }
  set Bold(on: unknown) {
    this.look.patch({ bold: on === true });
  }
  get Italic(): boolean | null {
    return this.look.read("italic", false);
  }
  set Italic(on: unknown) {
    this.look.patch({ italic: on === true });
  }
  get Strikethrough(): boolean | null {
    return this.look.read("strikethrough", false);
  }
  set Strikethrough(on: unknown) {
    this.look.patch({ strikethrough: on === true });
  }
  get Underline(): string | null {
    const on = this.look.read("underline", false);
    return on === null ? null : on ? "Single" : "None";
  }
  set Underline(style: unknown) {
    if (style !== "None" && style !== "Single") throw apiNotFound(`RangeFont.underline ${String(style)}`);
    this.look.patch({ underline: style === "Single" });
  }
  /** Excel says "" where colours differ. */
  get Color(): string {
    return this.look.read("color", "#000000") ?? "";
  }
  set Color(color: unknown) {
    this.look.patch({ color: colorOf(color) });
  }
}

/** `range.format.fill`. */
export class RangeFillHost extends HostObject {
  readonly className = "RangeFill";
  constructor(private readonly look: Look) {
    super();
  }
  /** White where there is none, "" where colours differ. */
  get Color(): string {
    return this.look.read("fill", "#FFFFFF") ?? "";
  }
  set Color(color: unknown) {
    if (color === "") this.Clear();
    else this.look.patch({ fill: colorOf(color) });
  }
  Clear(): void {
    this.look.patch({ fill: null });
  }
}

/** `range.format.protection`. */
export class FormatProtectionHost extends HostObject {
  readonly className = "FormatProtection";
  constructor(private readonly look: Look) {
    super();
  }
  get Locked(): boolean | null {
    const { sheet } = this.look;
    const all = this.look.boxes().map((box) => sheet.host.engine.format.locked(sheet.Id, box));
    const [first = null] = all;
    return all.every((one) => one === first) ? first : null;
  }
  set Locked(locked: unknown) {
    const { sheet } = this.look;
    sheet.guard("");
    for (const box of this.look.boxes()) sheet.host.engine.format.setLocked(sheet.Id, box, locked === true);
  }
}
