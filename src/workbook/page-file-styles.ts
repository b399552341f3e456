/** What a cell of a page's file is; each has a font of its own. */
type Look = "plain" | "title" | "hint" | "total" | "header";

const LOOKS: readonly Look[] = ["plain", "title", "hint", "total", "header"];
const FONTS: Readonly<Record<Look, string>> = {
  plain: '<sz val="11"/>',
  title: '<b/><sz val="15"/><color rgb="FF0F6C5C"/>',
  hint: '<sz val="10"/><color rgb="FF5C5C5C"/>',
  total: '<b/><sz val="11"/>',
  header: '<b/><sz val="11"/><color rgb="FFFFFFFF"/>',
};
/** The first number a format of one's own may have. */
const FIRST_FORMAT = 164;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The styles of a page's file, gathered while its cells are written: a number format with a look is one style. */
export class PageStyles {
  readonly #formats: string[] = [];
  readonly #styles = new Map<string, number>();

  constructor() {
    // Style 0 is what cells without one have.
    this.of("General", "plain");
  }

  /** The number of the style with this en-US number format and look. */
  of(format: string, look: Look): number {
    const key = `${look} ${format}`;
    let style = this.#styles.get(key);
    if (style === undefined) {
      if (!this.#formats.includes(format)) this.#formats.push(format);
      this.#styles.set(key, (style = this.#styles.size));
    }
    return style;
  }

  /** The styles part, without its XML declaration. */
  xml(): string {
    const formats = this.#formats.map(
      (code, at) => `<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${attribute(code)}"/>`,
    );
    const fonts = LOOKS.map((look) => `<font>${FONTS[look]}<name val="Calibri"/><family val="2"/></font>`);
    const cells = [...this.#styles.keys()].map((key) => {
      const [look = "plain", ...format] = key.split(" ");
      const number = FIRST_FORMAT + this.#formats.indexOf(format.join(" "));
      return `<xf numFmtId="${number}" fontId="${LOOKS.indexOf(look as Look)}" fillId="${look === "header" ? 2 : 0}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`;
    });
    return `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join("")}</numFmts><fonts count="${fonts.length}">${fonts.join("")}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0F6C5C"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }
}

const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
