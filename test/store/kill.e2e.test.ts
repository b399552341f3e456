import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, killAll, newProfile, servePage, startBrowser } from "./real-browser";

type ShopPage = typeof import("./shop.page");
declare const page: ShopPage;
declare function acknowledge(seq: number): Promise<void>;

/** `KILLS=100` looks harder. */
const KILLS = Number(process.env["KILLS"] ?? 20);
let served: Awaited<ReturnType<typeof servePage>>;
let profile: Awaited<ReturnType<typeof newProfile>>;

beforeAll(async () => {
  served = await servePage("./shop.page.ts");
  profile = await newProfile();
});
afterAll(async () => {
  killAll();
  await served.close();
  await profile.remove();
});

describe("a browser killed while documents are posted", () => {
  it(`[S19] holds whole documents only, each acknowledged one, after each of ${KILLS} kills`, async () => {
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const browser = await startBrowser(profile.folder, served.url);
      const found = await ask(browser, () => page.examine());
      expect(found).toMatchObject({ faults: [], gapless: true, wrongBalances: [], tornRecords: [] });
      expect(found.lastSeq).toBeGreaterThanOrEqual(acknowledged);
      await browser.page.exposeFunction("acknowledge", (seq: number) => void (acknowledged = seq));
      const enough = found.lastSeq + 10 + kill;
      void browser.page.evaluate(() => void page.trade(acknowledge));
      await expect.poll(() => acknowledged, { timeout: 60_000, interval: 5 }).toBeGreaterThan(enough);
      await browser.kill();
    }
    const browser = await startBrowser(profile.folder, served.url);
    const found = await ask(browser, () => page.examine());
    await browser.kill();
    expect(found).toMatchObject({ faults: [], gapless: true, wrongBalances: [], tornRecords: [] });
    expect(found.lastSeq).toBeGreaterThanOrEqual(acknowledged);
  }, 600_000);
});

describe("a browser without room", () => {
  it("[S18] lets the store say so, write no more, and still read and copy", async () => {
    const full = await newProfile();
    const browser = await startBrowser(full.folder, served.url);
    const devtools = await browser.page.context().newCDPSession(browser.page);
    await devtools.send("Storage.overrideQuotaForOrigin", {
      origin: new URL(served.url).origin,
      quotaSize: 2_000_000,
    });
    const found = await ask(browser, () => page.fillUp());
    await browser.kill();
    await full.remove();
    expect(found).toMatchObject({ status: "readonly", readable: "Rao", again: "Refusal" });
    expect(found.refusal).toMatch(/^Refusal: There is no room left/);
    expect(found.operations).toBe(found.lastSeq);
    expect(found.written).toBeGreaterThan(100_000);
  });
});
