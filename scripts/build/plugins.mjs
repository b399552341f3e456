// @ts-check
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import webpack from "webpack";

/** @typedef {import("webpack").Compiler} Compiler */
/** @typedef {import("webpack").Compilation} Compilation */

/** @param {Compilation} compilation @returns {string[]} the files of every module, those merged into others too */
function resources(compilation) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {import("webpack").Module} module */
  const visit = (module) => {
    const name = module.nameForCondition();
    if (name) found.add(name);
    for (const inner of /** @type {{ modules?: import("webpack").Module[] }} */ (module).modules ?? [])
      visit(inner);
  };
  for (const module of compilation.modules) visit(module);
  return [...found];
}

/** Fails the build when a file of a forbidden place gets in: what ships must hold no preview and none of the library. */
export class RefuseModules {
  /** @param {RegExp} forbidden tested against paths with forward slashes */
  constructor(forbidden) {
    this.forbidden = forbidden;
  }

  /** @param {Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("RefuseModules", (compilation) => {
      compilation.hooks.finishModules.tap("RefuseModules", () => {
        for (const resource of resources(compilation)) {
          if (!this.forbidden.test(resource.replaceAll("\\", "/"))) continue;
          compilation.errors.push(new webpack.WebpackError(`This must not be shipped: ${resource}`));
        }
      });
    });
  }
}

/** The folder of the package a file belongs to, or undefined for our own. @param {string} resource */
function packageFolder(resource) {
  const parts = resource.split(path.sep);
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return undefined;
  const scoped = parts[at + 1]?.startsWith("@") ? 3 : 2;
  return parts.slice(0, at + scoped).join(path.sep);
}

/** @param {string} folder @returns {string} the package's name, version, licence and the text of its licence */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text =
    file && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), "utf8") : "";
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** Writes the licences of every package that got into the bundle beside it, as those licences ask. */
export class LicenceNotices {
  /** @param {string} file */
  constructor(file = "licences.txt") {
    this.file = file;
  }

  /** @param {Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("LicenceNotices", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "LicenceNotices", stage }, () => {
        const folders = new Set(resources(compilation).map(packageFolder));
        const notices = [...folders].flatMap((folder) => (folder ? [notice(folder)] : [])).sort();
        compilation.emitAsset(
          this.file,
          new webpack.sources.RawSource(notices.join(`\n${"-".repeat(80)}\n\n`)),
        );
      });
    });
  }
}
