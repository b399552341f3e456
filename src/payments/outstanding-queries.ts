import { daysBetween, type Day } from "../base/day";
import { asBill, type Side } from "../company/settlement";
import type { Party, RecordId } from "../records";
import type { Read } from "../store/work";
import { promisedKey } from "./cheque-model";
import { totalOf, type OpenItem } from "./open-queries";

/** An open bill of either side with what cheques in hand are for it; minor units. */
export interface OutstandingRow {
  readonly id: OpenItem["id"];
  readonly side: Side;
  readonly party: Party;
  readonly number: string;
  readonly on: Day;
  readonly dueOn: Day;
  /** Days since it fell due; negative while it lies ahead. */
  readonly days: number;
  readonly total: number;
  readonly outstanding: number;
  readonly promised: number;
}

/** Every open bill of both sides, the longest due first, from the balances of bills alone. */
export async function outstandingBills(read: Read, today: Day): Promise<OutstandingRow[]> {
  const [customers, principals, promised] = await Promise.all(
    ["bill/", "payable-bill/", "promised/"].map((prefix) => read.balances(prefix)),
  );
  const forCheques = new Map((promised ?? []).map(({ key, amount }) => [key, amount]));
  const parties = new Map<RecordId<"party">, Promise<Party>>();
  const partyOf = (id: RecordId<"party">): Promise<Party> => {
    const known = parties.get(id) ?? read.get(id);
    parties.set(id, known);
    return known;
  };
  const open = [...(customers ?? []), ...(principals ?? [])];
  const rows = await Promise.all(
    open.map(async ({ key, amount }): Promise<OutstandingRow> => {
      const id = key.slice(key.indexOf("/") + 1) as OpenItem["id"];
      const record: OpenItem["record"] = await read.get(id);
      const { side, partyId, number, on, dueOn } = asBill(record);
      return {
        id,
        side,
        party: await partyOf(partyId),
        number: "principalId" in record ? record.reference || number : number,
        on,
        dueOn,
        days: daysBetween(dueOn, today),
        total: totalOf(record),
        outstanding: amount,
        promised: forCheques.get(promisedKey(id)) ?? 0,
      };
    }),
  );
  return rows.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number));
}
