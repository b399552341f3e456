import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { showPaper } from "../paper/show";
import type { Contract } from "../records";
import type { AppContext } from "../ui/context";
import { renewalLetter } from "./letter-document";
import { renewalOffer } from "./letter-queries";
import type { RenewalWish } from "./renewal";

type Offered = Pick<RenewalWish, "escalationPercent" | "months">;

/** Puts the letter that offers a renewal into the workbook as a sheet, or hands it over as a file. */
export async function showRenewalLetter(
  app: AppContext,
  id: Contract["id"],
  offered: Offered = {},
): Promise<void> {
  const sheet = await putLetter(app, id, offered);
  if (sheet) app.toast(msg(str`The letter is on sheet ${sheet}.`));
}

/** Letters that could not be written, with the sentence that says why. */
export interface LettersWritten {
  readonly written: number;
  readonly refused: readonly { readonly id: Contract["id"]; readonly says: string }[];
}

/** Writes one letter a contract behind a progress bar, and stops between two when asked to; undefined when it failed. */
export async function writeRenewalLetters(
  app: AppContext,
  ids: readonly Contract["id"][],
  offered: Offered,
): Promise<LettersWritten | undefined> {
  const done = await app.job(msg("Writing renewal letters"), async ({ signal, progress }) => {
    const refused: { id: Contract["id"]; says: string }[] = [];
    let written = 0;
    for (const [at, id] of ids.entries()) {
      if (signal.aborted) break;
      progress(at, ids.length);
      try {
        await putLetter(app, id, offered);
        written += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push({ id, says: error.message });
      }
    }
    return { written, refused };
  });
  return done?.result;
}

async function putLetter(app: AppContext, id: Contract["id"], offered: Offered): Promise<string | undefined> {
  const offer = await app.store.read((read) => renewalOffer(read, id, offered, app.today()));
  const { sheets } = app;
  return showPaper(
    "renewal-letter",
    renewalLetter(offer),
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
}
