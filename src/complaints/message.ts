import { msg, str } from "@lit/localize";
import type { Company, Complaint, Party, Technician } from "../records";

/** The text a customer gets about a complaint; nothing is sent by itself. */
export function complaintMessage(complaint: Complaint, company: Company, technician?: Technician): string {
  const wished = complaint.wishedTime ? msg(str` Visit: ${complaint.wishedTime}.`) : "";
  const who = technician ? msg(str` Technician: ${technician.name} ${technician.phone}.`) : "";
  return msg(
    str`${company.name}: your complaint ${complaint.number} is noted (${complaint.problem}).${wished}${who} ${company.phone}`,
  ).trim();
}

/** Links that open WhatsApp, SMS and e-mail with a text ready; a way is left out when the customer has no address for it. */
export function messageLinks(
  party: Party,
  text: string,
  country: Company["country"],
): { way: "WhatsApp" | "SMS" | "e-mail"; url: string }[] {
  const phone = internationalPhone(party.phones[0] ?? "", country);
  const body = encodeURIComponent(text);
  return [
    ...(phone ? [{ way: "WhatsApp" as const, url: `https://wa.me/${phone}?text=${body}` }] : []),
    ...(phone ? [{ way: "SMS" as const, url: `sms:+${phone}?&body=${body}` }] : []),
    ...(party.email ? [{ way: "e-mail" as const, url: `mailto:${party.email}?body=${body}` }] : []),
  ];
}

const callingCodes: Partial<Record<Company["country"], { code: string; length: number }>> = {
  IN: { code: "91", length: 10 },
  UA: { code: "380", length: 9 },
};

/** Digits with the country's calling code, as wa.me wants them; empty when there is no number. */
export function internationalPhone(phone: string, country: Company["country"]): string {
  const digits = phone.replace(/\D/g, "").replace(/^0+/, "");
  const rule = callingCodes[country];
  return rule && digits.length === rule.length ? rule.code + digits : digits;
}
