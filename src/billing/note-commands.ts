import { command } from "../store/command";
import { issue } from "./issue";
import { noteDraft, type NoteWish } from "./note-queries";

/** Credits lines of an issued bill, by quantity or by price alone, never beyond what is left of them: takes the number, brings
 *  named goods back, reverses tax at the original's rate, and settles the bill as far as it is open. */
export const creditBill = command("invoice.credit", async (work, wish: NoteWish) =>
  issue(work, await noteDraft(work, wish, work.today)),
);

/** Keeps a credit note as a draft, without a number. */
export const draftNote = command("invoice.draftNote", async (work, wish: NoteWish) => {
  const draft = await noteDraft(work, wish, work.today);
  await work.put(draft);
  return draft.id;
});
