// @ts-check
// npm test: all checks, then all tests in Node, in a browser, and end to end against the built preview.
// npm test -- <filter>: only the tests whose file matches, without the checks.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { findBrowser } from "./browser.mjs";
import { ensureReady, root } from "./ready.mjs";

const REPORT = path.join(root, ".cache/tests.json");

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile */

/** Runs a program of node_modules in view. @param {string} program @param {string[]} parameters */
function run(program, parameters) {
  const file = path.join(root, "node_modules", program);
  return spawnSync(process.execPath, [file, ...parameters], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** Whether there is a browser to test in, after trying to get one. @returns {Promise<boolean>} */
async function haveBrowser() {
  if (await findBrowser()) return true;
  if (!process.env["CHROME_PATH"]) {
    console.log("No Chromium, Chrome or Edge was found: downloading one for the tests …");
    run("playwright/cli.js", ["install", "chromium"]);
    if (await findBrowser()) return true;
  }
  console.error(
    "There is no browser to test in, and none could be downloaded. Install Chromium, Chrome or Edge, or name one " +
      "in CHROME_PATH; only the tests that need no browser are run now.",
  );
  return false;
}

/** What the report says; a file that could not even be loaded counts as one failure. @returns {Count | undefined} */
function readReport() {
  if (!existsSync(REPORT)) return undefined;
  const report = JSON.parse(readFileSync(REPORT, "utf8"));
  const broken = report.testResults.filter(
    (/** @type {TestFile} */ file) =>
      file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** @param {string[]} filters @param {boolean} browser @returns {Count} */
function runTests(filters, browser) {
  mkdirSync(path.dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const projects = browser ? [] : ["--project", "node"];
  const { status } = run("vitest/vitest.mjs", [
    ...["run", "--config", "test/vitest.config.ts"],
    ...reporters,
    ...projects,
    ...filters,
  ]);
  const count = readReport() ?? { passed: 0, failed: 1 };
  // Vitest also fails for errors outside any test; they must not pass for success here.
  if (status !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

ensureReady();
const { runChecks } = await import("./check.mjs");
const filters = process.argv.slice(2);
const browser = await haveBrowser();
const checked = filters.length === 0 ? await runChecks() : { passed: 0, failed: 0 };
const tested = runTests(filters, browser);
const passed = checked.passed + tested.passed;
const failed = checked.failed + tested.failed + (browser ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
