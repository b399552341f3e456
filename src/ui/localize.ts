import { configureLocalization, type LocaleModule } from "@lit/localize";

export type Language = "en" | "uk" | "hi";

const loaders: Readonly<Record<string, () => Promise<LocaleModule>>> = {
  uk: () => import("./locales/uk"),
  hi: () => import("./locales/hi"),
};

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: "en",
  targetLocales: Object.keys(loaders),
  loadLocale: (language) => {
    const load = loaders[language];
    return load ? load() : Promise.reject(new Error(`there is no translation into ${language}`));
  },
});

/** The language the pane speaks now. */
export const spoken = (): Language => getLocale() as Language;

/** Loads a language and lets every element speak it; one that cannot be loaded leaves the pane as it was. */
export async function speak(language: Language): Promise<void> {
  await setLocale(language);
  document.documentElement.lang = language;
}
