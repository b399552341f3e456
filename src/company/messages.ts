import { msg, str } from "@lit/localize";
import type { Message } from "../records";

export type Occasion = Message["occasion"];
export type Language = Message["language"];

/** The words a text may hold in braces; each stands for what is known at the moment it is written. */
export const placeholders = [
  "company",
  "phone",
  "customer",
  "complaint",
  "problem",
  "remedy",
  "unit",
  "card",
  "technician",
  "technicianPhone",
  "day",
  "time",
  "contract",
  "until",
] as const;
export type Placeholder = (typeof placeholders)[number];
export type MessageFacts = Partial<Record<Placeholder, string>>;

/** The texts a new book starts with. What stands in square brackets is left out when a fact inside it is missing. */
export const startingTexts: Readonly<Record<Occasion, Readonly<Record<Language, string>>>> = {
  "complaint noted": {
    en: "{company}: your complaint {complaint} is noted ({problem}).[ Visit: {time}.][ Technician: {technician} {technicianPhone}.] {phone}",
    uk: "{company}: Вашу заявку {complaint} прийнято ({problem}).[ Візит: {time}.][ Майстер: {technician} {technicianPhone}.] {phone}",
    hi: "{company}: आपकी शिकायत {complaint} दर्ज हो गई है ({problem})।[ समय: {time}।][ तकनीशियन: {technician} {technicianPhone}।] {phone}",
  },
  "technician coming": {
    en: "{company}: {technician} {technicianPhone} comes[ on {day}] about your complaint {complaint} ({problem}).[ Wished time: {time}.] {phone}",
    uk: "{company}: майстер {technician} {technicianPhone} приїде[ {day}] за заявкою {complaint} ({problem}).[ Бажаний час: {time}.] {phone}",
    hi: "{company}: {technician} {technicianPhone}[ {day} को] आपकी शिकायत {complaint} ({problem}) के लिए आएँगे।[ समय: {time}।] {phone}",
  },
  "complaint resolved": {
    en: "{company}: your complaint {complaint} is resolved[: {remedy}]. If anything is not right, call {phone}.",
    uk: "{company}: Вашу заявку {complaint} виконано[: {remedy}]. Якщо щось не так, телефонуйте {phone}.",
    hi: "{company}: आपकी शिकायत {complaint} का समाधान हो गया है[: {remedy}]। कोई कमी हो तो {phone} पर फ़ोन करें।",
  },
  "visit due": {
    en: "{company}: the service of your {unit} (card {card}) is due on {day}.[ {technician} {technicianPhone} comes.] Another day? {phone}",
    uk: "{company}: обслуговування Вашого обладнання {unit} (картка {card}) заплановано на {day}.[ Приїде {technician} {technicianPhone}.] Інший день? {phone}",
    hi: "{company}: आपके {unit} (कार्ड {card}) की सर्विस {day} को है।[ {technician} {technicianPhone} आएँगे।] दूसरा दिन? {phone}",
  },
  "contract expiring": {
    en: "{company}: your service contract {contract} ends on {until}. Shall we renew it? {phone}",
    uk: "{company}: Ваш договір обслуговування {contract} закінчується {until}. Продовжити його? {phone}",
    hi: "{company}: आपका सर्विस अनुबंध {contract} {until} को समाप्त हो रहा है। क्या नवीनीकरण करें? {phone}",
  },
};

/** The id under which the desk's own text for an occasion is kept. */
export const messageId = (occasion: Occasion, language: Language): Message["id"] =>
  `message:${occasion.replace(/ /g, "-")}/${language}`;

/** What is wrong with a text, in words; "" when nothing is. */
export function messageProblem(text: string): string {
  if (!text.trim()) return msg("A text is needed.");
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(
    ([, word]) => !placeholders.includes(word as Placeholder),
  );
  if (unknown) return msg(str`“${unknown[0]}” is not known here. Possible are ${placeholderList()}.`);
  if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ""))) return msg("A brace { has no partner }.");
  return /^[^[\]]*(\[[^[\]]*\][^[\]]*)*$/.test(text) ? "" : msg("A bracket [ has no partner ].");
}

/** The placeholders in braces, with commas between. */
export const placeholderList = (): string => placeholders.map((word) => `{${word}}`).join(", ");

/** A text with its placeholders filled; a part in square brackets goes when a fact inside it is missing. */
export const fillMessage = (text: string, facts: MessageFacts): string => {
  const fact = (word: string) => facts[word as Placeholder] ?? "";
  const fill = (part: string) => part.replace(/\{([^{}]*)\}/g, (_, word: string) => fact(word));
  const kept = text.replace(/\[([^[\]]*)\]/g, (_, part: string) =>
    [...part.matchAll(/\{([^{}]*)\}/g)].every(([, word = ""]) => fact(word)) ? part : "",
  );
  return fill(kept).replace(/ {2,}/g, " ").trim();
};
