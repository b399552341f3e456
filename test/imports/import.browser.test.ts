import { html } from "lit";
import { utils, write } from "xlsx";
import { describe, expect, it, vi } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { setUpCompany } from "../../src/company/commands";
import { readForeign } from "../../src/imports/reader";
import { importViews } from "../../src/imports/routes";
import type { ImportPage } from "../../src/imports/import.view";
import "../../src/imports/import.view";
import type { Store } from "../../src/store/store";
import { expectAccessible, find, findAll, openPane } from "../ui/pane";

const company = (store: Store) =>
  store.run(setUpCompany({ name: "Nilakor", country: "IN", stateCode: "27" }));
const text = (words: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(words) as Uint8Array<ArrayBuffer>;
const file = (words: string, name = "list.csv"): File => new File([text(words)], name);

function workbook(rows: unknown[][]): Uint8Array<ArrayBuffer> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "List");
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
}

const three =
  "Name;Mobile;Balance;Colour\nAsha;9800000001;100;red\nBela;12;;blue\nCara;9800000003;;\nASHA;9800000001;;\n";

async function openImport(words = three) {
  const pane = await openPane({ prepare: company, views: importViews });
  const page = await pane.show<ImportPage>(html`<import-page></import-page>`);
  await page.open(file(words));
  await vi.waitFor(() => find(page, "sb-chips"), { timeout: 15_000 });
  const button = (name: string | RegExp): HTMLButtonElement => {
    const found = findAll<HTMLButtonElement>(pane.root, "button").find((one) =>
      (one.textContent ?? "").trim().replace(/\s+/g, " ").match(name),
    );
    if (!found) throw new Error(`there is no button ${String(name)}`);
    return found;
  };
  return { ...pane, page, button };
}

describe("the reading worker", () => {
  it("[IM15] reads a workbook beside the pane, and ends", async () => {
    const { sheets } = await readForeign(
      workbook([
        ["Name", "Balance"],
        ["Asha", 5],
      ]),
    );
    expect(sheets).toEqual([
      {
        name: "List",
        rows: [
          { at: 1, cells: ["Name", "Balance"] },
          { at: 2, cells: ["Asha", 5] },
        ],
      },
    ]);
  });

  it("[IM15] says in words what it refuses", async () => {
    await expect(readForeign(text("<html><table></table></html>"))).rejects.toThrow(/web page/);
    await expect(readForeign(workbook([["Name"], ["x"]]).slice(0, 900))).rejects.toThrow(Refusal);
  });

  it("[IM15] is stopped when it takes too long, breaks, or is given up", async () => {
    const ended = vi.fn();
    const stubborn = () =>
      Object.assign(new EventTarget(), {
        postMessage: () => undefined,
        terminate: ended,
      }) as unknown as Worker;
    await expect(readForeign(text("a;b\n1;2"), { worker: stubborn, patience: 1 })).rejects.toThrow(
      /takes too long/,
    );
    const stop = new AbortController();
    const waiting = readForeign(text("a;b\n1;2"), { worker: stubborn, signal: stop.signal });
    stop.abort(new DOMException("Given up", "AbortError"));
    await expect(waiting).rejects.toThrow("Given up");
    const broken = stubborn();
    const breaking = readForeign(text("a;b\n1;2"), { worker: () => broken });
    broken.dispatchEvent(new Event("error"));
    await expect(breaking).rejects.toThrow(/its reader stopped/);
    expect(ended).toHaveBeenCalledTimes(3);
  });
});

describe("the import page", () => {
  it("[IM13] shows what becomes of each row, and changes nothing by that", async () => {
    const { root, store, button } = await openImport();
    const chips = findAll(root, "button[aria-pressed]").map((chip) =>
      (chip.textContent ?? "").replace(/\s+/g, " ").trim(),
    );
    expect(chips).toEqual(["all rows 4", "new 2", "refused 1", "duplicate 1"]);
    expect(root.textContent).not.toContain("undefined");
    expect(await store.read((read) => read.count("party"))).toBe(0);
    button(/^refused/).click();
    await vi.waitFor(() =>
      expect(findAll(root, "td .hint").map((one) => one.textContent)).toContain(
        "Mobile “12”: no phone number",
      ),
    );
  });

  it("[IM13] takes the list in at one press, and back at another", async () => {
    const { root, store, button } = await openImport();
    button("Import 2 rows").click();
    await vi.waitFor(() =>
      expect(
        findAll(root, "sb-card").some((card) => card.getAttribute("heading") === "2 rows imported"),
      ).toBe(true),
    );
    expect((await store.read((read) => read.list("party", "name"))).map(({ name }) => name)).toEqual([
      "Asha",
      "Cara",
    ]);
    await vi.waitFor(() => button("Take back").click());
    await vi.waitFor(() =>
      expect(
        findAll(root, "button").filter((one) => one.textContent?.trim() === "Take back").length,
      ).toBeGreaterThan(1),
    );
    findAll<HTMLButtonElement>(root, "button")
      .filter((one) => one.textContent?.trim() === "Take back")
      .at(-1)
      ?.click();
    await vi.waitFor(async () => expect(await store.read((read) => read.count("party"))).toBe(0));
  });

  it("[IM13] follows a corrected column, and remembers it", async () => {
    const { root, store, button } = await openImport(
      "Who;Mobile;Alt\nAsha;9800000001;9800000002\nBela;9800000003;9800000004\n",
    );
    const select = () => findAll(find(root, "import-columns").shadowRoot!, "sb-select").at(-1) as HTMLElement;
    select().dispatchEvent(
      new CustomEvent("sb-change", { detail: { name: "", value: "phone" }, bubbles: true, composed: true }),
    );
    await vi.waitFor(() =>
      expect(
        findAll(root, "td .line")
          .map((one) => one.textContent?.trim())
          .join(),
      ).toContain("9800000002"),
    );
    button("Import 2 rows").click();
    await vi.waitFor(async () => expect(await store.read((read) => read.count("party", "phone"))).toBe(2));
    expect((await store.read((read) => read.list("import", "id")))[0]?.columns).toEqual([
      { heading: "who", field: "name" },
      { heading: "mobile", field: "" },
      { heading: "alt", field: "phone" },
    ]);
  });

  it("[IM13] has nothing for axe to find", async () => {
    const { page } = await openImport();
    await expectAccessible(page);
  });
});
