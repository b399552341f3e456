import { afterAll, expect, it } from "vitest";
import { closeBrowser, openPreview } from "../preview-window";

afterAll(closeBrowser);

it("[U4] a reload right after the last letter loses none of them", async () => {
  const { page, pane } = await openPreview();
  const name = () => pane.getByLabel("Company name");
  await name().pressSequentially("Aqua Care and Sons");
  await page.reload();
  await expect.poll(() => name().inputValue(), { timeout: 60_000 }).toBe("Aqua Care and Sons");
  await pane.getByText("draft kept").waitFor();
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/form/")));
  await expect.poll(left).toEqual([]);
}, 240_000);
