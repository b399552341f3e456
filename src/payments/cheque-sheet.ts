import { mirror } from "../workbook/mirror";

const events = "A cheque moves by what happens to it; open it in the pane.";

/** The Cheques worksheet: every cheque taken or given, where it stands, and what it is to settle. */
export const chequeSheet = mirror({
  of: "cheque",
  sheet: "Cheques",
  table: "Cheques",
  orderBy: "chequeOn",
  joins: { party: "party", invoice: "bill", purchase: "bill", deposit: "deposit" },
  columns: [
    { header: "No.", width: 14, value: (cheque) => cheque.number, whyNot: events },
    {
      header: "Direction",
      width: 10,
      value: (cheque) => (cheque.direction === "in" ? "received" : "given"),
      whyNot: events,
    },
    { header: "Party", width: 28, value: (cheque, look) => look(cheque.partyId).name, whyNot: events },
    { header: "Cheque no.", width: 12, value: (cheque) => cheque.chequeNumber, whyNot: events },
    { header: "Bank", width: 24, value: (cheque) => cheque.bank, whyNot: events },
    { header: "Received", kind: "date", width: 12, value: (cheque) => cheque.receivedOn, whyNot: events },
    { header: "Dated", kind: "date", width: 12, value: (cheque) => cheque.chequeOn, whyNot: events },
    { header: "Amount", kind: "money", width: 14, value: (cheque) => cheque.amount, whyNot: events },
    { header: "Status", width: 13, value: (cheque) => cheque.status, whyNot: events },
    {
      header: "Since",
      kind: "date",
      width: 12,
      value: (cheque) => cheque.events.at(-1)?.on,
      whyNot: events,
    },
    {
      header: "Is for",
      width: 28,
      value: (cheque, look) =>
        cheque.allocations.map(({ billId }) => look.find(billId)?.number ?? "").join(", "),
      whyNot: events,
    },
    {
      header: "Slip",
      width: 14,
      value: (cheque, look) => look.find(cheque.depositId)?.number,
      whyNot: events,
    },
    {
      header: "Bank charges",
      kind: "money",
      width: 13,
      value: (cheque) => cheque.events.reduce((sum, { bankCharge = 0 }) => sum + bankCharge, 0) || undefined,
      whyNot: events,
    },
    { header: "Note", width: 24, value: (cheque) => cheque.note, whyNot: events },
  ],
  totals: ["Amount", "Bank charges"],
});
