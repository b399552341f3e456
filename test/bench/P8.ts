import type { Page } from "playwright-core";
import type { PreviewClaim } from "./claim";
import { median } from "./measure";

const ROUNDS = 5;
const RECORDS = 100_000;
const PANE = "/taskpane.html";

declare global {
  interface Window {
    /** Milliseconds from the page's scripts being read to the first picture with Home's tiles. */
    tilesAfter?: number;
  }
}

export const claim: PreviewClaim = {
  id: "P8",
  what: `start of the pane to the tiles of Home with ${RECORDS.toLocaleString("en")} records, ms`,
  target: 500,
  better: "lower",
  floor: "none: the promise is a time (first load ≤ 250 kB gzipped is held by the build)",
  where: "preview",
  async run({ say, open, inject }) {
    const first = await open(PANE);
    await first.locator("sb-shell").waitFor();
    say(`filling the book to ${RECORDS} records`);
    await inject(first, "P8.pane.ts");
    await first.evaluate(async (records) => {
      const { bench } = globalThis as unknown as { bench: { fill(records: number): Promise<void> } };
      await bench.fill(records);
    }, RECORDS);
    await first.context().addInitScript(watchTiles);
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round++) samples.push(await startOnce(open, first));
    return { value: median(samples), samples };
  },
};

async function startOnce(open: (path: string, options: { keep: Page }) => Promise<Page>, keep: Page): Promise<number> {
  const page = await open(PANE, { keep });
  const taken = await page.waitForFunction(() => window.tilesAfter, undefined, { timeout: 60_000 });
  const value = Number(await taken.jsonValue());
  await page.close();
  return value;
}

/** Runs in the page before its own scripts: notes when a picture with the tiles of Home was drawn. */
function watchTiles(): void {
  const look = (): void => {
    const home = document.querySelector("sb-shell")?.shadowRoot?.querySelector("home-page");
    if (!home?.shadowRoot?.querySelector("sb-tile")) return void requestAnimationFrame(look);
    const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    // The pane's own script is deferred: it runs from here on, once everything before it has been read.
    const read = page?.domInteractive ?? 0;
    requestAnimationFrame((now) => (window.tilesAfter = now - read));
  };
  requestAnimationFrame(look);
}
