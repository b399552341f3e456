import { html } from "lit";
import { expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { SbCombobox } from "../../src/ui/combobox";
import "../../src/ui/combobox";
import type { SbTable, TableColumn } from "../../src/ui/data-table";
import "../../src/ui/data-table";
import "../../src/ui/form";
import type { SbForm } from "../../src/ui/form";
import type { LineColumn, SbLines } from "../../src/ui/lines-field";
import "../../src/ui/lines-field";
import "../../src/ui/number-field";
import "../../src/ui/text-field";
import { expectAccessible, find, findAll, openPane, textOf } from "./pane";

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly owes: number | undefined;
}

const columns: readonly TableColumn<Thing>[] = [
  { header: "Name", value: ({ name }) => name, detail: ({ id }) => id },
  { header: "Owes", kind: "money", value: ({ owes }) => owes },
];
const things = (count: number): Thing[] =>
  Array.from({ length: count }, (_, at) => ({ id: `t${at}`, name: `C-${at}`, owes: at * 100 }));

const table = (rows: readonly Thing[] | undefined) =>
  html`<div class="scroller">
    <style>
      .scroller {
        height: 300px;
        overflow-y: scroll;
      }
    </style>
    <sb-table label="Things" empty="No things yet." .columns=${columns} .rows=${rows}></sb-table>
  </div>`;

const rowsOf = (within: Element) => findAll<HTMLElement>(within, "tr[data-at]");

it("[U10] draws only the rows in sight of ten thousand and reaches the last by End", async () => {
  const pane = await openPane();
  await pane.show(table(things(10_000)));
  const list = find<SbTable<Thing>>(pane.root, "sb-table");
  await list.updateComplete;
  expect(rowsOf(list).length).toBeLessThan(120);
  expect(textOf(list)).toContain("10,000 entries");
  const opened = vi.fn();
  list.addEventListener("sb-open", (event) => opened((event as CustomEvent<Thing>).detail.id));
  rowsOf(list)[0]?.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  await vi.waitFor(() => expect(opened).toHaveBeenLastCalledWith("t2"));
  await userEvent.keyboard("{End}");
  await vi.waitFor(() => expect(list.shadowRoot?.activeElement?.getAttribute("data-at")).toBe("9999"));
  await userEvent.keyboard("{Enter}");
  expect(opened).toHaveBeenLastCalledWith("t9999");
  expect(rowsOf(list).length).toBeLessThan(120);
  await expectAccessible(pane.root);
});

it("[U11] sorts figures by size and text as people count, blanks last", async () => {
  const pane = await openPane();
  await pane.show(
    table([
      { id: "a", name: "C-10", owes: 1000 },
      { id: "b", name: "C-9", owes: undefined },
      { id: "c", name: "c-1", owes: 900_00 },
    ]),
  );
  const list = find<SbTable<Thing>>(pane.root, "sb-table");
  await list.updateComplete;
  const order = () => rowsOf(list).map((row) => row.querySelector(".line")?.textContent?.trim());
  const heading = (at: number) => findAll(list, "th button")[at] as HTMLElement;
  await userEvent.click(heading(0));
  expect(order()).toEqual(["c-1", "C-9", "C-10"]);
  expect(findAll(list, "th")[0]?.getAttribute("aria-sort")).toBe("ascending");
  await userEvent.click(heading(1));
  expect(order()).toEqual(["C-10", "c-1", "C-9"]);
});

it("[U12] says in a sentence why there is nothing", async () => {
  const pane = await openPane();
  await pane.show(table([]));
  await vi.waitFor(() => expect(textOf(pane.root)).toContain("No things yet."));
  await expectAccessible(pane.root);
});

const people = [
  { value: "p1", label: "Sunita Deshpande", detail: "98220 41577" },
  { value: "p2", label: "Hotel Sagar", detail: "020 2545" },
];
const search = async (typed: string) =>
  people.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));

