/** Text as Find compares it: lower case, without marks above letters. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, (marks) => (/\p{Script=Devanagari}/u.test(marks) ? marks : ""))
    .normalize("NFC");

const words = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
const phone = (text: string): string => text.replace(/\D/g, "");

/** The search terms of a record: every word and the joined form of each text, phones backwards so that last digits suffice. */
export const terms = (texts: readonly (string | undefined)[], phones: readonly string[] = []): string[] => [
  ...new Set([
    ...texts.flatMap((text) => (text ? [...words(text), fold(text).replace(/\s+/g, "")] : [])),
    ...phones.map((number) => phoneTerm(number)).filter((term) => term.length > 1),
  ]),
];

/** A phone number as a term: `~` and its digits backwards, so a prefix search finds numbers by their last digits. */
export const phoneTerm = (digits: string): string => `~${[...phone(digits)].reverse().join("")}`;
