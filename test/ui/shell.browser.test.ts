import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { Refusal } from "../../src/base/refusal";
import { setUpCompany, amendCompany } from "../../src/company/commands";
import { command } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import { showConfirm } from "../../src/ui/dialog";
import { SbElement } from "../../src/ui/element";
import "../../src/ui/page";
import type { View } from "../../src/ui/router";
import type { SbShell } from "../../src/ui/shell.view";
import "../../src/ui/shell.view";
import { expectAccessible, find, findAll, openPane, textOf } from "./pane";

@customElement("test-company-name")
class CompanyName extends SbElement {
  @property() ask: string | undefined = "yes";
  readonly company = this.live(
    (read) => read.get("company:main"),
    () => [this.ask],
  );
  override render() {
    return html`<sb-page heading="Name"><p>${this.company.value?.name ?? "?"}</p></sb-page>`;
  }
}

const view = (name: string, more: Partial<View> = {}): View => ({
  name,
  title: ({ id }) => `${name} ${id ?? ""}`,
  load: async () => undefined,
  render: ({ id }) =>
    html`<sb-page heading=${`${name} ${id ?? ""}`.trim()} ?back=${id !== undefined}
      ><p>${name} text</p></sb-page
    >`,
  ...more,
});
const views = [view("home"), view("things"), view("thing", { list: "things", rail: "things" })];
const rail = [
  { name: "home", label: () => "Home", icon: "home", iconOn: "home-on" },
  { name: "things", label: () => "Things", icon: "box" },
  { name: "absent", label: () => "Absent", icon: "box" },
] as const;
const prepare = (store: Store) =>
  store.run(setUpCompany({ name: "Aqua Care", country: "IN", stateCode: "27" }));
const found = [
  {
    label: "Customers",
    icon: "people",
    found: [{ title: "Sunita Deshpande", detail: "98220", route: { name: "thing", params: { id: "1" } } }],
  },
  { label: "Bills", icon: "bill", found: [{ title: "S/1", route: { name: "thing", params: { id: "2" } } }] },
] as const;

async function openShell(options: Parameters<typeof openPane>[0] = {}) {
  const pane = await openPane({ views, prepare, ...options });
  const shell = await pane.show<SbShell>(
    html`<sb-shell
      .rail=${rail}
      .find=${async () => found}
      .alerts=${{ count: 3, route: { name: "home", params: {} } }}
    ></sb-shell>`,
  );
  await vi.waitFor(() => expect(findAll(shell, "h1").length).toBeGreaterThan(0));
  return { ...pane, shell };
}
const heading = (shell: Element) => textOf(find(find(shell, "main"), "h1"));

it("[U15] goes where it is told and back, keeps the place, and puts the focus on the heading", async () => {
  const { app, shell, store } = await openShell();
  expect(findAll(shell, "nav button").map((button) => textOf(button).trim())).toEqual(["Home", "Things"]);
  app.navigate("thing", { id: "7" });
  await vi.waitFor(() => expect(heading(shell)).toBe("thing 7"));
  await vi.waitFor(() => expect(find(shell, "main sb-page").shadowRoot?.activeElement?.tagName).toBe("H1"));
  expect(document.title).toBe("thing 7 · Servicebook");
  expect(find(shell, 'nav [aria-current="page"]').title).toBe("Things");
  const again = await openShell({ store, prepare: async () => undefined });
  expect(heading(again.shell)).toBe("thing 7");
  app.back();
  await vi.waitFor(() => expect(heading(shell)).toBe("home"));
});

it("[U13] finds from anywhere by Ctrl+K and opens by keyboard", async () => {
  const { shell, root } = await openShell();
  await userEvent.keyboard("{Control>}k{/Control}");
  await userEvent.keyboard("desh");
  await vi.waitFor(() => expect(findAll(shell, ".option").length).toBe(2));
  await expectAccessible(root);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await vi.waitFor(() => expect(heading(shell)).toBe("thing 2"));
});

it("[U14] offers Undo for what was done, and undoes it", async () => {
  const { app, shell, store } = await openShell();
  await app.run(amendCompany({ name: "Renamed" }), { done: "Renamed.", undo: true });
  await vi.waitFor(() => expect(textOf(find(shell, ".toast"))).toContain("Renamed."));
  await userEvent.click(find(shell, ".toast button"));
  await vi.waitFor(async () =>
    expect((await store.read((read) => read.get("company:main"))).name).toBe("Aqua Care"),
  );
});

