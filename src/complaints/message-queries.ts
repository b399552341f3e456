import { messageText } from "../company/message-queries";
import type { Complaint } from "../records";
import type { Read } from "../store/work";
import { occasionOf, type MessageSubject } from "./message";
import { pendingVisits } from "./queries";

/** The text for a complaint as it stands, in the customer's language, and all that may be filled into it. */
export async function readMessage(
  read: Read,
  id: Complaint["id"],
): Promise<{ subject: MessageSubject & { visitOn?: string }; text: string }> {
  const complaint = await read.get(id);
  const [company, customer, technician, card, [visit]] = await Promise.all([
    read.get("company:main"),
    read.get(complaint.customerId),
    complaint.technicianId ? read.find(complaint.technicianId) : undefined,
    complaint.cardId ? read.find(complaint.cardId) : undefined,
    pendingVisits(read, id),
  ]);
  const item = card && (await read.find(card.itemId));
  const text = await messageText(read, occasionOf(complaint), customer.language ?? company.language);
  return {
    subject: {
      complaint,
      company,
      customer,
      technician,
      card,
      item,
      ...(visit ? { visitOn: visit.plannedOn } : {}),
    },
    text,
  };
}
