// @ts-check
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { addinConfig } from "../../webpack.config.js";
import { build } from "../build/run.mjs";

/** Bytes, compressed, that the pane may need before it shows anything. */
const FIRST_LOAD = 250_000;

/** @param {number} bytes */
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/**
 * The files of ours a page asks for at once, and their compressed sizes in bytes, largest first.
 * @param {string} folder
 * @param {string} page
 */
export function firstLoad(folder, page) {
  const html = readFileSync(path.join(folder, page), "utf8");
  const asked = [...html.matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)].map((match) => String(match[1]));
  return [page, ...asked]
    .map((file) => ({ file, bytes: gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes);
}

/** Says when the first load is heavier than promised. @param {string} folder @returns {string[]} */
export function weightProblems(folder) {
  const files = firstLoad(folder, "taskpane.html");
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const listed = files.map(({ file, bytes }) => `${file} ${kilo(bytes)}`).join(", ");
  console.log(`     first load ${kilo(total)} of ${kilo(FIRST_LOAD)} gzipped: ${listed}`);
  return total > FIRST_LOAD
    ? [`The first load is ${kilo(total)} gzipped; ${kilo(FIRST_LOAD)} were promised.`]
    : [];
}

/**
 * Names what of the Office library or the preview got into a release folder.
 * @param {string} folder
 * @returns {string[]}
 */
export function strangers(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((file) => {
    if (/office(\.debug)?\.js$|excel-web|preview/i.test(file)) return [`${file} must not be in a release.`];
    if (!file.endsWith(".js")) return [];
    const code = readFileSync(path.join(folder, file), "utf8");
    return /_richApiNativeBridge|OSF\.DDA|univerjs/.test(code)
      ? [`${file} holds what must not be in a release.`]
      : [];
  });
}

/** Builds the release into dist and tells what is wrong with it. @param {string} root @returns {Promise<string[]>} */
export async function bundleProblems(root) {
  try {
    await build(addinConfig());
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const dist = path.join(root, "dist");
  return [...weightProblems(dist), ...strangers(dist)];
}
