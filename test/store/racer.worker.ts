import { command } from "../../src/store/command";
import { aParty, openTestStore } from "./test-store";

/** Takes a number and writes two records and two balances under it: whole, or torn for all to see. */
const takeNumber = command("test.takeNumber", async (work, by: string) => {
  const number = await work.move("series/bill/2026-27", 1);
  await work.put(aParty(`party:${number}-first`, { code: by }));
  await work.put(aParty(`party:${number}-second`, { code: by }));
  await work.move("documents", 1, by);
  return number;
});

/** Another pane in a thread of its own: told a book, a name and how often, it takes numbers and says each one. */
self.onmessage = async ({ data }: MessageEvent<{ book: string; by: string; times: number }>) => {
  const store = await openTestStore({ name: data.book });
  for (let i = 0; i < data.times; i++) self.postMessage(await store.run(takeNumber(data.by)));
  store.close();
  self.postMessage("done");
};
