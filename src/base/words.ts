import { currencyDigits, type Money } from "./money";
import { englishCurrencies, hindiCurrencies, ukrainianCurrencies, type Pair } from "./words-currencies";
import { englishNumber, indianNumber } from "./words-english";
import { hindiNumber } from "./words-hindi";
import { form, ukrainianNumber, type Gender } from "./words-ukrainian";

/** English counted by lakh and crore, English by thousands, Ukrainian, Hindi. */
export type WordsLanguage = "en-IN" | "en" | "uk" | "hi";

interface Wording {
  readonly currency: string;
  readonly language: WordsLanguage;
  /** The hundredths in words (default) or in two figures, as Ukrainian papers often have them. */
  readonly fraction?: "words" | "figures";
}

/** A whole number in words, small letters: `minus one lakh and five`; `gender` matters in Ukrainian only. */
export function numberInWords(n: number, language: WordsLanguage, gender: Gender = "masculine"): string {
  const words = spell(Math.abs(n), language, gender);
  return n < 0 ? `${minus[language]} ${words}` : words;
}

/**
 * An amount of money in words with a capital first letter: `Two rupees and fifty paise only`, `Одна гривня, двадцять
 * копійок`. A currency without words keeps its code, its fraction as figures: `Twelve KWD and 345/1000`.
 */
export function amountInWords(minor: Money, { currency, language, fraction = "words" }: Wording): string {
  const digits = currencyDigits(currency);
  const unit = 10 ** digits;
  const whole = Math.floor(Math.abs(minor) / unit);
  const part = Math.abs(minor) % unit;
  const named =
    digits === 2 || digits === 0 ? wordsOf(whole, part, digits, { currency, language, fraction }) : undefined;
  const words = named ?? withCode(whole, part, digits, { currency, language });
  const signed = minor < 0 ? `${minus[language]} ${words}` : words;
  return signed.charAt(0).toLocaleUpperCase("uk") + signed.slice(1);
}

const minus: Readonly<Record<WordsLanguage, string>> = {
  "en-IN": "minus",
  en: "minus",
  uk: "мінус",
  hi: "ऋण",
};
const and: Readonly<Record<WordsLanguage, string>> = { "en-IN": "and", en: "and", uk: "і", hi: "और" };

function spell(n: number, language: WordsLanguage, gender: Gender): string {
  if (language === "uk") return ukrainianNumber(n, gender);
  if (language === "hi") return hindiNumber(n);
  return language === "en-IN" ? indianNumber(n) : englishNumber(n);
}

type Whole = Required<Wording>;

function wordsOf(whole: number, part: number, digits: number, wording: Whole): string | undefined {
  if (wording.language === "uk") return ukrainian(whole, part, digits, wording);
  const names = (wording.language === "hi" ? hindiCurrencies : englishCurrencies)[wording.currency];
  if (!names) return undefined;
  const count = (n: number, [one, more]: Pair, figures = false) =>
    `${figures ? twoFigures(n) : spell(n, wording.language, "masculine")} ${n === 1 ? one : more}`;
  const hundredths = part ? count(part, names.minor, wording.fraction === "figures") : "";
  const major = whole || !part ? count(whole, names.major) : "";
  const only = wording.language === "en-IN" ? " only" : wording.language === "hi" ? " मात्र" : "";
  return [major, hundredths].filter(Boolean).join(` ${and[wording.language]} `) + only;
}

/** Ukrainian papers always name the kopiykas, also when there are none. */
function ukrainian(
  whole: number,
  part: number,
  digits: number,
  { currency, fraction }: Whole,
): string | undefined {
  const names = ukrainianCurrencies[currency];
  if (!names) return undefined;
  const { major, minor } = names;
  const hryvnias = `${ukrainianNumber(whole, major.gender)} ${form(whole, major.forms)}`;
  if (digits === 0) return hryvnias;
  return fraction === "figures"
    ? `${hryvnias} ${twoFigures(part)} ${form(part, minor.forms)}`
    : `${hryvnias}, ${ukrainianNumber(part, minor.gender)} ${form(part, minor.forms)}`;
}

function withCode(
  whole: number,
  part: number,
  digits: number,
  { currency, language }: Pick<Wording, "currency" | "language">,
): string {
  const words = `${spell(whole, language, "masculine")} ${currency}`;
  const fraction = `${String(part).padStart(digits, "0")}/${10 ** digits}`;
  return part ? `${words} ${and[language]} ${fraction}` : words;
}

const twoFigures = (n: number): string => String(n).padStart(2, "0");
