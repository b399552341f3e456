// @ts-check
import path from "node:path";
import { build } from "vite";

/** @typedef {import("vite").Rollup.RollupOutput} RollupOutput */

/** Everything is measured as it ships: minified and with the packages' production builds. */
const common = { configFile: /** @type {const} */ (false), logLevel: /** @type {const} */ ("error"), mode: "production" };

/** Bundles files for Node into a folder, packages left outside. @param {string} root @param {string[]} files @param {string} outDir */
export async function bundleForNode(root, files, outDir) {
  await build({
    ...common,
    root,
    build: { ssr: true, outDir, emptyOutDir: true, minify: false, rollupOptions: { input: files } },
  });
}

/** Bundles files as modules for a page into a folder; a file's exports stay exports. @param {string} root @param {string[]} files
 * @param {string} outDir */
export async function bundleForBrowser(root, files, outDir) {
  await build({
    ...common,
    root,
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      rollupOptions: {
        input: files,
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name].js" },
      },
    },
  });
}

/** One file as a script that leaves its exports on globalThis.bench. @param {string} root @param {string} file
 * @returns {Promise<string>} */
export async function scriptOf(root, file) {
  const built = await build({
    ...common,
    root,
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: path.join(root, "test/bench", file), formats: ["iife"], name: "bench" },
    },
  });
  const output = /** @type {RollupOutput[]} */ (built)[0]?.output[0];
  if (!output) throw new Error(`${file} gave no script.`);
  return `${output.code}\nglobalThis.bench = bench;`;
}
