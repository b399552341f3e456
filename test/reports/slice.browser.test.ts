import { html } from "lit";
import { expect, it } from "vitest";
import "../../src/reports/slice.view";
import "../../src/reports/slices.view";
import { sliceViews } from "../../src/reports/slice-routes.view";
import { saveSlice } from "../../src/reports/slice-commands";
import { firstSlice } from "../../src/reports/slice-ready";
import type { AnyRecord } from "../../src/records";
import { command } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import { expectAccessible, find, findAll, openPane, textOf } from "../ui/pane";

const put = command("test.put", async (work, records: readonly AnyRecord[]) => {
  for (const record of records) await work.put(record);
});
const entry = (at: number, minor: number): AnyRecord => ({
  id: `entry:journal:${at}`,
  on: at % 2 ? "2026-04-01" : "2026-05-01",
  sourceId: `journal:${at}`,
  sourceNumber: `J/${at}`,
  text: "",
  lines: [
    { account: "expense:rent", debit: minor, credit: 0 },
    { account: "sales:service", debit: 0, credit: minor },
  ],
});
const prepare = (store: Store) => store.run(put([entry(1, 70_000), entry(2, 30_000)]));

const shown = async (element: Element, text: string) => expect.poll(() => textOf(element)).toContain(text);

it("[SD6] is changed by keys and by drag, says so, follows the book and survives a reload", async () => {
  const pane = await openPane({ views: sliceViews, prepare });
  const page = await pane.show(html`<slice-page of="ledger"></slice-page>`);
  await shown(page, "Total");
  expect(textOf(find(page, "slice-table"))).toContain("1,000");
  await expectAccessible(page);

  const chip = () => findAll<HTMLElement>(page, "[data-zone=rows] button.chip");
  expect(chip().map((one) => one.dataset["name"])).toEqual(["account-kind", "account"]);
  chip()[0]!.focus();
  chip()[0]!.dispatchEvent(
    new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }),
  );
  await expect.poll(() => chip().map((one) => one.dataset["name"])).toEqual(["account", "account-kind"]);
  expect(textOf(find(find(page, "slice-fields"), "[aria-live=polite]"))).toContain("Place 2 of 2");

  const data = new DataTransfer();
  const month = find(page, "[data-zone=columns] button.chip");
  month.dispatchEvent(new DragEvent("dragstart", { dataTransfer: data, bubbles: true, composed: true }));
  const rows = find(page, "[data-zone=rows]");
  rows.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, composed: true, cancelable: true })); // prettier-ignore
  rows.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true, cancelable: true })); // prettier-ignore
  await expect
    .poll(() => chip().map((one) => one.dataset["name"]))
    .toEqual(["account", "account-kind", "on-month"]);
  await shown(page, "Apr 2026");

  await pane.store.run(put([entry(3, 50_000)]));
  await shown(find(page, "slice-table"), "1,200");

  const again = document.createElement("slice-page");
  again.of = "ledger";
  page.replaceWith(again);
  await expect.poll(() => findAll<HTMLElement>(again, "[data-zone=rows] button.chip").length).toBe(3);
});

it("[SD6] lists what is kept and what is ready-made, accessibly", async () => {
  const pane = await openPane({ views: sliceViews, prepare });
  await pane.store.run(saveSlice({ name: "My month", slice: firstSlice("ledger") }));
  const list = await pane.show(html`<slice-list></slice-list>`);
  await shown(list, "My month");
  expect(findAll(list, "button.one").length).toBeGreaterThan(10);
  await expectAccessible(list);
});
