import { msg, str } from "@lit/localize";
import { html } from "lit";
import type { RecordId, SavedSlice } from "../records";
import { showConfirm, showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import type { FormValues, Saved } from "../ui/form";
import "../ui/form";
import "../ui/text-field";
import { datasetNamed } from "./datasets";
import { deleteSlice, renameSlice, saveSlice } from "./slice-commands";
import { sliceTitle } from "./slice-words";
import type { Slice } from "./slice";

/** Asks for a name and keeps a slice under it, an earlier one in its place where the name stays; gives its id. */
export function showSave(
  near: SbElement,
  slice: Slice,
  earlier: SavedSlice | undefined,
): Promise<RecordId<"slice"> | undefined> {
  const set = datasetNamed(slice.dataset);
  const proposed = earlier?.name ?? (set ? `${set.label()}: ${sliceTitle(set, slice)}`.slice(0, 60) : "");
  return showDialog<RecordId<"slice">>(near, msg("Keep this slice"), (close) => ({
    body: html`<sb-form
      .command=${({ name }: FormValues) => {
        const isSame = earlier && earlier.name === (name as string).trim();
        return saveSlice({ ...(isSame ? { id: earlier.id } : {}), name: name as string, slice });
      }}
      .said=${{ done: msg("Kept. It is part of the book and of its copies.") }}
      saveLabel=${msg("Keep")}
      @sb-saved=${({ detail }: CustomEvent<Saved<RecordId<"slice">>>) => close(detail.result)}
      @sb-cancel=${() => close()}
    >
      <sb-text name="name" label=${msg("Name")} .value=${proposed} required autofocus></sb-text>
      ${earlier ? html`<p class="hint">${msg(str`Under the name ${earlier.name} it takes the place of the one kept; under another it is a new one.`)}</p>` : ""}
    </sb-form>`,
  }));
}

/** Asks for another name. */
export function showRename(near: SbElement, { id, name }: SavedSlice): Promise<unknown> {
  return showDialog(near, msg("Rename"), (close) => ({
    body: html`<sb-form
      .command=${(values: FormValues) => renameSlice({ id, name: values["name"] as string })}
      saveLabel=${msg("Rename")}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-text name="name" label=${msg("Name")} .value=${name} required autofocus></sb-text>
    </sb-form>`,
  }));
}

/** Asks first, then keeps it no longer. */
export async function showDelete(near: SbElement, { id, name }: SavedSlice): Promise<void> {
  const isSure = await showConfirm(near, {
    title: msg("Delete this slice?"),
    body: msg(str`${name} is kept no longer. The records it was made of stay as they are.`),
    confirm: msg("Delete"),
    danger: true,
  });
  if (isSure) await near.app.run(deleteSlice({ id }), { done: msg("Deleted."), undo: true });
}
