import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type Page, chromium } from "playwright-core";
import { build, type Rollup } from "vite";
import { BROWSER_FLAGS, findBrowser } from "../../scripts/browser.mjs";

/** A browser with a profile of its own that outlives it, and a page on one origin. */
export interface RealBrowser {
  readonly page: Page;
  /** Ends it as a power switch would: no farewell, no flush. */
  kill(): Promise<void>;
}

/** Serves a file of this folder as the script of an empty page; its exports are `globalThis.page` there. */
export async function servePage(file: string): Promise<{ url: string; close(): Promise<void> }> {
  const built = (await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("../..", import.meta.url)),
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), formats: ["iife"], name: "page" },
    },
  })) as Rollup.RollupOutput[];
  const script = built[0]?.output[0].code;
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.end(`<!doctype html><title>Store</title><script>${script};globalThis.page = page;</script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export async function newProfile(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "servicebook-profile-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }) };
}

const running = new Set<ChildProcess>();

/** Kills every browser a failed test has left running. */
export function killAll(): void {
  for (const child of running) process.kill(-child.pid!, "SIGKILL");
  running.clear();
}

/** Starts the browser on a profile as a process of its own group, so that all of it can be killed at once. */
export async function startBrowser(profile: string, url: string): Promise<RealBrowser> {
  const executable = await findBrowser();
  if (!executable) throw new Error("No Chromium, Chrome or Edge was found.");
  await rm(path.join(profile, "DevToolsActivePort"), { force: true });
  const flags = [
    ...BROWSER_FLAGS,
    "--headless=new",
    `--user-data-dir=${profile}`,
    "--remote-debugging-port=0",
  ];
  const child = spawn(executable, [...flags, "about:blank"], { detached: true, stdio: "ignore" });
  running.add(child);
  const browser = await connect(profile);
  const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]!.newPage());
  await page.goto(url);
  return { page, kill: () => kill(child, browser) };
}

/** Asks the page. An error of its own comes without its stack: Vitest would take the page's address for a file. */
export async function ask<T>({ page }: RealBrowser, question: () => Promise<T>): Promise<T> {
  return page.evaluate(question).catch((error: Error) => {
    throw new Error(error.message.split("\n    at ")[0]);
  });
}

async function connect(profile: string): Promise<Browser> {
  for (;;) {
    const port = await readFile(path.join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    if (port.includes("\n")) return chromium.connectOverCDP(`http://127.0.0.1:${port.split("\n")[0]}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function kill(child: ChildProcess, browser: Browser): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid!, "SIGKILL");
  running.delete(child);
  await gone;
  await browser.close().catch(() => undefined);
}
