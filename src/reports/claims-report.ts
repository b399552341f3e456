import { msg, str } from "@lit/localize";
import { accounts } from "../company/accounts";
import { rowOf } from "../purchase/claim-queries";
import { claimStateName } from "../purchase/words";
import type { Claim } from "../records";
import { column, sumColumn, unequal } from "./columns";
import { moneyWriter } from "./names";
import type { Report } from "./report";

const OPEN: readonly Claim["status"][] = ["open", "sent"];

/** What was given free under principals' warranties: claimed, settled, refused. */
export const claimsReport: Report = {
  name: "claims",
  title: () => msg("Principal claims"),
  about: () => msg("What principals owe for parts given free under their warranty, and what became of it."),
  group: "stock",
  picture: "list",
  parameters: [
    { name: "principal", label: () => msg("Principal"), kind: "party", role: "principal" },
    {
      name: "show",
      label: () => msg("Claims"),
      kind: "choice",
      options: () => [
        { value: "waiting", label: msg("Not settled") },
        { value: "settled", label: msg("Settled") },
        { value: "all", label: msg("All") },
      ],
      initial: "waiting",
    },
  ],
  run: async (read, answers) => {
    const claims = (await read.list("claim", "id")).filter(
      ({ principalId, status }) =>
        (!answers.principal || principalId === answers.principal) && isShown(status, answers.show),
    );
    const rows = await Promise.all(claims.map((claim) => rowOf(read, claim)));
    return {
      columns: [
        column("item", () => msg("Part"), "text", { width: 28 }),
        column("principal", () => msg("Principal"), "text", { width: 24, pane: "under" }),
        column("on", () => msg("Since"), "day", { pane: "under" }),
        column("card", () => msg("Card"), "text", { width: 12 }),
        column("quantity", () => msg("Quantity"), "quantity"),
        column("state", () => msg("Status"), "text", { width: 14 }),
        column("settled", () => msg("Settled"), "day"),
        column("note", () => msg("Note"), "text", { width: 26 }),
        sumColumn("cost", () => msg("Cost"), { pane: "stays" }),
      ],
      rows: rows.map(({ claim, item, principal, card }) => ({
        cells: [
          item,
          principal,
          claim.on,
          card,
          claim.quantity,
          claimStateName(claim.status),
          claim.settledOn,
          claim.reason ?? claim.note,
          claim.cost,
        ],
        of: claim.visitId,
        ...(claim.status === "refused" ? { tone: "bad" as const } : {}),
      })),
      chart: { kind: "bar", title: () => msg("Claims by principal"), names: "principal", values: ["cost"] },
    };
  },
  reconcile: async (read, { rows }, { company }) => {
    const { amount } = await read.balance(`account/${accounts.claims.code}`);
    const money = moneyWriter(company);
    const found = rows.reduce((sum, { cells }) => sum + Number(cells[8] ?? 0), 0);
    return unequal(found, amount, (report, ledger) =>
      msg(str`Claims not settled come to ${money(report)}, the ledger's to ${money(ledger)}.`),
    );
  },
};

const isShown = (status: Claim["status"], show: string | undefined): boolean =>
  show === "all" || OPEN.includes(status) === (show !== "settled");
