import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The name of LibreOffice's program where it is installed. */
export const libreOffice: string | undefined = ["soffice", "libreoffice"].find((name) => {
  try {
    execFileSync("which", [name], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
});

/** Has LibreOffice open a workbook and save it in another format, its first sheet where that holds one only. */
export function convertWithLibreOffice(workbook: Uint8Array, format: "csv" | "pdf" | "xlsx"): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "paper-"));
  try {
    const source = join(folder, "paper.xlsx");
    writeFileSync(source, workbook);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const out = join(folder, "out");
    execFileSync(libreOffice!, [profile, "--headless", "--convert-to", format, "--outdir", out, source], {
      stdio: "pipe",
    });
    return readFileSync(join(out, readdirSync(out)[0]!));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
