import { keepProof } from "../../src/ledger/proof-commands";
import { proveBook } from "../../src/ledger/proof-queries";
import type { BookCopy, Store } from "../../src/store/store";
import { command } from "../../src/store/command";
import { aParty } from "../store/test-store";
import { complain, openBook } from "../book";

/** Text that breaks whoever writes XML, JSON or cells without care. */
export const NASTY = `<b>&amp; "quoted" _x0041_ \u0007\t tail\n नमस्ते Пречистий 😀 ]]> \u2028 \ufffe ${"'"}=1+1`;

const saveNasty = command("test.nasty", async (work, note: string) => {
  await work.put(aParty("party:nasty", { name: "O’Brien & Söhne <GmbH>", note }));
  // Longer than a cell as JSON, with a character of two halves at the seam.
  await work.put(aParty("party:long", { name: "Long", note: `${"😀".repeat(9_000)}${"\\".repeat(9_000)}` }));
});

/** A store with a small company, a complaint, a proof and texts that are hard to keep. */
export async function smallStore(): Promise<Store> {
  const book = await openBook();
  await complain(book);
  await book.run(saveNasty(NASTY));
  await book.run(keepProof(await proveBook(book.store)));
  return book.store;
}

export const smallCopy = async (): Promise<BookCopy> => (await smallStore()).exportAll();

export const made = { at: "2026-11-24T09:00:00.000Z", by: "Asha" } as const;
