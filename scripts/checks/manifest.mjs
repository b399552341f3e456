// @ts-check
import { DOMParser } from "@xmldom/xmldom";
import { addressProblems, iconProblems } from "./manifest-files.mjs";
import { orderProblems } from "./manifest-order.mjs";
import { resourceProblems, textProblems } from "./manifest-resources.mjs";
import { identityProblems, ribbonProblems, runtimeProblems } from "./manifest-rules.mjs";

/** @param {string} xml @returns {{ app: import("./xml.mjs").Element } | { malformed: string }} */
function parse(xml) {
  /** @type {string[]} */
  const complaints = [];
  const onError = (/** @type {string} */ _level, /** @type {string} */ message) =>
    void complaints.push(message);
  try {
    const app = new DOMParser({ onError }).parseFromString(xml, "text/xml").documentElement;
    if (complaints[0] !== undefined || !app) return { malformed: complaints[0] ?? "there is no element" };
    return { app };
  } catch (error) {
    return { malformed: complaints[0] ?? String(error) };
  }
}

/**
 * What Excel or the store would refuse in a manifest, as sentences; [] when nothing. Excel itself only says "not
 * valid", and Microsoft's validator needs the network, so this one goes by the published rules.
 * @param {string} xml
 * @param {string} root the project's folder, where the icons and pages named must exist
 * @returns {string[]}
 */
export function manifestProblems(xml, root) {
  const parsed = parse(xml);
  if ("malformed" in parsed) return [`Not well-formed: ${parsed.malformed}`];
  const { app } = parsed;
  if (app.localName !== "OfficeApp") return ["The root element is not OfficeApp."];
  return [
    ...orderProblems(app),
    ...identityProblems(app),
    ...resourceProblems(app),
    ...textProblems(app),
    ...ribbonProblems(app),
    ...runtimeProblems(app),
    ...addressProblems(app, root),
    ...iconProblems(app, root),
  ];
}
