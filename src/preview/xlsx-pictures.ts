import type { Workbook, Worksheet } from "exceljs";
import type { BookSheet } from "./book";
import type { Picture } from "./grid-types";

const EMU_PER_POINT = 12_700;
const PIXELS_PER_POINT = 4 / 3;
const DEFAULTS = { width: 48, height: 15 };

interface Corner {
  nativeCol: number;
  nativeColOff: number;
  nativeRow: number;
  nativeRowOff: number;
}

/** Distances in points from the sheet's corner to its lines. */
class Ruler {
  constructor(private readonly sheet: BookSheet) {}

  column(index: number): number {
    return this.sum(this.sheet.columns, index, this.sheet.defaultWidth ?? DEFAULTS.width);
  }

  row(index: number): number {
    return this.sum(this.sheet.rows, index, this.sheet.defaultHeight ?? DEFAULTS.height);
  }

  /** The line a distance falls into, and how far into it. */
  at(axis: "column" | "row", distance: number): { index: number; rest: number } {
    let index = 0;
    while (index < 16_000 && this[axis](index + 1) <= distance) index++;
    return { index, rest: Math.max(0, distance - this[axis](index)) };
  }

  private sum(lines: BookSheet["columns"], count: number, usual: number): number {
    let total = count * usual;
    for (const [key, line] of Object.entries(lines ?? {}))
      if (Number(key) < count) total += (line.hidden ? 0 : (line.size ?? usual)) - usual;
    return total;
  }
}

/** The pictures of a sheet in a file, with their places in points. */
export function readPictures(workbook: Workbook, sheet: Worksheet, book: BookSheet): Picture[] {
  const ruler = new Ruler(book);
  const place = (corner: Corner): { left: number; top: number } => ({
    left: ruler.column(corner.nativeCol) + corner.nativeColOff / EMU_PER_POINT,
    top: ruler.row(corner.nativeRow) + corner.nativeRowOff / EMU_PER_POINT,
  });
  return sheet.getImages().flatMap(({ imageId, range }, index): Picture[] => {
    const media = workbook.getImage(Number(imageId));
    if (!media.buffer || (media.extension !== "png" && media.extension !== "jpeg")) return [];
    const { left, top } = place(range.tl as unknown as Corner);
    const end = range.br ? place(range.br as unknown as Corner) : undefined;
    const ext = (range as unknown as { ext?: { width: number; height: number } }).ext;
    return [
      {
        id: `picture${index + 1}`,
        name: `Picture ${index + 1}`,
        left,
        top,
        width: end ? end.left - left : (ext?.width ?? 0) / PIXELS_PER_POINT,
        height: end ? end.top - top : (ext?.height ?? 0) / PIXELS_PER_POINT,
        type: media.extension,
        bytes: new Uint8Array(media.buffer as unknown as ArrayBufferLike),
        altText: "",
      },
    ];
  });
}

/** Lays pictures into a sheet of a file. */
export function writePictures(workbook: Workbook, sheet: Worksheet, book: BookSheet): void {
  const ruler = new Ruler(book);
  for (const { bytes, type, left, top, width, height } of book.pictures ?? []) {
    const imageId = workbook.addImage({ buffer: bytes.slice() as never, extension: type });
    const column = ruler.at("column", left);
    const row = ruler.at("row", top);
    const corner: Corner = {
      nativeCol: column.index,
      nativeColOff: Math.round(column.rest * EMU_PER_POINT),
      nativeRow: row.index,
      nativeRowOff: Math.round(row.rest * EMU_PER_POINT),
    };
    const ext = { width: width * PIXELS_PER_POINT, height: height * PIXELS_PER_POINT };
    sheet.addImage(imageId, { tl: corner as never, ext, editAs: "oneCell" });
  }
}
