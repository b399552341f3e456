import { msg } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import type { Party, Site, Technician } from "../records";
import { fold } from "../records/terms";

export type Problems = Record<string, string>;

export interface PartyDraft {
  readonly name: string;
  readonly phones: readonly string[];
  readonly customer: boolean;
  readonly principal: boolean;
  readonly code?: string;
  readonly email?: string;
  readonly taxId?: string;
  readonly stateCode?: string;
  readonly address?: string;
  readonly note?: string;
  /** "" = the company's. */
  readonly language?: Party["language"] | "";
  /** Since when he is a customer, where that was before the book; today when left out. */
  readonly createdOn?: Day;
}

/** What is wrong with a party, field by field, in words; empty when nothing is. */
export function partyProblems(draft: PartyDraft): Problems {
  const problems: Problems = {};
  if (!draft.name.trim()) problems.name = msg("A name is needed.");
  if (!draft.customer && !draft.principal)
    problems.customer = msg("Say whether this is a customer, a principal or both.");
  if (draft.phones.some((phone) => phone.replace(/\D/g, "").length < 5))
    problems.phones = msg("A phone number has at least five digits.");
  if (draft.email && !/^\S+@\S+\.\S+$/.test(draft.email))
    problems.email = msg("This is not an e-mail address.");
  return problems;
}

/** A site's name and address on one line. */
export const siteLine = (site: Pick<Site, "name" | "address">): string =>
  [site.name, site.address].filter((part, index, all) => part && all.indexOf(part) === index).join(", ");

/** The phone that is shown first. */
export const mainPhone = (party: Pick<Party, "phones">): string => party.phones[0] ?? "";

/** Whether a technician is there on a day: still at work, and on no leave that includes it. */
export const isAtWork = ({ active, leave = [] }: Pick<Technician, "active" | "leave">, on: Day): boolean =>
  active && !leave.some(({ from, until }) => from <= on && on <= until);

/** The skill of a technician that what is to be done asks for: its words stand among those of the texts, in any ending. */
export function skillFor(
  { skills = [] }: Pick<Technician, "skills">,
  texts: readonly string[],
): string | undefined {
  const asked = texts.flatMap(wordsOf);
  return skills.find((skill) => {
    const words = wordsOf(skill);
    return words.length > 0 && words.every((word) => asked.some((other) => isSameWord(word, other)));
  });
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);

/** Short words only whole: `RO` is not in `rotor`; longer ones in any ending: `pump` is in `pumps`. */
const isSameWord = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));

/** What is wrong with a list of leaves, in words; "" when nothing is. */
export function leaveProblem(leave: NonNullable<Technician["leave"]>): string {
  for (const { from, until } of leave) {
    if (!isDay(from) || !isDay(until)) return msg("A leave has a first and a last day.");
    if (until < from) return msg("A leave cannot end before it begins.");
  }
  return "";
}
