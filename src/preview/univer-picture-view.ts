import type { ISheetDrawingService, ISheetImage } from "@univerjs/sheets-drawing";
import type { Picture } from "./grid-types";
import type { UniverEngine } from "./univer-engine";
import { PIXELS_PER_POINT } from "./univer-sheets";

const INSERT = "sheet.command.insert-sheet-image";
const REMOVE = "sheet.command.remove-sheet-image";
const APPLY = "sheet.mutation.set-drawing-apply";
const IMAGE = 0;

interface Place {
  column: number;
  columnOffset: number;
  row: number;
  rowOffset: number;
}

function dataAddress({ bytes, type }: Picture): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:image/${type};base64,${btoa(binary)}`;
}

/** Lays the pictures of the side model over the cells, and takes over where a person moves them. */
export class PictureView {
  private readonly shown = new Map<string, Set<string>>();

  constructor(private readonly engine: UniverEngine) {
    const { book, pictures } = engine.parts;
    pictures.show = (sheetId) => this.show(sheetId);
    book.commands.onCommandExecuted(({ id, params }) => {
      if (id === APPLY && !book.programmed) this.takeOver((params as { subUnitId: string }).subUnitId);
    });
  }

  private show(sheetId: string): void {
    const { book, pictures } = this.engine.parts;
    const key = `${book.unitId}/${sheetId}`;
    const before = this.shown.get(key) ?? new Set<string>();
    const wanted = pictures.list(sheetId);
    book.change(() => {
      const gone = [...before].map((drawingId) => ({
        unitId: book.unitId,
        subUnitId: sheetId,
        drawingId,
        drawingType: IMAGE,
      }));
      if (gone.length) book.commands.syncExecuteCommand(REMOVE, { unitId: book.unitId, drawings: gone });
      const drawings = wanted.map((picture) => this.drawing(sheetId, picture));
      if (drawings.length) book.commands.syncExecuteCommand(INSERT, { unitId: book.unitId, drawings });
    });
    this.shown.set(key, new Set(wanted.map(({ id }) => id)));
  }

  private drawing(sheetId: string, picture: Picture): ISheetImage {
    const [left, top, width, height] = [picture.left, picture.top, picture.width, picture.height].map(
      (points) => points * PIXELS_PER_POINT,
    ) as [number, number, number, number];
    const place = {
      from: this.place(sheetId, left, top),
      to: this.place(sheetId, left + width, top + height),
    };
    return {
      unitId: this.engine.parts.book.unitId,
      subUnitId: sheetId,
      drawingId: picture.id,
      drawingType: IMAGE,
      imageSourceType: "BASE64",
      source: dataAddress(picture),
      transform: { left, top, width, height, angle: 0, flipX: false, flipY: false, skewX: 0, skewY: 0 },
      sheetTransform: place,
      axisAlignSheetTransform: place,
    } as unknown as ISheetImage;
  }

  private place(sheetId: string, left: number, top: number): Place {
    const sheet = this.engine.parts.book.sheet(sheetId);
    let [column, row, columnOffset, rowOffset] = [0, 0, left, top];
    for (; column < sheet.getColumnCount() - 1 && columnOffset >= sheet.getColumnWidth(column); column++)
      columnOffset -= sheet.getColumnWidth(column);
    for (; row < sheet.getRowCount() - 1 && rowOffset >= sheet.getRowHeight(row); row++)
      rowOffset -= sheet.getRowHeight(row);
    return { column, columnOffset, row, rowOffset };
  }

  /** After a person moved, resized or deleted pictures. */
  private takeOver(sheetId: string): void {
    const { book } = this.engine.parts;
    const service = book.service<ISheetDrawingService>(book.kit.sheetsDrawing.ISheetDrawingService);
    const drawn = service.getDrawingData(book.unitId, sheetId);
    const side = book.sideOf(sheetId);
    side.pictures = side.pictures.flatMap((picture) => {
      const transform = drawn[picture.id]?.transform;
      if (!transform) return [];
      const { left = 0, top = 0, width = 0, height = 0 } = transform;
      const [x, y, w, h] = [left, top, Number(width), Number(height)].map(
        (pixels) => (pixels ?? 0) / PIXELS_PER_POINT,
      );
      return [{ ...picture, left: x ?? 0, top: y ?? 0, width: w ?? 0, height: h ?? 0 }];
    });
    book.emit({ kind: "bag" });
  }
}
