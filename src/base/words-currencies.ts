import type { Forms, Gender } from "./words-ukrainian";

/** What a currency and its hundredth are called: one of it, and more of it. */
export type Pair = readonly [one: string, more: string];

/** A noun and its gender, where the language counts by gender. */
export interface Counted {
  readonly forms: Forms;
  readonly gender: Gender;
}

type Names<T> = Readonly<Record<string, { readonly major: T; readonly minor: T }>>;

export const englishCurrencies: Names<Pair> = {
  INR: { major: ["rupee", "rupees"], minor: ["paisa", "paise"] },
  USD: { major: ["dollar", "dollars"], minor: ["cent", "cents"] },
  EUR: { major: ["euro", "euros"], minor: ["cent", "cents"] },
  GBP: { major: ["pound", "pounds"], minor: ["penny", "pence"] },
  UAH: { major: ["hryvnia", "hryvnias"], minor: ["kopiyka", "kopiykas"] },
  PLN: { major: ["zloty", "zlotys"], minor: ["grosz", "groszy"] },
};

export const hindiCurrencies: Names<Pair> = {
  INR: { major: ["रुपया", "रुपये"], minor: ["पैसा", "पैसे"] },
  USD: { major: ["डॉलर", "डॉलर"], minor: ["सेंट", "सेंट"] },
  EUR: { major: ["यूरो", "यूरो"], minor: ["सेंट", "सेंट"] },
  GBP: { major: ["पाउंड", "पाउंड"], minor: ["पेनी", "पेंस"] },
};

const cent: Counted = { forms: ["цент", "центи", "центів"], gender: "masculine" };

export const ukrainianCurrencies: Names<Counted> = {
  UAH: {
    major: { forms: ["гривня", "гривні", "гривень"], gender: "feminine" },
    minor: { forms: ["копійка", "копійки", "копійок"], gender: "feminine" },
  },
  USD: { major: { forms: ["долар", "долари", "доларів"], gender: "masculine" }, minor: cent },
  EUR: { major: { forms: ["євро", "євро", "євро"], gender: "neuter" }, minor: cent },
  GBP: {
    major: { forms: ["фунт", "фунти", "фунтів"], gender: "masculine" },
    minor: { forms: ["пенс", "пенси", "пенсів"], gender: "masculine" },
  },
  PLN: {
    major: { forms: ["злотий", "злоті", "злотих"], gender: "masculine" },
    minor: { forms: ["грош", "гроші", "грошів"], gender: "masculine" },
  },
  INR: {
    major: { forms: ["рупія", "рупії", "рупій"], gender: "feminine" },
    minor: { forms: ["пайса", "пайси", "пайс"], gender: "feminine" },
  },
};
