import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { Contract, Invoice } from "../records";
import type { Work } from "../store/work";

/** Marks the part of a contract's price as billed; refused when another bill has it. */
export async function markInstallment(work: Work, invoice: Invoice): Promise<void> {
  if (!invoice.contract) return;
  const { id, dueOn } = invoice.contract;
  const contract = await work.get(id);
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
  await work.put(withBill(contract, invoice.contract.dueOn, undefined));
}

const withBill = (contract: Contract, dueOn: Day, invoiceId: Invoice["id"] | undefined): Contract => ({
  ...contract,
  installments: contract.installments.map(({ invoiceId: before, ...part }) =>
    part.dueOn === dueOn
      ? { ...part, ...(invoiceId ? { invoiceId } : {}) }
      : { ...part, ...(before ? { invoiceId: before } : {}) },
  ),
});
