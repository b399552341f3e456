// @ts-check

/** Where Microsoft wants production add-ins to load the library from; the store refuses any other place. */
export const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

const MICROSOFT = "https://appsforoffice.microsoft.com";

/** @param {Record<string, string>} rules @returns {string} */
function policy(rules) {
  return Object.entries(rules)
    .map(([what, from]) => `${what} ${from}`)
    .join("; ");
}

/** What the page may load in Excel: itself, and the Office library from its one lawful place. */
export const PRODUCTION_POLICY = policy({
  "default-src": "'none'",
  "script-src": `'self' ${MICROSOFT}`,
  // The library writes style attributes on elements it shows.
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "connect-src": `'self' ${MICROSOFT}`,
  "worker-src": "'self' blob:",
  // On the web the library asks a frame of its own whether the host may be trusted.
  "frame-src": MICROSOFT,
  "base-uri": "'none'",
  "form-action": "'none'",
  "object-src": "'none'",
});

/** What the preview may load: this server, and nothing from anywhere else. */
export const PREVIEW_POLICY = policy({
  "default-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self' data:",
  "worker-src": "'self' blob:",
  "base-uri": "'none'",
  "form-action": "'none'",
  "object-src": "'none'",
});
