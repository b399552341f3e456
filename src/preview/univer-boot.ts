import type { ILanguagePack, Univer } from "@univerjs/core";
import type { PluginEntry, UniverKit } from "./univer-kit";

/** Plugins the model needs, with or without a screen. */
export const modelPlugins = (kit: UniverKit): PluginEntry[] => [
  [kit.formula.UniverFormulaEnginePlugin],
  [kit.sheets.UniverSheetsPlugin],
  [kit.sheetsFormula.UniverSheetsFormulaPlugin],
  [kit.numfmt.UniverSheetsNumfmtPlugin],
  [kit.validation.UniverSheetsDataValidationPlugin],
  [kit.filter.UniverSheetsFilterPlugin],
  [kit.sort.UniverSheetsSortPlugin],
  [kit.conditional.UniverSheetsConditionalFormattingPlugin],
  [kit.sheetsDrawing.UniverSheetsDrawingPlugin],
  [kit.table.UniverSheetsTablePlugin],
];

/** The document Univer is started with. */
export const FIRST_UNIT = "first";

/** Starts Univer with these plugins; of two with the same name the first counts. */
export function bootUniver(kit: UniverKit, plugins: readonly PluginEntry[], locale: ILanguagePack): Univer {
  const { Univer: Boot, LocaleType, LogLevel } = kit.core;
  const univer = new Boot({
    locale: LocaleType.EN_US,
    logLevel: LogLevel.WARN,
    locales: { [LocaleType.EN_US]: locale },
  });
  const seen = new Set<string>();
  for (const [plugin, config] of plugins) {
    if (seen.has(plugin.pluginName)) continue;
    seen.add(plugin.pluginName);
    univer.registerPlugin(plugin, config);
  }
  // Univer starts a kind's plugins with its first document; it is replaced as soon as the engine stands.
  const data = { id: FIRST_UNIT, sheetOrder: ["s"], sheets: { s: { id: "s", name: "Sheet1" } } };
  univer.createUnit(kit.core.UniverInstanceType.UNIVER_SHEET, data);
  return univer;
}
