import { html } from "lit";
import { expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { setUpCompany } from "../../src/company/commands";
import { addParty } from "../../src/parties/commands";
import { openBill } from "../../src/payments/opening-commands";
import { reports } from "../../src/reports/all-reports";
import { reportViews } from "../../src/reports/routes";
import "../../src/reports/report.view";
import "../../src/reports/reports.view";
import type { Store } from "../../src/store/store";
import { expectAccessible, find, findAll, openPane, textOf } from "../ui/pane";

const prepare = async (store: Store) => {
  await store.run(
    setUpCompany({
      name: "Aqua Care",
      address: "Pune",
      phone: "",
      email: "",
      country: "IN",
      taxId: "",
      stateCode: "27",
    }),
  );
  const { partyId } = await store.run(
    addParty({ name: "Sunita", phones: [], customer: true, principal: false, stateCode: "27", address: "" }),
  );
  await store.run(
    openBill({
      side: "customer",
      partyId,
      number: "OLD/1",
      on: "2026-04-01",
      dueOn: "2026-05-01",
      amount: 100_000,
    }),
  );
};
const other = {
  name: "customer",
  title: () => "Customer",
  load: async () => undefined,
  render: () => html``,
};
const open = () => openPane({ prepare, views: [...reportViews, other] });
const seen = (element: Element, text: string) =>
  expect.poll(() => textOf(element), { timeout: 5_000 }).toContain(text);

it("[R15] the gallery has every report, finds by words, opens by keyboard and is accessible", async () => {
  const pane = await open();
  const gallery = await pane.show(html`<report-gallery></report-gallery>`);
  expect(findAll(gallery, "button.report")).toHaveLength(reports.length);
  await expectAccessible(gallery);
  find<HTMLInputElement>(gallery, "input").focus();
  await userEvent.keyboard("overdue");
  await expect.poll(() => findAll(gallery, "button.report").length).toBeLessThan(reports.length);
  find<HTMLButtonElement>(gallery, "button.report").focus();
  await userEvent.keyboard("{Enter}");
  expect(pane.app.router.current).toMatchObject({ name: "report", params: { name: "ageing" } });
});

it("[R15] [R16] a report shows its rows and sums, remembers what was answered and leads to what it is made of", async () => {
  const pane = await open();
  const page = await pane.show(html`<report-page .name=${"ageing"} .given=${{}}></report-page>`);
  await seen(page, "Sunita");
  await seen(page, "1,000.00");
  await expectAccessible(page);
  const by = findAll<HTMLSelectElement>(page, "select").find((one) => textOf(one).includes("Bill"));
  await userEvent.selectOptions(by!, "bill");
  await seen(page, "OLD/1");
  const again = await pane.show(html`<div><report-page .name=${"ageing"} .given=${{}}></report-page></div>`);
  await seen(again, "OLD/1");
  const told = await pane.show(
    html`<section><report-page .name=${"ageing"} .given=${{ by: "party" }}></report-page></section>`,
  );
  await seen(told, "Sunita");
  find<HTMLElement>(told, "tr[data-at]").focus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => pane.app.router.current.params.name).toBe("outstanding");
});

it("[R1] a report that needs an answer says so instead of failing", async () => {
  const pane = await open();
  const page = await pane.show(html`<report-page .name=${"customer-statement"} .given=${{}}></report-page>`);
  await seen(page, "Customer is needed.");
});
