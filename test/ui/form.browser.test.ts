import { html } from "lit";
import { expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { Refusal } from "../../src/base/refusal";
import { command } from "../../src/store/command";
import type { SbForm } from "../../src/ui/form";
import "../../src/ui/choice-fields";
import "../../src/ui/day-field";
import "../../src/ui/form";
import "../../src/ui/number-field";
import "../../src/ui/text-field";
import { expectAccessible, find, openPane, textOf } from "./pane";

const save = command("test.save", async (_, values: Record<string, unknown>) => {
  if (values["name"] === "taken")
    throw new Refusal("Not yet.", { name: "This name is taken.", other: "And more." });
  return values;
});

const form = (more: { draftKey?: string; name?: string } = {}) =>
  html`<sb-form draftKey=${more.draftKey ?? ""} .command=${(values: Record<string, unknown>) => save(values)}>
    <sb-text name="name" label="Name" required .value=${more.name ?? ""}></sb-text>
    <sb-textarea name="note" label="Note"></sb-textarea>
    <sb-money name="amount" label="Amount"></sb-money>
    <sb-day name="on" label="Day"></sb-day>
    <sb-check name="agreed" label="Agreed"></sb-check>
    <sb-select
      name="kind"
      label="Kind"
      .value=${"a"}
      .choices=${[
        { value: "a", label: "A" },
        { value: "b", label: "B" },
      ]}
    ></sb-select>
  </sb-form>`;

const box = (within: Element, name: string) =>
  find<HTMLInputElement>(find(within, `[name="${name}"]`), "#control");
const nextEvent = (element: Element, name: string) =>
  new Promise<CustomEvent>((resolve) =>
    element.addEventListener(name, (event) => resolve(event as CustomEvent), { once: true }),
  );

it("[U1] shows a refusal at its fields and clears nothing", async () => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form());
  await userEvent.fill(box(element, "name"), "taken");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(textOf(element)).toContain("This name is taken."));
  const name = box(element, "name");
  expect(name.value).toBe("taken");
  expect(name.getAttribute("aria-invalid")).toBe("true");
  expect(name.getAttribute("aria-describedby")).toContain("problem");
  expect(find(element, '[role="alert"]').textContent).toContain("And more.");
  await vi.waitFor(() => expect(find(element, "sb-text").shadowRoot?.activeElement).toBe(name));
  await expectAccessible(pane.root);
});

it("[U1] says which required field is missing before anything is asked of the book", async () => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form());
  await element.save();
  expect(textOf(element)).toContain("Name is needed.");
  expect(await pane.store.lastSeq()).toBe(0);
});

it("[U2] saves on Enter, and in a text of several lines on Ctrl+Enter only", async () => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form());
  await userEvent.fill(box(element, "name"), "Asha");
  box(element, "note").focus();
  await userEvent.keyboard("one{Enter}two");
  expect(await pane.store.lastSeq()).toBe(0);
  const saved = nextEvent(element, "sb-saved");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect((await saved).detail.values).toMatchObject({
    name: "Asha",
    note: "one\ntwo",
    agreed: false,
    kind: "a",
  });
  box(element, "name").focus();
  const again = nextEvent(element, "sb-saved");
  await userEvent.keyboard("{Enter}");
  await again;
});

it("[U3] leaves an untouched form at once and asks about a touched one", async () => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form());
  const left = vi.fn();
  element.addEventListener("sb-cancel", left);
  box(element, "name").focus();
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(1));
  await userEvent.keyboard("A{Escape}");
  await vi.waitFor(() => find(pane.root, "dialog[open]"));
  await expectAccessible(pane.root);
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(pane.root.querySelector("sb-dialog-frame")).toBeNull());
  expect(left).toHaveBeenCalledTimes(1);
  expect(box(element, "name").value).toBe("A");
});

it("[U4] keeps a half-filled form through a reload until it is saved", async () => {
  const pane = await openPane();
  const first = await pane.show<SbForm>(form({ draftKey: "x" }));
  await userEvent.fill(box(first, "name"), "Asha");
  await userEvent.fill(box(first, "amount"), "12x");
  await vi.waitFor(() => expect(textOf(first)).toContain("draft kept"));
  pane.root.replaceChildren();
  const again = await openPane({ store: pane.store });
  const second = await again.show<SbForm>(form({ draftKey: "x", name: "Default" }));
  await vi.waitFor(() => expect(box(second, "name").value).toBe("Asha"));
  await vi.waitFor(() => expect(box(second, "amount").value).toBe("12x"));
  await userEvent.fill(box(second, "amount"), "12");
  const saved = nextEvent(second, "sb-saved");
  await second.save();
  expect((await saved).detail.values).toMatchObject({ name: "Asha", amount: 1200 });
  expect(await pane.store.drafts.keys("form/")).toEqual([]);
});

it("[U5] lets no late default overwrite what was typed", async () => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form({ name: "first" }));
  await pane.show<SbForm>(form({ name: "second" }));
  expect(element.values["name"]).toBe("second");
  await userEvent.fill(box(element, "name"), "typed");
  await pane.show<SbForm>(form({ name: "third" }));
  expect(element.values["name"]).toBe("typed");
  element.assign({ name: "chosen by the program" });
  expect(element.values["name"]).toBe("chosen by the program");
});

it.each([
  ["1,25,000", 12_500_000, "1,25,000.00"],
  ["₹ 40", 4_000, "40.00"],
  ["12.5", 1_250, "12.50"],
])("[U6] reads the amount %s", async (typed, minor, written) => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form());
  await userEvent.fill(box(element, "amount"), typed);
  await userEvent.tab();
  expect(element.values["amount"]).toBe(minor);
  await vi.waitFor(() => expect(box(element, "amount").value).toBe(written));
});

it("[U6] keeps what it cannot read and says why", async () => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form());
  await userEvent.fill(box(element, "amount"), "lots");
  await userEvent.tab();
  await vi.waitFor(() => expect(textOf(element)).toContain("“lots” is not an amount."));
  expect(box(element, "amount").value).toBe("lots");
});

it.each([
  ["5", "2026-11-05"],
  ["5/3", "2026-03-05"],
  ["today", "2026-11-24"],
  ["+30", "2026-12-24"],
])("[U7] reads the day %s", async (typed, day) => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form());
  await userEvent.fill(box(element, "on"), typed);
  await userEvent.tab();
  expect(element.values["on"]).toBe(day);
});

it("[U7] lets a day be picked by arrow keys without saving the form", async () => {
  const pane = await openPane();
  const element = await pane.show<SbForm>(form());
  box(element, "on").focus();
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await vi.waitFor(() => find(element, "sb-calendar"));
  await expectAccessible(pane.root);
  await userEvent.keyboard("{ArrowRight}{ArrowDown}");
  await vi.waitFor(() =>
    expect(find(element, "sb-calendar").shadowRoot?.activeElement?.getAttribute("data-day")).toBe(
      "2026-12-02",
    ),
  );
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(element.values["on"]).toBe("2026-12-02"));
  expect(await pane.store.lastSeq()).toBe(0);
});
