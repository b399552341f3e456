import type { AnyRecord, RecordId } from "../records";
import type { Read } from "../store/work";

/** A view and what it is told, as the router takes it. */
export interface Where {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Views named otherwise than the record they show. */
const VIEWS: Readonly<Record<string, string>> = {
  party: "customer",
  company: "trial-balance",
  series: "settings",
  plan: "plan-form",
  priceList: "price-list-form",
};

/**
 * Where a record can be looked at: its own page, or that of what it belongs to (an entry's document, a movement's item, a
 * cover's contract …). `exists` says which views there are; undefined where none of them shows it.
 */
export async function whereIs(
  read: Read,
  id: RecordId,
  exists: (name: string) => boolean,
): Promise<Where | undefined> {
  let at: RecordId | undefined = id;
  for (let step = 0; at && step < 4; step++) {
    const type: string = at.slice(0, at.indexOf(":"));
    const name = VIEWS[type] ?? type;
    if (name === "settings" || name === "trial-balance")
      return exists(name) ? { name, params: {} } : undefined;
    if (exists(name)) return { name, params: { id: at } };
    at = ownerOf(at, await read.find(at));
  }
  return undefined;
}

/** The record another one belongs to. */
function ownerOf(id: RecordId, record: AnyRecord | undefined): RecordId | undefined {
  const type = id.slice(0, id.indexOf(":"));
  // An entry is named by its document: it tells where to go even when it is no longer there.
  if (type === "entry") return id.slice("entry:".length).replace(/\/[a-z]+$/, "") as RecordId;
  if (!record) return undefined;
  const fields = record as unknown as Readonly<Record<string, RecordId | undefined>>;
  const owners: Readonly<Record<string, readonly string[]>> = {
    site: ["partyId"],
    movement: ["itemId"],
    unit: ["cardId", "itemId"],
    valuation: ["itemId"],
    cover: ["contractId"],
    visit: ["complaintId", "contractId", "cardId"],
    claim: ["visitId", "principalId"],
    receipt: ["orderId", "principalId"],
    purchase: ["principalId"],
    order: ["principalId"],
    cheque: ["partyId"],
    challan: ["customerId"],
    quotation: ["customerId"],
  };
  return owners[type]?.map((field) => fields[field]).find((owner) => owner !== undefined);
}
