import * as s from "./shape";
import { fold, phoneTerm, terms } from "./terms";

/** A customer, a principal (supplier), or both. */
export const party = s.kind(
  s.object({
    id: s.idOf("party"),
    code: s.text,
    name: s.label,
    customer: s.flag,
    principal: s.flag,
    phones: s.list(s.label),
    email: s.text,
    taxId: s.text,
    stateCode: s.text,
    address: s.text,
    note: s.text,
    /** The language messages to them are written in; absent = the company's. */
    language: s.optional(s.choice(["en", "uk", "hi"])),
    createdOn: s.day,
  }),
  {
    name: (party) => fold(party.name),
    code: (party) => fold(party.code) || undefined,
    phone: s.many((party) => party.phones.map(phoneTerm)),
    terms: s.many((party) => terms([party.name, party.code, party.taxId], party.phones)),
  },
);

/** An address of a party where units stand. */
export const site = s.kind(
  s.object({
    id: s.idOf("site"),
    partyId: s.idOf("party"),
    name: s.label,
    address: s.text,
    area: s.text,
    stateCode: s.text,
    phone: s.text,
  }),
  {
    party: (site) => site.partyId,
    terms: s.many((site) => terms([site.name, site.area], site.phone ? [site.phone] : [])),
  },
);

/** A person who visits sites; areas are matched to site areas when one is suggested. */
export const technician = s.kind(
  s.object({
    id: s.idOf("technician"),
    name: s.label,
    phone: s.text,
    areas: s.list(s.label),
    active: s.flag,
    skills: s.optional(s.list(s.label)),
    /** Days away, both ends included. */
    leave: s.optional(s.list(s.object({ from: s.day, until: s.day, reason: s.text }))),
  }),
  { name: (technician) => fold(technician.name), terms: s.many((technician) => terms([technician.name])) },
);
