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
