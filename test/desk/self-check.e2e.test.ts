import { afterAll, expect, it } from "vitest";
import { contract } from "../../src/workbook/contract";
import { closeBrowser, openPreview } from "../preview-window";

afterAll(closeBrowser);

it("[D8] every rule holds in the preview, and the workbook is left as it was", async () => {
  const { page, pane, complaints, upToDate } = await openPreview();
  const name = pane.getByLabel("Company name");
  await name.fill("Aqua Care");
  await pane.getByLabel("State").selectOption("27");
  await name.press("Enter");
  await upToDate();
  // The very hidden copy comes a little later than the sheets: it is none of the check's doing.
  const names = () =>
    page.evaluate(() =>
      window.preview?.engine.sheets.list().flatMap((one) => (one.visibility === "Visible" ? [one.name] : [])),
    );
  const before = await names();
  await pane.getByRole("button", { name: "More", exact: true }).click();
  await pane.getByRole("button", { name: /^Settings/ }).click();
  await pane.getByRole("button", { name: "Check this workbook" }).click();
  await pane.getByRole("button", { name: "Start the check" }).click();
  const all = contract.length;
  await pane.getByText(`${all} of ${all} rules hold.`, { exact: true }).waitFor({ timeout: 120_000 });
  const report = (await pane.locator("pre").textContent()) ?? "";
  expect(report).toContain("API sets: ExcelApi 1.13");
  expect(report.split("\n").filter((line) => line.startsWith("passed"))).toHaveLength(all);
  expect(await names()).toEqual(before);
  await upToDate();
  expect(complaints).toEqual([]);
}, 240_000);
