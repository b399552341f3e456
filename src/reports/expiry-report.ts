import { msg, str } from "@lit/localize";
import { addDays, daysBetween } from "../base/day";
import { contractState } from "../contracts/model";
import { stateName } from "../contracts/words";
import { column, sumColumn } from "./columns";
import { Fetched } from "./names";
import { isYes } from "./parameters";
import type { Report } from "./report";

/** Contracts by the day they end: what runs out soon, and what ran out without a successor. */
export const expiryReport: Report = {
  name: "contract-expiry",
  title: () => msg("Contract expiry"),
  about: () => msg("Contracts that end soon, and those that ended and were not renewed: whom to call."),
  group: "contracts",
  picture: "list",
  parameters: [
    {
      name: "days",
      label: () => msg("Ending within"),
      kind: "choice",
      options: () =>
        ["15", "30", "60", "90", "365"].map((value) => ({ value, label: msg(str`${value} days`) })),
      initial: "60",
    },
    { name: "ended", label: () => msg("Also what ended and was not renewed"), kind: "flag", initial: true },
  ],
  run: async (read, answers, { today, company: { settings } }) => {
    const contracts = await read.list("contract", "ends", {
      ...(isYes(answers, "ended") ? {} : { from: today }),
      to: addDays(today, Number(answers.days ?? 60)),
    });
    const fetched = new Fetched(read);
    return {
      columns: [
        column("customer", () => msg("Customer"), "text", { width: 28 }),
        column("contract", () => msg("Contract"), "text", { width: 14, pane: "under" }),
        column("plan", () => msg("Plan"), "text", { width: 20 }),
        column("phone", () => msg("Phone"), "text", { width: 16 }),
        column("units", () => msg("Units"), "number", { total: true }),
        column("ends", () => msg("Ends"), "day", { pane: "stays" }),
        column("days", () => msg("Days left"), "number"),
        column("state", () => msg("Status"), "text", { width: 12, pane: "under" }),
        sumColumn("price", () => msg("Price"), { pane: "stays" }),
      ],
      rows: await Promise.all(
        contracts.map(async (contract) => {
          const customer = await fetched.find(contract.customerId);
          const state = contractState(contract, today, settings);
          return {
            cells: [
              customer?.name,
              contract.number,
              contract.terms.name,
              customer?.phones[0],
              contract.units,
              contract.endsOn,
              daysBetween(today, contract.endsOn),
              stateName(state),
              contract.price,
            ],
            of: contract.id,
            ...(state === "expired"
              ? { tone: "bad" as const }
              : state === "expiring"
                ? { tone: "warn" as const }
                : {}),
          };
        }),
      ),
    };
  },
};
