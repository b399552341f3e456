import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { Contract, Invoice } from "../records";
import type { Work } from "../store/work";
import { isNote } from "./kinds";

/** Marks the part of a contract's price as billed; refused when another bill has it. */
export async function markInstallment(work: Work, invoice: Invoice): Promise<void> {
  if (!invoice.contract) return;
  const { id, dueOn } = invoice.contract;
  const contract = await work.get(id);
  if (isNote(invoice)) return markCredit(work, contract, invoice);
  const part = contract.installments.find((one) => one.dueOn === dueOn);
  if (!part)
    throw new Refusal(msg(str`Contract ${contract.number ?? ""} has no part of its price due on ${dueOn}.`));
  if (part.invoiceId && part.invoiceId !== invoice.id) {
    const other = await work.find(part.invoiceId);
    throw new Refusal(msg(str`This part of the contract is already on bill ${other?.number ?? ""}.`));
  }
  await work.put(withBill(contract, dueOn, invoice.id));
}

/** A cancelled bill leaves its part of the contract's price to be billed again. */
export async function freeInstallment(work: Work, invoice: Invoice): Promise<void> {
  if (!invoice.contract) return;
  const contract = await work.get(invoice.contract.id);
  if (isNote(invoice)) {
    const credits = (contract.credits ?? []).map(({ invoiceId, ...credit }) =>
      invoiceId && invoiceId !== invoice.id ? { ...credit, invoiceId } : credit,
    );
    return work.put({ ...contract, credits });
  }
  await work.put(withBill(contract, invoice.contract.dueOn, undefined));
}

/** Says on what a contract gives back by which note it is given; of a note over a part of it, the rest stays to be given. */
async function markCredit(work: Work, contract: Contract, note: Invoice): Promise<void> {
  const net = note.figures?.net ?? 0;
  const on = note.contract?.dueOn;
  const at = (contract.credits ?? []).findIndex((credit) => credit.on === on && !credit.invoiceId);
  const credit = contract.credits?.[at];
  if (!credit || net > credit.amount)
    throw new Refusal(
      msg(str`Contract ${contract.number ?? ""} has not so much to give back since ${on ?? ""}.`),
    );
  const parts = [
    { ...credit, amount: net, invoiceId: note.id },
    ...(net < credit.amount ? [{ ...credit, amount: credit.amount - net }] : []),
  ];
  await work.put({ ...contract, credits: (contract.credits ?? []).toSpliced(at, 1, ...parts) });
}

const withBill = (contract: Contract, dueOn: Day, invoiceId: Invoice["id"] | undefined): Contract => ({
  ...contract,
  installments: contract.installments.map(({ invoiceId: before, ...part }) =>
    part.dueOn === dueOn
      ? { ...part, ...(invoiceId ? { invoiceId } : {}) }
      : { ...part, ...(before ? { invoiceId: before } : {}) },
  ),
});
