import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import { EsbuildPlugin } from "esbuild-loader";
import HtmlPlugin from "html-webpack-plugin";
import CssPlugin from "mini-css-extract-plugin";
import { LicenceNotices, RefuseModules } from "./scripts/build/plugins.mjs";
import { OFFICE_JS, PREVIEW_POLICY, PRODUCTION_POLICY } from "./scripts/build/policy.mjs";
import { officeFiles, trustPage } from "./scripts/build/office-files.mjs";

const root = path.dirname(fileURLToPath(import.meta.url));
const inRoot = (...parts) => path.join(root, ...parts);
const require = createRequire(import.meta.url);

/** The address manifest.xml is written for: Excel on this machine, with a certificate of this machine. */
const URL_DEV = "https://localhost:3000/";
/** Where a release is served from unless `--env url=…` says otherwise. */
const URL_PROD = "https://servicebook.example/";

const moduleRules = [
  { resourceQuery: /raw/, type: "asset/source" },
  { resourceQuery: /url/, type: "asset/resource" },
  {
    test: /\.css$/,
    resourceQuery: /inline/,
    use: [{ loader: "css-loader", options: { exportType: "string" } }],
  },
  { test: /\.css$/, resourceQuery: { not: [/inline|raw|url/] }, use: [CssPlugin.loader, "css-loader"] },
  {
    test: /\.ts$/,
    resourceQuery: { not: [/raw|url/] },
    loader: "esbuild-loader",
    options: { target: "es2022" },
  },
];

/** What both builds have in common; `name` keeps their caches apart. */
function common(name, mode) {
  const production = mode === "production";
  return {
    name,
    mode,
    context: root,
    // Policies forbid eval, so no eval source maps either.
    devtool: production ? "source-map" : "cheap-module-source-map",
    resolve: { extensions: [".ts", ".js"] },
    // exceljs comes bundled already; reading it again finds nothing and takes seconds.
    module: { rules: moduleRules, noParse: /exceljs[\\/]dist[\\/]exceljs\.min\.js$/ },
    output: {
      clean: true,
      filename: production ? "[name].[contenthash:8].js" : "[name].js",
      chunkFilename: production ? "[name].[contenthash:8].js" : "[name].js",
      assetModuleFilename: "assets/[name].[contenthash:8][ext]",
    },
    cache: {
      type: "filesystem",
      cacheDirectory: inRoot(".cache/webpack"),
      buildDependencies: { config: [fileURLToPath(import.meta.url)] },
    },
    optimization: { minimizer: [new EsbuildPlugin({ target: "es2022", css: true, legalComments: "none" })] },
    performance: { hints: false },
    stats: "errors-warnings",
    infrastructureLogging: { level: "warn" },
  };
}

function page(name, template, parameters) {
  return new HtmlPlugin({
    filename: name,
    template: inRoot(template),
    chunks: [path.basename(template, ".html") === "index" ? "preview" : "taskpane"],
    scriptLoading: "defer",
    templateParameters: parameters,
    minify: false,
  });
}

/** Files served as they are; the manifest with the address it is served from. */
function copies(url) {
  const domain = new URL(url, "http://localhost").origin;
  const manifest = (content) =>
    content.toString("utf8").replaceAll(URL_DEV, url).replaceAll(new URL(URL_DEV).origin, domain);
  return new CopyPlugin({
    patterns: [
      { from: "manifest.xml", to: "manifest.xml", transform: manifest },
      { from: "src/help.html", to: "help.html" },
      { from: "src/assets/*.{png,css}", to: "assets/[name][ext]" },
      { from: "templates/*.xlsx", to: "templates/[name][ext]", noErrorOnMissing: true },
    ],
  });
}

/**
 * The add-in as Excel loads it; with `https` served from this machine for sideloading.
 * @returns {import("webpack").Configuration}
 */
export function addinConfig({ mode = "production", url = URL_PROD, https } = {}) {
  const base = common(`addin-${mode}`, mode);
  return {
    ...base,
    entry: { taskpane: "./src/taskpane.ts" },
    output: { ...base.output, path: inRoot("dist"), publicPath: "" },
    plugins: [
      page("taskpane.html", "src/taskpane.html", { officeJs: OFFICE_JS, csp: PRODUCTION_POLICY }),
      new CssPlugin({ filename: mode === "production" ? "[name].[contenthash:8].css" : "[name].css" }),
      copies(mode === "production" ? url : URL_DEV),
      new RefuseModules(/\/src\/preview\/|node_modules\/(@univerjs|@microsoft\/office-js|exceljs|react)\//),
      new LicenceNotices(),
    ],
    devServer: {
      port: 3000,
      hot: false,
      server: https ? { type: "https", options: https } : "http",
      headers: { "Access-Control-Allow-Origin": "*" },
    },
  };
}

/**
 * The pane beside a workbook of our own, for development, the demo and the tests; never shipped.
 * @returns {import("webpack").Configuration}
 */
export function previewConfig({ mode = "development", output = "dist-preview", port = 3000 } = {}) {
  const base = common(`preview-${mode}`, mode);
  return {
    ...base,
    // The tests build this each time, and nobody debugs their build.
    devtool: mode === "production" ? false : base.devtool,
    entry: { taskpane: "./src/taskpane.ts", preview: "./src/preview/page.ts" },
    output: { ...base.output, path: path.resolve(root, output), publicPath: "/" },
    plugins: [
      page("taskpane.html", "src/taskpane.html", { officeJs: "/office-js/office.js", csp: PREVIEW_POLICY }),
      page("index.html", "src/preview/index.html", { csp: PREVIEW_POLICY }),
      new CssPlugin(),
      copies("/"),
    ],
    devServer: {
      port,
      hot: false,
      client: { overlay: { errors: true, warnings: false } },
      static: { directory: officeFiles, publicPath: "/office-js", watch: false },
      setupMiddlewares(middlewares) {
        middlewares.unshift({ name: "trust-page", path: "/office-js/AgaveErrorUX/", middleware: trustPage });
        return middlewares;
      },
    },
  };
}

/** `--env preview` builds the preview; `--env excel` serves the add-in to Excel; otherwise the add-in. */
export default async function configure(env = {}, argv = {}) {
  const mode = argv.mode ?? "production";
  if (env.preview) return previewConfig({ mode });
  const https = env.excel ? await require("office-addin-dev-certs").getHttpsServerOptions() : undefined;
  return addinConfig({ mode, https, ...(env.url ? { url: env.url.replace(/\/?$/, "/") } : {}) });
}
