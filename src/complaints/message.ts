import type { MessageFacts, Occasion } from "../company/messages";
import type { Card, Company, Complaint, Item, Party, Technician } from "../records";

/** What a message about a complaint may be about. */
export interface MessageSubject {
  readonly complaint: Complaint;
  readonly company: Company;
  readonly customer: Party;
  readonly technician?: Technician | undefined;
  readonly card?: Card | undefined;
  readonly item?: Item | undefined;
  /** The day of the next visit, as it is written to customers. */
  readonly day?: string | undefined;
}

/** Which text a complaint calls for as it stands. */
export const occasionOf = ({ status, technicianId }: Complaint): Occasion => {
  if (status === "resolved" || status === "closed") return "complaint resolved";
  return technicianId ? "technician coming" : "complaint noted";
};

/** What is known of a complaint, for the placeholders of a text. */
export const messageFacts = ({
  complaint,
  company,
  customer,
  technician,
  card,
  item,
  day,
}: MessageSubject): MessageFacts => ({
  company: company.name,
  phone: company.phone,
  customer: customer.name,
  complaint: complaint.number,
  problem: complaint.problem,
  remedy: complaint.remedy,
  unit: item?.name ?? "",
  card: card?.number ?? "",
  technician: technician?.name ?? "",
  technicianPhone: technician?.phone ?? "",
  day: day ?? "",
  time: complaint.wishedTime,
});

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
