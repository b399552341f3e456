// @ts-check
// Takes the README's pictures from the built preview with the demo company: node scripts/pictures.mjs
import { mkdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { BROWSER_FLAGS, findBrowser } from "./browser.mjs";
import { servePreview } from "./build/server.mjs";
import { fail } from "./ready.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const docs = path.join(root, "docs");
const output = path.join(root, ".cache/pictures");
mkdirSync(docs, { recursive: true });

const { default: webpack } = await import("webpack");
const { previewConfig } = await import("../webpack.config.js");
const compiler = webpack(previewConfig({ output, mode: "production" }));
if (!compiler) fail("webpack did not take its configuration.");
await new Promise((resolve, reject) =>
  compiler.run((error, stats) =>
    error || stats?.hasErrors()
      ? reject(error ?? new Error(stats?.toString("errors-only")))
      : resolve(undefined),
  ),
);

const preview = await servePreview(output, 0);
const executablePath = await findBrowser();
const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) });
const dark = process.argv.includes("--dark");
const page = await browser.newPage({
  viewport: { width: 1400, height: 860 },
  deviceScaleFactor: 1.5,
  colorScheme: dark ? "dark" : "light",
});
page.setDefaultTimeout(60_000);
await page.goto(preview.url);
const pane = page.frameLocator("#pane");
/** @param {string | RegExp} name */
const button = (name) => pane.getByRole("button", { name }).first();
/** @param {string} name */
const rail = (name) =>
  pane.getByRole("navigation", { name: "Main" }).getByRole("button", { name, exact: true }).click();
/** The whole window, or the pane alone. @param {string} name @param {boolean} [whole] */
const shoot = async (name, whole = false) => {
  await page.waitForLoadState("networkidle");
  const file = path.join(docs, `${name}${dark ? "-dark" : ""}.png`);
  await (whole
    ? page.screenshot({ path: file, scale: "css" })
    : page.locator("#pane").screenshot({ path: file }));
  console.log(path.relative(root, file));
};
/** Opens the first entry that Find gives for a text. @param {string} text */
const find = async (text) => {
  await pane.getByRole("combobox", { name: "Find" }).fill(text);
  await pane.getByRole("listbox", { name: "Found" }).getByRole("option").first().click();
};

await button("Try it with a demo company").click();
await button("Cancel").waitFor();
await button("Cancel").waitFor({ state: "detached", timeout: 180_000 });
await pane.getByText("The workbook is up to date.").waitFor({ timeout: 180_000 });
await rail("Home");
await shoot("home");
await button("Show in sheet").click();
await shoot("preview", true);

await rail("Calls");
await button("New complaint").click();
await pane.getByRole("combobox", { name: /^Caller/ }).fill("desh");
await pane.getByRole("option", { name: /Desh/ }).first().click();
await pane.getByRole("combobox", { name: "Problem" }).waitFor();
await shoot("call");
await find("0001");
await shoot("card");
await rail("Contracts");
await pane.getByRole("row").nth(1).click();
await pane.getByRole("heading", { level: 1 }).first().waitFor();
await button(/^Back/).waitFor();
await shoot("contract");
await rail("More");
await button(/^Plan/).click();
await pane.getByText(/Given to nobody/).waitFor();
await shoot("plan");
await rail("Bills");
await pane.getByRole("row").nth(1).click();
await pane.getByRole("heading", { level: 1, name: /^Bill / }).waitFor();
await shoot("bill");
await button("Paper").click();
await pane.getByText(/The paper is on sheet/).waitFor();
await shoot("paper", true);

await browser.close();
await preview.close();
