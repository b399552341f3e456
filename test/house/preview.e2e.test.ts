import { type Browser, type Page, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { BROWSER_FLAGS, findBrowser } from "../../scripts/browser.mjs";

const url = inject("previewUrl");
let browser: Browser;
let page: Page;
const asked: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const executablePath = await findBrowser();
  browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) });
  page = await browser.newPage();
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  await page.goto(url, { timeout: 120_000 });
});
afterAll(() => browser.close());

describe("the built preview", () => {
  it("shows the pane, in which Microsoft's library finds itself in Excel", async () => {
    const inFrame = () => page.frames().some((frame) => frame.url().includes("/taskpane.html"));
    await expect.poll(inFrame, { timeout: 60_000 }).toBe(true);
    const pane = page.frames().find((frame) => frame.url().includes("/taskpane.html"));
    // The frame has its address before its scripts have run.
    await pane?.waitForFunction(() => "Office" in window, undefined, { timeout: 60_000 });
    const host = await pane?.evaluate(async () => (await Office.onReady()).host);
    expect(host).toBe("Excel");
  });

  it("[H16] asks nothing of any other machine", () => {
    expect(asked.filter((address) => !/^(data|blob):/.test(address) && !address.startsWith(url))).toEqual([]);
  });

  it("breaks no rule of its policy and reports no error", () => {
    expect(complaints).toEqual([]);
  });
});

describe("the preview's server", () => {
  const statusOf = async (path: string) => (await fetch(new URL(path, url))).status;

  it("serves pages, papers' templates and the ribbon's pictures", async () => {
    expect(await statusOf("taskpane.html")).toBe(200);
    expect(await statusOf("templates/invoice.xlsx")).toBe(200);
    expect(await statusOf("assets/home-32.png")).toBe(200);
  });

  it("serves the manifest with the addresses of the preview", async () => {
    const manifest = await (await fetch(new URL("manifest.xml", url))).text();
    expect(manifest).toContain('DefaultValue="/taskpane.html"');
    expect(manifest).not.toContain("localhost:3000");
  });

  it("serves nothing outside its folder", async () => {
    expect(await statusOf("..%2f..%2fpackage.json")).toBe(404);
    expect(await statusOf("office-js/..%2f..%2f..%2f..%2fpackage.json")).toBe(404);
  });
});
