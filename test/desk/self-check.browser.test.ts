import { html } from "lit";
import { expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { setUpCompany } from "../../src/company/commands";
import { currentVersion } from "../../src/store/migrations";
import { reportOf, type RunCheck } from "../../src/desk/self-check.view";
import type { SelfCheck } from "../../src/workbook/excel-self-check";
import { expectAccessible, find, findAll, openPane, textOf } from "../ui/pane";

const prepare = (store: Parameters<RunCheck>[0]["store"]) =>
  store.run(setUpCompany({ name: "Aqua Care", country: "IN", stateCode: "27" }));

const found: SelfCheck = {
  surroundings: [
    ["Host", "Excel 16.0"],
    ["API sets", "ExcelApi 1.13"],
  ],
  results: [
    { name: "keeps texts texts", fault: "", milliseconds: 12 },
    { name: "writes changed rows", fault: 'found "=1", wanted "1"', milliseconds: 7 },
  ],
  total: 2,
};

it("[D8] shows how far it is, then each rule and a report that says what failed", async () => {
  let finish = (): void => undefined;
  const check: RunCheck = (_, hear) => {
    hear({ ...found, results: found.results.slice(0, 1) });
    return new Promise((resolve) => (finish = () => resolve(found)));
  };
  const pane = await openPane({ prepare });
  const page = await pane.show(html`<self-check .check=${check}></self-check>`);
  await userEvent.click(find(page, "button.primary"));
  await vi.waitFor(() => expect(textOf(page)).toContain("1 of 2 rules tried"));
  expect(find<HTMLButtonElement>(page, "button.primary").disabled).toBe(true);
  finish();
  await vi.waitFor(() => expect(textOf(page)).toContain("1 of 2 rules hold."));
  expect(findAll(page, "li").map((one) => textOf(one).replace(/\s+/g, " ").trim())).toEqual([
    "keeps texts texts passed",
    'writes changed rows failed found "=1", wanted "1"',
  ]);
  expect(textOf(find(page, "pre"))).toBe(reportOf(found, pane.app.now()));
  expect(reportOf(found, "2026-11-24T10:00:00.000Z").split("\n")).toEqual([
    "Servicebook self-check: 1 of 2 rules hold.",
    "Time: 2026-11-24T10:00:00.000Z",
    `Book format: ${currentVersion}`,
    "Host: Excel 16.0",
    "API sets: ExcelApi 1.13",
    "passed  keeps texts texts (12 ms)",
    "FAILED  writes changed rows (7 ms)",
    '        found "=1", wanted "1"',
  ]);
  await expectAccessible(pane.root);
});

it("[D8] says so where there is no workbook", async () => {
  const pane = await openPane({ prepare });
  const page = await pane.show(html`<self-check></self-check>`);
  await userEvent.click(find(page, "button.primary"));
  await vi.waitFor(() => expect(pane.app.notices.toast?.text).toContain("no workbook"));
  expect(find<HTMLButtonElement>(page, "button.primary").disabled).toBe(false);
});
