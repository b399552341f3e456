// @ts-check
// npm run bench [-- P1 P3]: measures the claims of test/bench, prints them, and writes bench/results.json.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { findBrowser } from "./browser.mjs";
import { ensureReady, fail, root } from "./ready.mjs";

/** @typedef {import("../test/bench/claim").Claim} Claim */

ensureReady();
const { bundleForNode } = await import("./bench/bundle.mjs");
const { broken, judged, table } = await import("./bench/report.mjs");
const { browserPlace, nodePlace, previewPlace } = await import("./bench/places.mjs");

/** @returns {Promise<Claim[]>} every claim, in the order of its number */
async function readClaims() {
  const names = readdirSync(path.join(root, "test/bench")).filter((name) => /^P\d+\.ts$/.test(name));
  names.sort((a, b) => Number(a.slice(1, -3)) - Number(b.slice(1, -3)));
  const folder = path.join(root, ".cache/bench/node");
  await bundleForNode(
    root,
    names.map((name) => path.join(root, "test/bench", name)),
    folder,
  );
  const built = names.map((name) => path.join(folder, name.replace(/\.ts$/, ".js")));
  const modules = await Promise.all(built.map((file) => import(pathToFileURL(file).href)));
  return modules.map(({ claim }) => claim);
}

/** @param {Claim[]} claims @param {string[]} asked @returns {Claim[]} */
function choose(claims, asked) {
  const ids = claims.map(({ id }) => id);
  const unknown = asked.filter((id) => !ids.includes(id));
  if (unknown.length > 0) fail(`There is no claim ${unknown.join(", ")}; there are ${ids.join(", ")}.`);
  return asked.length === 0 ? claims : claims.filter(({ id }) => asked.includes(id));
}

/** @param {Claim["where"]} where @param {Claim[]} claims */
async function openPlace(where, claims) {
  if (where === "node") return nodePlace();
  return where === "browser" ? browserPlace(claims) : previewPlace();
}

/** Measures the claims of one place, one after the other, so that none disturbs another.
 * @param {Claim["where"]} where @param {Claim[]} claims */
async function measure(where, claims) {
  const results = [];
  const place = await openPlace(where, claims);
  for (const claim of claims) {
    console.log(`${claim.id}  ${claim.what} …`);
    const say = (/** @type {string} */ line) => console.log(`    ${line}`);
    results.push(
      await place.measure(claim, say).then(
        (measured) => judged(claim, measured),
        (error) => broken(claim, error),
      ),
    );
  }
  await place.close();
  return results;
}

if (!(await findBrowser())) fail("There is no browser to measure in: install Chromium, Chrome or Edge.");
const claims = choose(await readClaims(), process.argv.slice(2));
const results = [];
for (const where of /** @type {const} */ (["node", "browser", "preview"])) {
  const there = claims.filter((claim) => claim.where === where);
  if (there.length > 0) results.push(...(await measure(where, there)));
}
results.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
mkdirSync(path.join(root, "bench"), { recursive: true });
writeFileSync(
  path.join(root, "bench/results.json"),
  `${JSON.stringify({ claims: results }, undefined, 2)}\n`,
);
console.log(`\n${table(results)}`);
for (const { id, error } of results) if (error) console.error(`\n${id} broke: ${error}`);
process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
