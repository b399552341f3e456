// @ts-check
// Draws src/assets/<name>-<size>.png from src/assets/icons/<name>.svg; the pictures are committed, because
// Excel takes no other format for the ribbon. Run it after changing a drawing: node scripts/icons.mjs
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { BROWSER_FLAGS, findBrowser } from "./browser.mjs";

/** The sizes the ribbon, the context menu and the store ask for, in pixels. */
const SIZES = [16, 32, 64, 80, 128];
/** Only the add-in itself is shown in the store's sizes. */
const STORE_ONLY = [64, 128];

const assets = fileURLToPath(new URL("../src/assets", import.meta.url));
const executablePath = await findBrowser();
if (!executablePath) throw new Error("No Chromium, Chrome or Edge was found to draw the icons with.");

const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
const page = await browser.newPage();
for (const file of await readdir(path.join(assets, "icons"))) {
  const name = path.basename(file, ".svg");
  const svg = await readFile(path.join(assets, "icons", file), "utf8");
  for (const size of SIZES) {
    if (STORE_ONLY.includes(size) && name !== "servicebook") continue;
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    const picture = await page.screenshot({ omitBackground: true });
    await writeFile(path.join(assets, `${name}-${size}.png`), picture);
  }
}
await browser.close();
