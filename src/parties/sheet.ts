import { mirror } from "../workbook/mirror";
import { amendParty } from "./commands";

/** The Customers worksheet: every customer with what is owed; names, phones and addresses may be typed into. */
export const customerSheet = mirror({
  of: "party",
  sheet: "Customers",
  table: "Customers",
  where: (party) => party.customer,
  orderBy: "name",
  balance: "receivable/",
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
    { header: "Since", kind: "date", width: 12, value: (party) => party.createdOn },
    {
      header: "Note",
      width: 30,
      value: (party) => party.note,
      edit: ({ id }, note) => amendParty({ id, note }),
    },
  ],
  totals: ["Owes"],
});
