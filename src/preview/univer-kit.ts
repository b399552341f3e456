import type { Plugin, PluginCtor } from "@univerjs/core";

/** Univer's packages as values: required as CommonJS in Node, imported as modules in the browser. */
export interface UniverKit {
  readonly core: typeof import("@univerjs/core");
  readonly sheets: typeof import("@univerjs/sheets");
  readonly formula: typeof import("@univerjs/engine-formula");
  readonly sheetsFormula: typeof import("@univerjs/sheets-formula");
  readonly table: typeof import("@univerjs/sheets-table");
  readonly filter: typeof import("@univerjs/sheets-filter");
  readonly sort: typeof import("@univerjs/sheets-sort");
  readonly numfmt: typeof import("@univerjs/sheets-numfmt");
  readonly conditional: typeof import("@univerjs/sheets-conditional-formatting");
  readonly validation: typeof import("@univerjs/sheets-data-validation");
  readonly rules: typeof import("@univerjs/data-validation");
  readonly sheetsDrawing: typeof import("@univerjs/sheets-drawing");
}

/** A plugin and its settings. */
export type PluginEntry = readonly [PluginCtor<Plugin>, Record<string, unknown>?];
