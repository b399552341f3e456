import { html } from "lit";
import { expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { logComplaint } from "../../src/complaints/commands";
import "../../src/desk/alerts.view";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, find, openPane, textOf } from "../ui/pane";

const views = placeholders("home", "complaint", "invoice", "item", "contract");

async function open(hour = "10") {
  const time = { day: "2026-11-24", hour };
  const clock = { now: () => `${time.day}T${time.hour}:00:00.000Z`, today: () => time.day };
  const pane = await openPane({ views, clock });
  const book = await deskBook(pane.store);
  const about = { customerId: book.customer, cardId: book.card } as const;
  const urgent = await pane.store.run(
    logComplaint({ ...about, problem: "No water from tap", priority: "urgent" }),
  );
  const line = freeLine({ description: "Work", quantity: "1", price: "100" });
  await pane.store.run(billNow({ customerId: book.customer, dueOn: "2026-11-24", lines: [line] }));
  const register = await pane.show(html`<alert-register></alert-register>`);
  await expect.poll(() => textOf(register)).toContain("Sunita Deshpande");
  return { ...book, pane, register, urgent, time };
}

it("[D27] shows what cannot wait first, and opens it", async () => {
  const { pane, register, urgent } = await open();
  const text = textOf(register);
  expect(text.indexOf("Cannot wait · 1")).toBeLessThan(text.indexOf("These days · 1"));
  expect(text).toContain(urgent.number);
  expect(text).toContain("No water from tap");
  await expectAccessible(register);
  await userEvent.click(page.getByRole("button", { name: "No water from tap" }));
  expect(pane.app.router.current).toEqual({ name: "complaint", params: { id: urgent.id } });
});

it("[D27] shows one kind alone", async () => {
  const { register } = await open();
  await userEvent.click(page.getByRole("button", { name: "To reorder" }).first());
  await expect.poll(() => textOf(register)).not.toContain("Sunita Deshpande");
  expect(textOf(register)).toContain("Pump 36 V");
  await userEvent.click(page.getByRole("button", { name: "All" }));
  await expect.poll(() => textOf(register)).toContain("Sunita Deshpande");
});

it("[D27] follows the day that turns while it is looked at", async () => {
  const { register, time } = await open();
  expect(textOf(register)).not.toContain("Bill overdue");
  time.day = "2026-11-25";
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(() => textOf(register)).toContain("Bill overdue");
  expect(textOf(register)).toContain("1 day late");
});

it("[D28] gives the calendar as a file, or as text to copy", async () => {
  const { register } = await open();
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await userEvent.click(page.getByRole("button", { name: "Calendar" }));
  await expect.element(page.getByRole("heading", { name: "Into your calendar" })).toBeVisible();
  await expectAccessible(document.querySelector(".sb-app") as Element);
  await userEvent.click(page.getByRole("button", { name: "Copy as text" }));
  await expect.poll(() => copied.mock.calls.length).toBe(1);
  expect(copied.mock.calls[0]?.[0]).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
  expect(find(register, "sb-page")).toBeTruthy();
});
