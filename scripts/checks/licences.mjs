// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";

/** Licences under which the product may carry a package: none of them asks anything of the product's own licence. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
]);

/** Whether an SPDX expression leaves us an allowed choice. @param {string} expression */
export function isAllowed(expression) {
  const choices = expression.replace(/[()]/g, " ").split(/\s+OR\s+/i);
  return choices.some((choice) =>
    choice
      .trim()
      .split(/\s+AND\s+/i)
      .every((one) => ALLOWED.has(one.trim())),
  );
}

/**
 * The production packages of the lock file whose licence would bind the product, as sentences.
 * @param {string} root
 * @returns {string[]}
 */
export function licenceProblems(root) {
  const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).flatMap(([place, entry]) => {
    if (place === "" || entry.dev || entry.devOptional) return [];
    const { license } = JSON.parse(readFileSync(path.join(root, place, "package.json"), "utf8"));
    if (typeof license === "string" && isAllowed(license)) return [];
    return [
      `${place.replace("node_modules/", "")} is under ${JSON.stringify(license)}, which must not be shipped.`,
    ];
  });
}
