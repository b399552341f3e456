import { msg, str } from "@lit/localize";
import type { AppContext } from "../ui/context";
import { keepProof } from "./proof-commands";
import { proveBook } from "./proof-queries";

/** Proves a book that has just taken the place of another, keeps the proof and says what it found in a banner. */
export async function proveRestored(app: AppContext): Promise<void> {
  // An empty book has nothing to prove.
  if (!(await app.store.read((read) => read.find("company:main")))) return;
  const proved = await proveBook(app.store);
  await app.store.run(keepProof(proved), "restore");
  const broken = proved.rows.filter(({ faults }) => faults).length;
  const { count } = app.format;
  app.notices.banner("restored", {
    tone: broken ? "bad" : "info",
    text: broken
      ? msg(
          str`The book was restored, and ${count(broken)} of ${count(proved.rows.length)} rules are broken.`,
        )
      : msg(str`The book was restored and proved: all ${count(proved.rows.length)} rules hold.`),
    action: { label: msg("Look"), run: () => app.navigate("prove") },
    dismissible: true,
  });
}
