import { msg, str } from "@lit/localize";
import type { SavedSlice } from "../records";
import type { AppContext } from "../ui/context";
import { datasetNamed } from "./datasets";
import { crossTable } from "./slice-page-content.view";
import { sliceTitle } from "./slice-words";
import type { Slice } from "./slice";

/** Puts a slice into the workbook, in the place of its earlier one, and shows it. */
export async function showInSheet(
  app: AppContext,
  slice: Slice,
  kept: SavedSlice | undefined,
): Promise<void> {
  const { sheets } = app;
  const set = datasetNamed(slice.dataset);
  if (!sheets?.writePage || !set) return;
  const title = kept?.name ?? msg(str`${set.label()}: ${sliceTitle(set, slice)}`);
  const name = kept ? `slice-${kept.id.slice("slice:".length)}` : `slice-${set.name}`;
  const done = await app.job(msg(str`Writing ${title}`), async () =>
    sheets.writePage?.(await crossTable(app, { name, title, slice })),
  );
  if (done?.result) app.toast(msg(str`The slice is on sheet ${done.result}.`));
}
