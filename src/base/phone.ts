/** The digits of a phone number as typed, Devanagari ones made plain: `+91 98765-43210` → `919876543210`. */
export const digits = (phone: string): string =>
  phone.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966)).replace(/\D/g, "");

/** What one number is compared by: its last 10 digits, so that a country code or a leading zero does not matter. */
export const phoneKey = (phone: string): string => digits(phone).slice(-10);

/** Whether a number ends in the digits typed, at least `least` of them. */
export function phoneEndsWith(phone: string, typed: string, least = 3): boolean {
  const wanted = phoneKey(typed);
  return wanted.length >= least && phoneKey(phone).endsWith(wanted);
}
