// @ts-check
// npm run check: everything about the sources that can be told without running the tests. Needs no network.
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ensureReady, root } from "./ready.mjs";

/** @typedef {{ name: string, run(): Promise<string[]> | string[] }} Check */

/** @returns {Promise<Check[]>} each gives back its complaints */
async function checks() {
  const { complaintsOf } = await import("./checks/programs.mjs");
  const { licenceProblems } = await import("./checks/licences.mjs");
  const { manifestProblems } = await import("./checks/manifest.mjs");
  const { bundleProblems } = await import("./checks/bundle.mjs");
  return [
    { name: "types", run: () => complaintsOf("typescript/bin/tsc", ["--noEmit"]) },
    { name: "lint", run: () => complaintsOf("eslint/bin/eslint.js", [".", "--max-warnings=0"]) },
    {
      name: "format",
      run: () => complaintsOf("prettier/bin/prettier.cjs", ["--check", "--log-level=warn", "."]),
    },
    {
      name: "manifest",
      run: () => manifestProblems(readFileSync(path.join(root, "manifest.xml"), "utf8"), root),
    },
    { name: "licences", run: () => licenceProblems(root) },
    { name: "bundle", run: () => bundleProblems(root) },
  ];
}

/** Runs all checks one after the other, prints what they say, and counts. */
export async function runChecks() {
  const count = { passed: 0, failed: 0 };
  for (const { name, run } of await checks()) {
    const problems = await run();
    console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${name}`);
    for (const problem of problems) console.log(problem.replace(/^/gm, "     "));
    count[problems.length === 0 ? "passed" : "failed"]++;
  }
  return count;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureReady();
  const { failed } = await runChecks();
  process.exit(failed === 0 ? 0 : 1);
}
