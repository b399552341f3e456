import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/ui/chips";
import type { LineColumn, SbLines } from "../../src/ui/lines-field";
import "../../src/ui/lines-field";
import "../../src/ui/text-field";
import { expectAccessible, find, findAll, openPane, textOf } from "./pane";

/** What has the focus, through any number of shadow roots. */
function focused(): string {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return (at?.textContent ?? "").replace(/\s+/g, " ").trim();
}

const chips = [
  { value: "open", label: "Open", count: 1_240 },
  { value: "late", label: "Late", count: 3 },
  { value: "closed", label: "Closed" },
];

it("[U22] chips are one stop for Tab, gone along by arrow keys, and chosen by Enter or a click", async () => {
  const pane = await openPane();
  const chosen: string[] = [];
  const box = await pane.show(
    html`<div>
      <button type="button">Before</button>
      <sb-chips
        label="Which"
        .chips=${chips}
        value="late"
        @sb-chip=${({ detail }: CustomEvent<string>) => chosen.push(detail)}
      ></sb-chips>
      <button type="button">After</button>
    </div>`,
  );
  const chip = (name: string) => page.getByRole("toolbar", { name: "Which" }).getByRole("button", { name });
  await expect.element(chip("Late 3")).toHaveAttribute("aria-pressed", "true");
  expect(textOf(box)).toContain("1,240");
  await expectAccessible(box);
  await userEvent.click(page.getByRole("button", { name: "Before" }));
  await userEvent.tab();
  await expect.poll(focused).toBe("Late 3");
  await userEvent.keyboard("{ArrowRight}");
  await expect.poll(focused).toBe("Closed");
  await userEvent.keyboard("{ArrowRight}");
  await expect.poll(focused).toBe("Open 1,240");
  await userEvent.keyboard("{End}{Enter}");
  expect(chosen).toEqual(["closed"]);
  await userEvent.tab();
  await expect.poll(focused).toBe("After");
  await userEvent.tab({ shift: true });
  await expect.poll(focused).toBe("Late 3");
  await userEvent.click(chip("Open"));
  expect(chosen).toEqual(["closed", "open"]);
});

interface Row {
  readonly name: string;
  readonly why: string;
}

it("[U23] a line asks beneath its cells what only some rows have", async () => {
  const pane = await openPane();
  const columns: readonly LineColumn<Row>[] = [
    { name: "name", header: "Name", field: (row) => html`<sb-text .value=${row.name}></sb-text>` },
    {
      name: "why",
      header: "Why",
      below: true,
      when: ({ name }) => name !== "",
      field: (row) => html`<sb-text required .value=${row.why}></sb-text>`,
    },
  ];
  const lines = await pane.show<SbLines<Row>>(
    html`<sb-lines
      label="Lines"
      .columns=${columns}
      .blank=${(): Row => ({ name: "", why: "" })}
      .value=${[{ name: "", why: "" }]}
    ></sb-lines>`,
  );
  expect(findAll(lines, "sb-text")).toHaveLength(1);
  await userEvent.fill(page.getByLabelText("Name"), "Pump");
  await expect.element(page.getByLabelText("Why")).toBeVisible();
  expect(lines.check()).not.toBe("");
  await userEvent.fill(page.getByLabelText("Why"), "Rats");
  expect(lines.check()).toBe("");
  expect(lines.value).toEqual([{ name: "Pump", why: "Rats" }]);
  const [name, why] = [...findAll(lines, "sb-text")].map((one) => one.getBoundingClientRect());
  expect(why?.top).toBeGreaterThanOrEqual(name?.bottom ?? 0);
  expect(find(lines, ".cells")).toBeTruthy();
});
