import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isInstalled, nodeProblem, stampInstalled } from "../../scripts/ready.mjs";

describe("the Node that is needed", () => {
  it.each(["20.9.0", "20.20.2", "22.0.0"])("may be %s", (version) => {
    expect(nodeProblem(version, ">=20.9")).toBeUndefined();
  });

  it.each(["18.20.1", "20.8.9"])("may not be %s, and the sentence says what to get", (version) => {
    expect(nodeProblem(version, ">=20.9")).toMatch(
      `needs Node 20.9 or newer, and this is Node ${version}. Get it from`,
    );
  });
});

describe("installed packages", () => {
  let folder: string;
  const write = (file: string, text: string, minute: number) => {
    writeFileSync(path.join(folder, file), text);
    const time = new Date(Date.UTC(2026, 3, 1, 9, minute));
    utimesSync(path.join(folder, file), time, time);
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "ready-"));
    write("package-lock.json", "one", 10);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const installAt = (minute: number) => {
    mkdirSync(path.join(folder, "node_modules"), { recursive: true });
    write("node_modules/.package-lock.json", "{}", minute);
  };

  it("are missing in a fresh clone", () => expect(isInstalled(folder)).toBe(false));

  it("are missing when an install was broken off", () => {
    mkdirSync(path.join(folder, "node_modules"));
    expect(isInstalled(folder)).toBe(false);
  });

  it("count when they are newer than the lock file", () => {
    installAt(11);
    expect(isInstalled(folder)).toBe(true);
  });

  it("are out of date when the lock file is newer", () => {
    installAt(9);
    expect(isInstalled(folder)).toBe(false);
  });

  it("count while the lock file says the same, though git touched it", () => {
    installAt(11);
    stampInstalled(folder);
    write("package-lock.json", "one", 20);
    expect(isInstalled(folder)).toBe(true);
    write("package-lock.json", "two", 21);
    expect(isInstalled(folder)).toBe(false);
  });
});
