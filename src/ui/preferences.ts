import type { Drafts } from "../store/store";
import { speak, type Language } from "./localize";
import { chooseTheme, type ThemeChoice } from "./theme";

/** What the person at this machine chose for this pane; no part of the book. `company` = the company's language. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly language: Language | "company";
  /** Who works at this machine, as the audit trail names him; "" until said. */
  readonly person: string;
}

const KEY = "preferences";
const USUAL: Preferences = { theme: "auto", language: "company", person: "" };

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

let here = "";

/** Who works at this machine; what every operation is signed with. */
export const personHere = (): string => here || "desk";

/** Lets the pane look, speak and sign as preferred. */
export async function follow({ theme, language, person }: Preferences, company: Language): Promise<void> {
  here = person.trim();
  chooseTheme(theme);
  await speak(language === "company" ? company : language);
}
