import { existsSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { findBrowser } from "../../scripts/browser.mjs";

afterEach(() => vi.unstubAllEnvs());

it("takes the browser CHROME_PATH names", async () => {
  vi.stubEnv("CHROME_PATH", process.execPath);
  expect(await findBrowser()).toBe(process.execPath);
});

it("takes no other browser when CHROME_PATH names one that is missing", async () => {
  vi.stubEnv("CHROME_PATH", "/nowhere/chromium");
  expect(await findBrowser()).toBeUndefined();
});

it("finds only programs that exist", async () => {
  vi.stubEnv("CHROME_PATH", "");
  const found = await findBrowser();
  expect(found === undefined || existsSync(found)).toBe(true);
});
