import type { Choice } from "../ui/choice-fields";
import { modeName } from "./words";

/** The ways of paying; UPI only in India. */
export const modeChoices = (country: string): Choice[] =>
  (["cash", "upi", "bank", "card", "cheque"] as const)
    .filter((mode) => mode !== "upi" || country === "IN")
    .map((mode) => ({ value: mode, label: modeName(mode) }));
