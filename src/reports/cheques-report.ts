import { msg, str } from "@lit/localize";
import { goodUntil, isDueToDeposit, isInHand } from "../payments/cheque-model";
import { statusWord } from "../payments/words";
import { column, sumColumn, sumOf, unequal } from "./columns";
import { Fetched, moneyWriter } from "./names";
import { anyTime, spanOf, within } from "./parameters";
import type { Report } from "./report";

/** Cheques by the day written on them: what comes in, what of ours is presented, and when. */
export const chequesReport: Report = {
  name: "cheques",
  title: () => msg("Cheque calendar"),
  about: () =>
    msg("Cheques in hand and given by the day they may be presented, with what became of the others."),
  group: "money",
  picture: "column",
  parameters: [
    ...anyTime(),
    {
      name: "show",
      label: () => msg("Cheques"),
      kind: "choice",
      options: () => [
        { value: "hand", label: msg("In hand and in clearing") },
        { value: "all", label: msg("All") },
      ],
      initial: "hand",
    },
    { name: "party", label: () => msg("Party"), kind: "party", role: "any" },
  ],
  run: async (read, answers, { today, company: { settings } }) => {
    const span = spanOf(answers);
    const cheques = (await read.list("cheque", "chequeOn", { from: span.from, to: span.to })).filter(
      (cheque) =>
        within(span, cheque.chequeOn) &&
        (answers.show === "all" || isInHand(cheque)) &&
        (!answers.party || cheque.partyId === answers.party),
    );
    const fetched = new Fetched(read);
    return {
      columns: [
        column("party", () => msg("Party"), "text", { width: 28 }),
        column("chequeOn", () => msg("Cheque date"), "day", { pane: "under" }),
        column("cheque", () => msg("Cheque"), "text", { width: 14, pane: "under" }),
        column("bank", () => msg("Bank"), "text", { width: 20 }),
        column("state", () => msg("Status"), "text", { width: 14 }),
        column("received", () => msg("Changed hands"), "day"),
        column("until", () => msg("Good until"), "day"),
        sumColumn("in", () => msg("Comes in"), { pane: "stays" }),
        sumColumn("out", () => msg("Goes out")),
      ],
      rows: await Promise.all(
        cheques.map(async (cheque) => ({
          cells: [
            await fetched.name(cheque.partyId),
            cheque.chequeOn,
            cheque.chequeNumber,
            cheque.bank,
            statusWord(cheque.status),
            cheque.receivedOn,
            isInHand(cheque) ? goodUntil(cheque, settings) : undefined,
            cheque.direction === "in" ? cheque.amount : undefined,
            cheque.direction === "out" ? cheque.amount : undefined,
          ],
          of: cheque.id,
          ...(cheque.status === "bounced"
            ? { tone: "bad" as const }
            : isDueToDeposit(cheque, today)
              ? { tone: "warn" as const }
              : {}),
        })),
      ),
      chart: {
        kind: "column",
        title: () => msg("Cheques by their date"),
        names: "chequeOn",
        values: ["in", "out"],
      },
    };
  },
  reconcile: async (read, result, { company }) => {
    const money = moneyWriter(company);
    const [inHand, given] = await Promise.all(["in-hand/", "given/"].map((prefix) => read.balances(prefix)));
    const sum = (balances: typeof inHand = []) => balances.reduce((all, { amount }) => all + amount, 0);
    return [
      ...unequal(sumOf(result, "in"), sum(inHand), (found, kept) =>
        msg(str`Cheques in hand come to ${money(found)}, what is kept of parties to ${money(kept)}.`),
      ),
      ...unequal(sumOf(result, "out"), sum(given), (found, kept) =>
        msg(str`Cheques given come to ${money(found)}, what is kept of principals to ${money(kept)}.`),
      ),
    ];
  },
};
