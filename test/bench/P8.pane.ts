import { systemClock } from "../../src/store/clock";
import { openStore } from "../../src/store/open";
import { fillBook } from "./shop";

/** Fills the book of a pane without a workbook. */
export async function fill(records: number): Promise<void> {
  const store = await openStore({ name: "book", partition: "", clock: systemClock, by: "Bench" });
  await fillBook(store, records);
  store.close();
}
