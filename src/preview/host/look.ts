import type { Box, CellStyle } from "../grid-types";
import type { WorksheetHost } from "./worksheet";

/** The look of one or several boxes of a sheet, read and patched as one. */
export class Look {
  constructor(
    readonly sheet: WorksheetHost,
    readonly boxes: () => readonly Box[],
  ) {}

  /** The value all cells share, `missing` where none is set, null where they differ. */
  read<Key extends keyof CellStyle, Missing>(
    key: Key,
    missing: Missing,
  ): NonNullable<CellStyle[Key]> | Missing | null {
    const { format } = this.sheet.host.engine;
    const found = this.boxes().map((box) => {
      const value = format.commonStyle(this.sheet.Id, box)[key];
      return value === undefined ? missing : (value as NonNullable<CellStyle[Key]> | null);
    });
    const [first = missing] = found;
    return found.every((value) => value === first) ? first : null;
  }

  patch(patch: CellStyle): void {
    this.sheet.guardFormat();
    for (const box of this.boxes()) this.patchBox(box, patch);
  }

  patchBox(box: Box, patch: CellStyle): void {
    this.sheet.host.engine.format.patch(this.sheet.Id, box, patch);
    this.sheet.host.stats.wrote({ sheet: this.sheet.Name, what: "format", ...box });
  }
}
