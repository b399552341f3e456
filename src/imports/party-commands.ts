import { msg } from "@lit/localize";
import { phoneKey } from "../base/phone";
import { addParty } from "../parties/commands";
import { partiesByPhone } from "../parties/queries";
import type { Party, RecordId, Site } from "../records";
import { fold } from "../records/terms";
import { addSite } from "../parties/commands";
import type { Read, Work } from "../store/work";
import { nameKey } from "./cell-text";
import type { Decision } from "./model";

type Values = Readonly<Record<string, string | undefined>>;

/** Address and town on one line. */
const addressOf = ({ address = "", city = "" }: Values): string => [address, city].filter(Boolean).join(", ");

/** Adds the customer of a row, with a first site where an address is told. */
export async function takeCustomer(work: Work, values: Values): Promise<RecordId<"party">> {
  const { name = "", phone = "", email = "", gstin = "", since = "", city = "", remarks = "" } = values;
  const address = addressOf(values);
  const { partyId } = await addParty({
    name,
    phones: phone ? [phone] : [],
    customer: true,
    principal: false,
    email,
    taxId: gstin,
    stateCode: /^\d\d[0-9A-Z]{13}$/.test(gstin) ? gstin.slice(0, 2) : "",
    address,
    note: remarks,
    ...(since && since <= work.today ? { createdOn: since } : {}),
    ...(address ? { site: { name: city || msg("Main"), address, area: city } } : {}),
  }).apply(work);
  return partyId;
}

/** Whom a row is about: the party of that name and phone, of that name where a phone is missing, or a new one. */
export async function partyOf(
  work: Work,
  { name, phone }: { readonly name: string; readonly phone: string },
  side: "customer" | "principal",
  decision: Decision | undefined,
): Promise<RecordId<"party">> {
  const known = await knownParty(work, name, phone, decision);
  if (known) return known.id;
  const { partyId } = await addParty({
    name,
    phones: phone ? [phone] : [],
    customer: side === "customer",
    principal: side === "principal",
  }).apply(work);
  return partyId;
}

async function knownParty(
  read: Read,
  name: string,
  phone: string,
  decision: Decision | undefined,
): Promise<Party | undefined> {
  const key = nameKey(name);
  const byPhone = phone ? await partiesByPhone(read, phoneKey(phone), 20) : [];
  const same = byPhone.find((party) => nameKey(party.name) === key);
  if (same) return same;
  // The person said that it is the one with this phone, whatever he is called.
  if (decision === "same" && byPhone[0]) return byPhone[0];
  if (decision === "add") return undefined;
  const namesakes = await read.list("party", "name", { is: fold(name) });
  return namesakes.find(({ phones }) => phones.length === 0 || !phone);
}

/** The site of a customer a unit stands at: the one of that address, his first one, or a new one. */
export async function siteOf(work: Work, partyId: Party["id"], address: string): Promise<Site["id"]> {
  const sites = await work.list("site", "party", { is: partyId });
  const there = address ? sites.find((site) => fold(site.address) === fold(address)) : sites[0];
  if (there) return there.id;
  const party = await work.get(partyId);
  const place = address || party.address;
  return addSite({
    partyId,
    name: sites.length ? place.slice(0, 60) : msg("Main"),
    address: place,
    area: "",
    stateCode: party.stateCode,
    phone: "",
  }).apply(work);
}
