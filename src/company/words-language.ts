import type { WordsLanguage } from "../base/words";
import type { Company } from "../records";

/** In which language a paper spells its total: English with lakh and crore in India. */
export const billWordsLanguage = ({
  country,
  language,
}: Pick<Company, "country" | "language">): WordsLanguage =>
  language !== "en" ? language : country === "IN" ? "en-IN" : "en";
