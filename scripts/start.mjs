// @ts-check
// npm start: the pane beside a workbook, in the browser, on this machine alone.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import process from "node:process";
import { ensureReady, fail } from "./ready.mjs";

const WANTED = 3000;

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "localhost", () => probe.close(() => resolve(true)));
  });
}

/** @param {number} from @returns {Promise<number>} */
async function freePort(from) {
  for (let port = from; port < from + 50; port++) if (await isFree(port)) return port;
  return fail(`No port from ${from} to ${from + 49} is free on this machine.`);
}

/** How this system opens an address. @param {string} url @returns {[string, ...string[]]} */
function opener(url) {
  if (process.platform === "darwin") return ["open", url];
  if (process.platform === "win32") return ["cmd", "/c", "start", "", url];
  return ["xdg-open", url];
}

/** Opens the default browser if there seems to be one; a machine without a screen just reads the address.
 * @param {string} url */
function openBrowser(url) {
  if (process.env["BROWSER"] === "none" || process.env["CI"]) return;
  const screen = process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"];
  if (process.platform === "linux" && !screen) return;
  const [command, ...parameters] = opener(url);
  const child = spawn(command, parameters, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}

ensureReady();
const { default: webpack } = await import("webpack");
const { default: DevServer } = await import("webpack-dev-server");
const { previewConfig } = await import("../webpack.config.js");

const port = await freePort(WANTED);
if (port !== WANTED) console.log(`Port ${WANTED} is taken by another program; using ${port}.`);
const compiler = webpack(previewConfig({ mode: "development", port }));
if (!compiler) fail("webpack did not take its configuration.");
const server = new DevServer(
  { ...compiler.options.devServer, host: "localhost", setupExitSignals: true },
  compiler,
);

console.log("Building …");
const built = new Promise((resolve) =>
  compiler.hooks.done.tap("start", (stats) => resolve(stats.hasErrors())),
);
await server.start();
const broken = await built;
const url = `http://localhost:${port}`;
console.log(
  broken ? `Built with errors (above); ${url} shows them.` : `Servicebook is at ${url} (Ctrl+C stops it).`,
);
openBrowser(url);
