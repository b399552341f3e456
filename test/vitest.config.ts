import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { BROWSER_FLAGS, findBrowser } from "../scripts/browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const executablePath = await findBrowser();

/** Found up front, so that no test run is interrupted by a dependency Vite meets late. */
const bundledForBrowser = [
  "@lit/context",
  "@lit/localize",
  "decimal.js",
  "fast-check",
  "fflate",
  "idb",
  "lit",
  "lit/decorators.js",
  "lit/directives/class-map.js",
  "lit/directives/if-defined.js",
  "lit/directives/keyed.js",
  "lit/directives/live.js",
  "lit/directives/ref.js",
  "lit/directives/repeat.js",
  "lit/directives/style-map.js",
  "valibot",
  "uqr",
];

const common = { root, cacheDir: `${root}.cache/vite` };

export default defineConfig({
  ...common,
  test: {
    reporters: ["default"],
    projects: [
      {
        ...common,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts", "test/**/*.e2e.test.ts"],
          environment: "node",
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...common,
        optimizeDeps: { include: bundledForBrowser },
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.ts"],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        ...common,
        test: {
          name: "e2e",
          include: ["test/**/*.e2e.test.ts"],
          environment: "node",
          globalSetup: ["test/house/preview-server.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
