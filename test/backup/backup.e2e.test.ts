import { readFile } from "node:fs/promises";
import type { Download } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { compareBooks } from "../../src/backup/compare";
import { readBackup } from "../../src/backup/read";
import { closeBrowser, openPreview, type PreviewWindow } from "../preview-window";

afterAll(closeBrowser);

const bytesOf = async (download: Download): Promise<Uint8Array> =>
  new Uint8Array(await readFile(await download.path()));

const toBackup = async ({ pane }: PreviewWindow): Promise<void> => {
  await pane.getByRole("button", { name: "More", exact: true }).click();
  await pane.getByRole("button", { name: /^Backup and restore/ }).click();
  await pane.getByRole("heading", { name: "Backup and restore" }).waitFor();
};

/** Saves a backup, with a password when one is given. */
async function saved({ page, pane }: PreviewWindow, password = ""): Promise<Download> {
  await pane.getByLabel("Password", { exact: true }).fill(password);
  await pane.getByLabel("The same again").fill(password);
  const downloading = page.waitForEvent("download", { timeout: 120_000 });
  await pane.getByRole("button", { name: "Save a backup" }).click();
  return downloading;
}

it("[BK13] a backup of the demo company stands in a fresh profile record by record, proved, and can be gone back on", async () => {
  const first = await openPreview();
  await first.pane.getByRole("button", { name: "Try it with a demo company" }).click();
  await first.pane.getByRole("button", { name: "More", exact: true }).waitFor({ timeout: 240_000 });
  await first.pane.getByText("Making the demo company").waitFor({ state: "hidden", timeout: 240_000 });
  await toBackup(first);
  await first.pane.getByText("There is none yet.").waitFor();
  const download = await saved(first);
  expect(download.suggestedFilename()).toMatch(/^Servicebook \d{4}-\d\d-\d\d .+\.xlsx$/);
  await first.pane.getByText(/up to change/).waitFor();
  const there = await readBackup(await bytesOf(download));
  const locked = await saved(first, "Kaveri-1947");
  expect(locked.suggestedFilename()).toMatch(/ locked\.xlsx$/);

  const second = await openPreview();
  await second.pane.getByRole("button", { name: "Restore a backup…" }).click();
  const choose = second.pane.getByLabel("Choose a file…");
  await choose.setInputFiles({
    name: "locked.xlsx",
    mimeType: "",
    buffer: Buffer.from(await bytesOf(locked)),
  });
  const password = second.pane.getByLabel(/^Password of/);
  await password.fill("wrong");
  await password.press("Enter");
  await second.pane.getByText(/The password does not open this backup/).waitFor();
  await password.fill("Kaveri-1947");
  await password.press("Enter");
  await second.pane.getByText("Nothing was saved on this machine yet.").waitFor({ timeout: 120_000 });
  await choose.setInputFiles(await download.path());
  await second.pane.getByText(there.manifest.company).first().waitFor({ timeout: 120_000 });
  await second.pane.getByRole("button", { name: "Restore this" }).click();
  await second.pane
    .getByText(/The book was restored and proved: all \d+ rules hold/)
    .waitFor({ timeout: 240_000 });
  await toBackup(second);
  const again = await readBackup(await bytesOf(await saved(second)));
  const { standing, sets } = await compareBooks(again.book, there.book);
  // Since then the book was proved and the two backups were noted.
  expect(standing).toMatchObject({ kind: "newer" });
  const changed = sets.filter(({ onlyThere, onlyHere, differing }) => onlyThere + onlyHere + differing > 0);
  expect(changed.map(({ type }) => type)).toEqual(["proof"]);
  expect(again.book.records.length).toBeGreaterThan(5_000);

  // What is here now is kept aside, and stands here again when it is gone back to.
  await second.pane.getByLabel("Choose a file…").setInputFiles(await download.path());
  await second.pane.getByText(/It is older: the book here has gone on/).waitFor({ timeout: 120_000 });
  await second.pane.getByRole("button", { name: "Restore this" }).click();
  await second.pane.getByRole("button", { name: "Restore", exact: true }).click();
  await second.pane.getByRole("button", { name: "Go back to it…" }).waitFor({ timeout: 240_000 });
  await second.pane.getByRole("button", { name: "Go back to it…" }).click();
  await second.pane.getByText(/Both went their own way|It is newer/).waitFor({ timeout: 120_000 });
  expect([...first.complaints, ...second.complaints]).toEqual([]);
}, 900_000);
