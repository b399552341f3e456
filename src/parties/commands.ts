import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { taxIdProblem } from "../company/tax-id";
import type { Party, RecordId, Site, Technician } from "../records";
import { phoneTerm } from "../records/terms";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { leaveProblem, partyProblems, type PartyDraft } from "./model";

/** Adds a customer or principal, with a first site at its address when `site` is given; gives the ids. */
export const addParty = command(
  "party.add",
  async (
    work,
    { site, ...draft }: PartyDraft & { site?: { name: string; address: string; area: string } },
  ) => {
    const party: Party = {
      id: newId("party"),
      code: draft.code?.trim() ?? "",
      name: draft.name.trim(),
      customer: draft.customer,
      principal: draft.principal,
      phones: clean(draft.phones),
      email: draft.email?.trim() ?? "",
      taxId: draft.taxId?.trim().toUpperCase() ?? "",
      stateCode: draft.stateCode ?? "",
      address: draft.address?.trim() ?? "",
      note: draft.note ?? "",
      ...(draft.language ? { language: draft.language } : {}),
      createdOn: draft.createdOn ?? work.today,
    };
    await checkParty(work, party);
    await work.put(party);
    const siteId = site
      ? await putSite(work, { ...site, partyId: party.id, stateCode: party.stateCode, phone: "" })
      : undefined;
    return { partyId: party.id, siteId };
  },
);

/** Corrects what is known of a party; fields left out stay. */
export const amendParty = command(
  "party.amend",
  async (work, { id, language, ...changes }: { id: Party["id"] } & Partial<PartyDraft>) => {
    const before = await work.get(id);
    const { language: spoken, ...known } = before;
    const speaks = language === undefined ? spoken : language;
    const after: Party = {
      ...known,
      ...changes,
      ...(speaks ? { language: speaks } : {}),
      name: (changes.name ?? before.name).trim(),
      phones: changes.phones ? clean(changes.phones) : before.phones,
      taxId: (changes.taxId ?? before.taxId).trim().toUpperCase(),
    };
    await checkParty(work, after);
    await work.put(after);
  },
);

export type SiteDraft = Omit<Site, "id">;

/** Adds an address where units stand. */
export const addSite = command("site.add", async (work, draft: SiteDraft) => {
  await work.get(draft.partyId);
  return putSite(work, draft);
});

/** Corrects a site; fields left out stay. */
export const amendSite = command(
  "site.amend",
  async (work, { id, ...changes }: { id: Site["id"] } & Partial<SiteDraft>) => {
    const site = { ...(await work.get(id)), ...changes };
    checkSite(site);
    await work.put(site);
  },
);

/** What is known of a technician when added. */
export interface TechnicianDraft extends Partial<Pick<Technician, "phone" | "areas" | "skills" | "leave">> {
  readonly name: string;
}

/** Adds a technician. */
export const addTechnician = command(
  "technician.add",
  async (work, { name, phone = "", areas = [], ...more }: TechnicianDraft) => {
    const technician: Technician = {
      id: newId("technician"),
      name: name.trim(),
      phone,
      areas,
      ...more,
      active: true,
    };
    await checkTechnician(work, technician);
    await work.put(technician);
    return technician.id;
  },
);

/** Corrects a technician, or sets one inactive; fields left out stay. */
export const amendTechnician = command(
  "technician.amend",
  async (work, { id, ...changes }: { id: Technician["id"] } & Partial<Omit<Technician, "id">>) => {
    const technician = { ...(await work.get(id)), ...changes };
    await checkTechnician(work, technician);
    await work.put(technician);
  },
);

const clean = (phones: readonly string[]): string[] => [
  ...new Set(phones.map((phone) => phone.trim()).filter(Boolean)),
];

async function checkParty(read: Read, party: Party): Promise<void> {
  const problems = partyProblems(party);
  const company = await read.find("company:main");
  const wrongTaxId = party.taxId && company ? taxIdProblem(company.country, party.taxId) : undefined;
  if (wrongTaxId) problems.taxId = wrongTaxId;
  if (!problems.phones) {
    const twin = await sameNameAndPhone(read, party);
    if (twin) problems.phones = msg(str`${twin.name} with this phone number is already in the book.`);
  }
  if (Object.keys(problems).length) throw new Refusal(msg("This customer cannot be saved yet."), problems);
}

async function sameNameAndPhone(read: Read, party: Party): Promise<Party | undefined> {
  const found = await Promise.all(
    party.phones.map((phone) => read.list("party", "phone", { is: phoneTerm(phone) })),
  );
  return found
    .flat()
    .find((other) => other.id !== party.id && other.name.toLowerCase() === party.name.toLowerCase());
}

function checkSite(site: SiteDraft): void {
  if (!site.name.trim())
    throw new Refusal(msg("This site cannot be saved yet."), { name: msg("A name is needed.") });
}

async function putSite(work: Work, draft: SiteDraft): Promise<RecordId<"site">> {
  checkSite(draft);
  const site: Site = { id: newId("site"), ...draft };
  await work.put(site);
  return site.id;
}

async function checkTechnician(read: Read, technician: Technician): Promise<void> {
  if (!technician.name)
    throw new Refusal(msg("This technician cannot be saved yet."), { name: msg("A name is needed.") });
  const leave = leaveProblem(technician.leave ?? []);
  if (leave) throw new Refusal(msg("This technician cannot be saved yet."), { leave });
  const all = await read.list("technician", "id");
  if (
    all.some(
      (other) => other.id !== technician.id && other.name.toLowerCase() === technician.name.toLowerCase(),
    )
  )
    throw new Refusal(msg("This technician cannot be saved yet."), {
      name: msg(str`There is already a technician ${technician.name}.`),
    });
}
