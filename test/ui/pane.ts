import axe from "axe-core";
import { render, type TemplateResult } from "lit";
import { expect, onTestFinished } from "vitest";
import "../../src/ui/theme.css";
import { openStore } from "../../src/store/open";
import type { Clock } from "../../src/store/clock";
import type { Store } from "../../src/store/store";
import { PaneApp, type PaneOptions } from "../../src/ui/pane-app";

/** A pane for tests of views: a book of its own, the app, and a place to show elements in. */
export interface TestPane {
  readonly app: PaneApp;
  readonly store: Store;
  readonly root: HTMLElement;
  /** Shows a template inside the app and gives its first element, drawn. */
  show<E extends Element>(template: TemplateResult): Promise<E>;
}

/** 24 November 2026, ten o'clock UTC. */
export const standing: Clock = { now: () => "2026-11-24T10:00:00.000Z", today: () => "2026-11-24" };

/** Opens a pane; everything of it is put away when the test is over. */
export async function openPane(
  options: Partial<PaneOptions> & { prepare?: (store: Store) => Promise<unknown> } = {},
): Promise<TestPane> {
  const clock = options.clock ?? standing;
  const store =
    options.store ?? (await openStore({ name: `test-${crypto.randomUUID()}`, clock, by: "tester" }));
  await options.prepare?.(store);
  // Half-way colours of a transition are nobody's fault.
  document.documentElement.style.setProperty("--sb-quick", "0ms");
  const root = document.createElement("div");
  document.body.append(root);
  const app = new PaneApp(root, { views: [], home: "home", ...options, store, clock });
  await app.ready();
  onTestFinished(() => {
    app.stop();
    root.remove();
    if (!options.store) store.close();
  });
  return {
    app,
    store,
    root,
    show: async <E extends Element>(template: TemplateResult) => {
      render(template, root);
      const element = root.firstElementChild as E & { updateComplete?: Promise<unknown> };
      await element.updateComplete;
      return element;
    },
  };
}

/** The first element that fits, through any number of shadow roots. */
export function find<E extends Element = HTMLElement>(within: ParentNode, selector: string): E {
  const found = findAll<E>(within, selector)[0];
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}

/** Every element that fits, through any number of shadow roots. */
export function findAll<E extends Element = HTMLElement>(within: ParentNode, selector: string): E[] {
  const here = [...within.querySelectorAll<E>(selector)];
  const hosts = [...within.querySelectorAll("*")].filter((element) => element.shadowRoot);
  const own = within instanceof Element && within.shadowRoot ? findAll<E>(within.shadowRoot, selector) : [];
  return [
    ...own,
    ...here,
    ...hosts.flatMap((host) => (host.shadowRoot ? findAllBelow<E>(host.shadowRoot, selector) : [])),
  ];
}

const findAllBelow = <E extends Element>(root: ShadowRoot, selector: string): E[] =>
  findAll<E>(root, selector);

/** The text a person sees, shadow roots and slots included. */
export function textOf(node: Node): string {
  if (node instanceof HTMLSlotElement)
    return [...(node.assignedNodes().length ? node.assignedNodes() : node.childNodes)].map(textOf).join("");
  if (node instanceof Element && (node.hasAttribute("hidden") || ["STYLE", "SCRIPT"].includes(node.tagName)))
    return "";
  if (node instanceof Element && node.shadowRoot) return textOf(node.shadowRoot);
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  return [...node.childNodes].map(textOf).join("");
}

/** Finds nothing against WCAG 2.2 AA, in light and in dark. */
export async function expectAccessible(element: Element): Promise<void> {
  for (const theme of ["light", "dark"]) {
    document.documentElement.dataset["theme"] = theme;
    const { violations } = await axe.run(element, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      // The page around the pane, which has them, is not part of a component test.
      rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
    });
    const found = violations.map(
      ({ id, nodes }) =>
        `${theme}: ${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join("\n")}`,
    );
    expect(found).toEqual([]);
  }
  document.documentElement.dataset["theme"] = "light";
}
