import type { WorkbookFile } from "./workbook-file";
import { child, children } from "./xml";

const BUILT_IN: Record<number, string> = {
  0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
  13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
  20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
  39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
  48: "##0.0E+0", 49: "@",
}; // prettier-ignore

/** The cell styles of a workbook, by the index a cell's `s` names. */
export class Styles {
  readonly #path: string | undefined;
  readonly #derived = new Map<string, string>();

  constructor(readonly file: WorkbookFile) {
    this.#path = file.related(file.workbookPath, "styles");
  }

  #root(): Element | undefined {
    return this.#path === undefined ? undefined : this.file.xml(this.#path).documentElement;
  }

  #list(name: string): Element[] {
    const root = this.#root();
    const list = root && child(root, name);
    return list ? children(list) : [];
  }

  #format(style: string | null): Element | undefined {
    return this.#list("cellXfs")[Number(style ?? 0)];
  }

  /** The number format of a style, as an en-US code. */
  formatCode(style: string | null): string {
    const id = Number(this.#format(style)?.getAttribute("numFmtId") ?? 0);
    const own = this.#list("numFmts").find((format) => Number(format.getAttribute("numFmtId")) === id);
    return own?.getAttribute("formatCode") ?? BUILT_IN[id] ?? (id >= 14 && id <= 36 ? "mm-dd-yy" : "General");
  }

  /** The font element of a style. */
  font(style: string | null): Element | undefined {
    return this.#list("fonts")[Number(this.#format(style)?.getAttribute("fontId") ?? 0)];
  }

  /** The fill element of a style. */
  fill(style: string | null): Element | undefined {
    return this.#list("fills")[Number(this.#format(style)?.getAttribute("fillId") ?? 0)];
  }

  /** The border element of a style. */
  border(style: string | null): Element | undefined {
    return this.#list("borders")[Number(this.#format(style)?.getAttribute("borderId") ?? 0)];
  }

  /** The alignment element of a style. */
  alignment(style: string | null): Element | undefined {
    const format = this.#format(style);
    return format && child(format, "alignment");
  }

  /** The size of a style's font in points. */
  fontSize(style: string | null): number {
    const font = this.font(style);
    return Number((font && child(font, "sz")?.getAttribute("val")) ?? 11);
  }

  /** Whether a style's font is bold. */
  isBold(style: string | null): boolean {
    const font = this.font(style);
    return font !== undefined && child(font, "b") !== undefined;
  }

  /** A style that differs only in its number format: an en-US code, or the number of a built-in one. */
  withFormat(style: string | null, code: string | number): string | null {
    const key = `${style ?? "0"} ${code}`;
    const known = this.#derived.get(key);
    const format = this.#format(style);
    if (known !== undefined || this.#path === undefined || !format) return known ?? style;
    this.file.edit(this.#path);
    const derived = format.cloneNode(true) as Element;
    derived.setAttribute("numFmtId", String(typeof code === "number" ? code : this.#formatId(code)));
    derived.setAttribute("applyNumberFormat", "1");
    const list = format.parentNode as Element;
    list.appendChild(derived);
    const index = String(children(list).length - 1);
    list.setAttribute("count", String(children(list).length));
    this.#derived.set(key, index);
    return index;
  }

  #formatId(code: string): number {
    const root = this.#root()!;
    const formats = this.#list("numFmts");
    const known = formats.find((format) => format.getAttribute("formatCode") === code);
    if (known) return Number(known.getAttribute("numFmtId"));
    const id = Math.max(163, ...formats.map((format) => Number(format.getAttribute("numFmtId")))) + 1;
    const make = (name: string) => root.ownerDocument.createElementNS(root.namespaceURI, name);
    const list = child(root, "numFmts") ?? root.insertBefore(make("numFmts"), root.firstChild);
    const format = make("numFmt");
    format.setAttribute("numFmtId", String(id));
    format.setAttribute("formatCode", code);
    list.appendChild(format);
    list.setAttribute("count", String(children(list).length));
    return id;
  }
}

/** Whether a number format shows a day. */
export function isDateFormat(code: string): boolean {
  return /[dmy]/i.test(bareFormat(code));
}

/** Whether a number format says nothing about how a number looks. */
export function isOpenFormat(code: string): boolean {
  return /^(general|@)$/i.test(code);
}

/** How many decimals a plain number format shows; undefined for dates, percents, fractions and open formats. */
export function decimalsShown(code: string): number | undefined {
  const bare = bareFormat(code.split(";")[0] ?? "").replace(/\[[^\]]*\]/g, "");
  if (isOpenFormat(code) || /[dmyhs%/eE]|general/i.test(bare) || !/[0#?]/.test(bare)) return undefined;
  return (/\.([0#?]+)/.exec(bare)?.[1] ?? "").length;
}

/** A number format that shows exactly so many decimals, in every section that shows digits. */
export function withDecimals(code: string, digits: number): string {
  const decimals = digits > 0 ? `.${"0".repeat(digits)}` : "";
  return code.replace(
    /"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|([#0,?]*[#0?])(\.[#0?]+)?/g,
    (text, whole: string | undefined) => (whole === undefined ? text : whole + decimals),
  );
}

function bareFormat(code: string): string {
  return code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
}
