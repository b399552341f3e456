// @ts-check
// npm run excel / npm stop: sideloads the manifest into Excel on this machine, with the dev server behind it.
import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { ensureReady, fail, root } from "./ready.mjs";

const action = process.argv[2];
if (action !== "start" && action !== "stop") fail("Say start or stop: node scripts/excel.mjs start");
if (process.platform === "linux") {
  fail("There is no Excel for Linux: npm start shows the same pane beside a workbook in the browser.");
}

ensureReady();
// Called through node: without install scripts npm leaves this program without its run bit.
const program = path.join(root, "node_modules/office-addin-debugging/cli.js");
const server = ["--dev-server", "npm run dev-server", "--dev-server-port", "3000"];
const parameters =
  action === "start" ? ["start", "manifest.xml", "desktop", ...server] : ["stop", "manifest.xml"];
const done = spawnSync(process.execPath, [program, ...parameters], { cwd: root, stdio: "inherit" });
process.exit(done.status ?? 1);
