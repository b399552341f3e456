import { html } from "lit";
import { expect, it, vi } from "vitest";
import { page as screen, userEvent } from "vitest/browser";
import { setUpCompany } from "../../src/company/commands";
import "../../src/company/company.view";
import type { CompanySetup } from "../../src/company/setup.view";
import "../../src/company/setup.view";
import { expectAccessible, find, findAll, openPane, textOf, type TestPane } from "../ui/pane";

const box = (within: Element, name: string) =>
  find<HTMLInputElement>(find(within, `[name="${name}"]`), "#control");
const company = ({ store }: TestPane) => store.read((read) => read.find("company:main"));

it("[Y1] sets a company up by keyboard, the country presetting the rest", async () => {
  const pane = await openPane();
  const setup = await pane.show<CompanySetup>(html`<company-setup></company-setup>`);
  await expectAccessible(pane.root);
  await userEvent.fill(box(setup, "name"), "Тепло Сервіс");
  await userEvent.selectOptions(box(setup, "country"), "UA");
  await vi.waitFor(() => expect(box(setup, "currency").value).toBe("UAH"));
  expect(findAll(setup, '[name="stateCode"]')).toEqual([]);
  box(setup, "name").focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(async () =>
    expect(await company(pane)).toMatchObject({
      name: "Тепло Сервіс",
      taxScheme: "pdv",
      currency: "UAH",
      language: "uk",
      fiscalYearStart: 1,
    }),
  );
});

it("[Y2] says at its field what is wrong, and takes the state from the GSTIN", async () => {
  const pane = await openPane();
  const setup = await pane.show<CompanySetup>(html`<company-setup></company-setup>`);
  await userEvent.fill(box(setup, "name"), "Aqua Care");
  await userEvent.fill(box(setup, "taxId"), "27AAPFU0939F1ZX");
  await userEvent.selectOptions(box(setup, "stateCode"), "29");
  await userEvent.keyboard("{Enter}");
  box(setup, "name").focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(textOf(find(setup, '[name="taxId"]'))).toContain("does not fit the others"));
  expect(await company(pane)).toBeUndefined();
  await userEvent.fill(box(setup, "taxId"), "27AAPFU0939F1ZV");
  await vi.waitFor(() => expect(box(setup, "stateCode").value).toBe("27"));
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(async () =>
    expect(await company(pane)).toMatchObject({ stateCode: "27", currency: "INR" }),
  );
});

const opened = async () => {
  const pane = await openPane({
    prepare: (store) => store.run(setUpCompany({ name: "Aqua Care", country: "IN", stateCode: "27" })),
  });
  const page = await pane.show(html`<company-page></company-page>`);
  await vi.waitFor(() => expect(box(page, "creditDays").value).toBe("15"));
  return { pane, page };
};

it("[Y3] changes habits and keeps what it does not ask", async () => {
  const { pane, page } = await opened();
  await vi.waitFor(() => expect(textOf(page)).toContain("Receipts"));
  await expectAccessible(pane.root);
  await userEvent.fill(box(page, "creditDays"), "30");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(async () =>
    expect(await company(pane)).toMatchObject({
      country: "IN",
      locale: "en-IN",
      settings: { creditDays: 30, repeatDays: 30, targetHours: { urgent: 4 } },
    }),
  );
  await vi.waitFor(() => expect(pane.app.notices.toast?.text).toBe("Settings saved."));
});

it("[Y4] refuses a series whose numbers GST would not take, and adds a good one", async () => {
  const { pane, page } = await opened();
  const add = await vi.waitFor(() => {
    const button = findAll(page, "button").find((one) => textOf(one).trim() === "Add");
    if (!button) throw new Error("no Add yet");
    return button;
  });
  await userEvent.click(add);
  const form = await vi.waitFor(() => find(pane.root, "series-form"));
  await userEvent.fill(box(form, "name"), "Goods");
  await userEvent.fill(box(form, "prefix"), "GOODS & MORE/{fy}/");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(textOf(find(form, '[name="prefix"]'))).not.toBe("Before the number"));
  await userEvent.fill(box(form, "prefix"), "G/{fy}/");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(findAll(pane.root, "sb-dialog-frame")).toEqual([]));
  await vi.waitFor(() => expect(textOf(page)).toContain("G/26-27/0001"));
});

it("[Y20] [Y22] shows a series' first number as it is typed, or what the law has against it, and the audit", async () => {
  const { pane, page } = await opened();
  await vi.waitFor(() => expect(textOf(page)).toContain("R/26-27/0001"));
  const buttons = () => findAll(page, "button");
  await userEvent.click(buttons().find((one) => textOf(one).trim() === "Add") as Element);
  const form = await vi.waitFor(() => find(pane.root, "series-form"));
  await userEvent.fill(box(form, "name"), "Moved here");
  await userEvent.fill(box(form, "prefix"), "WORKSHOP/{FY}/");
  await vi.waitFor(() => expect(textOf(form)).toContain("at most 16"));
  await userEvent.fill(box(form, "prefix"), "W/{fy}/");
  await userEvent.fill(box(form, "startAt"), "218");
  await vi.waitFor(() => expect(textOf(form)).toContain("W/26-27/0218"));
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(textOf(page)).toContain("W/26-27/0218"));
});

it("[Y13] days off, holidays and warnings are set, and a week without a working day is refused", async () => {
  const pane = await openPane({
    prepare: (store) =>
      store.run(
        setUpCompany({
          name: "Aqua Care",
          country: "IN",
          stateCode: "27",
          address: "",
          phone: "",
          email: "",
        }),
      ),
  });
  const settings = await pane.show(html`<company-page></company-page>`);
  await vi.waitFor(() => expect(box(settings, "off-7")).toHaveProperty("checked", true));
  expect(box(settings, "expiryAlertDays").value).toBe("30, 15, 7");
  for (const day of [1, 2, 3, 4, 5, 6]) await userEvent.click(box(settings, `off-${day}`));
  await userEvent.fill(box(settings, "expiryAlertDays"), "45, 10");
  box(settings, "name").focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() =>
    expect(textOf(find(settings, '[name="off-7"]'))).toContain("Leave at least one day"),
  );
  for (const day of [1, 2, 3, 4, 5]) await userEvent.click(box(settings, `off-${day}`));
  box(settings, "name").focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(async () =>
    expect((await company(pane))?.settings).toMatchObject({
      weeklyOff: [6, 7],
      expiryAlertDays: [45, 10],
      holidays: [],
    }),
  );
  await expectAccessible(pane.root);
});

it("[Y25] what copies say, the tolerance of receipts and the worth of goods are changed here", async () => {
  const { pane, page } = await opened();
  const services = screen.getByLabelText("Bills of services");
  await expect.element(services).toHaveValue("Original for recipient; Duplicate for supplier");
  await userEvent.fill(box(page, "creditDays"), "31");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(async () => expect((await company(pane))?.settings.creditDays).toBe(31));
  expect((await company(pane))?.settings.copyLegends).toBeUndefined();
  await userEvent.fill(services, "Original; Office copy ");
  await userEvent.fill(box(page, "receiptTolerance"), "5");
  await userEvent.selectOptions(box(page, "valuation"), "fifo");
  await userEvent.click(box(page, "creditDays"));
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(async () =>
    expect((await company(pane))?.settings).toMatchObject({
      valuation: "fifo",
      receiptTolerance: "5",
      copyLegends: [{ from: "2017-07-01", services: ["Original", "Office copy"] }],
    }),
  );
});
