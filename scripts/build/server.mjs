// @ts-check
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { officeFiles, trustPage } from "./office-files.mjs";
import { PREVIEW_POLICY } from "./policy.mjs";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".xml": "application/xml",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const TRUST = /^\/office-js\/agaveerrorux\//i;

/** The file a path stands for, or undefined when there is none or it lies outside the folder.
 * @param {string} folder @param {string} pathname */
function fileFor(folder, pathname) {
  const file = path.join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  if (!file.startsWith(path.resolve(folder) + path.sep)) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** @param {string} pathname @param {string} folder */
function locate(pathname, folder) {
  const office = pathname.match(/^\/office-js\/(.+)$/);
  return office?.[1] ? fileFor(officeFiles, office[1]) : fileFor(folder, pathname);
}

/**
 * Serves a built preview from this machine's loopback address only, with the policy as a header as a real
 * deployment would; port 0 takes any free one.
 * @param {string} folder @param {number} [port]
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function servePreview(folder, port = 0) {
  const root = path.resolve(folder);
  const server = createServer((request, response) => {
    const pathname = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    if (TRUST.test(pathname)) return trustPage(request, response);
    const file = locate(pathname, root);
    if (!file) {
      response.statusCode = 404;
      return response.end("Not found");
    }
    response.setHeader("Content-Type", TYPES[path.extname(file)] ?? "application/octet-stream");
    response.setHeader("Content-Security-Policy", PREVIEW_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-cache");
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "localhost", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
