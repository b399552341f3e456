import type { IRenderManagerService } from "@univerjs/engine-render";
import type { SheetSkeletonManagerService } from "@univerjs/sheets-ui";
import type { UniverEngine } from "./univer-engine";

/** The services of the screen, by their identifiers. */
export interface PaintKit {
  readonly IRenderManagerService: typeof IRenderManagerService;
  readonly SheetSkeletonManagerService: typeof SheetSkeletonManagerService;
}

/** Paints what was changed past Univer's command system: at most once a frame, and only the sheet that is on top. */
export function paintChanges(engine: UniverEngine, kit: PaintKit): void {
  const { book } = engine.parts;
  const waiting = new Set<string>();
  let asked = 0;
  const paint = (): void => {
    asked = 0;
    const render = book.service<IRenderManagerService>(kit.IRenderManagerService).getRenderById(book.unitId);
    const sheetId = engine.sheets.activeId();
    if (render && waiting.has(sheetId)) {
      const skeletons = render.with(kit.SheetSkeletonManagerService);
      skeletons.makeDirty({ sheetId });
      skeletons.reCalculate();
      render.mainComponent?.makeForceDirty();
      render.scene.makeDirty();
    }
    waiting.clear();
  };
  engine.paint = (sheetId) => {
    waiting.add(sheetId);
    // A hidden page has no frames; it is painted when it is shown.
    asked ||= requestAnimationFrame(paint);
  };
}
