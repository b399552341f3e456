import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Invoice } from "../records";
import type { Read, Work } from "../store/work";

/** Marks the complaint or the visit that a bill is for as billed; refused when another bill stands for it. */
export async function markWork(work: Work, invoice: Invoice): Promise<void> {
  const { id, complaintId, visitId } = invoice;
  if (complaintId) {
    const complaint = await work.get(complaintId);
    const other = await standingBill(work, complaint.invoiceId, id);
    if (other) throw new Refusal(msg(str`${complaint.number} is already on bill ${other}.`));
    await work.put({ ...complaint, invoiceId: id });
  }
  if (visitId) {
    const visit = await work.get(visitId);
    const other = await standingBill(work, visit.invoiceId, id);
    if (other) throw new Refusal(msg(str`This visit is already on bill ${other}.`));
    await work.put({ ...visit, invoiceId: id });
  }
}

/** Leaves the work of a cancelled bill to be billed again. */
export async function freeWork(work: Work, { id, complaintId, visitId }: Invoice): Promise<void> {
  if (complaintId) {
    const { invoiceId, ...complaint } = await work.get(complaintId);
    if (invoiceId === id) await work.put(complaint);
  }
  if (visitId) {
    const { invoiceId, ...visit } = await work.get(visitId);
    if (invoiceId === id) await work.put(visit);
  }
}

/** The number of an issued bill other than `own`; undefined where there is none, or it is cancelled. */
export async function standingBill(
  read: Read,
  id: Invoice["id"] | undefined,
  own?: Invoice["id"],
): Promise<string | undefined> {
  const bill = id && id !== own ? await read.find(id) : undefined;
  return bill?.status === "issued" ? (bill.number ?? "") : undefined;
}
