import { html } from "lit";
import { expect, it, onTestFinished } from "vitest";
import { userEvent } from "vitest/browser";
import { keepTabKey } from "../../src/ui/tab-key";
import "../../src/ui/text-field";
import { find, openPane } from "./pane";

it("[U21] Tab walks through shadow roots; only at the ends does the window hear of it", async () => {
  const pane = await openPane();
  await pane.show(
    html`<div>
      <sb-text label="First"></sb-text><sb-text label="Second"></sb-text><button hidden>Gone</button>
    </div>`,
  );
  const heard: boolean[] = [];
  // As Office.js does it: at the window, without a look into shadow roots.
  const office = (event: KeyboardEvent): void => {
    heard.push(event.shiftKey);
    event.preventDefault();
  };
  addEventListener("keydown", office);
  const stop = keepTabKey(pane.root);
  onTestFinished(() => {
    removeEventListener("keydown", office);
    stop();
  });
  const input = (label: string) => find<HTMLInputElement>(find(pane.root, `[label=${label}]`), "input");
  const focused = () => document.activeElement?.getAttribute("label");

  input("First").focus();
  await userEvent.keyboard("{Tab}");
  expect([focused(), heard]).toEqual(["Second", []]);
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  expect(focused()).toBe("First");
  heard.length = 0;
  await userEvent.keyboard("{Tab}{Tab}");
  expect([focused(), heard]).toEqual(["Second", [false]]);
});
