// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** Chromium's flags for tests and measurements: headless, quiet, and asking nothing of the network by itself. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const LINUX = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "msedge",
];

const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === "darwin") return MAC;
  if (process.platform === "win32") {
    const roots = [
      process.env["ProgramFiles"],
      process.env["ProgramFiles(x86)"],
      process.env["LocalAppData"],
    ];
    return roots.flatMap((root) => (root ? WINDOWS.map((place) => path.join(root, place)) : []));
  }
  const folders = (process.env["PATH"] ?? "/usr/bin").split(path.delimiter);
  return LINUX.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** The browser playwright downloaded, if it did; the package may itself be missing before the first install.
 * @returns {Promise<string[]>} */
async function downloaded() {
  try {
    const { chromium } = await import("playwright-core");
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/**
 * The path of a Chromium, Chrome or Edge on this machine, or undefined; `CHROME_PATH` overrules the search.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const asked = process.env["CHROME_PATH"];
  if (asked) return existsSync(asked) ? asked : undefined;
  return [...usualPlaces(), ...(await downloaded())].find((place) => place !== "" && existsSync(place));
}
