import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { expect, it } from "vitest";

@customElement("house-greeting")
class HouseGreeting extends LitElement {
  @property() who = "nobody";
  override render() {
    return html`<p>Hello, ${this.who}</p>`;
  }
}

it("runs decorated Lit elements in a real browser, with reactive fields", async () => {
  const greeting = new HouseGreeting();
  document.body.append(greeting);
  greeting.who = "Ganga";
  await greeting.updateComplete;
  expect(greeting.shadowRoot?.textContent).toBe("Hello, Ganga");
  greeting.remove();
});

it("has a real IndexedDB with strict durability", async () => {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("house-browser-mode");
    request.onupgradeneeded = () => request.result.createObjectStore("things");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("could not open"));
  });
  const transaction = opened.transaction("things", "readwrite", { durability: "strict" });
  expect(transaction.durability).toBe("strict");
  opened.close();
  indexedDB.deleteDatabase("house-browser-mode");
});
