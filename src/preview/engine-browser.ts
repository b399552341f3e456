import * as core from "@univerjs/core";
import * as rules from "@univerjs/data-validation";
import * as formula from "@univerjs/engine-formula";
import { IRenderManagerService } from "@univerjs/engine-render";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalWords from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import validationWords from "@univerjs/preset-sheets-data-validation/locales/en-US";
import { UniverSheetsDrawingPreset } from "@univerjs/preset-sheets-drawing";
import drawingWords from "@univerjs/preset-sheets-drawing/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterWords from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sortWords from "@univerjs/preset-sheets-sort/locales/en-US";
import { UniverSheetsTablePreset, UniverSheetsTableUIPlugin } from "@univerjs/preset-sheets-table";
import tableWords from "@univerjs/preset-sheets-table/locales/en-US";
import * as sheets from "@univerjs/sheets";
import * as conditional from "@univerjs/sheets-conditional-formatting";
import * as validation from "@univerjs/sheets-data-validation";
import * as sheetsDrawing from "@univerjs/sheets-drawing";
import * as filter from "@univerjs/sheets-filter";
import * as sheetsFormula from "@univerjs/sheets-formula";
import * as numfmt from "@univerjs/sheets-numfmt";
import * as sort from "@univerjs/sheets-sort";
import * as table from "@univerjs/sheets-table";
import { SheetSkeletonManagerService } from "@univerjs/sheets-ui";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-drawing/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import { bootUniver } from "./univer-boot";
import { UniverEngine } from "./univer-engine";
import type { PluginEntry, UniverKit } from "./univer-kit";
import { paintChanges } from "./univer-paint";
import { PictureView } from "./univer-picture-view";

const kit = {
  core,
  sheets,
  formula,
  sheetsFormula,
  table,
  filter,
  sort,
  numfmt,
  conditional,
  validation,
  rules,
  sheetsDrawing,
} as UniverKit;

/** A workbook painted into `container`, with its formula bar, sheet tabs and context menus. */
export async function createBrowserEngine(container: HTMLElement): Promise<UniverEngine> {
  const presets = [
    UniverSheetsCorePreset({ container, toolbar: true }),
    UniverSheetsFilterPreset(),
    UniverSheetsSortPreset(),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsDataValidationPreset(),
    UniverSheetsDrawingPreset(),
    UniverSheetsTablePreset(),
  ];
  const plugins = presets.flatMap(({ plugins: all }) =>
    all.map((one) => (Array.isArray(one) ? one : [one]) as unknown as PluginEntry).map(asInExcel),
  );
  const words = core.merge(
    {},
    coreWords,
    filterWords,
    sortWords,
    conditionalWords,
    validationWords,
    drawingWords,
    tableWords,
  );
  const engine = new UniverEngine(kit, bootUniver(kit, plugins, words));
  forgetRemovedSheets(engine);
  new PictureView(engine);
  paintChanges(engine, { IRenderManagerService, SheetSkeletonManagerService });
  await engine.settle();
  return engine;
}

/** Excel shows no tab with the table's name over its corner, where it would cover the row above. */
const asInExcel = (entry: PluginEntry): PluginEntry =>
  entry[0] === (UniverSheetsTableUIPlugin as unknown) ? [entry[0], { hideAnchor: true }] : entry;

/** Validation runs late and asks after sheets removed meanwhile, which Univer takes for an error: they have nothing to check. */
function forgetRemovedSheets({ parts: { book } }: UniverEngine): void {
  const validator = book.service<validation.SheetsDataValidationValidatorService>(
    validation.SheetsDataValidationValidatorService,
  );
  const { validatorRanges } = validator;
  validator.validatorRanges = async (unitId, sheetId, ranges) =>
    unitId === book.unitId && !book.workbook.getSheetBySheetId(sheetId)
      ? []
      : validatorRanges.call(validator, unitId, sheetId, ranges);
}
