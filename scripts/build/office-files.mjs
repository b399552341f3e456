// @ts-check
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the Office library in the development dependency; served from there, never copied. */
export const officeFiles = fileURLToPath(
  new URL("../../node_modules/@microsoft/office-js/dist", import.meta.url),
);

/**
 * Over plain http the library asks a page beside itself whether the host is to be trusted. On this machine, in
 * development, the host is ours: the page says yes. Its script is a file of its own because no inline script may run.
 */
const TRUST_PAGE = '<!doctype html><title>Trust</title><script src="trust.js"></script>';
const TRUST_SCRIPT = `addEventListener("message", (event) => {
  event.source.postMessage(JSON.stringify({ hostUserTrusted: true }), event.origin);
});
`;

/** Answers requests below /office-js/AgaveErrorUX/.
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
export function trustPage(request, response) {
  const script = path.posix.basename((request.url ?? "").split("?")[0] ?? "") === "trust.js";
  response.setHeader("Content-Type", script ? "text/javascript" : "text/html; charset=utf-8");
  response.end(script ? TRUST_SCRIPT : TRUST_PAGE);
}
