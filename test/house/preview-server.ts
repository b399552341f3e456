import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { previewConfig } from "../../webpack.config.js";
import { build } from "../../scripts/build/run.mjs";
import { servePreview } from "../../scripts/build/server.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the built preview, ending in a slash. */
    previewUrl: string;
  }
}

/**
 * Builds the preview once for all end-to-end tests and serves it on a free port. `PREVIEW_URL` names a preview
 * that is already being served, such as that of `npm start`, and saves the build.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env["PREVIEW_URL"];
  if (running) {
    project.provide("previewUrl", running.replace(/\/?$/, "/"));
    return async () => undefined;
  }
  const parent = fileURLToPath(new URL("../../dist-preview", import.meta.url));
  await mkdir(parent, { recursive: true });
  const output = await mkdtemp(`${parent}/e2e-`); // a folder of its own, so that two runs may share the machine
  await build(previewConfig({ output, mode: "production" }));
  const server = await servePreview(output);
  project.provide("previewUrl", server.url);
  return async () => {
    await server.close();
    await rm(output, { recursive: true, force: true });
  };
}
