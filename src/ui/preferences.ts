import type { Drafts } from "../store/store";
import { speak, type Language } from "./localize";
import { chooseTheme, type ThemeChoice } from "./theme";

/** What the person at this machine chose for this pane; no part of the book. `company` = the company's language. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly language: Language | "company";
}

const KEY = "preferences";
const USUAL: Preferences = { theme: "auto", language: "company" };

export const readPreferences = async (drafts: Drafts): Promise<Preferences> => ({
  ...USUAL,
  ...(await drafts.get<Partial<Preferences>>(KEY)),
});

/** Changes some preferences and lets the pane follow them at once. */
export async function prefer(
  drafts: Drafts,
  wanted: Partial<Preferences>,
  company: Language,
): Promise<Preferences> {
  const preferences = { ...(await readPreferences(drafts)), ...wanted };
  await drafts.set(KEY, preferences);
  await follow(preferences, company);
  return preferences;
}

/** Lets the pane look and speak as preferred. */
export async function follow({ theme, language }: Preferences, company: Language): Promise<void> {
  chooseTheme(theme);
  await speak(language === "company" ? company : language);
}
