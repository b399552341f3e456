// @ts-check
// Makes a fresh clone ready to run. Everything here must work on plain Node, before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * What is wrong with this Node, in words, or undefined when it will do.
 * @param {string} version such as "20.9.0"
 * @param {string} engines such as ">=20.9"
 */
export function nodeProblem(version, engines) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantMajor = 0, wantMinor = 0] = engines.replace(/^>=/, "").split(".").map(Number);
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return undefined;
  return `Servicebook needs Node ${wantMajor}.${wantMinor} or newer, and this is Node ${version}. Get it from https://nodejs.org.`;
}

/** @param {string} folder */
const stampFile = (folder) => path.join(folder, "node_modules/.servicebook-lock");

/** @param {string} folder */
function digest(folder) {
  const lock = readFileSync(path.join(folder, "package-lock.json"));
  return createHash("sha256").update(lock).digest("hex");
}

/**
 * Whether the packages installed in a folder are those of its lock file. A stamp with the lock file's digest says so;
 * packages installed by hand have none, and count when they are newer than the lock file.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const installed = path.join(folder, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  const stamp = stampFile(folder);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest(folder)) return true;
  return statSync(installed).mtimeMs >= statSync(path.join(folder, "package-lock.json")).mtimeMs;
}

/** Notes that the installed packages are those of the lock file. @param {string} folder */
export function stampInstalled(folder) {
  writeFileSync(stampFile(folder), digest(folder));
}

/** @returns {boolean} whether npm did it */
function install() {
  const npm = process.env["npm_execpath"];
  const options = ["ci", "--no-fund", "--no-audit", "--loglevel=error"];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", options, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  return done.status === 0;
}

/** @param {string} sentence @returns {never} */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Checks Node and installs what is missing; ends the program with a sentence when that cannot be done. */
export function ensureReady() {
  const { engines } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const problem = nodeProblem(process.versions.node, engines.node);
  if (problem) fail(problem);
  if (!isInstalled(root)) {
    console.log("Installing packages: once, a minute or two …");
    if (!install())
      fail("npm could not install the packages; what it said is above. Is the network reachable?");
  }
  stampInstalled(root);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureReady();
