import { msg, str } from "@lit/localize";
import type { SavedSlice } from "../records";
import type { AppContext } from "../ui/context";
import { datasetNamed } from "./datasets";
import { crossTable, type NamedSlice } from "./slice-page-content.view";
import { canPivot, pivotOf } from "./slice-pivot.view";
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
  const name = kept ? `slice-${lettered(kept.id.slice("slice:".length))}` : `slice-${set.name}`;
  const named = { name, title, slice };
  const done = await app.job(
    msg(str`Writing ${title}`),
    async () => (await writePivot(app, named)) ?? (await sheets.writePage?.(await crossTable(app, named))),
  );
  if (done?.result) app.toast(msg(str`The slice is on sheet ${done.result}.`));
}

/** As a pivot table where the slice can be one and the workbook has them. */
async function writePivot(app: AppContext, named: NamedSlice): Promise<string | undefined> {
  if (!app.sheets?.writePivot || !canPivot(named.slice)) return undefined;
  const { data, pivot } = await pivotOf(app, named);
  return app.sheets.writePivot(data, pivot);
}

/** Names in a workbook are letters only: figures become pairs of them. */
const lettered = (id: string): string =>
  id.replace(/\d/g, (figure) => `z${String.fromCharCode(97 + Number(figure))}`);
