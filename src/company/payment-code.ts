import { moneyText, type Money } from "../base/money";
import type { Company } from "../records";

/** What a payment is for, as the payer's bank shows it. */
export interface Payable {
  /** Minor units of the company's currency. */
  readonly amount: Money;
  /** The number of the bill. */
  readonly number: string;
}

/** What a payment app reads from the code on a bill: a UPI link in rupees, an EPC credit transfer in euros; undefined where the
 *  company gave no address for it, or nothing is to be paid. */
export function paymentCode(company: Company, payable: Payable): string | undefined {
  const { upi, iban } = company.settings;
  if (payable.amount <= 0) return undefined;
  if (company.currency === "INR" && upi) return upiLink(company.name, upi, payable);
  if (company.currency === "EUR" && iban && payable.amount <= 99_999_999_999)
    return epcText(company, payable);
  return undefined;
}

function upiLink(name: string, address: string, { amount, number }: Payable): string {
  const fields = { pa: address, pn: name, am: moneyText(amount, 2), cu: "INR", tn: number };
  const query = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  // Apps read the address with its plain sign.
  return `upi://pay?${query.join("&").replace("%40", "@")}`;
}

/** European Payments Council, guidelines for the QR code of a SEPA credit transfer: version 002, UTF-8; the BIC may be left out. */
function epcText({ name, settings }: Company, { amount, number }: Payable): string {
  const compact = (text = "") => text.replace(/\s/g, "").toUpperCase();
  return [
    "BCD",
    "002",
    "1",
    "SCT",
    compact(settings.bic),
    name.slice(0, 70),
    compact(settings.iban),
    `EUR${moneyText(amount, 2)}`,
    "",
    "",
    number.slice(0, 140),
  ].join("\n");
}

/** Whether an IBAN's check figures are right (ISO 13616: the number turned, letters as figures, modulo 97 gives 1). */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const turned = iban.slice(4) + iban.slice(0, 4);
  const digits = [...turned].map((sign) => String(parseInt(sign, 36))).join("");
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** Whether a UPI address looks like one: a name, the sign, a bank's handle. */
export const isUpi = (text: string): boolean => /^[a-z0-9._-]{2,256}@[a-z][a-z0-9]{1,63}$/i.test(text.trim());