it("[U14] shows a refusal and a bug in one place, with what was kept", async () => {
  const { app, shell, root } = await openShell();
  const refuse = command("test.refuse", async () => {
    throw new Refusal("This bill is already issued.");
  });
  expect(await app.run(refuse({}))).toBeUndefined();
  await vi.waitFor(() =>
    expect(textOf(find(shell, '[role="alert"]'))).toContain("This bill is already issued."),
  );
  app.report(new TypeError("x is undefined"));
  await vi.waitFor(() =>
    expect(textOf(find(shell, '[role="alert"]'))).toContain("everything saved before it is kept"),
  );
  expect(textOf(find(shell, '[role="alert"]'))).toContain("Copy the details");
  await expectAccessible(root);
});

it("[U16] shows how far long work is, and cancels it", async () => {
  const { app, shell } = await openShell();
  const work = app.job("Writing", async ({ signal, progress }) => {
    progress(1240, 8000);
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    return "stopped";
  });
  await vi.waitFor(() => expect(textOf(find(shell, ".job"))).toContain("1,240 of 8,000"));
  await userEvent.click(find(shell, ".job button"));
  expect(await work).toEqual({ result: "stopped" });
  await vi.waitFor(() => expect(findAll(shell, ".job")).toEqual([]));
});

it("[U16] shows a bar without Cancel while something is saved that is whole or nothing", async () => {
  const { app, shell } = await openShell();
  let finish = (): void => {};
  const saving = app.notices.busy("Saving", () => new Promise<void>((resolve) => (finish = resolve)));
  await vi.waitFor(() => expect(textOf(find(shell, ".job"))).toContain("Saving"));
  expect(findAll(shell, ".job button")).toEqual([]);
  finish();
  await saving;
  await vi.waitFor(() => expect(findAll(shell, ".job")).toEqual([]));
});

it("[U16] shows a bar with Cancel for what the sheets do that may be stopped", async () => {
  const stop = vi.fn();
  const state = {
    kind: "writing" as const,
    text: "",
    done: 3,
    total: 25,
    stoppable: { title: "New rows", stop },
  };
  const nothing = async () => undefined;
  const sheets = {
    state,
    onState: () => () => {},
    show: nothing,
    aside: (work: () => never) => work(),
    insertPaper: async () => "",
  };
  const { shell } = await openShell({ sheets });
  expect(textOf(find(shell, ".job"))).toContain("3 of 25");
  await userEvent.click(find(shell, ".job button"));
  expect(stop).toHaveBeenCalledOnce();
});

it("[U17] asks in front, answers by keyboard and gives the focus back", async () => {
  const { shell, root } = await openShell();
  const from = find(shell, "nav button");
  from.focus();
  const answer = showConfirm(shell, {
    title: "Issue?",
    body: "It takes a number.",
    figures: [["Total", "₹ 1"]],
    confirm: "Issue",
  });
  await vi.waitFor(() => find(root, "dialog[open]"));
  await expectAccessible(root);
  for (let tab = 0; tab < 5; tab++) {
    expect(document.activeElement?.tagName).toBe("SB-DIALOG-FRAME");
    await userEvent.keyboard(tab < 3 ? "{Tab}" : "{Shift>}{Tab}{/Shift}");
  }
  const issue = findAll<HTMLButtonElement>(root, "sb-dialog-frame button")[0];
  issue?.focus();
  await userEvent.keyboard("{Enter}");
  expect(await answer).toBe(true);
  await vi.waitFor(() => expect(find(shell, "nav button").matches(":focus")).toBe(true));
});

it("[U19] follows the book while it is on the page, and asks only when it knows what", async () => {
  const { store, show, root } = await openPane({ prepare });
  const element = await show<CompanyName>(html`<test-company-name></test-company-name>`);
  await vi.waitFor(() => expect(textOf(element)).toContain("Aqua Care"));
  await store.run(amendCompany({ name: "Second" }));
  await vi.waitFor(() => expect(textOf(element)).toContain("Second"));
  element.ask = undefined;
  await vi.waitFor(() => expect(textOf(element)).toContain("?"));
  element.ask = "yes";
  await vi.waitFor(() => expect(textOf(element)).toContain("Second"));
  element.remove();
  await store.run(amendCompany({ name: "Third" }));
  expect(element.company.value?.name).toBe("Second");
  root.append(element);
  await vi.waitFor(() => expect(textOf(element)).toContain("Third"));
});

it("[U18] passes axe as a whole, in light and in dark", async () => {
  const { root } = await openShell();
  await expectAccessible(root);
});
