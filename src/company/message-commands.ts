import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { command } from "../store/command";
import { messageId, messageProblem, startingTexts, type Language, type Occasion } from "./messages";

/** Keeps the desk's own texts of an occasion, by language; one that is as at the start is not kept apart. */
export const saveMessages = command(
  "message.save",
  async (work, { occasion, texts }: { occasion: Occasion; texts: Partial<Record<Language, string>> }) => {
    const problems: Record<string, string> = {};
    const all = Object.entries(texts) as [Language, string][];
    for (const [language, text] of all) {
      const problem = messageProblem(text);
      if (problem) problems[language] = problem;
    }
    if (Object.keys(problems).length) throw new Refusal(msg("These texts are not saved yet."), problems);
    for (const [language, text] of all) {
      const id = messageId(occasion, language);
      const isOwn = text.trim() !== startingTexts[occasion][language];
      if (isOwn) await work.put({ id, occasion, language, text: text.trim() });
      else if (await work.find(id)) await work.remove(id);
    }
  },
);
