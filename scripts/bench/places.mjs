// @ts-check
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { chromium } from "playwright-core";
import { previewConfig } from "../../webpack.config.js";
import { BROWSER_FLAGS, findBrowser } from "../browser.mjs";
import { build } from "../build/run.mjs";
import { servePreview } from "../build/server.mjs";
import { root } from "../ready.mjs";
import { bundleForBrowser, scriptOf } from "./bundle.mjs";

/** @typedef {import("../../test/bench/claim").Claim} Claim */
/** @typedef {import("../../test/bench/claim").Measured} Measured */
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Frame} Frame */
/** @typedef {{ measure(claim: Claim, say: (line: string) => void): Promise<Measured>, close(): Promise<void> }} Place */

/** Runs the work with a browser on a fresh profile on disk: in a private window IndexedDB would live in memory. */
async function profile() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "servicebook-bench-"));
  const executablePath = await findBrowser();
  const context = await chromium.launchPersistentContext(folder, {
    args: [...BROWSER_FLAGS, "--js-flags=--expose-gc", "--enable-precise-memory-info"],
    ...(executablePath ? { executablePath } : {}),
  });
  context.setDefaultNavigationTimeout(120_000);
  const close = async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, close };
}

/** @returns {Place} claims measured in Node itself */
export function nodePlace() {
  return {
    async measure(claim, say) {
      if (claim.where !== "node") throw new Error(`${claim.id} is not for Node.`);
      return claim.run({ say, root });
    },
    close: async () => undefined,
  };
}

/** @param {Claim[]} claims @returns {Promise<Place>} claims measured in a page, each in a profile of its own */
export async function browserPlace(claims) {
  const folder = path.join(root, ".cache/bench/browser");
  await bundleForBrowser(
    root,
    claims.map(({ id }) => path.join(root, `test/bench/${id}.ts`)),
    folder,
  );
  await writeFile(path.join(folder, "index.html"), "<!doctype html><title>Bench</title>");
  const server = await servePreview(folder);
  return {
    async measure(claim, say) {
      const { context, close } = await profile();
      try {
        const page = await context.newPage();
        await page.exposeFunction("say", say);
        await page.goto(server.url);
        return await page.evaluate(async (file) => {
          const { claim: inPage } = await import(file);
          return inPage.run({ say: /** @type {any} */ (globalThis).say });
        }, `${server.url}${claim.id}.js`);
      } finally {
        await close();
      }
    },
    close: () => server.close(),
  };
}

/** Builds and serves the preview, unless PREVIEW_URL names one that is being served already. */
async function preview() {
  const running = process.env["PREVIEW_URL"];
  if (running) return { url: running.replace(/\/?$/, "/"), close: async () => undefined };
  const folder = path.join(root, "dist-preview/bench");
  await build(previewConfig({ output: folder, mode: "production" }));
  const { url, close } = await servePreview(folder);
  const tidy = async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, close: tidy };
}

/** @returns {Promise<Place>} claims measured beside the built preview */
export async function previewPlace() {
  const server = await preview();
  return {
    async measure(claim, say) {
      if (claim.where !== "preview") throw new Error(`${claim.id} is not for the preview.`);
      /** @type {(() => Promise<void>)[]} */
      const closers = [];
      /** @param {string} [at] @param {{ keep?: Page }} [options] */
      const open = async (at = "/", { keep } = {}) => {
        const opened = keep ? undefined : await profile();
        if (opened) closers.push(opened.close);
        const page = await (keep ? keep.context() : /** @type {NonNullable<typeof opened>} */ (opened).context).newPage();
        await page.goto(new URL(at, server.url).href);
        return page;
      };
      /** @param {Page | Frame} into @param {string} file */
      const inject = async (into, file) => void (await into.evaluate(await scriptOf(root, file)));
      try {
        return await claim.run({ say, root, url: server.url, open, inject });
      } finally {
        for (const close of closers) await close();
      }
    },
    close: () => server.close(),
  };
}
