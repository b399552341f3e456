import { msg } from "@lit/localize";
import type { Contract } from "../records";
import type { Choice } from "../ui/choice-fields";
import type { ContractDraft } from "./model";

/** How the price is billed: at once, or every so many months, before or after they passed. */
export const billingChoices = (): Choice[] => [
  { value: "once", label: msg("At once, on the first day") },
  { value: "6", label: msg("Every half year, in advance") },
  { value: "3", label: msg("Every quarter, in advance") },
  { value: "1", label: msg("Every month, in advance") },
  { value: "3/arrears", label: msg("Every quarter, afterwards") },
  { value: "1/arrears", label: msg("Every month, afterwards") },
  { value: "kept", label: msg("As it stands in the draft") },
];

/** The choice a draft's installments stand for. */
export const ruleOf = (contract: Contract | undefined): string =>
  contract && contract.installments.length > 1 ? "kept" : "once";

/** The installments of a draft by the choice made, for a term of so many months. */
export function installmentRule(
  choice: string,
  months: number,
  before: Contract | undefined,
): Pick<ContractDraft, "installments"> {
  if (choice === "kept" && before) return { installments: before.installments };
  const [every, when] = choice.split("/");
  const everyMonths = Number(every);
  if (!everyMonths) return {};
  return {
    installments: {
      count: Math.max(1, Math.ceil(months / everyMonths)),
      everyMonths,
      billing: when === "arrears" ? "arrears" : "advance",
    },
  };
}
