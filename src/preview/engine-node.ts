import { createRequire } from "node:module";
import type { GridEngine } from "./engine";
import { bootUniver, modelPlugins } from "./univer-boot";
import { UniverEngine } from "./univer-engine";
import type { UniverKit } from "./univer-kit";

/** Univer's modules for import cannot be loaded by Node as they are (one of their dependencies is CommonJS). */
function loadKit(): UniverKit {
  const require = createRequire(import.meta.url);
  return {
    core: require("@univerjs/core"),
    sheets: require("@univerjs/sheets"),
    formula: require("@univerjs/engine-formula"),
    sheetsFormula: require("@univerjs/sheets-formula"),
    table: require("@univerjs/sheets-table"),
    filter: require("@univerjs/sheets-filter"),
    sort: require("@univerjs/sheets-sort"),
    numfmt: require("@univerjs/sheets-numfmt"),
    conditional: require("@univerjs/sheets-conditional-formatting"),
    validation: require("@univerjs/sheets-data-validation"),
    rules: require("@univerjs/data-validation"),
    sheetsDrawing: require("@univerjs/sheets-drawing"),
  } as UniverKit;
}

/** A workbook without a screen, with one empty sheet named Sheet1. */
export async function createNodeEngine(): Promise<GridEngine> {
  const kit = loadKit();
  const engine = new UniverEngine(kit, bootUniver(kit, modelPlugins(kit), {}));
  await engine.settle();
  return engine;
}
