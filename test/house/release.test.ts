import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { firstLoad, strangers, weightProblems } from "../../scripts/checks/bundle.mjs";
import { isAllowed, licenceProblems } from "../../scripts/checks/licences.mjs";
import { PREVIEW_POLICY, PRODUCTION_POLICY } from "../../scripts/build/policy.mjs";
import { root } from "./sources";

describe("licences", () => {
  it.each(["MIT", "(MIT OR GPL-3.0)", "Apache-2.0 AND MIT", "BSD-3-Clause"])("may be %s", (licence) => {
    expect(isAllowed(licence)).toBe(true);
  });

  it.each(["GPL-3.0", "MIT AND LGPL-2.1", "SEE LICENSE IN EULA", "UNLICENSED", ""])(
    "may not be %s",
    (licence) => {
      expect(isAllowed(licence)).toBe(false);
    },
  );

  it("of what we ship are all allowed", () => expect(licenceProblems(root)).toEqual([]));
});

describe("a release", () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  const page =
    '<script src="https://appsforoffice.microsoft.com/office.js"></script><script defer src="pane.js"></script>';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "release-"));
    write("taskpane.html", page);
    write("pane.js", "export {}");
    write("later.js", "x".repeat(100));
    vi.spyOn(console, "log").mockReturnValue();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    vi.restoreAllMocks();
  });

  it("first loads its page and the scripts the page names, not Microsoft's and none that come later", () => {
    expect(
      firstLoad(folder, "taskpane.html")
        .map(({ file }) => file)
        .sort(),
    ).toEqual(["pane.js", "taskpane.html"]);
    expect(weightProblems(folder)).toEqual([]);
  });

  it("is refused when the first load is too heavy", () => {
    const noise = Array.from({ length: 60_000 }, (_, k) => Math.sin(k).toString(36)).join("");
    write("pane.js", noise);
    expect(weightProblems(folder)[0]).toMatch(/first load is \d+\.\d kB gzipped; 250.0 kB were promised/);
  });

  it("is refused when the preview or Microsoft's library got in", () => {
    expect(strangers(folder)).toEqual([]);
    write("office.js", "");
    write("later.js", 'import "@univerjs/core"');
    expect(strangers(folder).sort()).toEqual([
      "later.js holds what must not be in a release.",
      "office.js must not be in a release.",
    ]);
  });
});

describe("the policies", () => {
  it.each([PREVIEW_POLICY, PRODUCTION_POLICY])(
    "let no script in that the page does not name: %s",
    (policy) => {
      const rules = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
      const scripts = rules.get("script-src") ?? rules.get("default-src") ?? [];
      expect(scripts).toContain("'self'");
      expect(policy).not.toMatch(/unsafe-eval|\*|http:/);
      expect(scripts).not.toContain("'unsafe-inline'");
      expect(rules.get("object-src")).toEqual(["'none'"]);
    },
  );

  it("let the preview reach nothing outside", () => expect(PREVIEW_POLICY).not.toMatch(/https?:/));
});
