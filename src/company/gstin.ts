import { stateName } from "./states";

/** What can be wrong with a GSTIN; the order is the order in which to tell. */
export type GstinFault = "length" | "characters" | "stateCode" | "format" | "checkDigit";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** After the state code: PAN or, for tax deductors, TAN; UN bodies and non-residents have forms of their own. */
const forms = [
  /^\d\d[A-Z]{5}\d{4}[A-Z][1-9A-Z]{2}[0-9A-Z]$/,
  /^\d\d[A-Z]{4}\d{5}[A-Z][1-9A-Z][DK][0-9A-Z]$/,
  /^\d{4}[A-Z]{3}\d{5}(UN|ON|NR)[0-9A-Z]$/,
];

/** A GSTIN as it is compared and printed: capitals, no blanks. */
export const normalGstin = (text: string): string => text.replace(/\s+/g, "").toUpperCase();

/** The 15th character that the first 14 of a normal GSTIN demand (mod 36, weights 1 and 2 in turn). */
export function gstinCheckCharacter(gstin: string): string {
  let sum = 0;
  [...gstin.slice(0, 14)].forEach((character, at) => {
    const product = alphabet.indexOf(character) * (1 + (at % 2));
    sum += Math.floor(product / 36) + (product % 36);
  });
  return alphabet.charAt((36 - (sum % 36)) % 36);
}

/** Everything wrong with a GSTIN as typed; none when it is valid. */
export function gstinFaults(text: string): GstinFault[] {
  const gstin = normalGstin(text);
  if (gstin.length !== 15) return ["length"];
  if (!/^[0-9A-Z]+$/.test(gstin)) return ["characters"];
  const faults: GstinFault[] = [];
  if (!stateName(gstin.slice(0, 2))) faults.push("stateCode");
  if (!forms.some((form) => form.test(gstin))) faults.push("format");
  if (gstin.charAt(14) !== gstinCheckCharacter(gstin)) faults.push("checkDigit");
  return faults;
}