it("[U8] finds by typing and chooses by keyboard without saving the form", async () => {
  const pane = await openPane();
  const saves = vi.fn(async () => undefined);
  const form = await pane.show<SbForm>(
    html`<sb-form .submit=${saves}>
      <sb-combobox
        name="who"
        label="Customer"
        .search=${search}
        .create=${async (typed: string) => ({ value: "new", label: typed })}
      ></sb-combobox>
    </sb-form>`,
  );
  const combobox = find<SbCombobox>(form, "sb-combobox");
  const input = find<HTMLInputElement>(combobox, "input");
  await userEvent.click(input);
  await userEvent.keyboard("desh");
  await vi.waitFor(() =>
    expect(findAll(combobox, ".option").map(textOf).join()).toContain("Sunita Deshpande"),
  );
  await vi.waitFor(() => expect(findAll(combobox, ".option").length).toBe(2));
  await expectAccessible(pane.root);
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(combobox.value).toBe("p1"));
  expect(input.value).toBe("Sunita Deshpande");
  expect(saves).not.toHaveBeenCalled();
  await userEvent.clear(input);
  await userEvent.keyboard("Patil");
  await vi.waitFor(() => expect(findAll(combobox, ".option").map(textOf).join()).toContain("New “Patil”"));
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await vi.waitFor(() => expect(combobox.value).toBe("new"));
});

it("[U8] says that an unknown text is not in the list", async () => {
  const pane = await openPane();
  const form = await pane.show<SbForm>(
    html`<sb-form><sb-combobox name="who" label="Customer" .search=${search}></sb-combobox></sb-form>`,
  );
  await userEvent.click(find(form, "input"));
  await userEvent.keyboard("nobody");
  await form.save();
  expect(textOf(form)).toContain("“nobody” is not in the list.");
});

interface Line {
  readonly item: string;
  readonly price: string | undefined;
}
const lineColumns: readonly LineColumn<Line>[] = [
  { name: "item", header: "Item", full: true, field: ({ item }) => html`<sb-text .value=${item}></sb-text>` },
  {
    name: "price",
    header: "Rate",
    field: ({ price }) => html`<sb-number decimals="2" .value=${price}></sb-number>`,
  },
  { name: "amount", header: "Amount", show: ({ price }) => price ?? "" },
];
const follow = (line: Line, changed: string): Line =>
  changed === "item" && line.item === "pump" ? { ...line, price: "1450" } : line;

it("[U9] types lines as in a sheet and follows one cell with another", async () => {
  const pane = await openPane();
  const form = await pane.show<SbForm>(
    html`<sb-form>
      <sb-lines
        name="lines"
        label="Lines"
        .columns=${lineColumns}
        .blank=${() => ({ item: "", price: undefined })}
        .follow=${follow}
        .value=${[{ item: "labour", price: "300" }]}
      ></sb-lines>
    </sb-form>`,
  );
  const lines = find<SbLines<Line>>(form, "sb-lines");
  await lines.updateComplete;
  const item = (at: number) => find<HTMLInputElement>(findAll(lines, "sb-text")[at] as HTMLElement, "input");
  item(0).focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(findAll(lines, "sb-text").length).toBe(2));
  await vi.waitFor(() => expect(findAll(lines, "sb-text")[1]?.shadowRoot?.activeElement).toBe(item(1)));
  await userEvent.keyboard("pump");
  await vi.waitFor(() => expect(lines.value[1]).toEqual({ item: "pump", price: "1450" }));
  expect(form.values["lines"]).toEqual([
    { item: "labour", price: "300" },
    { item: "pump", price: "1450" },
  ]);
  await expectAccessible(pane.root);
  lines.blame({ "1.price": "Too dear." });
  await vi.waitFor(() =>
    expect(textOf(findAll(lines, "sb-number")[1] as HTMLElement)).toContain("Too dear."),
  );
  await userEvent.keyboard("{Control>}{Delete}{/Control}");
  await vi.waitFor(() => expect(lines.value.length).toBe(1));
});
