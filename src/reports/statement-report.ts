import { msg, str } from "@lit/localize";
import { creditKey, partyKey, type Side } from "../company/settlement";
import { inHandKey } from "../payments/cheque-model";
import type { RecordId } from "../records";
import type { Read } from "../store/work";
import { column, sumColumn, unequal } from "./columns";
import { moneyWriter } from "./names";
import { spanOf, yearSoFar } from "./parameters";
import type { Answers, Report, ReportContext, ReportResult } from "./report";
import { statementOf } from "./statement";

/** A customer's account: what was billed, what was paid, what is left after each line. */
export const customerStatementReport: Report = {
  name: "customer-statement",
  title: () => msg("Customer statement"),
  about: () => msg("One customer's account, line by line with its balance; also as a paper to send."),
  paper: "statement",
  ...statement("customer"),
};

/** A principal's account: what he billed us, what we paid, what is left after each line. */
export const principalStatementReport: Report = {
  name: "principal-statement",
  title: () => msg("Principal statement"),
  about: () => msg("One principal's account, line by line with its balance, to hold against his own."),
  ...statement("principal"),
};

function statement(
  side: Side,
): Pick<Report, "group" | "picture" | "parameters" | "run" | "cases" | "reconcile"> {
  return {
    group: "money",
    picture: "list",
    parameters: [
      {
        name: "party",
        label: () => (side === "customer" ? msg("Customer") : msg("Principal")),
        kind: "party",
        role: side,
        required: true,
      },
      ...yearSoFar(),
    ],
    run: (read, answers, context) => run(read, side, answers, context),
    cases: async (read) =>
      (await partiesOf(read, side)).map((party) => ({ party, from: "", to: "9999-12-31" })),
    reconcile: async (read, { rows }, { company }, { party }) => {
      const id = party as RecordId<"party">;
      const [open, credit, { name }] = await Promise.all([
        read.balance(partyKey(side, id)),
        read.balance(creditKey(side, id)),
        read.get(id),
      ]);
      const money = moneyWriter(company);
      return unequal(Number(rows.at(-1)?.cells.at(-1) ?? 0), open.amount - credit.amount, (found, expected) =>
        msg(
          str`The statement of ${name} ends with ${money(found)}, his open bills come to ${money(expected)}.`,
        ),
      );
    },
  };
}

/** Parties with something open or in credit on a side. */
export async function partiesOf(read: Read, side: Side): Promise<RecordId<"party">[]> {
  const [bills, credits] = [
    partyKey(side, "party:" as RecordId<"party">),
    creditKey(side, "party:" as RecordId<"party">),
  ];
  const found = await Promise.all([bills, credits].map((prefix) => read.balances(prefix)));
  const ids = found.flat().map(({ key }) => key.slice(key.indexOf("/") + 1) as RecordId<"party">);
  return [...new Set(ids)];
}

async function run(
  read: Read,
  side: Side,
  answers: Answers,
  { company }: ReportContext,
): Promise<ReportResult> {
  const id = answers.party as RecordId<"party">;
  const span = spanOf(answers);
  const [{ opening, lines, closing }, cheques] = await Promise.all([
    statementOf(read, side, id, span),
    read.balance(inHandKey(side, id)),
  ]);
  const money = moneyWriter(company);
  return {
    columns: [
      column("number", () => msg("Document"), "text", { width: 18 }),
      column("on", () => msg("Date"), "day", { pane: "under" }),
      column("text", () => msg("What"), "text", { width: 34, pane: "under" }),
      sumColumn("charged", () => (side === "customer" ? msg("Billed") : msg("His bills"))),
      sumColumn("settled", () => (side === "customer" ? msg("Received") : msg("Paid"))),
      column("balance", () => msg("Balance"), "money", { pane: "stays" }),
    ],
    rows: [
      {
        cells: [msg("Brought forward"), answers.from || undefined, undefined, undefined, undefined, opening],
      },
      ...lines.map(({ entry, charged, settled, balance }) => ({
        cells: [
          entry.sourceNumber,
          entry.on,
          entry.text,
          charged || undefined,
          settled || undefined,
          balance,
        ],
        of: entry.sourceId as RecordId,
      })),
    ],
    notes: [
      closing < 0
        ? msg(str`In his favour at the end: ${money(-closing)}.`)
        : msg(str`Open at the end: ${money(closing)}.`),
      ...(cheques.amount ? [msg(str`Cheques in hand, not received yet: ${money(cheques.amount)}.`)] : []),
    ],
  };
}
