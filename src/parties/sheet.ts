import { msg } from "@lit/localize";
import { answering, mirror } from "../workbook/mirror";
import { addParty, addTechnician, amendParty, amendTechnician } from "./commands";

const listOf = (typed: string): string[] =>
  typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** The Customers worksheet: every customer with what is owed; names, phones and addresses may be typed into. */
export const customerSheet = mirror({
  of: "party",
  sheet: "Customers",
  table: "Customers",
  where: (party) => party.customer,
  orderBy: "name",
  balance: ["receivable/", "in-hand/"],
  columns: [
    {
      header: "Code",
      width: 10,
      value: (party) => party.code,
      edit: ({ id }, code) => amendParty({ id, code }),
    },
    {
      header: "Name",
      width: 28,
      value: (party) => party.name,
      edit: ({ id }, name) => amendParty({ id, name }),
    },
    {
      header: "Phones",
      width: 24,
      value: (party) => party.phones.join(", "),
      edit: ({ id }, typed) => amendParty({ id, phones: typed.split(/[,;]/) }),
    },
    {
      header: "E-mail",
      width: 24,
      value: (party) => party.email,
      edit: ({ id }, email) => amendParty({ id, email }),
    },
    {
      header: "Tax ID",
      width: 18,
      value: (party) => party.taxId,
      edit: ({ id }, taxId) => amendParty({ id, taxId }),
    },
    {
      header: "State",
      width: 7,
      value: (party) => party.stateCode,
      edit: ({ id }, stateCode) => amendParty({ id, stateCode }),
    },
    {
      header: "Address",
      width: 36,
      value: (party) => party.address,
      edit: ({ id }, address) => amendParty({ id, address }),
    },
    {
      header: "Owes",
      kind: "money",
      width: 14,
      value: (party, look) => look.balance(`receivable/${party.id}`).amount,
      whyNot: "What a customer owes follows from the bills and payments.",
    },
    {
      header: "Cheques in hand",
      kind: "money",
      width: 15,
      value: (party, look) => look.balance(`in-hand/${party.id}`).amount || undefined,
      whyNot: "Cheques in hand are taken, deposited and cleared in the pane.",
    },
    { header: "Since", kind: "date", width: 12, value: (party) => party.createdOn },
    {
      header: "Note",
      width: 30,
      value: (party) => party.note,
      edit: ({ id }, note) => amendParty({ id, note }),
    },
  ],
  totals: ["Owes", "Cheques in hand"],
  add: async (typed) => {
    const address = typed("Address");
    const draft = {
      code: typed("Code"),
      name: typed("Name"),
      phones: listOf(typed("Phones")),
      email: typed("E-mail"),
      taxId: typed("Tax ID"),
      stateCode: typed("State"),
      address,
      note: typed("Note"),
      customer: true,
      principal: false,
      site: { name: msg("Main"), address, area: "" },
    };
    return answering(addParty(draft), ({ partyId }) => partyId);
  },
});

/** The Technicians worksheet: who goes out, where, and what they are trained for. */
export const technicianSheet = mirror({
  of: "technician",
  sheet: "Technicians",
  table: "Technicians",
  orderBy: "name",
  columns: [
    {
      header: "Name",
      width: 24,
      value: (technician) => technician.name,
      edit: ({ id }, name) => amendTechnician({ id, name: name.trim() }),
    },
    {
      header: "Phone",
      width: 16,
      value: (technician) => technician.phone,
      edit: ({ id }, phone) => amendTechnician({ id, phone }),
    },
    {
      header: "Areas",
      width: 32,
      value: (technician) => technician.areas.join(", "),
      edit: ({ id }, areas) => amendTechnician({ id, areas: listOf(areas) }),
    },
    {
      header: "Trained for",
      width: 28,
      value: (technician) => technician.skills?.join(", "),
      edit: ({ id }, skills) => amendTechnician({ id, skills: listOf(skills) }),
    },
    {
      header: "Leave",
      width: 36,
      value: (technician) =>
        technician.leave?.map(({ from, until, reason }) => `${from} – ${until} ${reason}`.trim()).join("; "),
      whyNot: "Leave has a first and a last day; enter it on the technician in the pane.",
    },
    {
      header: "Works here",
      kind: "choice",
      width: 11,
      choices: ["yes", "no"],
      value: (technician) => (technician.active ? "yes" : "no"),
      edit: ({ id }, typed) => amendTechnician({ id, active: typed !== "no" }),
    },
  ],
  add: async (typed) =>
    addTechnician({
      name: typed("Name"),
      phone: typed("Phone"),
      areas: listOf(typed("Areas")),
      skills: listOf(typed("Trained for")),
    }),
});
