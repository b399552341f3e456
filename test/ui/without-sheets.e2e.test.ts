import { afterAll, expect, inject, it } from "vitest";
import { closeBrowser, openBrowser } from "../preview-window";

afterAll(closeBrowser);

it("[U24] the pane works on the book, and says so, where the part that follows with sheets cannot be loaded", async () => {
  const page = await (await openBrowser()).newPage();
  let kept = 0;
  await page.route("**/*.js", async (route) => {
    const answer = await route.fetch();
    const isSheets = (await answer.text()).includes("StockOnHand");
    kept += Number(isSheets);
    await (isSheets ? route.abort() : route.fulfill({ response: answer }));
  });
  await page.goto(inject("previewUrl"), { timeout: 120_000 });
  const pane = page.frameLocator("#pane");
  const name = pane.getByLabel("Company name");
  await name.fill("Aqua Care");
  await pane.getByText("The sheets do not follow").waitFor();
  expect(kept).toBeGreaterThan(0);
  await pane.getByLabel("State").selectOption("27");
  await name.press("Enter");
  await pane.getByRole("heading", { name: "Your first complaint" }).waitFor();
}, 240_000);
