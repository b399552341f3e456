import type { Read } from "../store/work";
import { messageId, startingTexts, type Language, type Occasion } from "./messages";

/** The text for an occasion in a language: the desk's own, or the one a book starts with. */
export const messageText = async (read: Read, occasion: Occasion, language: Language): Promise<string> =>
  (await read.find(messageId(occasion, language)))?.text ?? startingTexts[occasion][language];
