import { msg, str } from "@lit/localize";
import { Decimal, roundTo } from "../base/decimal";
import type { Contract, RecordId } from "../records";
import type { Read } from "../store/work";

/** What the form of an advance is filled with; the amount in minor units with its tax. */
export interface AdvanceStart {
  readonly partyId: RecordId<"party">;
  readonly amount: number;
  readonly description: string;
  readonly taxCode: string;
  readonly taxRate: string;
  readonly placeOfSupply: string;
}

/** An advance on a contract: the next part of its price that no bill has, with the tax of its plan. */
export async function advanceForContract(read: Read, id: Contract["id"]): Promise<AdvanceStart> {
  const contract = await read.get(id);
  const [item, customer, [cover]] = await Promise.all([
    contract.terms.itemId ? read.find(contract.terms.itemId) : undefined,
    read.get(contract.customerId),
    read.list("cover", "contract", { is: id }, { limit: 1 }),
  ]);
  const card = cover && (await read.find(cover.cardId));
  const site = card && (await read.find(card.siteId));
  const part = contract.installments.find(({ invoiceId }) => !invoiceId);
  const taxRate = item?.taxRate ?? contract.terms.taxRate;
  const gross = new Decimal(part?.amount ?? 0).times(new Decimal(taxRate).plus(100)).div(100);
  return {
    partyId: contract.customerId,
    amount: roundTo(gross, 0).toNumber(),
    description: msg(str`${contract.terms.name}, contract ${contract.number ?? ""}`),
    taxCode: item?.taxCode || contract.terms.taxCode,
    taxRate,
    placeOfSupply: site?.stateCode || customer.stateCode,
  };
}
