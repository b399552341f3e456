import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Party, RecordId, Site, Technician } from "../records";
import { fold, phoneTerm } from "../records/terms";
import type { Read } from "../store/work";

/** Customers whose phone ends with these digits, at most `limit`. */
export const partiesByPhone = (read: Read, digits: string, limit = 8): Promise<Party[]> => {
  const term = phoneTerm(digits);
  return term.length > 3 ? read.list("party", "phone", { prefix: term }, { limit }) : Promise.resolve([]);
};

/** Parties found by a word of the name, the code, the tax id or the last digits of a phone. */
export async function searchParties(read: Read, typed: string, limit = 12): Promise<Party[]> {
  const words = fold(typed)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  const first = words[0];
  if (!first) return read.list("party", "name", undefined, { limit });
  const isPhone = /^[\d\s()+-]{4,}$/.test(typed.trim());
  const [byWord, byPhone] = await Promise.all([
    read.list("party", "terms", { prefix: first }, { limit: words.length > 1 ? 400 : limit }),
    isPhone ? partiesByPhone(read, typed, limit) : [],
  ]);
  const all = [
    ...byPhone,
    ...byWord.filter((party) =>
      words.every((word) => fold(`${party.name} ${party.code}`).includes(word) || words.length === 1),
    ),
  ];
  return [...new Map(all.map((party) => [party.id, party])).values()].slice(0, limit);
}

/** The one party meant by a code, a whole name or a phone number, as typed in a cell. @throws Refusal */
export async function partyMeant(
  read: Read,
  typed: string,
  side: "customer" | "principal" = "customer",
): Promise<Party> {
  const isCustomer = side === "customer";
  if (!typed.trim())
    throw new Refusal(
      isCustomer
        ? msg("Name the customer: by code, name or phone.")
        : msg("Name the principal: by code, name or phone."),
    );
  const key = fold(typed.trim());
  const found = [
    ...(await read.list("party", "code", { is: key })),
    ...(await read.list("party", "name", { is: key })),
    ...(/\d{5}/.test(typed.replace(/\D/g, "")) ? await partiesByPhone(read, typed) : []),
  ];
  const [one, ...others] = new Map(found.map((party) => [party.id, party])).values();
  if (!one)
    throw new Refusal(
      isCustomer
        ? msg(str`There is no customer “${typed.trim()}” in the book.`)
        : msg(str`There is no principal “${typed.trim()}” in the book.`),
    );
  if (others.length)
    throw new Refusal(
      isCustomer
        ? msg(str`“${typed.trim()}” is ${others.length + 1} customers; give the code or the phone.`)
        : msg(str`“${typed.trim()}” is ${others.length + 1} principals; give the code or the phone.`),
    );
  return one;
}

/** The site of a party meant by its name or area; without one the first. @throws Refusal */
export async function siteMeant(read: Read, partyId: Party["id"], typed: string): Promise<Site> {
  const sites = await read.list("site", "party", { is: partyId });
  const key = fold(typed.trim());
  const site = key ? sites.find(({ name, area }) => fold(name) === key || fold(area) === key) : sites[0];
  if (site) return site;
  throw new Refusal(
    key
      ? msg(str`This customer has no site “${typed.trim()}”.`)
      : msg("This customer has no site yet; add one in the pane."),
  );
}

/** The technician of this name; undefined without one. @throws Refusal */
export async function technicianMeant(read: Read, typed: string): Promise<Technician | undefined> {
  const key = fold(typed.trim());
  if (!key) return undefined;
  const [technician] = await read.list("technician", "name", { is: key });
  if (!technician) throw new Refusal(msg(str`There is no technician “${typed.trim()}”.`));
  return technician;
}

/** A party with the sites where its units stand. */
export async function partyWithSites(read: Read, id: Party["id"]): Promise<{ party: Party; sites: Site[] }> {
  const [party, sites] = await Promise.all([read.get(id), read.list("site", "party", { is: id })]);
  return { party, sites };
}

/** What a party owes on its open bills, and its money not yet allocated; minor units. */
export async function partyBalance(
  read: Read,
  id: RecordId<"party">,
): Promise<{ receivable: number; credit: number; due: Readonly<Record<string, number>> }> {
  const [receivable, credit] = await Promise.all([
    read.balance(`receivable/${id}`),
    read.balance(`credit/${id}`),
  ]);
  return { receivable: receivable.amount, credit: credit.amount, due: receivable.parts };
}

/** Technicians at work, by name. */
export const activeTechnicians = async (read: Read): Promise<Technician[]> =>
  (await read.list("technician", "name")).filter((technician) => technician.active);
